import { expect, test } from 'vitest'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { caseWithEverything } from '../ledger/testing/case-with-everything.ts'
import { goldenCases } from '../ledger/testing/golden-cases.ts'
import { type WelfareBalance, welfareBalance } from '../welfare/welfare-balance.ts'
import { caseWorkbook } from './case-workbook.ts'
import { caseWith, inputsOf, otherValue, retyped } from './testing/change-inputs.ts'
import type { Workbook } from './workbook.ts'

/** The table on the sheet, to a hundredth of a cent: the rows of the balance and their total. */
function tableOn(workbook: Workbook, { rows, parties }: WelfareBalance): number[][] {
  const sheet = workbook.sheets.find(one => one.name === 'Baten')
  const figures = (row: number) =>
    Array.from({ length: parties.length + 1 }, (_, place) => Number(sheet?.rows[row]?.[place + 1]?.value))
  return Array.from({ length: rows.length + 1 }, (_, place) => figures(4 + place))
}

function differences(workbook: Workbook, balance: WelfareBalance): unknown[] {
  const { parties, rows, byParty, netEur } = balance
  const wanted = [
    ...rows.map(row => [...parties.map(party => row.byParty[party] ?? 0), row.totalEur]),
    [...parties.map(party => byParty[party] ?? 0), netEur],
  ]
  const found = tableOn(workbook, balance)
  return wanted.flatMap((row, down) =>
    row.flatMap((eur, across) => {
      const there = found[down]?.[across] ?? Number.NaN
      return Math.abs(there - eur) <= 1e-3 ? [] : [{ row: rows[down]?.id, across, there, eur }]
    }),
  )
}

const effects = [
  { id: 'reistijd', party: 'outside', kind: 'benefit', series: { '3': 1000, '4': 2000 } },
  { id: 'hinder', party: 'gem', kind: 'cost', series: { '1': 300 } },
]
function withEffects(areaCase: Case): Case {
  const parsed = parseCase(areaCase.effects?.length ? areaCase : { ...areaCase, effects })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.case
}

const cases = [...goldenCases.values(), caseWithEverything]
  .filter(one => one.id !== 'mini-grex' && one.id !== 'vier-partijen')
  .map(withEffects)

test.each(cases.map(one => [one.id, one] as const))(
  'the table effect by party of %s is that of the engine',
  (_, areaCase) => {
    expect(differences(caseWorkbook(areaCase, { language: 'nl' }), welfareBalance(areaCase))).toEqual([])
  },
)

test('a changed price, rate or effect changes the table as the engine does', () => {
  const areaCase = withEffects(caseWithEverything)
  const workbook = caseWorkbook(areaCase, { language: 'nl' })
  const priced = inputsOf(workbook).filter(cell => typeof cell.value === 'number' && cell.format !== 'whole')
  const changes = new Map(priced.map(cell => [cell.pointer, otherValue(cell)]))
  expect([changes.has('/effects/0/series/3'), changes.has('/rates/social')]).toEqual([true, true])
  const after = welfareBalance(caseWith(areaCase, changes))
  expect(differences(retyped(workbook, changes), after)).toEqual([])
  expect(after.netEur).not.toBe(welfareBalance(areaCase).netEur)
})

test('a case without effects has no such sheet', () => {
  const { effects: _, ...without } = caseWithEverything
  expect(caseWorkbook(without, { language: 'nl' }).sheets.some(sheet => sheet.name === 'Baten')).toBe(false)
})
