import { caseWithEverything } from '../../ledger/testing/case-with-everything.ts'
import type { Case } from '../types.ts'
import { caseOf } from './case-of.ts'

const { lines = [], ...others } = caseWithEverything
const [first, ...more] = lines

const referring = {
  sources: [{ id: 'nota', text: 'Nota' }],
  loans: [
    {
      id: 'bank',
      lender: 'gem',
      borrower: 'dev',
      limitEur: 1,
      rate: 0.04,
      feeShare: 0,
      draw: [{ t: 8, eur: 1 }],
      repay: 'sweep',
      seniority: 1,
    },
  ],
  costRecovery: {
    system: 'with-period',
    items: [{ line: 'werk-btw', partA: true, attributable: 1, share: 1 }],
  },
  pots: [{ id: 'pot', owner: 'gem', budgetEur: 9, purposes: ['wonen'], maxShare: 1, expiry: '2030-01-01' }],
  claims: [{ pot: 'pot', line: 'sloop', eur: 1, without: 'minder' }],
  risk: {
    factors: [{ id: 'staal', process: 'ar1', mean: 0, sd: 0.1, phi: 0.5 }],
    correlations: [['staal', 'cpi', 0.1]],
    events: [
      {
        id: 'bodem',
        probability: 0.1,
        amountEur: { min: 1, likely: 2, max: 3 },
        t: { from: 1, to: 8 },
        bearer: [{ party: 'gem', share: 1 }],
        coveredBy: 'onvoorzien-btw',
      },
    ],
  },
  deal: {
    risks: [{ event: 'bodem', control: { cor: 0.5 }, range: { cor: [0, 1] } }],
    parties: { dev: { minResultEur: 0, riskPrice: 1, tailCapEur: 1 } },
  },
  effects: [{ id: 'lucht', party: 'cor', kind: 'benefit', series: { '8': 5 } }],
  responsibilities: [{ id: 'taak', what: { nl: 'Taak' }, party: 'dev', by: 8, risk: 'bodem' }],
  variants: [
    { id: 'minder', reason: { nl: 'Minder' }, set: [{ path: '/lines/@sloop/series/3', value: 5 }] },
    { id: 'nog-minder', parent: 'minder', reason: { nl: 'Nog minder' } },
  ],
}

/** For tests only: the case with everything, and every part that moves no figure but refers to the rest. */
export const caseWithReferences: Case = caseOf({
  ...others,
  ...referring,
  lines: [
    {
      ...first,
      source: 'nota',
      area: 'kern',
      grex: true,
      visibleTo: ['dev'],
      drivers: [{ factor: 'staal', elasticity: 1 }],
    },
    ...more,
  ],
})
