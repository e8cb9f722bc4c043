// For tests only: a small case with something of everything, made-up outcomes of it, and figures by sorting.
import { expect } from 'vitest'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'
import { seededRandom } from '../../selection/seeded-random.ts'
import type { Outcomes } from '../path/trial.ts'

/** A factor with some spread. */
export const factor = (id: string, process = 'ar1') => ({ id, process, mean: 0, sd: 0.1, phi: 0.2 })
/** An event in quarters 2 to 4 that costs 3,000 euro on average. */
export const event = (id: string, more: object = {}) => ({
  id,
  probability: 0.4,
  amountEur: { min: 1000, likely: 2000, max: 6000 },
  t: { from: 2, to: 4 },
  bearer: [
    { party: 'gem', share: 0.25 },
    { party: 'dev', share: 0.75 },
  ],
  ...more,
})
/** Works, paid by the municipality in quarter 2. */
export const werk = { id: 'werk', account: '5', from: 'gem', to: 'outside', series: { '2': 10 } }
const overage = (id: string) => ({
  id,
  kind: 'overage',
  from: 'dev',
  to: 'gem',
  inputs: { share: 0.5, thresholdEur: 0, t: 6 },
})

/** Six quarters from 1 April 2026: three in that year, three in the next. */
export function caseWith({
  without = '',
  ...changes
}: {
  without?: string
  [field: string]: unknown
} = {}): Case {
  const whole: Record<string, unknown> = {
    format: 'versneller-case/1',
    id: 'klein',
    name: { nl: 'Klein' },
    valuationDate: '2026-04-01',
    period: 'quarter',
    periods: 6,
    rates: { interest: 0.02 },
    parties: [
      { id: 'gem', kind: 'gemeente', rate: 0.02 },
      { id: 'dev', kind: 'ontwikkelaar', rate: 0.06, requiredReturn: 0.08 },
      { id: 'rijk', kind: 'rijk', rate: 0.01 },
    ],
    areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 1, paved: 1, green: 1, water: 1 } }],
    landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate: '2026-04-01' },
    phases: [
      { id: 'een', area: 'kern', start: 1, end: 2 },
      { id: 'twee', area: 'kern', start: 3, end: 5 },
    ],
    lines: [
      { id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '2': 100 } },
      werk,
      { id: 'post', account: '9', from: 'gem', to: 'outside', series: { '3': 700, '4': 50 } },
    ],
    clauses: [overage('eerste'), overage('tweede')],
    risk: {
      factors: [factor('house-price'), factor('construction-cost'), factor('gww-cost')],
      downturn: { start: 'normal', toDown: 0.2, toNormal: 0.5 },
      events: [event('gewoon', { coveredBy: 'post' }), event('neergang', { onlyInDownturn: true })],
    },
    ...changes,
  }
  delete whole[without]
  const outcome = parseCase(whole)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}
/** Two homes whose land is worth what building leaves of their value. */
export const row = {
  id: 'rij',
  category: 'koop-duur',
  tenure: 'koop',
  units: 2,
  goM2: 80,
  bvoM2: 100,
  plotM2: 100,
  parkingPerUnit: 1,
  area: 'kern',
  phase: 'een',
  appraisal: { formula: 'residual-simple', inputs: { priceEur: 121_000, costsEur: 60_500, vatRate: 0.21 } },
  payer: 'dev',
  payee: 'gem',
}
/** A loan to the municipality. */
export const loan = (id: string, limitEur: number) => ({
  id,
  lender: 'rijk',
  borrower: 'gem',
  limitEur,
  rate: 0.03,
  feeShare: 0,
  draw: 'as-needed',
  repay: 'sweep',
  seniority: id === 'a' ? 1 : 2,
})

/** Trials of made-up outcomes. */
export const TRIALS = 40
/** Whole euro, some of them equal. */
export function drawn(count: number, seed = 3): Outcomes {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () =>
    Float64Array.from({ length: TRIALS }, () => Math.floor(21 * random.next()) - 10),
  )
}

/** Mean of numbers. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length
/** A number but for the last bits of a sum. */
export const near = (value: number): unknown => expect.closeTo(value, 9)
/** Percentiles by sorting. */
export const sharesOf = (values: Iterable<number>) => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(share * TRIALS - 1e-9) - 1]!
  return { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) }
}
/** Trials by a score, the lowest first, of equal ones the first. */
export const byScore = (scores: Float64Array): number[] =>
  [...scores.keys()].sort((a, b) => scores[a]! - scores[b]! || a - b)
/** The same, the highest first. */
export const byScoreDown = (scores: Float64Array): number[] =>
  [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
/** Mean of the values of some trials. */
export const meanIn = (values: Float64Array, trials: readonly number[]): number =>
  mean(trials.map(trial => values[trial]!))
const partyIds = ['gem', 'dev', 'rijk']
/** By party of the small case. */
export const byParty = <T>(of: (place: number) => T) =>
  Object.fromEntries(partyIds.map((id, place) => [id, of(place)]))
