// The spreadsheet twin as a file: LibreOffice works the formulas out from nothing, where it is installed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appraise, type Case, caseWorkbook, documentFromWorkbook, parseCase } from '@versneller/engine'
import { readOds } from 'hucre/ods'
import { afterAll, expect, test } from 'vitest'
import { readWorkbook } from '../kit/documents/read-workbook.ts'
import { workbookXlsx } from '../kit/documents/workbook.ts'
import { caseConvertCommand } from './case-convert-command.ts'
import { caseImportCommand } from './case-import-command.ts'
import { caseOdsCommand, caseWorkbookCommand } from './case-workbook-command.ts'
import {
  answerDifferences,
  cellDifferences,
  goldenCase,
  officeProgram,
  recalculated,
  withOtherInputs,
} from './case-workbook-testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'versneller-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ids = ['mini-grex', 'vier-partijen'] as const

test.each(ids)('the file of %s keeps every outcome beside its formula', async id => {
  const areaCase = await goldenCase(id)
  const workbook = caseWorkbook(areaCase, { language: 'nl' })
  const sheets = await readWorkbook(await workbookXlsx(workbook))
  expect(cellDifferences(workbook, sheets)).toEqual([])
  expect(answerDifferences(workbook, sheets, areaCase)).toEqual([])
})

const office = officeProgram()
if (office === undefined) {
  test('LibreOffice is not installed here, so it did not recalculate the workbooks', () => {
    expect(officeProgram()).toBeUndefined()
  })
} else {
  test('LibreOffice recalculates mini-grex and vier-partijen to the engine’s cents, also with other inputs', async () => {
    const cases = await Promise.all(ids.map(goldenCase))
    const changes = cases.map(withOtherInputs)
    const plain = cases.map(areaCase => caseWorkbook(areaCase, { language: 'nl' }))
    const found = await recalculated(office, [...plain, ...changes.map(({ typed }) => typed)])
    cases.forEach((areaCase, place) => {
      expect(answerDifferences(plain[place]!, found[place]!, areaCase)).toEqual([])
      expect(cellDifferences(plain[place]!, found[place]!)).toEqual([])
    })
    changes.forEach(({ typed, changed, count }, place) => {
      expect(count).toBeGreaterThan(10)
      const sheets = found[cases.length + place]!
      expect(answerDifferences(typed, sheets, changed)).toEqual([])
      const back = parseCase(documentFromWorkbook(sheets)?.document)
      expect(back.ok && appraise(back.case).area.npvEur).toBeCloseTo(appraise(changed).area.npvEur, 4)
    })
  }, 120_000)

  test('LibreOffice reads the ODS files, and works them out to the engine’s cents', async () => {
    const cases = await Promise.all(ids.map(goldenCase))
    const plain = cases.map(areaCase => caseWorkbook(areaCase, { language: 'nl' }))
    const found = await recalculated(office, plain, 'ods')
    cases.forEach((areaCase, place) => {
      expect(answerDifferences(plain[place]!, found[place]!, areaCase)).toEqual([])
      expect(cellDifferences(plain[place]!, found[place]!)).toEqual([])
    })
  }, 120_000)
}

const input = JSON.parse(
  readFileSync(new URL('../../engine/golden/cases/station-zwolle.json', import.meta.url), 'utf8'),
)

test('the command writes the workbook of a variant in English', async () => {
  const out = join(folder, 'zwolle.xlsx')
  const options = { variant: 'zonder-rijk', convention: 'end', lang: 'en' }
  const answer = await caseWorkbookCommand.run({ input, operands: ['-', out], options })
  if (!('ok' in answer && answer.ok)) throw new Error(JSON.stringify(answer))
  expect(answer.file?.path).toBe(out)
  const sheets = await readWorkbook(answer.file?.content as Uint8Array)
  expect(sheets.map(sheet => sheet.name)).toEqual((answer.value as { sheets: string[] }).sheets)
  expect(sheets[0]?.name).toBe('Notes')
  expect(answer.value).toMatchObject({ case: 'station-zwolle', variant: 'zonder-rijk', file: out })
})

test('the command tells every mistake at once and writes nothing', async () => {
  const options = { variant: 'nergens', convention: 'later' }
  const answer = await caseWorkbookCommand.run({ input, operands: ['-', 'zaak.json'], options })
  const errors = 'ok' in answer && !answer.ok ? answer.errors.map(error => error.code) : []
  expect(errors).toEqual(['UITVOER_GEEN_XLSX', 'CONVENTIE_ONBEKEND', 'ONBEKENDE_VARIANT'])
})

const codesOf = (answer: Awaited<ReturnType<typeof caseOdsCommand.run>>) =>
  'ok' in answer && !answer.ok ? answer.errors.map(error => error.code) : []

