import fc from 'fast-check'
import { parseCase } from '../../case/parse-case.ts'
import type { Case } from '../../case/types.ts'

/** The longest period of a drawn case. */
const PERIODS = 9

const rate = fc.oneof(
  fc.double({ min: -0.05, max: 0.12, noNaN: true }),
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 6, max: 9 })).map(([one, two]) => [
    { from: 2025, rate: one / 100 },
    { from: 2027, rate: two / 100 },
  ]),
)
const eur = fc.integer({ min: 0, max: 900_000 })
const period = fc.integer({ min: 1, max: PERIODS })
const stretch = fc
  .tuple(period, period)
  .map(([one, two]) => ({ from: Math.min(one, two), to: Math.max(one, two) }))
const day = fc
  .integer({ min: 0, max: 60 })
  .map(months => `${2024 + Math.floor(months / 12)}-${String(1 + (months % 12)).padStart(2, '0')}-01`)
const parties = ['gem', 'dev', 'cor'] as const
const between = fc.constantFrom(
  ...[...parties, 'outside'].flatMap(from =>
    [...parties, 'outside'].flatMap(to => (from === to ? [] : [{ from, to }])),
  ),
)
const inside = between.filter(({ from, to }) => from !== 'outside' && to !== 'outside')

const amount = fc.oneof(
  fc.record({ series: fc.dictionary(period.map(String), eur, { minKeys: 1, maxKeys: 4 }) }),
  fc.record({ totalEur: eur, spread: stretch }),
  fc.record({ totalEur: eur, phase: fc.constantFrom('een', 'twee') }),
  fc.record({
    quantity: fc.record({
      amount: fc.constantFrom(12, { of: 'kern/paved' }, { of: 'rij/bvoM2' }),
      unit: fc.constant('m2'),
      unitPriceEur: eur,
    }),
    spread: stretch,
  }),
)

const ownLine = fc.record(
  {
    account: fc.constantFrom('1', '5', 'opstal', 'opbrengst-opstal', 'opbrengst-uitgifte'),
    index: fc.constantFrom('kosten', 'grond'),
    priceLevel: day,
    vat: fc.record({ rate: fc.constant(0.21), recoverable: fc.constantFrom(0, 0.5, 1) }),
    grex: fc.constant(false),
  },
  { requiredKeys: ['account'] },
)

const percentLine = fc.record({
  account: fc.constant('9'),
  share: fc.double({ min: 0, max: 0.5, noNaN: true }),
  of: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 }),
})

const terms = fc.oneof(
  fc.record({ kind: fc.constant('fixed-price'), inputs: fc.record({ amountEur: eur, t: period }) }),
  fc.record({
    kind: fc.constantFrom('overage', 'clawback'),
    inputs: fc.record({ share: fc.constantFrom(0, 0.4), thresholdEur: eur }),
  }),
  fc.record({ kind: fc.constant('stop-loss'), inputs: fc.record({ attachEur: eur, limitEur: eur }) }),
  fc.record({
    kind: fc.constant('index-band'),
    inputs: fc.record({
      baseEur: eur,
      index: fc.constantFrom('kosten', 'grond'),
      band: fc.constant(0.01),
      cap: fc.constant(1),
      sided: fc.constantFrom('one', 'two'),
    }),
  }),
  fc.record({
    kind: fc.constant('loan'),
    inputs: fc.record({
      limitEur: eur,
      rate: fc.constant(0.05),
      feeShare: fc.constant(0.01),
      draw: fc.constant('as-needed'),
      repay: fc.constant('sweep'),
      seniority: fc.constant(1),
    }),
  }),
)

const parts = fc.record({
  convention: fc.constantFrom('begin', 'mid', 'end'),
  period: fc.constantFrom('year', 'half-year', 'quarter'),
  interestInPeriod: fc.constantFrom('compound', 'simple'),
  rates: fc.record({ interest: rate, common: rate }, { requiredKeys: ['interest'] }),
  own: fc.tuple(rate, rate, rate),
  indices: fc.record({ kosten: rate, grond: rate }),
  bookValueDate: fc.option(day, { nil: undefined }),
  lines: fc.array(fc.tuple(between, fc.oneof(fc.tuple(ownLine, amount), percentLine)), {
    minLength: 1,
    maxLength: 8,
  }),
  clauses: fc.array(fc.tuple(inside, terms), { maxLength: 4 }),
  actuals: fc.array(
    fc.record({ line: fc.constantFrom('r0', 'rij'), date: day, eur, ref: fc.constant('b') }),
    {
      maxLength: 4,
    },
  ),
})

/** A percentage is one of lines before it, so that none goes in a circle; the first line has an amount of its own. */
function lineOf([flow, drawn]: [object, unknown], place: number): object {
  const id = `r${place}`
  if (Array.isArray(drawn)) return { id, ...flow, ...Object.assign({}, ...drawn) }
  const { account, share, of } = drawn as { account: string; share: number; of: number[] }
  if (place === 0) return { id, ...flow, account, totalEur: 100, phase: 'een' }
  const ids = [...new Set(of.map(one => (one === 0 ? 'rij' : `r${one % place}`)))]
  return { id, ...flow, account, percent: { share, of: ids } }
}

/** For tests only: any small case in which lines, rows, percentages, VAT, clauses, bookings and rates in rows meet. */
export const drawnCase: fc.Arbitrary<Case> = parts.map(
  ({ own, bookValueDate, lines, clauses, ...others }) => {
    const outcome = parseCase({
      format: 'versneller-case/1',
      id: 'getrokken',
      name: { nl: 'Getrokken' },
      valuationDate: '2026-01-01',
      periods: PERIODS,
      ...others,
      parties: parties.map((id, place) => ({ id, kind: 'overig', rate: own[place]! })),
      ...(bookValueDate ? { landExploitation: { party: 'gem', bookValueEur: 1000, bookValueDate } } : {}),
      areas: [{ id: 'kern', name: { nl: 'Kern' }, landUseM2: { issuable: 9, paved: 5, green: 1, water: 1 } }],
      phases: [
        { id: 'een', area: 'kern', start: 1, end: 3 },
        { id: 'twee', area: 'kern', start: 4, end: 8, after: [{ phase: 'een', lag: 0 }] },
      ],
      programme: [
        {
          id: 'rij',
          category: 'koop-duur',
          tenure: 'koop',
          units: 10,
          goM2: 80,
          bvoM2: 100,
          plotM2: 1,
          parkingPerUnit: 1,
          area: 'kern',
          phase: 'twee',
          appraisal: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 4000 } },
          payer: 'dev',
          payee: 'gem',
          index: 'grond',
        },
      ],
      lines: lines.map((line, place) => lineOf(line as [object, unknown], place)),
      clauses: clauses.map(([flow, term], place) => ({ id: `c${place}`, ...flow, ...term })),
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
    return outcome.case
  },
)
