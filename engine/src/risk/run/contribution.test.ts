import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { outcomeColumns, simulateChunk } from '../path/trial.ts'
import { distributionOf } from '../statistics/distribution.ts'
import { answered, prepared } from '../testing/run.ts'
import { runHere } from './chunks.ts'
import {
  type ContributionAnswer,
  type ContributionQuestion,
  findContribution,
  prepareContribution,
} from './contribution.ts'

const TRIALS = 1_000

function refused(areaCase: Case, question: ContributionQuestion): [string, string][] {
  const outcome = prepareContribution(areaCase, question)
  return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])
}

async function found(
  areaCase: Case,
  question: Omit<ContributionQuestion, 'trials'>,
): Promise<ContributionAnswer> {
  const outcome = prepareContribution(areaCase, { trials: TRIALS, ...question })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const answer = await findContribution(outcome.asked, runHere)
  if (!answer) throw new Error('stopped')
  return answer
}

/** Value of the developer of four parties at its required return, per trial. */
function values(areaCase: Case): Float64Array {
  const { plan } = prepared(areaCase)
  return simulateChunk(plan, 0, TRIALS)[outcomeColumns(plan).required + 1]!
}

/** The value that at least 80 % of the trials reach, and no more than needed. */
function shortest(own: Float64Array): number {
  return own.toSorted()[0.2 * TRIALS]!
}