test('the same workbook as an open document has the sheets and figures of the other', async () => {
  const out = join(folder, 'zwolle.ods')
  const answer = await caseOdsCommand.run({ input, operands: ['-', out], options: {} })
  if (!('ok' in answer && answer.ok)) throw new Error(JSON.stringify(answer))
  const { sheets } = await readOds(answer.file?.content as Uint8Array)
  expect(sheets.map(sheet => sheet.name)).toEqual((answer.value as { sheets: string[] }).sheets)
  const areaCase = parseCase(input)
  if (!areaCase.ok) throw new Error('the golden case is none')
  const workbook = caseWorkbook(areaCase.case, { language: 'nl' })
  const figures = (rows: readonly (readonly unknown[])[]) =>
    rows.flat().filter(cell => typeof cell === 'number').length
  workbook.sheets.forEach((sheet, place) => {
    const written = sheet.rows.map(row => row.map(cell => cell?.value))
    expect(figures(sheets[place]?.rows ?? [])).toBe(figures(written))
  })
  const wrong = await caseOdsCommand.run({ input, operands: ['-', 'zwolle.xlsx'], options: {} })
  expect(codesOf(wrong)).toEqual(['UITVOER_GEEN_ODS'])
})

test('converting checks a case and writes it in the newest format', async () => {
  const answer = await caseConvertCommand.run({ input, operands: ['-', 'uit.json'], options: {} })
  if (!('ok' in answer && answer.ok)) throw new Error(JSON.stringify(answer))
  expect(answer.value).toEqual({ case: 'station-zwolle', format: 'versneller-case/1', file: 'uit.json' })
  expect(JSON.parse(String(answer.file?.content))).toEqual(input)
  const wrong = { ...input, format: 'versneller-case/0', periods: 0 }
  const refused = await caseConvertCommand.run({ input: wrong, operands: ['-', 'uit.xlsx'], options: {} })
  expect(codesOf(refused)).toEqual(['UITVOER_GEEN_JSON', 'ONBEKENDE_KEUZE', 'BUITEN_BEREIK'])
})

test('the import reads an own workbook back, and says what to do with another', async () => {
  const from = join(folder, 'terug.xlsx')
  writeFileSync(from, await workbookXlsx(caseWorkbook(await goldenCase('mini-grex'), { language: 'nl' })))
  const answer = await caseImportCommand.run({
    input: undefined,
    operands: [from, 'terug.json'],
    options: {},
  })
  if (!('ok' in answer && answer.ok)) throw new Error(JSON.stringify(answer))
  expect(answer.value).toEqual({ case: 'mini-grex', file: 'terug.json', changed: [] })
  expect(JSON.parse(String(answer.file?.content))).toEqual(await goldenCase('mini-grex'))
  const codeOf = async (operands: string[]) => {
    const refused = await caseImportCommand.run({ input: undefined, operands, options: {} })
    return 'ok' in refused && !refused.ok ? refused.errors.map(error => error.code) : []
  }
  writeFileSync(
    join(folder, 'ander.xlsx'),
    await workbookXlsx({ title: '', language: 'nl', names: [], sheets: [emptySheet] }),
  )
  expect(await codeOf([join(folder, 'ander.xlsx'), 'a.json'])).toEqual(['WERKBOEK_NIET_HERKEND'])
  expect(await codeOf([join(folder, 'nergens.xlsx'), 'a.json'])).toEqual(['WERKBOEK_NIET_GELEZEN'])
  expect(await codeOf([from, 'a.xlsx'])).toEqual(['UITVOER_GEEN_JSON'])
})

const emptySheet = { name: 'Leeg', widths: [], frozen: { rows: 0, columns: 0 }, rows: [] }

/** A case with many lines over many periods, indexed, with percentages. */
function largeCase(lineCount: number, periods: number): Case {
  const outcome = parseCase({
    format: 'versneller-case/1',
    id: 'groot',
    name: { nl: 'Groot' },
    valuationDate: '2026-01-01',
    period: 'quarter',
    periods,
    rates: { interest: 0.0225 },
    landExploitation: { party: 'gem', bookValueEur: 1000000, bookValueDate: '2026-01-01' },
    parties: ['gemeente', 'ontwikkelaar', 'corporatie', 'rijk'].map((kind, place) => ({
      id: ['gem', 'dev', 'cor', 'rijk'][place],
      kind,
      rate: 0.02 + place / 100,
    })),
    indices: Object.fromEntries([0, 1, 2, 3, 4].map(place => [`index-${place}`, 0.01 * (place + 1)])),
    lines: Array.from({ length: lineCount }, (_, place) => {
      const direction = place % 3 === 0 ? { from: 'gem', to: 'outside' } : { from: 'outside', to: 'dev' }
      const base = { id: `regel-${place}`, account: place % 3 === 0 ? '5' : 'opbrengst-opstal', ...direction }
      if (place % 20 === 19) return { ...base, percent: { share: 0.1, of: ['regel-0', 'regel-3'] } }
      const spread = { from: 1, to: periods }
      return { ...base, totalEur: 1000 * (place + 1), spread, index: `index-${place % 5}` }
    }),
  })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}

test('200 lines over 120 periods are a file after seconds of work, with the same figures', async () => {
  const large = largeCase(200, 120)
  const begin = process.cpuUsage()
  const workbook = caseWorkbook(large, { language: 'nl' })
  const bytes = await workbookXlsx(workbook)
  // Two seconds of work; measured as work, because a machine that tests is not free.
  expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(4)
  const sheets = await readWorkbook(bytes)
  expect(answerDifferences(workbook, sheets, large)).toEqual([])
  expect(appraise(large).area.cashEur).toHaveLength(121)
}, 120_000)
