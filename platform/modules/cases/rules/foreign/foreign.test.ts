// Invented workbooks of municipalities, read by what is proposed for them: years beside each other, a long list, two sheets.
import { appraise, parseCase } from '@versneller/engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foreignDocument, labelsOf } from './foreign-document.ts'
import { BOOK_VALUE, type ForeignSheet, type WorkbookMapping } from './mapping.ts'
import { knownMapping, proposeMapping } from './propose-mapping.ts'
import { amountOf, yearOf } from './read-cell.ts'
import { type ForeignRead, readForeign } from './read-lines.ts'

const asked = { name: 'Havenkwartier', fileName: 'grex.xlsx', day: '2026-11-27', interestRate: 0.02 }

const across: ForeignSheet = {
  name: 'Grex 2026',
  rows: [
    ['Grondexploitatie Havenkwartier', null, null, null, null, null],
    ['Bedragen in euro, prijspeil 2026', null, null, null, null, null],
    [null, null, null, null, null, null],
    ['Omschrijving', 'Totaal', 2026, 2027, '2028', 'jaar 2029'],
    ['Kosten', null, null, null, null, null],
    ['Verwerving panden', '€ 1.250.000,50', '1.000.000', '250.000,50', '-', null],
    ['Bouwrijp maken', 900_000, null, 400_000, '500.000', null],
    ['Plankosten (VTU)', '300.000', 100_000, 100_000, 100_000, null],
    ['Onvoorzien', 'n.v.t.', null, null, null, 'PM'],
    ['Totaal kosten', '2.450.000,50', 1_100_000, '750.000,50', '600.000', 0],
    ['Opbrengsten', null, null, null, null, null],
    ['Uitgifte woningen', 2_600_000, null, null, '1.100.000', '€ 1.500.000'],
    ['Subsidie Woningbouwimpuls', 200_000, 200_000, null, null, null],
    ['Totaal opbrengsten', 2_800_000, 200_000, 0, 1_100_000, 1_500_000],
    ['Saldo', '349.999,50', '(900.000)', '-750.000,50', '500.000', 1_500_000],
  ],
}

const list: ForeignSheet = {
  name: 'Blad1',
  rows: [
    ['Kostensoort', 'Omschrijving', 'Jaar', 'Kosten/opbrengsten', 'Bedrag (x € 1.000)'],
    ['Sloop', 'Sloop loods A', 2027, 'K', '125,5'],
    ['Sloop', 'Sloop loods B', 2027, 'K', 74.5],
    ['Sloop', 'Sloop loods A', 2028, 'K', '1.000,25'],
    ['Gronduitgifte', 'Kavels zuid', 46_753, 'O', '2.500'],
    ['Totaal', null, null, null, '3.700,25'],
  ],
}

const two: ForeignSheet[] = [
  { name: 'Toelichting', rows: [['Deze werkmap is van de afdeling grondzaken.']] },
  {
    name: 'Lasten',
    rows: [
      ['post', '31-12-2026', 2027, 'totaal'],
      ['Boekwaarde per 1-1', -450_000, null, -450_000],
      ['Bodemsanering', '-80.000,10', '-20.000', '-100.000,10'],
      ['Rente', -5000, -4000.55, -9000.55],
      ['Totaal', '-535.000,10', '-24.000,55', '-559.000,65'],
    ],
  },
  {
    name: 'Baten',
    rows: [
      ['post', '31-12-2026', 2027, 'totaal'],
      ['Verkoop kavels', null, '700.000,00', '700.000,00'],
      ['Terugbetaling waarborg', -1000, null, -1000],
      ['Totaal', -1000, 700_000, 699_000],
    ],
  },
]

const differences = ({ totals }: ForeignRead) =>
  totals.filter(one => one.printedCents !== one.readCents).map(({ label, year }) => `${label} ${year}`)

