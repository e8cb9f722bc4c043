import { type Case, parseCase } from '@versneller/engine'
import { type WorkedOut, workOut } from './work-out.ts'

const file = {
  format: 'versneller-case/1',
  id: 'proef',
  name: { nl: 'Proef' },
  valuationDate: '2026-01-01',
  period: 'half-year',
  periods: 4,
  rates: { interest: 0.02 },
  indices: { kosten: 0.03 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.08 },
  ],
  landExploitation: { party: 'gem', bookValueEur: 1_000_000, bookValueDate: '2026-01-01' },
  areas: [
    { id: 'gebied', name: { nl: 'Gebied' }, landUseM2: { issuable: 1, paved: 2, green: 3000, water: 0 } },
  ],
  phases: [{ id: 'bouw', area: 'gebied', start: 1, end: 2 }],
  lines: [
    {
      id: 'grondwerk',
      account: '5',
      from: 'gem',
      to: 'outside',
      index: 'kosten',
      series: { '1': 300, '2': 100, '4': 50 },
    },
    {
      id: 'groen',
      account: '6',
      from: 'gem',
      to: 'outside',
      phase: 'bouw',
      quantity: { amount: { of: 'gebied/green' }, unit: 'm2', unitPriceEur: 100 },
    },
    {
      id: 'uitgifte',
      account: 'opbrengst-uitgifte',
      from: 'dev',
      to: 'gem',
      totalEur: 2_000_000,
      phase: 'bouw',
    },
    { id: 'verkoop', account: 'opbrengst-opstal', from: 'outside', to: 'dev', series: { '4': 9_000_000 } },
  ],
  variants: [
    { id: 'duur', reason: { nl: 'Duurder' }, set: [{ path: '/lines/@uitgifte/totalEur', value: 3_000_000 }] },
  ],
}

/** A small valid case for the tests of the workbench: two years in halves, two parties, one variant. */
export const sampleCase: Case = read()

function read(): Case {
  const outcome = parseCase(file)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

/** The sample worked out, in the base or under its variant. */
export function sampleWorkedOut(caseFile: Case = sampleCase, variantId?: string): WorkedOut {
  const outcome = workOut(caseFile, variantId)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.workedOut
}
