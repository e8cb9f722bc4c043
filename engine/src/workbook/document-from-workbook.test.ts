import { expect, test } from 'vitest'
import { canonicalJson } from '../case/canonical-json.ts'
import { parseCase } from '../case/parse-case.ts'
import type { Case } from '../case/types.ts'
import { appraise } from '../ledger/appraise.ts'
import { caseWithEverything } from '../ledger/testing/case-with-everything.ts'
import { goldenCases } from '../ledger/testing/golden-cases.ts'
import { caseWorkbook } from './case-workbook.ts'
import { documentFromWorkbook, type ReadRows } from './document-from-workbook.ts'
import { FILE_MARK } from './sheets/file-sheet.ts'
import { retyped } from './testing/change-inputs.ts'
import type { Workbook } from './workbook.ts'

/** What a program that reads values sees of a workbook. */
function valuesOf(workbook: Workbook): ReadRows[] {
  return workbook.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map(row => Array.from(row, cell => cell?.value ?? null)),
  }))
}

function readBack(workbook: Workbook): { areaCase: Case; changed: readonly string[] } {
  const found = documentFromWorkbook(valuesOf(workbook))
  const outcome = parseCase(found?.document)
  if (!found || !outcome.ok) throw new Error(JSON.stringify(outcome))
  return { areaCase: outcome.case, changed: found.changed }
}

test.each([...goldenCases.values(), caseWithEverything].map(one => [one.id, one] as const))(
  'the workbook of %s is read back as the same case',
  (_, areaCase) => {
    const { areaCase: back, changed } = readBack(caseWorkbook(areaCase, { language: 'en' }))
    expect(changed).toEqual([])
    expect(canonicalJson(back)).toBe(canonicalJson({ ...areaCase, convention: areaCase.convention ?? 'mid' }))
  },
)

test('a workbook under another timing is read back with that timing', () => {
  const { areaCase, changed } = readBack(
    caseWorkbook(caseWithEverything, { language: 'nl', convention: 'end' }),
  )
  expect([areaCase.convention, changed]).toEqual(['end', []])
})

test('a sheet with the mark of a file and nothing behind it is no workbook of a case', () => {
  expect(documentFromWorkbook([{ name: 'x', rows: [[FILE_MARK, null], [FILE_MARK]] }])).toBeUndefined()
})

test('what was changed in the workbook is changed in the case, and nothing else', () => {
  const changes = new Map<string, string | number>([
    ['/convention', 'end'],
    ['/rates/interest/1/rate', 0.035],
    ['/lines/0/series/5', 4000],
    ['/programme/0/appraisal/inputs/vatRate', 0.09],
  ])
  const workbook = retyped(caseWorkbook(caseWithEverything, { language: 'nl' }), changes)
  const { areaCase, changed } = readBack(workbook)
  expect([...changed].sort()).toEqual([...changes.keys()].sort())
  expect(areaCase.convention).toBe('end')
  expect(areaCase.rates.interest).toEqual([
    { from: 2026, rate: 0.02 },
    { from: 2028, rate: 0.035 },
  ])
  expect(areaCase.lines?.[0]?.series).toEqual({ '0': 1000, '1': 20000, '3': 90000, '5': 4000 })
  expect(areaCase.programme?.[0]?.appraisal.inputs.vatRate).toBe(0.09)
  expect(appraise(areaCase).area.npvEur).not.toBe(appraise(caseWithEverything).area.npvEur)
})

test('a text longer than a cell, with spaces and signs of every kind, comes back whole', () => {
  const note = { nl: ` ${'é €😀  x'.repeat(600)} ` }
  const sources = Array.from({ length: 12 }, (_, place) => ({ id: `bron-${place}`, text: note.nl }))
  const areaCase: Case = { ...caseWithEverything, note, sources }
  const workbook = caseWorkbook(areaCase, { language: 'nl' })
  const lengths = workbook.sheets.flatMap(sheet =>
    sheet.rows.flat().map(cell => String(cell?.value ?? '').length),
  )
  expect(Math.max(...lengths)).toBeLessThan(32_768)
  expect(readBack(workbook).areaCase.sources).toEqual(sources)
})

test('another workbook, a broken one and a hostile one give no case or no harm', () => {
  expect(documentFromWorkbook([])).toBeUndefined()
  expect(documentFromWorkbook([{ name: 'Blad1', rows: [['regel', 1]] }])).toBeUndefined()
  expect(documentFromWorkbook([{ name: 'Bestand', rows: [['versneller-case', '{"id":']] }])).toBeUndefined()
  const rows = [
    ['versneller-case', '{"id":"a"}'],
    ['/__proto__/hacked', 1, 0],
    ['/constructor/prototype/hacked', 1, 0],
  ]
  expect(documentFromWorkbook([{ name: 'Bestand', rows }])).toEqual({
    document: { id: 'a' },
    original: { id: 'a' },
    changed: [],
  })
  expect(Object.hasOwn(Object.prototype, 'hacked')).toBe(false)
})
