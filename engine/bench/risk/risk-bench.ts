// The risk kernel beside its anchors: `node engine/bench/risk/risk-bench.ts` prints rows as JSON. Contestants take turns, so
// that a busy moment of the machine hits all of them; rates are per CPU second. numpy and C run where they are found.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchModel } from './model.ts'
import { nativeHeader } from './native-header.ts'
import { type Summary, strangeFigures, summaryOf } from './outcomes.ts'
import { sumTerms } from './sum-plan.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const turns = Number(process.env.BENCH_TURNS ?? 3)

interface BenchRow {
  name: string
  median: number
  min: number
  max: number
  unit: string
  ratioTo: Record<string, number>
}

interface Contestant {
  name: string
  unit: string
  /** Rates of one turn, and what its trials came to where that can be held against the reference. */
  run(): { rates: number[]; summary?: Summary }
}

const oneKernel = 'kernel, mirrored pairs'
const oneWorker = 'kernel, mirrored pairs, 1 worker'
const twoWorkers = 'kernel, mirrored pairs, 2 workers'
const perCpuSecond = 'trials/CPU s'

function script(name: string, kind: string, trials: number, unit = perCpuSecond, rounds = 3): Contestant {
  const words = [join(here, 'contestant.ts'), kind, String(trials), String(rounds)]
  return { name, unit, run: () => JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) }
}

/** The model and a sum of lognormals in Squiggle, where that is installed (see squiggle/package.json). */
function squiggle(folder: string): Contestant[] {
  const program = join(here, '..', 'squiggle', 'squiggle-trials.mjs')
  if (!existsSync(join(here, '..', 'squiggle', 'node_modules', '@quri', 'squiggle-lang'))) return []
  writeFileSync(join(folder, 'terms.json'), JSON.stringify(sumTerms))
  writeFileSync(join(folder, 'model.json'), JSON.stringify(benchModel()))
  const one = (name: string, unit: string, ...words: string[]): Contestant => ({
    name,
    unit,
    run: () => JSON.parse(execFileSync(process.execPath, [program, ...words], { encoding: 'utf8' })),
  })
  return [
    one(squiggleSum, sumUnit, 'sum', join(folder, 'terms.json'), '100000', '2'),
    one(squiggleModel, perCpuSecond, 'reduced', join(folder, 'model.json'), '1000', '1'),
  ]
}

/** A program that prints rates and writes its columns in single precision to the file it is given last. */
function program(name: string, command: string, words: readonly string[], folder: string): Contestant {
  const file = join(folder, 'columns')
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1' }
  const run = (): { rates: number[]; summary: Summary } => {
    const said = execFileSync(command, [...words, file], { encoding: 'utf8', env })
    const bytes = readFileSync(file)
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
    const n = values.length / 7
    const summary = summaryOf(values.subarray(0, n), values.subarray(n, 2 * n), values.subarray(6 * n))
    return { rates: said.trim().split(/\s+/).map(Number), summary }
  }
  return { name, unit: perCpuSecond, run }
}

const succeeds = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0

/** The Python of the system first: its numpy is the one that a package manager keeps. */
const python = ['/usr/bin/python3', 'python3'].find(command => succeeds(command, '-c', 'import numpy'))

function numpyVersion(): string | undefined {
  if (!python) return undefined
  return execFileSync(python, ['-c', 'import numpy; print(numpy.__version__)'], { encoding: 'utf8' }).trim()
}

function numpy(folder: string): Contestant[] {
  if (!python) return []
  writeFileSync(join(folder, 'model.json'), JSON.stringify(benchModel()))
  const words = (style: string, trials: number): string[] => [
    join(here, 'numpy-trials.py'),
    folder,
    style,
    String(trials),
    '1000',
    '2',
  ]
  return [
    program('numpy, as an analyst writes it', python, words('analyst', 5000), folder),
    program('numpy, expert', python, words('expert', 20_000), folder),
  ]
}

/** C on 4 lanes, and on 16 where the processor has them. */
function native(folder: string): Contestant[] {
  if (!succeeds('gcc', '--version')) return []
  writeFileSync(join(folder, 'model.h'), nativeHeader(benchModel()))
  const build = (name: string, lanes: number): Contestant[] => {
    const file = join(folder, `native${lanes}`)
    const flags = ['-O3', '-march=native', '-fno-math-errno', '-Wno-psabi', `-DLANES=${lanes}`, `-I${folder}`]
    const isBuilt = succeeds('gcc', ...flags, '-o', file, join(here, 'native-trials.c'))
    return isBuilt && succeeds(file, '16', '1') ? [program(name, file, ['400000', '3'], folder)] : []
  }
  return [...build('C, 4 lanes', 4), ...build('C, 16 lanes (AVX-512)', 16)]
}

const squiggleSum = 'Squiggle, sum of 60 lognormals'
const squiggleModel = 'Squiggle, model without correlation, delays and funding'
const sumKernel = 'sum of 60 lognormals, kernel'
const sumUnit = 'samples x terms/CPU s'
const quasiKernel = 'kernel, lattice'
const caseWorkers = [1, 2].map(count => `station-zwolle, kernel, ${count} worker${count > 1 ? 's' : ''}`)
const caseKernel = 'station-zwolle, kernel'
const caseFloat64 = 'station-zwolle, trial by trial'
const caseTrials = 20_000
const keptTrials = 50_000
const editUnit = `CPU ms, ${keptTrials} trials`

