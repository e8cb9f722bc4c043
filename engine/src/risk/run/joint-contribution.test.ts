import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { percentile } from '../statistics/percentiles.ts'
import { runHere } from './chunks.ts'
import { leastJointAmounts, leastJointAmountsWithin, shareMet } from './joint-amounts.ts'
import { findJointContribution, prepareJoint } from './joint-contribution.ts'

const needs = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 5, max: 40 }))
  .chain(([parties, trials]) =>
    fc.array(
      fc
        .array(fc.integer({ min: 0, max: 50 }), { minLength: trials, maxLength: trials })
        .map(values => Float64Array.from(values)),
      { minLength: parties, maxLength: parties },
    ),
  )
const chance = fc.integer({ min: 50, max: 95 }).map(perCent => perCent / 100)

describe('amounts for several parties', () => {
  test('are enough together, not below what each needs alone, and none can be lowered', () => {
    fc.assert(
      fc.property(needs, chance, (drawn, probability) => {
        const { amounts, total, pAllMet } = leastJointAmounts(drawn, probability)
        expect(pAllMet).toBeGreaterThanOrEqual(probability - 1e-9)
        expect(pAllMet).toBe(shareMet(drawn, amounts))
        for (const [party, need] of drawn.entries()) {
          expect(amounts[party]).toBeGreaterThanOrEqual(percentile(need.toSorted(), probability))
          if (amounts[party] === 0) continue
          const less = amounts.map((amount, other) => (other === party ? amount - 1 : amount))
          expect(shareMet(drawn, less)).toBeLessThan(probability)
        }
        expect(total).toBe(amounts.reduce((sum, one) => sum + one, 0))
      }),
    )
  })

  const two = fc
    .integer({ min: 5, max: 25 })
    .chain(trials =>
      fc.tuple(...[0, 1].map(() => fc.array(fc.nat(50), { minLength: trials, maxLength: trials }))),
    )
    .map(drawn => drawn.map(values => Float64Array.from(values)))

  test('of two parties are the least of all amounts that are enough, with and without a limit', () => {
    fc.assert(
      fc.property(two, chance, fc.nat(50), (drawn, probability, most) => {
        const [one, other] = drawn as [Float64Array, Float64Array]
        const totals = (limit: number): number[] =>
          [...one].flatMap(first =>
            [...other].flatMap(second => {
              const isEnough = shareMet(drawn, [first, second]) >= probability - 1e-12 && first <= limit
              return isEnough ? [first + second] : []
            }),
          )
        expect(leastJointAmounts(drawn, probability).total).toBe(Math.min(...totals(Infinity)))
        const within = leastJointAmountsWithin(drawn, probability, [most, Infinity])
        expect(within?.total ?? Infinity).toBe(Math.min(...totals(most)))
        expect(within?.amounts[0] ?? 0).toBeLessThanOrEqual(most)
      }),
    )
  })

  test('of one party are the percentile of what it needs', () => {
    const need = Float64Array.of(5, 0, 9, 1, 7)
    expect(leastJointAmounts([need], 0.8)).toEqual({ amounts: [7], total: 7, pAllMet: 0.8 })
  })

  test('that fall together cost no more than one, and that fall apart need both', () => {
    const one = Float64Array.of(0, 0, 0, 0, 10)
    const other = Float64Array.of(10, 0, 0, 0, 0)
    expect(leastJointAmounts([one, one], 0.8).total).toBe(0)
    expect(leastJointAmounts([one, other], 0.6).total).toBe(0)
    expect(leastJointAmounts([one, other], 0.8).total).toBe(10)
    expect(leastJointAmounts([one, other], 0.9).total).toBe(20)
  })
})

const zwolle = goldenCase('station-zwolle')

test('grants for two parties give both their returns in the run with all clauses, and rise with the probability', async () => {
  const asked = prepareJoint(zwolle, { parties: ['dev', 'cor'], probability: 0.7, trials: 400 })
  if (!asked.ok) throw new Error(JSON.stringify(asked.errors))
  const answer = await findJointContribution(asked.asked, runHere)
  expect(answer!.pAllMet).toBeCloseTo(0.7, 12)
  expect(answer!.totalEur).toBeGreaterThan(answer!.boundEur)
  expect(answer!.parties.dev!.amountEur).toBeGreaterThan(answer!.parties.dev!.aloneEur)
  const amounts = answer!.frontier.map(point => point.amountEur)
  expect(amounts.toSorted((a, b) => a - b)).toEqual(amounts)
  expect(answer!.pAllMetBefore).toBeLessThan(0.01)
  expect(await findJointContribution(asked.asked, runHere, () => false)).toBeNull()
})

test('a party twice, and one that is not there, are told', () => {
  const asked = prepareJoint(zwolle, { parties: ['dev', 'dev', 'weg'], probability: 0.7 })
  expect(asked.ok ? [] : asked.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['--party', 'DUBBELE_ID'],
    ['--party', 'ONBEKENDE_PARTIJ'],
  ])
})
