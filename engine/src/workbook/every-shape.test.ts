// The spreadsheet twin of cases that use every part of the format, and of cases that leave nearly everything out: each
// figure is that of the engine, and stays so when inputs are typed over.
import { describe, expect, test } from 'vitest'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { appraise } from '../ledger/appraise.ts'
import { caseWithEverything } from '../ledger/testing/case-with-everything.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { caseWorkbook } from './case-workbook.ts'
import { caseWithEveryLandPrice } from './testing/case-with-every-land-price.ts'
import { caseWithOtherTerms } from './testing/case-with-other-terms.ts'
import { caseWith, inputsOf, otherValue, retyped } from './testing/change-inputs.ts'
import { differences } from './testing/differences.ts'

function caseOf(document: object): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors, null, 1))
  return outcome.case
}

const bare = {
  format: 'versneller-case/1',
  id: 'kaal',
  name: { nl: 'Kaal' },
  valuationDate: '2026-01-01',
  period: 'year',
  periods: 3,
  rates: { interest: 0.02 },
  parties: [
    { id: 'gem', kind: 'gemeente', rate: 0.02 },
    { id: 'dev', kind: 'ontwikkelaar', rate: 0.06 },
  ],
}
const sweep = {
  id: 'krediet',
  kind: 'loan',
  from: 'gem',
  to: 'dev',
  inputs: { limitEur: 1000, rate: 0.05, feeShare: 0, draw: 'as-needed', repay: 'sweep', seniority: 1 },
}
const line = (more: object) => ({ id: 'werk', account: '5', from: 'gem', to: 'dev', ...more })

/** Cases that leave out nearly everything, and what they are about. */
const sparse: readonly [string, object][] = [
  ['nothing at all', bare],
  ['a line and no programme', { ...bare, lines: [line({ totalEur: 900, spread: { from: 1, to: 3 } })] }],
  [
    'an effect and no line',
    {
      ...bare,
      effects: [{ id: 'groen', kind: 'benefit', party: 'gem', series: { '2': 50 } }],
    },
  ],
  ['a loan before anything is paid', { ...bare, clauses: [sweep] }],
  [
    'every period closed',
    {
      ...bare,
      landExploitation: { party: 'gem', bookValueEur: 100, bookValueDate: '2029-01-01' },
      lines: [
        line({ totalEur: 900, spread: { from: 1, to: 3 } }),
        { ...line({ series: { '1': 5 } }), id: 'reeks' },
        { ...line({ percent: { share: 0.1, of: ['werk'] } }), id: 'deel' },
      ],
      clauses: [{ id: 'vast', kind: 'fixed-price', from: 'dev', to: 'gem', inputs: { amountEur: 70, t: 2 } }],
      actuals: [{ line: 'werk', date: '2026-06-01', eur: 300, ref: 'a' }],
    },
  ],
  [
    'every period closed and nothing booked',
    {
      ...bare,
      landExploitation: { party: 'gem', bookValueEur: 100, bookValueDate: '2029-01-01' },
      lines: [line({ totalEur: 900, spread: { from: 1, to: 3 }, index: 'kosten', priceLevel: '2025-01-01' })],
      indices: { kosten: 0.02 },
    },
  ],
  [
    'a clause on a factor of risk',
    {
      ...bare,
      risk: {
        factors: [{ id: 'marktprijs', process: 'ar1', mean: 0.02, sd: 0.05, phi: 0.5 }],
        downturn: { toDown: 0.1 },
      },
      clauses: [
        {
          id: 'band',
          kind: 'index-band',
          from: 'gem',
          to: 'dev',
          inputs: { baseEur: 1000, index: 'marktprijs', band: 0.02, cap: 0.1, sided: 'two', t: 2 },
        },
      ],
    },
  ],
  [
    'rates by year of which some begin too late or are over at once',
    {
      ...bare,
      rates: {
        interest: [
          { from: 2020, rate: 0.01 },
          { from: 2022, rate: 0.02 },
          { from: 2027, rate: 0.03 },
          { from: 2060, rate: 0.04 },
        ],
      },
      landExploitation: { party: 'gem', bookValueEur: 100, bookValueDate: '2026-01-01' },
      lines: [line({ totalEur: 900, spread: { from: 1, to: 3 } })],
    },
  ],
  [
    'costs recovered in both parts',
    {
      ...bare,
      lines: [line({ totalEur: 900, spread: { from: 1, to: 3 } })],
      costRecovery: {
        system: 'with-period',
        items: [
          { line: 'werk', partA: true, attributable: 1, share: 0.5 },
          { line: 'werk', partA: false, attributable: 0.5, share: 0.2 },
        ],
      },
    },
  ],
]

describe.each(sparse)('a case with %s', (_about, document) => {
  const areaCase = caseOf(document)

  test.each(['begin', 'mid', 'end'] as const)('has the figures of the engine: %s', convention => {
    const workbook = caseWorkbook(areaCase, { language: 'nl', convention })
    expect(differences(workbook, appraise(areaCase, { convention }))).toEqual([])
  })

  test('keeps them when its amounts are typed over', () => {
    const workbook = caseWorkbook(areaCase, { language: 'nl' })
    const typed = inputsOf(workbook).filter(cell => typeof cell.value === 'number' && cell.format !== 'whole')
    const changes = new Map(typed.map(cell => [cell.pointer, otherValue(cell)]))
    expect(differences(retyped(workbook, changes), appraise(caseWith(areaCase, changes)))).toEqual([])
  })
})

const full = [caseWithEverything, caseWithEveryLandPrice, caseWithOtherTerms, goldenCase('mini-grex')]

test.each(full.map(one => [one.id, one] as const))(
  'the case %s has the figures of the engine',
  (_, areaCase) => {
    const workbook = caseWorkbook(areaCase, { language: 'nl' })
    expect(differences(workbook, appraise(areaCase))).toEqual([])
    const typed = inputsOf(workbook).filter(cell => typeof cell.value === 'number' && cell.format !== 'whole')
    const changes = new Map(typed.map(cell => [cell.pointer, otherValue(cell)]))
    expect(differences(retyped(workbook, changes), appraise(caseWith(areaCase, changes)))).toEqual([])
  },
)