const folder = mkdtempSync(join(tmpdir(), 'risk-bench-'))
const anchors = [
  script('naive JavaScript', 'naive', 3000),
  script('typed arrays', 'typed', 20_000),
  script('plan in double precision', 'float64', 20_000),
  ...numpy(folder),
  ...native(folder),
  ...squiggle(folder),
]
const contestants = [
  ...anchors,
  script('kernel', 'kernel', 100_000),
  script(oneKernel, 'pairs', 100_000),
  script(quasiKernel, 'quasi', 102_400),
  script(sumKernel, 'sum', 100_000, sumUnit),
  script(caseFloat64, 'case-float64', caseTrials),
  script(caseKernel, 'case', caseTrials),
  script('edit of a cost of 19 quarters, 21 percentiles', 'edit30', keptTrials, editUnit, 11),
  script('edit of a sale of 61 quarters, 21 percentiles', 'edit16', keptTrials, editUnit, 11),
  script(oneWorker, 'workers1', 200_000, 'trials/s'),
  script(twoWorkers, 'workers2', 200_000, 'trials/s'),
  script(caseWorkers[0]!, 'case-workers1', 100_000, 'trials/s', 1),
  script(caseWorkers[1]!, 'case-workers2', 100_000, 'trials/s', 1),
  script('station-zwolle, another interest: plan and 5,000 trials', 'first-answer', 5000, 'CPU ms', 7),
  script('portfolio of 49 areas, 20,000 trials, 2 workers', 'portfolio', 20_000, 's', 1),
]

const isCase = (name: string): boolean => name === caseKernel || name === caseFloat64

/** The case by the kernel is the case trial by trial: on the same draws, its figures differ by rounding alone. */
function checkCase(summaries: ReadonlyMap<string, Summary>): void {
  const [fast, exact] = [summaries.get(caseKernel)!, summaries.get(caseFloat64)!]
  const names = Object.keys(exact) as (keyof Summary)[]
  const strange = names.filter(name => Math.abs(fast[name] - exact[name]) > exact.sd / 1000)
  if (strange.length > 0) throw new Error(`the kernel works out another case: ${strange.join(', ')}`)
}

/** All contestants in turn; a contestant whose figures are strange works out something else and is refused. */
function takeTurns(): Map<string, number[]> {
  const measured = new Map(contestants.map(({ name }) => [name, [] as number[]]))
  const summaries = new Map<string, Summary>()
  for (let turn = 0; turn < turns; turn += 1)
    for (const { name, run } of contestants) {
      const { rates, summary } = run()
      if (summary) summaries.set(name, summary)
      const strange = isCase(name) || !summary ? [] : strangeFigures(summary)
      if (strange.length > 0) throw new Error(`${name} works out another model: ${strange.join(', ')}`)
      measured.get(name)?.push(...rates)
    }
  checkCase(summaries)
  return measured
}

/** What a row is measured against: ours against every anchor, two workers against one. */
function anchorsOf(name: string): string[] {
  if (name === twoWorkers) return [oneWorker]
  if (name === caseKernel) return [caseFloat64]
  if (name === caseWorkers[1]) return [caseWorkers[0]!]
  if (name === sumKernel) return [squiggleSum]
  if (name === oneWorker || !name.startsWith('kernel')) return []
  return anchors.map(anchor => anchor.name).filter(anchor => anchor !== squiggleSum)
}

/** Rows that follow from the rates: how long 100,000 trials take, and how long a wanted accuracy. */
function derivedRows(medians: ReadonlyMap<string, number>): BenchRow[] {
  const row = (
    name: string,
    median: number,
    unit: string,
    ratioTo: Record<string, number> = {},
  ): BenchRow => ({
    name,
    median,
    min: median,
    max: median,
    unit,
    ratioTo,
  })
  const lasting = (name: string): BenchRow =>
    row(`100,000 trials, 7 outputs: ${name}`, 1e8 / medians.get(name)!, 'ms')
  const [plain, pairs, lattice] = script('', 'trials-for', 0).run().rates as [number, number, number]
  const anchor = [...medians.keys()].findLast(name => name.startsWith('C, '))
  const accuracy = (name: string, trials: number): BenchRow =>
    row(
      `P90 to 0.2 % of P90 - P10: ${name}, ${Math.round(trials)} trials`,
      (1000 * trials) / medians.get(name)!,
      'CPU ms',
      anchor && name !== anchor
        ? { [anchor]: (trials * medians.get(anchor)!) / (plain * medians.get(name)!) }
        : {},
    )
  return [
    lasting(oneKernel),
    lasting(oneWorker),
    lasting(twoWorkers),
    ...caseWorkers.map(lasting),
    ...(anchor ? [accuracy(anchor, plain)] : []),
    accuracy('kernel', plain),
    accuracy(oneKernel, pairs),
    accuracy(quasiKernel, lattice),
  ]
}

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

try {
  const measured = takeTurns()
  const medians = new Map([...measured].map(([name, rates]) => [name, middle(rates)]))
  const rows = contestants.map(({ name, unit }) => {
    const rates = measured.get(name)!
    const median = medians.get(name)!
    const known = anchorsOf(name).filter(anchor => medians.has(anchor))
    const ratioTo = Object.fromEntries(known.map(anchor => [anchor, median / medians.get(anchor)!]))
    return { name, median, min: Math.min(...rates), max: Math.max(...rates), unit, ratioTo }
  })
  const machine = {
    cores: cpus().length,
    model: cpus()[0]?.model,
    load: loadavg()[0],
    node: process.version,
    numpy: numpyVersion(),
  }
  console.log(JSON.stringify({ rows: [...rows, ...derivedRows(medians)], machine }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
