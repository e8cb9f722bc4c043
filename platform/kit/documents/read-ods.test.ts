import { expect, test } from 'vitest'
import { readWorkbook } from './read-workbook.ts'
import { testZip } from './testing-zip.ts'
import type { Workbook } from './workbook.ts'
import { workbookXlsx } from './workbook.ts'
import { workbookOds } from './workbook-ods.ts'
import { ZipRefused } from './zip-guard.ts'

const workbook: Workbook = {
  title: 'Proef',
  language: 'nl',
  names: [],
  sheets: [
    {
      name: 'Blad',
      widths: [20, 20],
      frozen: { rows: 0, columns: 0 },
      rows: [
        [
          { value: 'post', format: 'text' },
          { value: 12.5, format: 'euro' },
        ],
        [undefined, { value: 0, formula: 'B1*2', format: 'euro' }],
        [{ value: 46_023, format: 'date' }],
      ],
    },
  ],
}

test('an open document gives the same cells as a workbook of the other kind', async () => {
  const [ods, xlsx] = [
    await readWorkbook(await workbookOds(workbook)),
    await readWorkbook(await workbookXlsx(workbook)),
  ]
  const trimmed = (sheets: typeof ods) =>
    sheets.map(({ name, rows }) => ({
      name,
      rows: rows
        .map(row => row.slice(0, row.findLastIndex(cell => cell !== null) + 1))
        .filter(row => row.length > 0),
    }))
  expect(trimmed(ods)).toEqual(trimmed(xlsx))
})

const documentOf = (rows: string) =>
  testZip([
    {
      name: 'mimetype',
      content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
      stored: true,
    },
    {
      name: 'content.xml',
      content: Buffer.from(
        `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    },
  ])
const cell = (columns: number) =>
  `<table:table-cell table:number-columns-repeated="${columns}" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>`

test.each([
  [
    'a row of figures repeated a million times',
    `<table:table-row table:number-rows-repeated="1000000">${cell(16_000)}</table:table-row>`,
  ],
  ['thousands of wide rows', `<table:table-row>${cell(16_000)}</table:table-row>`.repeat(200)],
])('%s is refused before it is spread out', async (_, rows) => {
  const outcome = await readWorkbook(documentOf(rows)).catch(error => error)
  expect([outcome instanceof ZipRefused, outcome.refusal]).toEqual([true, 'DOCUMENT_PAKT_TE_VER_UIT'])
})

test('the empty rest of a sheet that programs write costs nothing', async () => {
  const rows = `<table:table-row>${cell(2)}<table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
  const sheets = await readWorkbook(documentOf(rows))
  expect(sheets.map(({ rows: read }) => read.filter(row => row.length > 0))).toEqual([[[1, 1]]])
})

test('a figure without end and a text that cannot be kept are read as what can be', async () => {
  const cells = [
    '<table:table-cell office:value-type="float" office:value="1e999"><text:p>1e999</text:p></table:table-cell>',
    '<table:table-cell office:value-type="string"><text:p>a&#0;b&#xD800;c</text:p></table:table-cell>',
    '<table:table-cell office:value-type="date" office:date-value="2026-99-99"><text:p>x</text:p></table:table-cell>',
    cell(1),
  ]
  const [sheet] = await readWorkbook(documentOf(`<table:table-row>${cells.join('')}</table:table-row>`))
  expect(sheet?.rows).toEqual([[null, 'ab\uFFFDc', null, 1]])
})
