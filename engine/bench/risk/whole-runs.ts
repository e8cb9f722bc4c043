import { parseCase } from '../../src/case/parse-case.ts'
import type { Case } from '../../src/case/types.ts'
import { goldenCase, goldenCases } from '../../src/ledger/testing/golden-cases.ts'
import { casePlan } from '../../src/risk/kernel/case/case-plan.ts'
import type { KernelPlan } from '../../src/risk/kernel/kernel-plan.ts'
import { type Kernel, openKernel } from '../../src/risk/kernel/open-kernel.ts'
import { planRisk } from '../../src/risk/plan/plan.ts'
import { chunksOf } from '../../src/risk/run/chunks.ts'
import { preparePortfolio } from '../../src/risk/run/portfolio.ts'
import { prepareRisk, workloadOf } from '../../src/risk/run/risk-run.ts'
import { deviationOf, meanOf, percentile } from '../../src/risk/statistics/percentiles.ts'
import { runPortfolioOnWorkers } from '../../src/runners/node.ts'
import { runShared } from '../../src/runners/node-shared.ts'
import { benchPlan, quasiPlan } from './bench-plan.ts'
import { benchModel } from './model.ts'
import { sumMean, sumPlan, sumTerms } from './sum-plan.ts'

/** Points of a copy of the lattice for about as many trials as the wanted accuracy takes, as a power of two. */
export const LATTICE_BITS = 10

/** Measured figures of one turn; what they are is said by the benchmark. */
export interface Measured {
  rates: number[]
}

function opened(plan: KernelPlan): Kernel {
  const kernel = openKernel()
  if (!kernel) throw new Error('this machine has no vectors of 128 bits')
  kernel.load(plan)
  return kernel
}

function cpuMs(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Samples x terms per CPU second of the sum of lognormals, with three percentiles. */
function sumRates(samples: number, rounds: number): Measured {
  const kernel = opened(sumPlan(1))
  const ranks = [0.1, 0.5, 0.9].map(share => Math.ceil(share * samples) - 1)
  const rates = Array.from({ length: rounds + 1 }, () => {
    const ms = cpuMs(() => {
      kernel.simulate({ firstPair: 0, pairs: samples, mirrored: false })
      kernel.atRanks(0, ranks)
    })
    return (samples * sumTerms.length * 1000) / ms
  })
  const { values } = kernel.simulate({ firstPair: 0, pairs: samples, mirrored: false })
  const mean = values.subarray(0, samples).reduce((sum, value) => sum + value, 0) / samples
  if (Math.abs(mean / sumMean - 1) > 0.01) throw new Error(`the sum has mean ${mean}, not ${sumMean}`)
  return { rates: rates.slice(1) }
}

/**
 * Trials that bring the standard error of P90 of the total to `share` of P90 - P10: plain, in pairs, and with a lattice.
 * From the variance of P90 over batches of the size of a copy of the lattice, which falls with the number of batches.
 */
function trialsFor(share: number): number[] {
  const model = benchModel()
  const [trials, batch] = [2 ** 20, 2 ** (LATTICE_BITS + 1)]
  const plans = [benchPlan(model, 1), benchPlan(model, 1), quasiPlan(model, 1, LATTICE_BITS)]
  return plans.map((plan, number) => {
    const mirrored = number > 0
    const range = { firstPair: 0, pairs: mirrored ? trials / 2 : trials, mirrored }
    const total = Float64Array.from(opened(plan).simulate(range).values.subarray(0, trials))
    const p90s = Float64Array.from({ length: trials / batch }, (_, place) =>
      percentile(total.slice(place * batch, (place + 1) * batch).sort(), 0.9),
    )
    total.sort()
    const wanted = share * (percentile(total, 0.9) - percentile(total, 0.1))
    return (batch * deviationOf(p90s, meanOf(p90s)) ** 2) / wanted ** 2
  })
}

/** Trials per second of the clock of a whole case, its workers started within that time where they are. */
async function caseRates(workers: number, trials: number, rounds: number): Promise<Measured> {
  const prepared = prepareRisk(goldenCase('station-zwolle'), { trials })
  if (!prepared.ok) throw new Error('the case cannot be run')
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await runShared(workloadOf(prepared.run), workers)
    rates.push((trials * 1000) / (performance.now() - start))
  }
  return { rates }
}

/** The same areas seven times over, each with draws of its own but for the market: 49 areas. */
function manyAreas(): Case[] {
  return Array.from({ length: 7 }, (_, copy) =>
    [...goldenCases.values()].map(one => ({ ...one, id: `${one.id}-${copy}` })),
  ).flat()
}

/** Seconds of the clock for the trials of a portfolio of 49 areas, its workers started within that time. */
async function portfolioSeconds(workers: number, trials: number, rounds: number): Promise<Measured> {
  const prepared = preparePortfolio(manyAreas(), { trials })
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.errors))
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await runPortfolioOnWorkers(prepared.asked, chunksOf({ trials }), workers, async () => true)
    rates.push((performance.now() - start) / 1000)
  }
  return { rates }
}

/** CPU milliseconds from another interest rate to the first answer: plan, trials and the percentiles of seven columns. */
function firstAnswerMs(trials: number, rounds: number): Measured {
  const kernel = openKernel()
  if (!kernel) throw new Error('this machine has no vectors of 128 bits')
  const ranks = [0.1, 0.5, 0.9].map(share => Math.ceil(share * trials) - 1)
  const rates = Array.from({ length: 2 * rounds }, (_, round) => {
    const base = goldenCase('station-zwolle')
    const outcome = parseCase({ ...base, rates: { ...base.rates, interest: 0.02 + round / 1000 } })
    if (!outcome.ok) throw new Error('the case cannot be read')
    return cpuMs(() => {
      const plan = casePlan(planRisk(outcome.case))
      if (!plan) throw new Error('the kernel does not cover the case')
      kernel.load(plan)
      kernel.simulate({ firstPair: 0, pairs: trials / 2, mirrored: true })
      for (let column = 0; column < 7; column += 1) kernel.atRanks(column, ranks)
    })
  })
  return { rates: rates.slice(rounds) }
}

/** What is measured of whole runs, by kind. */
export const wholeRuns: Record<string, (trials: number, rounds: number) => Measured | Promise<Measured>> = {
  sum: sumRates,
  'trials-for': () => ({ rates: trialsFor(0.002) }),
  'case-workers1': (trials, rounds) => caseRates(1, trials, rounds),
  'case-workers2': (trials, rounds) => caseRates(2, trials, rounds),
  portfolio: (trials, rounds) => portfolioSeconds(2, trials, rounds),
  'first-answer': firstAnswerMs,
}