/** The case with a fixed price that is paid before its other clauses. */
function withGift(areaCase: Case, from: string, amountEur: number, t: number): Case {
  const gift = { id: 'gift', kind: 'fixed-price', from, to: 'dev', inputs: { amountEur, t } }
  const outcome = parseCase({ ...areaCase, clauses: [gift, ...(areaCase.clauses ?? [])] })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const four = goldenCase('vier-partijen')
const zwolle = goldenCase('station-zwolle')

describe('without clauses', () => {
  test('a grant now is what the percentile of the party is short, and later as much more as its return', async () => {
    const short = -shortest(values(four))
    const now = await found(four, { party: 'dev', probability: 0.8 })
    expect(now.amountEur).toBeCloseTo(short, 2)
    expect([now.atT, now.payer, now.instrument]).toEqual([0, 'gem', 'grant'])
    const later = await found(four, { party: 'dev', probability: 0.8, t: 2 })
    expect(later.amountEur).toBeCloseTo(short * 1.08 ** 2, 2)
    expect(now.expectedCostEur).toBeCloseTo(short, 2)
    expect(later.expectedCostEur).toBeCloseTo((short * 1.08 ** 2) / 1.02 ** 2, 2)
  })

  test('what a grant gives too much, and what a guarantee costs, follow from the same trials', async () => {
    const own = values(four)
    const short = -shortest(own)
    const mean = (of: (value: number) => number): number =>
      own.reduce((sum, value) => sum + of(value), 0) / TRIALS
    const grant = await found(four, { party: 'dev', probability: 0.8 })
    expect(grant.surplusGivenEur).toBeCloseTo(
      mean(value => Math.max(0, value + short) - Math.max(0, value)),
      0,
    )
    const guarantee = await found(four, { party: 'dev', probability: 0.8, instrument: 'guarantee' })
    expect(guarantee.atT).toBe(4)
    expect(guarantee.amountEur).toBeCloseTo(short * 1.08 ** 4, 2)
    const paid = mean(value => Math.min(short, Math.max(0, -value)))
    expect(guarantee.expectedCostEur).toBeCloseTo((paid * 1.08 ** 4) / 1.02 ** 4, 0)
    expect(guarantee.surplusGivenEur).toBeCloseTo(0, 6)
    expect(guarantee.p90CostEur).toBeCloseTo((short * 1.08 ** 4) / 1.02 ** 4, 2)
  })
})

describe('with an overage and a presale condition', () => {
  test('a grant of that amount gives the party its probability, in the run with all clauses', async () => {
    const { amountEur, pReturnMetBefore } = await found(zwolle, { party: 'dev', probability: 0.7 })
    expect(answered(zwolle, { trials: TRIALS }).parties.dev!.pReturnMet).toBe(pReturnMetBefore)
    const chance = (eur: number): number =>
      answered(withGift(zwolle, 'gem', eur, 0), { trials: TRIALS }).parties.dev!.pReturnMet
    expect(chance(amountEur!)).toBe(0.7)
    expect(chance(amountEur! - 1)).toBe(0.699)
  })

  test('the overage gives part of a grant back, so the payer expects to pay less than the grant', async () => {
    const { amountEur, expectedCostEur, p90CostEur } = await found(zwolle, { party: 'dev', probability: 0.9 })
    expect(expectedCostEur).toBeLessThan(amountEur! - 1e6)
    expect(p90CostEur).toBeCloseTo(amountEur!, 2)
  })

  test('off the land price no more can come than is paid for land: a higher chance has no answer, and a reason', async () => {
    const low = await found(zwolle, { party: 'dev', probability: 0.5, instrument: 'land-price' })
    expect(low.amountEur).toBeGreaterThan(0)
    const high = await found(zwolle, { party: 'dev', probability: 0.95, instrument: 'land-price' })
    expect([high.amountEur, high.se, high.expectedCostEur]).toEqual([null, null, null])
    expect(high.reason?.en).toMatch(/at most 7\d\.\d %/)
    expect(high.frontier.filter(point => point.amountEur === null).length).toBeGreaterThan(1)
  })
})

test('the frontier rises with the probability, and a party that meets its return needs nothing', async () => {
  const { frontier, se } = await found(zwolle, { party: 'dev', probability: 0.8 })
  const amounts = frontier.map(point => point.amountEur ?? 0)
  expect(frontier.map(point => point.probability)).toEqual([
    0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95,
  ])
  expect(amounts.toSorted((a, b) => a - b)).toEqual(amounts)
  expect(se).toBeGreaterThan(0)
  const none = await found(four, { party: 'dev', probability: 0.05 })
  expect([none.amountEur, none.expectedCostEur, none.surplusGivenEur]).toEqual([0, 0, 0])
})

test('a normal result of -1.5 with spread 2 needs 3.1832 for 80 %, and a guarantee costs 1.7623 on average', () => {
  const steps = Float64Array.from({ length: 20_001 }, (_, place) => (place - 10_000) / 1_500)
  const weights = steps.map(z => Math.exp((-z * z) / 2))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const short = steps.reduce((sum, z, place) => sum + weights[place]! * Math.max(0, 1.5 - 2 * z), 0) / all
  expect(short).toBeCloseTo(1.7623, 4)
  const even = distributionOf(Float64Array.from({ length: 100 }, (_, place) => place - 20))
  expect([even.p20, even.pNonNegative]).toEqual([-1, 0.8])
})

test('unknown parties, a payer that is the party and a period past the end are told together', () => {
  expect(refused(four, { party: 'weg', payer: 'ook', probability: 0.8 })).toEqual([
    ['--party', 'ONBEKENDE_PARTIJ'],
    ['--payer', 'ONBEKENDE_PARTIJ'],
  ])
  expect(refused(four, { party: 'dev', payer: 'dev', probability: 0.8, t: 5 })).toEqual([
    ['--payer', 'ZELFDE_PARTIJ'],
    ['--t', 'PERIODE_BUITEN_LOOPTIJD'],
  ])
  expect(refused(goldenCase('mini-grex'), { party: 'gem', probability: 0.8 })).toEqual([
    ['--payer', 'ONBEKENDE_PARTIJ'],
  ])
})

test('a search can be stopped', async () => {
  const outcome = prepareContribution(four, { party: 'dev', probability: 0.8, trials: TRIALS })
  if (!outcome.ok) throw new Error('refused')
  expect(await findContribution(outcome.asked, runHere, () => false)).toBeNull()
})
