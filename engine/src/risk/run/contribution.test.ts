import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { contributionChunk, contributionColumns, isAmount } from '../path/contribution-path.ts'
import { outcomeColumns, simulateChunk } from '../path/trial.ts'
import { distributionOf, shareNonNegative } from '../statistics/distribution.ts'
import { answered, prepared } from '../testing/run.ts'
import { changeableHomes, withChangedHomes } from './changed-homes.ts'
import { runHere } from './chunks.ts'
import { compareContributions, prepareComparison } from './compare-contributions.ts'
import { type ContributionAnswer, findContribution } from './contribution.ts'
import { type ContributionQuestion, prepareContribution } from './contribution-question.ts'

const TRIALS = 1_000

function refused(areaCase: Case, question: ContributionQuestion): [string, string][] {
  const outcome = prepareContribution(areaCase, question)
  return outcome.ok ? [] : outcome.errors.map(({ pointer, code }) => [pointer, code])
}

/** To the cent unless asked otherwise. */
async function found(areaCase: Case, question: ContributionQuestion): Promise<ContributionAnswer> {
  const outcome = prepareContribution(areaCase, { trials: TRIALS, engine: 'float64-1', ...question })
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
    const failing = own.map(value => value + short).filter(value => value < -0.005)
    expect(grant.leftShortEur).toBeCloseTo(
      -failing.reduce((sum, value) => sum + value, 0) / failing.length,
      0,
    )
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

describe('every instrument', () => {
  test.each([
    ['grant', 0.7, {}],
    ['land-price', 0.6, {}],
    ['deferral', 0.35, { rate: 0 }],
    ['pre-investment', 0.3, { rate: 0 }],
    ['loan', 0.7, { rate: 0.03, until: 38 }],
    ['guarantee', 0.7, {}],
  ] as const)(
    '%s: the level that is found gives the probability, and a little less does not',
    async (instrument, probability, more) => {
      const trials = 500
      const question = { party: 'dev', probability, instrument, trials, ...more }
      const outcome = prepareContribution(zwolle, question)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
      const { terms, run, unitEur } = outcome.asked
      const { amountEur } = await found(zwolle, question)
      const chance = (level: number): number =>
        shareNonNegative(
          contributionChunk(run.plan, { ...terms, levels: [level] }, 0, trials)[contributionColumns.after]!,
        )
      expect(chance(amountEur! / unitEur)).toBeCloseTo(probability, 12)
      expect(chance((amountEur! / unitEur) * 0.9999)).toBeLessThan(probability)
    },
  )

  test('more of it never makes the party worse off', () => {
    const instruments = ['grant', 'land-price', 'deferral', 'guarantee', 'loan', 'pre-investment'] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...instruments),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (instrument, a, b) => {
          const outcome = prepareContribution(zwolle, {
            party: 'dev',
            probability: 0.8,
            instrument,
            trials: 20,
          })
          if (!outcome.ok) throw new Error('refused')
          const { terms, run } = outcome.asked
          const scale = isAmount(instrument) ? 4e7 : 1
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
            share =>
              contributionChunk(run.plan, { ...terms, levels: [share * scale] }, 0, 20)[
                contributionColumns.after
              ]!,
          )
          for (const [trial, value] of more!.entries())
            expect(value).toBeGreaterThanOrEqual(Math.min(0, less![trial]!) - 0.01)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('of the instruments', () => {
  test('a payment that is put off at the return of the party itself helps nobody', async () => {
    const none = await found(zwolle, { party: 'dev', probability: 0.6, instrument: 'deferral', rate: 0.08 })
    expect([none.amountEur, none.overage]).toEqual([null, []])
  })

  test('a loan is as high as a grant, and comes back as far as the party still meets its return', async () => {
    const own = values(four)
    const short = -shortest(own)
    const loan = await found(four, { party: 'dev', probability: 0.8, instrument: 'loan' })
    expect(loan.amountEur).toBeCloseTo(short, 2)
    // At the rate of the payer, 2 %, to the end of the last year.
    const years = 4
    const back = own.reduce((sum, value) => {
      const room = Math.max(0, value + short) * 1.08 ** years
      return sum + Math.min(short * 1.02 ** years, room) / 1.02 ** years
    }, 0)
    expect(loan.expectedCostEur).toBeCloseTo(short - back / TRIALS, 0)
  })

  test('a programme of fewer social homes is found to the home, on whole runs', async () => {
    const trials = 400
    const question = { party: 'dev', probability: 0.27, instrument: 'programme', trials } as const
    const outcome = prepareContribution(zwolle, question)
    if (!outcome.ok) throw new Error('refused')
    const answer = await findContribution(outcome.asked, runHere)
    const changeable = changeableHomes(zwolle, 'dev')!
    const chance = (homes: number): number =>
      answered(withChangedHomes(zwolle, changeable, homes), { trials, engine: 'kernel-2' }).parties.dev!
        .pReturnMet
    expect(changeable.homes).toBe(300)
    expect(chance(answer!.homes!)).toBeGreaterThanOrEqual(0.27)
    expect(chance(answer!.homes! - 1)).toBeLessThan(0.27)
    expect(refused(zwolle, { party: 'cor', probability: 0.8, instrument: 'programme' })).toEqual([
      ['--instrument', 'GEEN_RUIL_IN_PROGRAMMA'],
    ])
  })

  test('what a full overage brings back is what the clause brings, and the probability stays', async () => {
    const { amountEur, expectedCostEur, overage } = await found(four, { party: 'dev', probability: 0.8 })
    const t = 4
    const inputs = { share: 1, thresholdEur: 0, capEur: amountEur! * 1.08 ** t, t }
    const gift = { id: 'gift', kind: 'fixed-price', from: 'gem', to: 'dev', inputs: { amountEur, t: 0 } }
    const back = { id: 'back', kind: 'overage', from: 'dev', to: 'gem', inputs }
    const parsed = parseCase({ ...four, clauses: [gift, back] })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const [without, within] = [four, parsed.case].map(one => answered(one, { trials: TRIALS }))
    expect(within!.parties.dev!.pReturnMet).toBe(0.8)
    const cost = without!.parties.gem!.mean - within!.parties.gem!.mean
    expect(overage.map(offer => offer.share)).toEqual([0.25, 0.5, 0.75, 1])
    expect(cost).toBeCloseTo(overage.at(-1)!.expectedCostEur, 0)
    expect(overage[1]!.returnedEur).toBeCloseTo((expectedCostEur! - cost) / 2, 0)
  })

  test('a comparison holds them all, each as it is found alone', async () => {
    const question = { party: 'cor', probability: 0.5, trials: 100, engine: 'kernel-2' } as const
    const outcome = prepareComparison(zwolle, question)
    if (!outcome.ok) throw new Error('refused')
    const compared = await compareContributions(outcome.asked, runHere)
    expect(compared!.answers.map(one => one.instrument)).toEqual([
      'grant',
      'land-price',
      'deferral',
      'guarantee',
      'loan',
      'pre-investment',
    ])
    expect(compared!.left.map(one => one.instrument)).toEqual(['programme'])
    const alone = await found(zwolle, { ...question, instrument: 'loan' })
    expect(compared!.answers[4]).toEqual(alone)
    expect(await compareContributions(outcome.asked, runHere, () => false)).toBeNull()
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