function made(sheets: readonly ForeignSheet[], mapping: WorkbookMapping) {
  const read = readForeign(sheets, mapping)
  const document = foreignDocument(read.lines, mapping.accounts, asked)
  const parsed = parseCase(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return { read, caseFile: parsed.case }
}

describe('years beside each other, costs and revenues under headings', () => {
  const mapping = proposeMapping([across])
  const { read, caseFile } = made([across], mapping)

  test('the head, the years, the columns and the sides are found', () => {
    const [sheet] = mapping.sheets
    expect(sheet).toMatchObject({
      layout: 'years',
      headRow: 3,
      side: 'headings',
      unitEur: 1,
      isReversed: false,
    })
    expect(sheet?.columns.map(one => one.field)).toEqual(['name', 'total', 2026, 2027, 2028, 2029])
  })

  test('every total of the sheet is met to the cent, that of each line too', () => {
    expect(differences(read)).toEqual([])
    // Three rows of totals with four years and a sum, and the sum behind each of six lines.
    expect(read.totals.length).toBe(3 * 5 + 6)
    expect(read.unread).toEqual([])
  })

  test('the case has the lines on their accounts, and the result that the sheet prints', () => {
    expect(caseFile.lines?.map(({ id, account }) => [id, account])).toEqual([
      ['verwerving-panden', '1'],
      ['bouwrijp-maken', '5'],
      ['plankosten-vtu', '9'],
      ['uitgifte-woningen', 'opbrengst-uitgifte'],
      ['subsidie-woningbouwimpuls', 'opbrengst-subsidie'],
    ])
    expect([caseFile.valuationDate, caseFile.periods]).toEqual(['2026-01-01', 4])
    expect(appraise(caseFile).landExploitation?.atPriceLevelEur).toBeCloseTo(349_999.5, 2)
  })
})

describe('a long list with a year and a kind in each row', () => {
  const mapping = proposeMapping([list])
  const { read, caseFile } = made([list], mapping)

  test('is found with its unit, and a day stands for its year', () => {
    expect(mapping.sheets[0]).toMatchObject({ layout: 'list', headRow: 0, unitEur: 1000 })
    expect(read.lines.map(({ name, side, byYear }) => [name, side, [...byYear]])).toEqual([
      [
        'Sloop loods A',
        'cost',
        [
          [2027, 125_500],
          [2028, 1_000_250],
        ],
      ],
      ['Sloop loods B', 'cost', [[2027, 74_500]]],
      ['Kavels zuid', 'revenue', [[2028, 2_500_000]]],
    ])
    expect([differences(read), read.totals.length, read.unread]).toEqual([[], 1, []])
  })

  test('is mapped by its account column, so that both sheds are one choice', () => {
    const labels = labelsOf(read.lines, {})
    expect(labels.map(({ label, side, target }) => [label, side, target])).toEqual([
      ['Sloop', 'cost', '3'],
      ['Gronduitgifte', 'revenue', 'opbrengst-uitgifte'],
    ])
    expect(appraise(caseFile).landExploitation?.atPriceLevelEur).toBeCloseTo(2_500_000 - 1_200_250, 2)
  })
})

describe('two sheets, costs printed with a minus, a book value among them', () => {
  const accounts = { 'revenue terugbetaling waarborg': 'opbrengst-overig' }
  const mapping = { ...proposeMapping(two), accounts }
  const { read, caseFile } = made(two, mapping)

  test('only sheets with years are taken, and the sign of costs is turned', () => {
    expect(mapping.sheets.map(({ sheet, side, isReversed }) => [sheet, side, isReversed])).toEqual([
      ['Lasten', 'costs', true],
      ['Baten', 'revenues', false],
    ])
    expect(differences(read)).toEqual([])
  })

  test('the book value is no cost of the plan, and what comes back is a line the other way round', () => {
    expect(labelsOf(read.lines, {})[0]?.target).toBe(BOOK_VALUE)
    expect(caseFile.landExploitation?.bookValueEur).toBe(450_000)
    const back = caseFile.lines?.find(line => line.id === 'terugbetaling-waarborg-terug')
    expect(back).toMatchObject({ from: 'gem', to: 'outside', series: { '1': 1000 } })
    expect(appraise(caseFile).area.atPriceLevelEur).toBeCloseTo(699_000 - 109_000.65, 2)
  })
})

test('a total that the sheet does not reach is told with its year, to the cent', () => {
  const rows = across.rows.map(row =>
    row[0] === 'Totaal kosten' ? ['Totaal kosten', null, 1_100_000.01] : row,
  )
  const read = readForeign([{ ...across, rows }], proposeMapping([across]))
  const wrong = read.totals.filter(one => one.printedCents !== one.readCents)
  expect(
    wrong.map(({ label, year, printedCents, readCents }) => [label, year, printedCents - readCents]),
  ).toEqual([['Totaal kosten', 2026, 1]])
})

test('a cell that is no amount is told with its place, and counts for nothing', () => {
  const rows = across.rows.map(row =>
    row[0] === 'Bouwrijp maken' ? ['Bouwrijp maken', null, 'nog te bepalen', 400_000] : row,
  )
  const { unread } = readForeign([{ ...across, rows }], proposeMapping([across]))
  expect(unread).toEqual([{ place: { sheet: 'Grex 2026', row: 7 }, column: 2, text: 'nog te bepalen' }])
})

test('a mapping of before is known again on the workbook of a year later, and not on another', () => {
  const before = { ...proposeMapping([across]), accounts: { 'cost onvoorzien': '12' } }
  const later = {
    ...across,
    rows: across.rows.map((row, place) =>
      place === 3 ? ['Omschrijving', 'Totaal', 2027, 2028, '2029', 'jaar 2030'] : row,
    ),
  }
  const found = knownMapping([later], before)
  expect(found?.sheets[0]?.columns.map(one => one.field)).toEqual(['name', 'total', 2027, 2028, 2029, 2030])
  expect(found?.accounts).toEqual(before.accounts)
  expect(knownMapping([list], before)).toBeUndefined()
  const other = {
    ...across,
    rows: across.rows.map((row, place) => (place === 3 ? ['Naam', 'Som', 2027, 2028] : row)),
  }
  expect(knownMapping([other], before)).toBeUndefined()
})

test('any sheet of amounts in any Dutch notation gives lines whose sum is that of the amounts, to the cent', () => {
  const notations = [
    (cents: number) => cents / 100,
    (cents: number) => new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(cents / 100),
    (cents: number) =>
      `€ ${new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(cents / 100)}`,
    (cents: number) =>
      `${cents < 0 ? '(' : ''}${new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(Math.abs(cents) / 100)}${cents < 0 ? ')' : ''}`,
  ]
  const cell = fc.tuple(fc.integer({ min: -1e10, max: 1e10 }), fc.constantFrom(...notations))
  const row = fc.array(cell, { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), table => {
      const sums = [0, 1, 2].map(column => table.reduce((sum, cells) => sum + (cells[column]?.[0] ?? 0), 0))
      const rows = [
        ['Omschrijving', 2026, 2027, 2028],
        ...table.map((cells, place) => [`Post ${place}`, ...cells.map(([cents, write]) => write(cents))]),
        ['Totaal', ...sums.map(sum => sum / 100)],
      ]
      const sheet = { name: 'Kosten', rows }
      const read = readForeign([sheet], proposeMapping([sheet]))
      expect(differences(read)).toEqual([])
      expect(read.totals.length).toBe(3)
    }),
  )
})

