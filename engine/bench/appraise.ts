// What a case of 200 lines x 120 quarters takes of one thread: `node engine/bench/appraise.ts` prints rows as JSON. Times
// are those of the processor, so that a busy machine counts as little as can be.
import { cpus, loadavg } from 'node:os'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { applyChanges, appraise, type Case, openExplainer, parseCase, workOutCase } from '../src/index.ts'
import { largeCase } from './large-case.ts'

/** One measured row, in the form of `bench --json`. */
interface BenchRow {
  name: string
  median: number
  min: number
  max: number
  unit: string
  ratioTo: Record<string, number>
}

const runs = Number(process.env.BENCH_RUNS ?? 200)
const batchSize = Number(process.env.BENCH_CASES ?? 10_000)

const cpuMs = (before?: NodeJS.CpuUsage): number => {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** Milliseconds of one run of a task, after runs that warm up. The clock goes by ticks: so many runs are timed together. */
function timesOf(task: (run: number) => unknown, count = runs, together = 10): number[] {
  for (let run = 0; run < Math.ceil(count / 4); run++) task(run)
  return Array.from({ length: Math.ceil(count / together) }, (_, group) => {
    const start = process.threadCpuUsage()
    for (let run = 0; run < together; run++) task(group * together + run)
    return cpuMs(start) / together
  })
}

function rowOf(name: string, unit: string, values: readonly number[]): BenchRow {
  const sorted = values.toSorted((a, b) => a - b)
  const round = (value: number) => Number(value.toPrecision(4))
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const [min, max] = [round(sorted[0] ?? 0), round(sorted.at(-1) ?? 0)]
  return { name, median: round(median), min, max, unit, ratioTo: {} }
}

/** The case with another price in one of its lines, each time another line. */
function withPrice(areaCase: Case, run: number): Case {
  const ids = (areaCase.lines ?? []).filter(line => line.quantity).map(line => line.id)
  const path = `/lines/@${ids[run % ids.length]}/quantity/unitPriceEur`
  const outcome = applyChanges(areaCase, [{ path, value: 200 + (run % 97) }])
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** The case with another value in one place, each time another one. */
function withValueAt(areaCase: Case, path: string, run: number): Case {
  const outcome = applyChanges(areaCase, [{ path, value: 0.01 + (run % 97) / 10_000 }])
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** One change on the other, each checked and worked out with every line. */
function editing(large: Case, change: (areaCase: Case, run: number) => Case): (run: number) => void {
  let edited = large
  let worked = workOutCase(large)
  return run => {
    edited = change(edited, run)
    worked = worked.after(edited)
  }
}

/** An edit is so short that this many fill some ticks of the clock. */
const editsTogether = 50

const timesOfEdits = (large: Case, change: (areaCase: Case, run: number) => Case): number[] =>
  timesOf(editing(large, change), 5 * runs, editsTogether)

/** What somebody meets who has just opened a case: nothing has run before in this process. */
function firstRows(): BenchRow[] {
  const first = (task: () => void): number[] => {
    const start = process.threadCpuUsage()
    task()
    return [cpuMs(start)]
  }
  const large = largeCase(200, 120)
  const whole = first(() => void appraise(large))
  const edit = editing(large, withPrice)
  const edits = first(() => {
    for (let run = 0; run < 20; run++) edit(run)
  }).map(ms => ms / 20)
  return [
    rowOf('first appraisal of a process', 'CPU ms', whole),
    rowOf('each of the first 20 edits of one line', 'CPU ms', edits),
  ]
}

function editRows(large: Case): BenchRow[] {
  return [
    rowOf(
      'appraise the whole case',
      'CPU ms',
      timesOf(() => appraise(large)),
    ),
    rowOf(
      'results and every line in time',
      'CPU ms',
      timesOf(() => workOutCase(large)),
    ),
    rowOf('edit of one line: checked, results and every line', 'CPU ms', timesOfEdits(large, withPrice)),
    rowOf(
      'edit of the rate of a party',
      'CPU ms',
      timesOfEdits(large, (areaCase, run) => withValueAt(areaCase, '/parties/@partij-1/rate', run)),
    ),
    rowOf(
      'edit of an index',
      'CPU ms',
      timesOfEdits(large, (areaCase, run) => withValueAt(areaCase, '/indices/index-1', run)),
    ),
    rowOf(
      'check of the whole file',
      'CPU ms',
      timesOf(() => parseCase(large)),
    ),
  ]
}

function explainRows(large: Case): BenchRow[] {
  const all = (large.lines ?? []).map(line => `/lines/${line.id}/realEur`)
  const explainAll = () => {
    const explainer = openExplainer(large)
    for (const pointer of ['/area/npvEur', ...all]) explainer.explain(pointer)
  }
  const explainOne = () => openExplainer(large).explain('/area/npvEur')
  return [
    rowOf('explain one figure of the area', 'CPU ms', timesOf(explainOne)),
    rowOf('explain the area and every line', 'CPU ms', timesOf(explainAll, Math.ceil(runs / 4))),
  ]
}

/** Time for each line and period of a case of four times the lines or twice the periods; 1 = grows with the case. */
function growthRows(large: Case): BenchRow[] {
  const [longer, later] = [largeCase(800, 120), largeCase(200, 240)]
  const median = (values: number[]) => rowOf('', '', values).median
  const tasks: [string, (areaCase: Case) => number][] = [
    ['check of the whole file', areaCase => median(timesOf(() => parseCase(areaCase)))],
    ['whole appraisal', areaCase => median(timesOf(() => appraise(areaCase)))],
    ['edit of one line', areaCase => median(timesOfEdits(areaCase, withPrice))],
  ]
  return tasks.flatMap(([name, timeOf]) => {
    const time = timeOf(large)
    return [
      rowOf(`${name}: 800 lines for each line of 200`, 'x', [timeOf(longer) / time / 4]),
      rowOf(`${name}: 240 periods for each of 120`, 'x', [timeOf(later) / time / 2]),
    ]
  })
}

/** Many cases, each another one; the memory that is in use after the last against that after the first tenth. */
function batchRows(large: Case): BenchRow[] {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const usedMb = () => {
    collect()
    return process.memoryUsage().heapUsed / 1e6
  }
  const sizes = [batchSize / 10, batchSize - batchSize / 10]
  const used: number[] = []
  const rates = sizes.map(size => {
    const start = process.threadCpuUsage()
    for (let run = 0; run < size; run++) appraise(withPrice(large, run))
    const rate = (1000 * size) / cpuMs(start)
    used.push(usedMb())
    return rate
  })
  const edit = editing(large, withPrice)
  const usedByEdits = sizes.map(size => {
    for (let run = 0; run < size; run++) edit(run)
    return usedMb()
  })
  const growth = ([first = 0, last = 0]: number[]) => [last - first]
  return [
    rowOf(`batch of ${batchSize} cases, one thread`, 'cases/CPU s', rates),
    rowOf('growth of memory in the batch', 'MB', growth(used)),
    rowOf(`growth of memory in ${batchSize} edits on each other`, 'MB', growth(usedByEdits)),
  ]
}

/** All rows; times against that of a whole appraisal. */
function benchAppraise(): BenchRow[] {
  const fresh = firstRows()
  const large = largeCase(200, 120)
  const [first, ...others] = [...editRows(large), ...explainRows(large)] as [BenchRow, ...BenchRow[]]
  const compared = others.map(row => ({ ...row, ratioTo: { [first.name]: row.median / first.median } }))
  const perSecond = { ...first, name: 'cases appraised, one thread', unit: 'cases/CPU s' }
  for (const figure of ['median', 'min', 'max'] as const)
    perSecond[figure] = Math.round(1000 / first[figure === 'min' ? 'max' : figure === 'max' ? 'min' : figure])
  return [first, perSecond, ...compared, ...fresh, ...growthRows(large), ...batchRows(large)]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const machine = { cores: cpus().length, model: cpus()[0]?.model, load: loadavg()[0], node: process.version }
  console.log(JSON.stringify({ rows: benchAppraise(), machine }))
}
