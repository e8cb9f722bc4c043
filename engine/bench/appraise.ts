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

/** The clock of the processor goes by ticks: a time is that of so many runs together. */
const together = 10

/** Milliseconds of one run of a task, measured so many times, after runs that warm up. */
function timesOf(task: (run: number) => unknown, count = runs): number[] {
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

function editRows(large: Case): BenchRow[] {
  let edited = large
  let worked = workOutCase(large)
  const workOut = (run: number) => {
    edited = withPrice(edited, run)
    worked = worked.after(edited)
  }
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
    rowOf('edit of one line: checked, results and every line', 'CPU ms', timesOf(workOut)),
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
  return [
    rowOf(`batch of ${batchSize} cases, one thread`, 'cases/CPU s', rates),
    rowOf('growth of memory in the batch', 'MB', [(used[1] ?? 0) - (used[0] ?? 0)]),
  ]
}

/** All rows; times against that of a whole appraisal. */
function benchAppraise(): BenchRow[] {
  const large = largeCase(200, 120)
  const [first, ...others] = [...editRows(large), ...explainRows(large)] as [BenchRow, ...BenchRow[]]
  const compared = others.map(row => ({ ...row, ratioTo: { [first.name]: row.median / first.median } }))
  const perSecond = { ...first, name: 'cases appraised, one thread', unit: 'cases/CPU s' }
  for (const figure of ['median', 'min', 'max'] as const)
    perSecond[figure] = Math.round(1000 / first[figure === 'min' ? 'max' : figure === 'max' ? 'min' : figure])
  return [first, perSecond, ...compared, ...batchRows(large)]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const machine = { cores: cpus().length, model: cpus()[0]?.model, load: loadavg()[0], node: process.version }
  console.log(JSON.stringify({ rows: benchAppraise(), machine }))
}
