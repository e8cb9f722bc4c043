import { describe, expect, test } from 'vitest'
import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import type { Case } from '../../case/types.ts'
import { appraise } from '../../ledger/appraise.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { openSimulator } from '../kernel/open-simulator.ts'
import { leadingDirections } from '../path/leading-directions.ts'
import { type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import { planRisk } from '../plan/plan.ts'
import { latticeBits, type Sampling } from '../plan/sampling.ts'
import { LATTICE_PLACES, latticePlace, pointWord } from '../random/lattice.ts'
import { standardErrors } from '../statistics/standard-errors.ts'
import { chunksOf, openJob, place, roomFor } from './chunks.ts'
import {
  answerOf,
  prepareRisk,
  type RiskAnswer,
  type RiskQuestion,
  type RiskRun,
  runRisk,
  workloadOf,
} from './risk-run.ts'

const grex = goldenCase('mini-grex')
const station = goldenCase('station-zwolle')

/** Of this case the mean of every party is what is planned, and the spread of the land exploitation is known exactly. */
const pricesOnly: Case = {
  ...grex,
  risk: {
    factors: riskAssumptions.factors.filter(factor => factor.id !== 'sales-pace'),
    downturn: { salesPace: 1 },
  },
}
const EXACT_SD_EUR = 1_225_055

function prepared(areaCase: Case, question: RiskQuestion): RiskRun {
  const outcome = prepareRisk(areaCase, question)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.run
}

function answered(areaCase: Case, question: RiskQuestion): RiskAnswer {
  const answer = runRisk(prepared(areaCase, question))
  if (!answer) throw new Error('the run was stopped')
  return answer
}

const party = grex.parties[0]!.id
const plannedEur = appraise(pricesOnly).parties[party]!.npvOwnEur
const ownOf = (answer: RiskAnswer) => answer.parties[party]!

describe.each(['plain', 'pairs', 'quasi'] as const)('%s sampling', sampling => {
  test('has the mean that is planned and the spread of its second moments', () => {
    const { mean, sd, se } = ownOf(answered(pricesOnly, { sampling, trials: 100_000 }))
    expect(Math.abs(mean - plannedEur)).toBeLessThan(4 * se.mean!)
    expect(Math.abs(sd / EXACT_SD_EUR - 1)).toBeLessThan(0.01)
  })

  test('says how far its mean can be off: two standard errors hold the truth in 19 of 20 runs', () => {
    const seeds = Array.from({ length: 60 }, (_, seed) => seed)
    const held = seeds.filter(seed => {
      const { mean, se } = ownOf(answered(pricesOnly, { sampling, trials: 2048, seed }))
      return Math.abs(mean - plannedEur) <= 2 * se.mean!
    })
    expect(held.length).toBeGreaterThanOrEqual(53)
    expect(held.length).toBeLessThan(60)
  })

  test.each([grex, station])('gives by the kernel the trials of the double-precision run', areaCase => {
    const { plan } = prepared(areaCase, { sampling, trials: 4000 })
    const { engine, simulate } = openSimulator(plan)
    expect(engine).toBe('kernel-2')
    const [fast, exact] = [simulate(1300, 600), simulateChunk(plan, 1300, 600)]
    expect(farthest(fast, exact)).toBeLessThan(1e-4)
  })

  test('gives the same bits and hash whatever the chunks and their order', () => {
    const run = prepared(station, { sampling, trials: 3000 })
    const workload = workloadOf(run)
    const inChunks = (size: number): RiskAnswer => {
      const outcomes = roomFor(workload)
      const work = openJob(workload.job)
      for (const chunk of chunksOf(workload, size).reverse()) place(outcomes, chunk, work(chunk))
      return answerOf(run, outcomes)
    }
    const whole = runRisk(run)
    expect(whole?.sampling ?? 'pairs').toBe(sampling)
    expect(inChunks(618)).toEqual(whole)
    expect(inChunks(74)).toEqual(whole)
    expect(answered(station, { sampling, trials: 3000 }).resultHash).toBe(whole?.resultHash)
    expect(answered(station, { sampling, trials: 3000, seed: 2 }).resultHash).not.toBe(whole?.resultHash)
  })
})

/** Largest difference in any column and trial, in standard deviations of the column. */
function farthest(fast: Outcomes, exact: Outcomes): number {
  return Math.max(
    ...exact.map((column, at) => {
      const mean = column.reduce((sum, value) => sum + value, 0) / column.length
      const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
      return Math.max(...column.map((value, trial) => Math.abs(fast[at]![trial]! - value) / (sd || 1)))
    }),
  )
}

test('plain trials are the first of every pair', () => {
  const area = (sampling: Sampling, count: number): Float64Array => {
    const { plan } = prepared(station, { sampling, trials: count })
    return openSimulator(plan).simulate(0, count)[outcomeColumns(plan).area]!
  }
  const pairs = area('pairs', 100)
  expect(area('plain', 50)).toEqual(pairs.filter((_, trial) => trial % 2 === 0))
})

describe('a lattice', () => {
  test('makes the errors smaller: those of the mean of prices alone fivefold, those of P90 of a whole case', () => {
    const errors = (areaCase: Case, sampling: Sampling) =>
      answered(areaCase, { sampling, trials: 16_384 }).area.se
    expect(errors(pricesOnly, 'quasi').mean!).toBeLessThan(errors(pricesOnly, 'plain').mean! / 5)
    expect(errors(station, 'quasi').p90!).toBeLessThan(0.8 * errors(station, 'pairs').p90!)
  })

  test('has 16 to 31 whole copies, of a power of two pairs', () => {
    for (const trials of [1024, 1025, 2047, 2048, 65_535, 100_000, 1_000_000]) {
      const run = prepared(grex, { sampling: 'quasi', trials })
      const bundle = 2 * 2 ** latticeBits(run.trials)
      expect(run.plan.quasi?.bits).toBe(latticeBits(run.trials))
      expect(run.trials % bundle).toBe(0)
      expect(run.trials / bundle).toBeGreaterThanOrEqual(16)
      expect(run.trials / bundle).toBeLessThan(32)
      expect(run.trials).toBeLessThanOrEqual(1_000_000)
      expect(run.trials).toBeGreaterThan(0.98 * trials)
    }
  })

  test('has in every copy and place one point in each of its strips', () => {
    for (let at = 0; at < LATTICE_PLACES; at += 1)
      for (const copy of [0, 5]) {
        const words = Array.from({ length: 64 }, (_, number) =>
          pointWord(latticePlace(9, at), 6, 64 * copy + number),
        )
        const low = words[0]! & 0x3ffffff
        expect(words.every(word => (word & 0x3ffffff) === low)).toBe(true)
        expect(new Set(words.map(word => word >>> 26)).size).toBe(64)
      }
  })

  test('lies along directions that stand square on each other, the first along what moves the area', () => {
    const directions = leadingDirections(planRisk(station))
    expect(directions).toHaveLength(6)
    for (const [at, one] of directions.entries())
      for (const [other, two] of directions.entries()) {
        const product = one.reduce((sum, value, n) => sum + value * two[n]!, 0)
        expect(product).toBeCloseTo(at === other ? 1 : 0, 12)
      }
  })
})

test('errors by bundle: the spread of their means, and a copy of a lattice is a batch by itself', () => {
  const values = Float64Array.from([1, 3, 2, 4, 5, 7, 8, 10])
  expect(standardErrors(values, 1).mean).toBeCloseTo(Math.sqrt(8.5 / 7), 12)
  expect(standardErrors(values, 2).mean).toBeCloseTo(Math.sqrt(7.5 / 3), 12)
  // The means of the two are 2.5 and 7.5; of their lowest, second and highest likewise.
  expect(standardErrors(values, 4)).toEqual({ mean: 2.5, p10: 2, p50: 2.5, p90: 3 })
})

test('quasi-random sampling is refused for a replay and for too few trials, both at once', () => {
  const refused = (question: RiskQuestion) => {
    const outcome = prepareRisk(grex, { sampling: 'quasi', ...question })
    return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])
  }
  const replay = { id: '2008-2013', year: 2031 }
  expect(refused({ trials: 1024 })).toEqual([])
  expect(refused({ trials: 1023 })).toEqual([['--trials', 'TE_WEINIG_VOOR_QUASI']])
  expect(refused({ replay })).toEqual([['--sampling', 'QUASI_BIJ_HERHALING']])
  expect(refused({ replay, trials: 10 })).toEqual([
    ['--sampling', 'QUASI_BIJ_HERHALING'],
    ['--trials', 'TE_WEINIG_VOOR_QUASI'],
  ])
})