test('thirty thousand lines of one name get ids of their own, in seconds', { timeout: 15_000 }, () => {
  const years = [2026, 2027, 2028, 2029, 2030]
  const lines = Array.from({ length: 30_000 }, (_, row) => ({
    name: '土地',
    label: 'Kosten',
    side: 'cost' as const,
    byYear: new Map(years.map(year => [year, 1])),
    place: { sheet: 'Blad1', row },
  }))
  const document = foreignDocument(lines, { 'cost kosten': '5' }, asked)
  const made = document?.lines as { id: string }[]
  expect(document?.periods).toBe(5)
  expect([made[0]?.id, made[1]?.id, made.at(-1)?.id]).toEqual(['regel', 'regel-2', 'regel-30000'])
  expect(new Set(made.map(({ id }) => id)).size).toBe(30_000)
})

test.each([
  ['1.234,56', 1234.56],
  ['€ -1.000', -1000],
  ['(2.500)', -2500],
  ['12,5 mln', 12_500_000],
  ['1 250 000', 1_250_000],
  ['-', 0],
  ['', 0],
  ['n.v.t.', 0],
  ['onbekend', undefined],
  [true, undefined],
])('the cell %j is the amount %j', (cell, amount) => {
  expect(amountOf(cell)).toBe(amount)
})

test.each([
  [2026, 2026],
  [46_023, 2026],
  ['t/m 2031', 2031],
  ['2026-2030', undefined],
  ['12026', undefined],
  [20_260, undefined],
  [null, undefined],
])('the cell %j is the year %j', (cell, year) => {
  expect(yearOf(cell)).toBe(year)
})
