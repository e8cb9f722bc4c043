import type { ListedChange } from '../../case/apply-changes.ts'
import type { Case } from '../../case/types.ts'

const rows = [
  { from: 2026, rate: 0.01 },
  { from: 2028, rate: 0.04 },
]

function changesOfLines({ lines = [] }: Case): ListedChange[] {
  return lines.flatMap(({ id }, place): ListedChange[] => [
    { path: `/lines/@${id}/totalEur`, value: 1000 * place },
    { path: `/lines/@${id}/series/1`, value: 70 + place },
    { path: `/lines/@${id}/quantity/unitPriceEur`, value: 10 + place },
    { path: `/lines/@${id}/quantity/amount`, value: 3 },
    { path: `/lines/@${id}/percent/share`, value: 0.01 * place },
    { path: `/lines/@${id}/name`, value: { nl: `Anders ${place}` } },
    { path: `/lines/@${id}/spread/from`, value: 1 },
    { path: `/lines/@${id}/priceLevel`, value: '2025-03-01' },
    { path: `/lines/@${id}/vat`, value: { rate: 0.21, recoverable: 0.3 } },
    { path: `/lines/@${id}/grex`, value: false },
    { path: `/lines/@${id}/vat`, remove: true },
    { path: `/lines/@${id}/to`, value: 'outside' },
    { path: `/lines/@${id}`, remove: true },
  ])
}

function changesOfPlan({
  programme = [],
  areas = [],
  phases = [],
  clauses = [],
  indices = {},
}: Case): ListedChange[] {
  return [
    ...programme.flatMap(({ id }, place): ListedChange[] => [
      { path: `/programme/@${id}/units`, value: 5 + place },
      { path: `/programme/@${id}/bvoM2`, value: 90 },
      {
        path: `/programme/@${id}/appraisal`,
        value: { formula: 'residual-social', inputs: { units: 1, fixedPriceEur: 777 } },
      },
      { path: `/programme/@${id}`, remove: true },
    ]),
    ...areas.map(({ id }) => ({ path: `/areas/@${id}/landUseM2/paved`, value: 1234 })),
    ...phases.flatMap(({ id, end }) => [
      { path: `/phases/@${id}/end`, value: end + 1 },
      { path: `/phases/@${id}/start`, value: 1 },
    ]),
    ...clauses.flatMap(({ id }): ListedChange[] => [
      { path: `/clauses/@${id}/inputs/amountEur`, value: 31 },
      { path: `/clauses/@${id}/inputs/share`, value: 0.6 },
      { path: `/clauses/@${id}/inputs/limitEur`, value: 5000 },
      { path: `/clauses/@${id}`, remove: true },
    ]),
    ...Object.keys(indices).flatMap(id => [
      { path: `/indices/${id}`, value: 0.031 },
      { path: `/indices/${id}`, value: rows },
    ]),
  ]
}

function additions(areaCase: Case): ListedChange[] {
  const [one, two] = areaCase.parties.map(({ id }) => id)
  const line = {
    id: 'nieuw',
    account: '5',
    from: one,
    to: 'outside',
    totalEur: 7,
    spread: { from: 1, to: 2 },
  }
  const clause = { id: 'nieuw', kind: 'fixed-price', from: one, to: two, inputs: { amountEur: 9, t: 1 } }
  const loan = { limitEur: 1, rate: 0.1, feeShare: 0, draw: 'as-needed', repay: 'sweep', seniority: 1 }
  const pot = { id: 'nieuw', owner: one, budgetEur: 1, purposes: [], maxShare: 1, expiry: '2030-01-01' }
  const actual = { line: areaCase.lines?.[0]?.id, date: '2026-02-01', eur: 55, ref: 'n' }
  return [
    { path: '/lines/@nieuw', value: line },
    { path: '/lines', value: areaCase.lines?.toReversed() ?? [] },
    { path: '/clauses/@nieuw', value: clause },
    { path: '/clauses', value: areaCase.clauses?.toReversed() ?? [] },
    { path: '/loans/@nieuw', value: { id: 'nieuw', lender: one, borrower: two, ...loan } },
    { path: '/pots/@nieuw', value: pot },
    { path: '/actuals', value: [actual] },
    { path: '/actuals', remove: true },
    { path: '/variants/@nieuw', value: { id: 'nieuw', reason: { nl: 'Proef' } } },
  ]
}

/** For tests only: changes of every kind; some may be refused, and some change nothing that is figured out. */
export function changesOf(areaCase: Case): ListedChange[] {
  return [
    ...changesOfLines(areaCase),
    ...changesOfPlan(areaCase),
    ...additions(areaCase),
    ...areaCase.parties.flatMap(({ id }) => [
      { path: `/parties/@${id}/rate`, value: 0.07 },
      { path: `/parties/@${id}/requiredReturn`, value: rows },
    ]),
    { path: '/parties', value: areaCase.parties.toReversed() },
    { path: '/convention', value: 'end' },
    { path: '/convention', value: 'begin' },
    { path: '/interestInPeriod', value: 'simple' },
    { path: '/priceLevelDate', value: '2025-01-01' },
    { path: '/valuationDate', value: '2025-07-01' },
    { path: '/period', value: 'half-year' },
    { path: '/periods', value: areaCase.periods + 1 },
    { path: '/rates/interest', value: 0.04 },
    { path: '/rates/interest', value: rows },
    { path: '/rates/common', value: 0.05 },
    { path: '/rates/bbv', value: 0.015 },
    { path: '/landExploitation/bookValueEur', value: 4321 },
    { path: '/landExploitation/bookValueDate', value: '2027-01-01' },
    { path: '/landExploitation', remove: true },
  ]
}
