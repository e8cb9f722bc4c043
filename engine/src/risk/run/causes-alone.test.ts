// Causes one at a time: against the normal distribution, against the triangle, and against the case without chance.
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { appraise } from '../../ledger/appraise.ts'
import { goldenCase } from '../../ledger/testing/golden-cases.ts'
import { prepared } from '../testing/run.ts'
import { causesAlone, type LoneCause } from './causes-alone.ts'
import { prepareRisk } from './risk-run.ts'

const zwolle = goldenCase('station-zwolle')
const million = 1e6
const byCause = (causes: readonly LoneCause[]) => new Map(causes.map(one => [one.cause, one]))

/** One income of ten million after one year, and what can happen to it. */
function oneIncome(risk: Case['risk'], more: object = {}): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'een',
    name: { nl: 'Eén', en: 'One' },
    valuationDate: '2026-01-01',
    period: 'year',
    periods: 2,
    rates: { common: 0, interest: 0 },
    parties: [{ id: 'dev', name: { nl: 'Dev', en: 'Dev' }, kind: 'ontwikkelaar', rate: 0 }],
    lines: [
      {
        id: 'verkoop',
        account: 'opbrengst-overig',
        from: 'outside',
        to: 'dev',
        series: { '1': 10 * million },
        ...more,
      },
    ],
    convention: 'end',
    risk,
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

const swingsOf = (areaCase: Case) => causesAlone(prepared(areaCase, { trials: 20_000 }))

describe('a cause alone', () => {
  test('moves the area as its own distribution says, whatever else could happen', () => {
    const factors = [
      { id: 'house-price', process: 'ar1', mean: 0, sd: 0.1, phi: 0 },
      { id: 'cpi', process: 'ar1', mean: 0, sd: 0.3, phi: 0 },
    ]
    const { causes, plannedEur, trials } = swingsOf(
      oneIncome({ factors, downturn: { toDown: 0 } } as Case['risk'], {
        drivers: [
          { factor: 'house-price', elasticity: 1 },
          { factor: 'cpi', elasticity: 1 },
        ],
      }),
    )
    expect([plannedEur, trials]).toEqual([10 * million, 4000])
    for (const [cause, sd] of [
      ['house-price', 0.1],
      ['cpi', 0.3],
    ] as const) {
      const { p10Eur, p50Eur, p90Eur } = byCause(causes).get(cause)!
      // A lognormal with mean 1: its percentiles are exp(z sd - sd^2 / 2).
      const exact = (z: number) => 10 * million * (Math.exp(z * sd - (sd * sd) / 2) - 1)
      const room = 5 * million * 10 * sd * (1.71 / Math.sqrt(trials))
      expect(Math.abs(p10Eur - exact(-1.2815516))).toBeLessThan(room)
      expect(Math.abs(p50Eur - exact(0))).toBeLessThan(room)
      expect(Math.abs(p90Eur - exact(1.2815516))).toBeLessThan(room)
    }
    expect(causes.map(({ cause }) => cause)).toEqual(['cpi', 'house-price'])
  })

  test('is an estimate by its triangle, and events by their chance over the whole runtime', () => {
    const { causes } = swingsOf(
      oneIncome(
        {
          factors: [{ id: 'house-price', process: 'ar1', mean: 0, sd: 0, phi: 0 }],
          downturn: { toDown: 0.4, toNormal: 0.6, start: 'stationary', priceDrift: 0 },
          events: [
            {
              id: 'brand',
              probability: 0.5,
              amountEur: { min: million, likely: million, max: million },
              t: { from: 1, to: 1 },
              bearer: [{ party: 'dev', share: 1 }],
              onlyInDownturn: true,
            },
          ],
        } as unknown as Case['risk'],
        { certainty: 'initiative' },
      ),
    )
    const found = byCause(causes)
    // Income: triangle from .7 over 1 to 1.15; a tenth lies below .7 + sqrt(.1 x .45 x .3).
    const low = 10 * million * (0.7 + Math.sqrt(0.1 * 0.45 * 0.3) - 1)
    expect(Math.abs(found.get('estimates')!.p10Eur - low)).toBeLessThan(0.05 * million)
    // Four in ten years are down, half of those have it: a chance of a fifth, so that it is there at ten per cent, not at half.
    const { p10Eur, p50Eur } = found.get('events')!
    expect([Math.round(p10Eur / 1e4), Math.round(p50Eur / 1e4)]).toEqual([-100, 0])
  })

  test('is each of those that move a case, and what is planned is the case without chance', () => {
    const prepared = prepareRisk(zwolle, { trials: 400 })
    if (!prepared.ok) throw new Error('it cannot begin')
    const { causes, plannedEur } = causesAlone(prepared.run)
    expect(plannedEur).toBeCloseTo(appraise(zwolle).area.npvEur, 2)
    expect(causes.map(({ cause }) => cause).toSorted()).toEqual(
      [
        ...['construction-cost', 'delay', 'downturn', 'estimates', 'events', 'gww-cost', 'house-price'],
        ...['interest', 'office-rent', 'sales-pace'],
      ].toSorted(),
    )
    const widths = causes.map(({ p10Eur, p90Eur }) => p90Eur - p10Eur)
    expect(widths).toEqual(widths.toSorted((one, other) => other - one))
    expect(causesAlone(prepared.run)).toEqual({ causes, plannedEur, trials: 400 })
    for (const { p10Eur, p50Eur, p90Eur } of causes)
      expect([p10Eur, p50Eur, p90Eur]).toEqual([p10Eur, p50Eur, p90Eur].toSorted((a, b) => a - b))
  })
})
