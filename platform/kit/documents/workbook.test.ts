import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { type Workbook, type WorkbookCell, workbookXlsx } from './workbook.ts'

const hostile = [
  '=1+1',
  '+31 20',
  '-1 trap',
  '@SUM(A1)',
  '=HYPERLINK("https://example.org","klik")',
  '\t=1',
  '\r=2',
]

const cell = (
  value: string | number,
  format: WorkbookCell['format'],
  rest: Partial<WorkbookCell> = {},
): WorkbookCell => ({
  value,
  format,
  ...rest,
})

const workbook: Workbook = {
  title: 'Grond & opstal',
  language: 'nl',
  names: [{ name: 'Prijs', range: "'Blad één'!$B$2" }],
  sheets: [
    {
      name: 'Blad één',
      widths: [30, 12],
      frozen: { rows: 1, columns: 1 },
      rows: [
        [cell('wat', 'text', { role: 'head' }), cell('waarde', 'text', { role: 'head' })],
        [cell('prijs', 'text'), cell(-12.5, 'euro', { role: 'input' }), cell(46023, 'date')],
        [
          undefined,
          cell(-25, 'euro', { formula: 'Prijs*2' }),
          cell('ja', 'text', { formula: 'IF(B2<0,"ja","nee")' }),
        ],
      ],
    },
    {
      name: 'Namen',
      widths: [40],
      frozen: { rows: 0, columns: 0 },
      rows: hostile.map(name => [cell(name, 'text')]),
    },
  ],
}

const written = async (one: Workbook) => readXlsx(await workbookXlsx(one), { readStyles: true })

test('formulas are written with their outcomes, names and text', async () => {
  const { sheets, namedRanges } = await written(workbook)
  const [first] = sheets
  expect(first?.rows[0]?.slice(0, 2)).toEqual(['wat', 'waarde'])
  expect(first?.cells?.get('2,1')).toMatchObject({ formula: 'Prijs*2', formulaResult: -25 })
  expect(first?.cells?.get('2,2')).toMatchObject({ formula: 'IF(B2<0,"ja","nee")', value: 'ja' })
  expect(namedRanges).toMatchObject([{ name: 'Prijs', range: "'Blad één'!$B$2" }])
})

test('money has the Dutch form in a Dutch workbook and the British one in an English workbook', async () => {
  const formatOf = async (language: 'nl' | 'en') => {
    const { sheets } = await written({ ...workbook, language })
    return sheets[0]?.cells?.get('1,1')?.style?.numFmt
  }
  expect(await formatOf('nl')).toBe('[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00')
  expect(await formatOf('en')).toBe('[$€-809]#,##0.00;[Red]-[$€-809]#,##0.00')
})

test('names that look like a formula are text cells, and stay text when they are edited', async () => {
  const { sheets } = await written(workbook)
  hostile.forEach((name, row) => {
    const found = sheets[1]?.cells?.get(`${row},0`)
    expect(sheets[1]?.rows[row]?.[0]).toBe(name)
    expect(found?.formula).toBeUndefined()
    expect(found?.style?.numFmt).toBe('@')
  })
})

test('heads stay in view and are repeated on paper, on its side', async () => {
  const [first] = (await written(workbook)).sheets
  expect(first?.freezePane).toEqual({ rows: 1, columns: 1 })
  expect(first?.pageSetup).toMatchObject({
    orientation: 'landscape',
    paperSize: 'a4',
    printTitlesColumn: '$A:$A',
  })
})
