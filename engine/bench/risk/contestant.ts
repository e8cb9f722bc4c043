// One contestant of the benchmark in a process of its own: `node contestant.ts KIND TRIALS ROUNDS`. Prints its rates, in
// trials per CPU second (for workers per second of the clock), and a summary of its trials as JSON.
import stationZwolle from '../../golden/cases/station-zwolle.json' with { type: 'json' }
import { parseCase } from '../../src/case/parse-case.ts'
import type { KernelPlan } from '../../src/risk/kernel/kernel-plan.ts'
import { openKernel } from '../../src/risk/kernel/open-kernel.ts'
import { openSimulator } from '../../src/risk/kernel/open-simulator.ts'
import { runPlan } from '../../src/risk/kernel/run-plan.ts'
import { type Outcomes, outcomeColumns, simulateChunk } from '../../src/risk/path/trial.ts'
import { planRisk, type RiskPlan } from '../../src/risk/plan/plan.ts'
import { benchPlan, keepingPlan, quasiPlan } from './bench-plan.ts'
import { chunksOf, startPool } from './chunk-pool.ts'
import { editPlan } from './edit-plan.ts'
import { benchModel } from './model.ts'
import { naiveTrials } from './naive-trials.ts'
import { type Summary, summaryOf } from './outcomes.ts'
import { typedTrials } from './typed-trials.ts'
import { LATTICE_BITS, wholeRuns } from './whole-runs.ts'

const CHUNK_PAIRS = 2048
const FUNDING = 6

interface Columns {
  values: Float32Array | Float64Array
  stride: number
  trials: number
}

const columnSummary = ({ values, stride, trials }: Columns): Summary => {
  const column = (place: number): Float32Array | Float64Array =>
    values.subarray(place * stride, place * stride + trials)
  return summaryOf(column(0), column(1), column(FUNDING))
}

/** A function that runs this many trials, and says afterwards what they were. */
type Contestant = (trials: number) => () => Summary

function kernelContestant(mirrored: boolean, plan: KernelPlan = benchPlan(benchModel(), 1)): Contestant {
  const kernel = openKernel()
  if (!kernel) throw new Error('no vectors')
  kernel.load(plan)
  return trials => {
    const columns = kernel.simulate({ firstPair: 0, pairs: mirrored ? trials / 2 : trials, mirrored })
    return () => columnSummary(columns)
  }
}

const contestants: Record<string, () => Contestant> = {
  naive: () => {
    const model = benchModel()
    return trials => {
      const { total, firstParty, funding } = naiveTrials(model, trials)
      return () => summaryOf(total, firstParty, funding)
    }
  },
  typed: () => {
    const run = typedTrials(benchModel())
    return trials => {
      const summary = run(trials)
      return () => summary
    }
  },
  float64: () => {
    const plan = benchPlan(benchModel(), 1)
    return trials => {
      const columns = runPlan(plan, { firstPair: 0, pairs: trials / 2, mirrored: true })
      return () => columnSummary(columns)
    }
  },
  'case-float64': () => {
    const plan = benchCasePlan()
    return trials => {
      const outcomes = simulateChunk(plan, 0, trials)
      return () => caseSummary(plan, outcomes)
    }
  },
  case: () => {
    const plan = benchCasePlan()
    const { engine, simulate } = openSimulator(plan)
    if (engine !== 'kernel-2') throw new Error('the kernel does not cover the case')
    return trials => {
      const outcomes = simulate(0, trials)
      return () => caseSummary(plan, outcomes)
    }
  },
  kernel: () => kernelContestant(false),
  pairs: () => kernelContestant(true),
  quasi: () => kernelContestant(true, quasiPlan(benchModel(), 1, LATTICE_BITS)),
}

/** The case that is measured: five parties, 56 lines, 40 quarters, delays, presale, events and clauses. */
function benchCasePlan(): RiskPlan {
  const outcome = parseCase(stationZwolle)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return planRisk(outcome.case)
}

function caseSummary(plan: RiskPlan, outcomes: Outcomes): Summary {
  const { area, own, funding } = outcomeColumns(plan)
  return summaryOf(outcomes[area]!, outcomes[own]!, outcomes[funding]!)
}

/** Milliseconds of CPU for one edited line and 21 percentiles of as many kept trials, per edit. */
function editTimes(trials: number, rounds: number, place: number): object {
  const model = benchModel()
  const kernel = openKernel()
  if (!kernel) throw new Error('no vectors')
  const { plan, rows } = keepingPlan(model, 1)
  kernel.load(plan)
  let columns = kernel.keep(trials / 2)
  const edits = [0.1, -0.1].map(change => editPlan(model, rows, plan, model.lines[place]!, change))
  const ranks = [0.1, 0.5, 0.9].map(share => Math.ceil(share * trials) - 1)
  const times: number[] = []
  for (let round = 0; round < 2 * rounds; round += 1) {
    const start = process.cpuUsage()
    columns = kernel.rerun(edits[round % 2]!)
    for (let column = 0; column < plan.outputs; column += 1) kernel.atRanks(column, ranks)
    const { user, system } = process.cpuUsage(start)
    times.push((user + system) / 1000)
  }
  return { rates: times.slice(rounds), summary: columnSummary(columns) }
}

async function workerRates(count: number, trials: number, rounds: number): Promise<object> {
  const pool = await startPool(count)
  const pairs = trials / 2
  const rates: number[] = []
  let values = await pool.run(pairs, chunksOf(pairs, CHUNK_PAIRS, true))
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now()
    values = await pool.run(pairs, chunksOf(pairs, CHUNK_PAIRS, true))
    rates.push((trials * 1000) / (performance.now() - startMs))
  }
  await pool.stop()
  return { rates, summary: columnSummary({ values, stride: trials, trials }) }
}

function rates(kind: string, trials: number, rounds: number): object {
  const contestant = contestants[kind]?.()
  if (!contestant) throw new Error(`no contestant ${kind}`)
  contestant(Math.min(trials, 2 * Math.ceil(trials / 20)))
  const measured: number[] = []
  let summary = contestant(trials)
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage()
    summary = contestant(trials)
    const { user, system } = process.cpuUsage(start)
    measured.push((trials * 1e6) / (user + system))
  }
  return { rates: measured, summary: summary() }
}

const [kind = '', trials = 0, rounds = 0] = process.argv
  .slice(2)
  .map((word, place) => (place > 0 ? Number(word) : word)) as [string, number, number]
const edit = /^edit(\d+)$/.exec(kind)
const workers = /^workers(\d+)$/.exec(kind)
const whole = wholeRuns[kind]
const outcome = whole
  ? await whole(trials, rounds)
  : workers
    ? await workerRates(Number(workers[1]), trials, rounds)
    : edit
      ? editTimes(trials, rounds, Number(edit[1]))
      : rates(kind, trials, rounds)
console.log(JSON.stringify(outcome))
