import { expect, test } from 'vitest'
import { canonicalJson } from '../case/canonical-json.ts'
import { parseCase } from '../case/parse-case.ts'
import { goldenCase } from '../ledger/testing/golden-cases.ts'
import { testRules } from '../rules/test-rules.ts'
import { caseWorkbook } from './case-workbook.ts'
import { documentFromWorkbook } from './document-from-workbook.ts'
import { answersOf, retyped } from './testing/change-inputs.ts'
import type { Workbook } from './workbook.ts'

const areaCase = goldenCase('station-zwolle')
const workbook = caseWorkbook(areaCase, { language: 'nl' })

const rowsOf = ({ sheets }: Workbook, name: string) =>
  sheets.find(sheet => sheet.name === name)?.rows.map(row => Array.from(row, cell => cell?.value ?? '')) ?? []

function readBack(made: Workbook) {
  const found = documentFromWorkbook(
    made.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map(row => Array.from(row, cell => cell?.value ?? null)),
    })),
  )
  const outcome = parseCase(found?.document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

test('the workbook shows every risk event, pot and contribution of the case, and how the rules turned out', () => {
  const firsts = (name: string) => rowsOf(workbook, name).map(row => row[0])
  for (const { id } of areaCase.risk?.events ?? []) expect(firsts('Risico')).toContain(id)
  for (const { id } of areaCase.pots ?? []) expect(firsts('Publiek geld')).toContain(id)
  const outcomes = testRules(areaCase).rules
  const shown = rowsOf(workbook, 'Toetsen').slice(-outcomes.length)
  expect(shown.map(row => row[2])).toEqual(outcomes.map(rule => rule.motivation.nl))
})

test('a changed chance, pot and effect come back as a changed case, and nothing else', () => {
  const changes = new Map([
    ['/risk/events/0/probability', 0.77],
    ['/pots/0/budgetEur', 123456],
    ['/effects/0/series/19', 99],
  ])
  const back = readBack(retyped(workbook, changes))
  expect(back.risk?.events?.[0]?.probability).toBe(0.77)
  expect(back.pots?.[0]?.budgetEur).toBe(123456)
  expect(back.effects?.[0]?.series['19']).toBe(99)
  const { risk, pots, effects, ...same } = back
  const { risk: _, pots: __, effects: ___, ...before } = areaCase
  expect(canonicalJson(same)).toBe(canonicalJson(before))
})

test('a party that gets money at once and never pays has its peak of nought at the start', () => {
  const parsed = parseCase({
    ...goldenCase('vier-partijen'),
    lines: [
      { id: 'gift', account: 'opbrengst-overig', from: 'outside', to: 'dev', series: { '0': 10 } },
      { id: 'werk', account: '5', from: 'gem', to: 'outside', series: { '1': 5 } },
    ],
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const answers = new Map(answersOf(caseWorkbook(parsed.case, { language: 'nl' })))
  expect([answers.get('/parties/dev/peakFundingEur'), answers.get('/parties/dev/peakFundingT')]).toEqual([
    0, 0,
  ])
  expect(answers.get('/parties/gem/peakFundingT')).toBe(1)
})
