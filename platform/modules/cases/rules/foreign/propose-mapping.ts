import {
  type ColumnField,
  type ForeignSheet,
  labelKey,
  type SheetLayout,
  type SheetMapping,
  type SheetSide,
  textOf,
  type WorkbookMapping,
} from './mapping.ts'
import { amountOf, yearOf } from './read-cell.ts'

/** Rows at the top in which the head is looked for. */
const headWithin = 60

const words: readonly (readonly [ColumnField, RegExp])[] = [
  ['year', /^(jaar|jaartal|boekjaar|year|periode|datum)$/],
  ['amount', /^(bedrag|amount|waarde|euro|eur|€)|bedrag/],
  ['total', /^(totaal|total|som)\b/],
  [
    'kind',
    /kosten ?\/ ?opbrengst|opbrengst ?\/ ?kosten|^k\/o$|^(baten|lasten)\b.*\/|^type$|lasten ?\/ ?baten/,
  ],
  ['account', /grootboek|kostensoort|rekening|categorie|hoofdgroep|account|rubriek/],
  ['name', /omschrijving|^post|naam|onderdeel|activiteit|description|regel|werksoort|deelpost/],
]

/** What the label of a head says that its column holds. */
function fieldOf(label: string): ColumnField | undefined {
  const key = labelKey(label)
  return key === '' ? undefined : words.find(([, found]) => found.test(key))?.[0]
}

const yearsIn = (row: ForeignSheet['rows'][number]) => row.filter(cell => yearOf(cell) !== undefined).length

/** The row with most years beside each other, if any has two; else the first that names a year and an amount. */
function headOf({ rows }: ForeignSheet): { headRow: number; layout: SheetLayout } | undefined {
  const top = rows.slice(0, headWithin)
  const counts = top.map(yearsIn)
  const most = Math.max(0, ...counts)
  if (most >= 2) return { headRow: counts.indexOf(most), layout: 'years' }
  const headRow = top.findIndex(row => {
    const fields = row.map(cell => fieldOf(textOf(cell)))
    return fields.includes('year') && fields.includes('amount')
  })
  return headRow < 0 ? undefined : { headRow, layout: 'list' }
}

/** The column with most texts below the head, the first of equals: that of the names. */
function nameColumn({ rows }: ForeignSheet, headRow: number, taken: ReadonlySet<number>): number | undefined {
  const counts = new Map<number, number>()
  for (const row of rows.slice(headRow + 1))
    row.forEach((cell, column) => {
      if (!taken.has(column) && typeof cell === 'string' && amountOf(cell) === undefined)
        counts.set(column, (counts.get(column) ?? 0) + 1)
    })
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a - b)[0]?.[0]
}

function columnsOf(sheet: ForeignSheet, headRow: number, layout: SheetLayout): SheetMapping['columns'] {
  const head = sheet.rows[headRow] ?? []
  const columns: { column: number; field: ColumnField | number }[] = []
  const has = (field: ColumnField) => columns.some(one => one.field === field)
  head.forEach((cell, column) => {
    const year = layout === 'years' ? yearOf(cell) : undefined
    const field = year === undefined ? fieldOf(textOf(cell)) : undefined
    if (year !== undefined) columns.push({ column, field: year })
    else if (field && !has(field) && (layout === 'list' || (field !== 'year' && field !== 'amount')))
      columns.push({ column, field })
  })
  if (!has('name')) {
    const column = nameColumn(sheet, headRow, new Set(columns.map(one => one.column)))
    if (column !== undefined) columns.push({ column, field: 'name' })
  }
  return columns
}

const costWord = /kosten|lasten|uitgaven|costs?\b|expens/
const revenueWord = /opbrengst|baten|inkomsten|revenue|income/

/** What a heading of a sheet or between its rows is about; undefined when it names neither or both. */
export function sideOfHeading(text: string): 'cost' | 'revenue' | undefined {
  const key = labelKey(text)
  const [isCost, isRevenue] = [costWord.test(key), revenueWord.test(key)]
  return isCost === isRevenue ? undefined : isCost ? 'cost' : 'revenue'
}

function sideOf(
  sheet: ForeignSheet,
  { headRow, columns }: Pick<SheetMapping, 'headRow' | 'columns'>,
): SheetSide {
  const own = sideOfHeading(sheet.name)
  const isBare = (row: ForeignSheet['rows'][number]) =>
    columns.every(({ column, field }) => typeof field !== 'number' || textOf(row[column]) === '')
  const headings = sheet.rows
    .slice(headRow + 1)
    .filter(isBare)
    .flatMap(row => sideOfHeading(textOf(row.find(cell => textOf(cell) !== ''))) ?? [])
  if (headings.includes('cost') && headings.includes('revenue')) return 'headings'
  if (own === 'revenue') return 'revenues'
  if (own === 'cost' || columns.some(one => one.field === 'kind')) return 'costs'
  return headings[0] === 'revenue' ? 'revenues' : 'costs'
}

/** In what unit the sheet says that it is: "bedragen x € 1.000", "in mln". */
function unitOf({ rows }: ForeignSheet, headRow: number): number {
  const above = rows
    .slice(0, headRow + 1)
    .flat()
    .map(textOf)
    .join(' ')
    .toLowerCase()
  if (/miljoen|mln|million/.test(above)) return 1_000_000
  return /(x|×|\*|in)\s*€?\s*(1[.,]?000|duizend)|k€|\bduizend(en)? euro/.test(above) ? 1000 : 1
}

/** Whether most amounts that are not nought carry a minus. */
function isMostlyNegative(
  { rows }: ForeignSheet,
  { headRow, columns }: Pick<SheetMapping, 'headRow' | 'columns'>,
) {
  const signs = rows
    .slice(headRow + 1)
    .flatMap(row =>
      columns.flatMap(({ column, field }) =>
        typeof field === 'number' || field === 'amount' ? Math.sign(amountOf(row[column]) ?? 0) : [],
      ),
    )
  return signs.reduce((sum, sign) => sum + sign, 0) < 0
}

/** The labels of the head of a sheet, its years and other figures left out. */
function headLabels({ rows }: ForeignSheet, headRow: number): string[] {
  return (rows[headRow] ?? []).map(cell =>
    typeof cell === 'number' ? '' : labelKey(textOf(cell)).replaceAll(/\d+/g, ''),
  )
}

/** How a sheet is most likely read; undefined when no head is found in it. */
export function proposeSheet(
  sheet: ForeignSheet,
  headRow?: number,
  chosenLayout?: SheetLayout,
): SheetMapping | undefined {
  const found = headOf(sheet)
  const row = headRow ?? found?.headRow
  if (row === undefined) return undefined
  const layout = chosenLayout ?? (yearsIn(sheet.rows[row] ?? []) >= 2 ? 'years' : (found?.layout ?? 'list'))
  const columns = columnsOf(sheet, row, layout)
  const place = { headRow: row, columns }
  const side = sideOf(sheet, place)
  return {
    sheet: sheet.name,
    layout,
    ...place,
    side,
    unitEur: unitOf(sheet, row),
    isReversed: (side === 'costs' || side === 'revenues') && isMostlyNegative(sheet, place),
    labels: headLabels(sheet, row),
  }
}

/** How a workbook is most likely read: every sheet in which a head is found. */
export function proposeMapping(sheets: readonly ForeignSheet[]): WorkbookMapping {
  return { sheets: sheets.flatMap(sheet => proposeSheet(sheet) ?? []), accounts: {} }
}

const sameLabels = (one: readonly string[], other: readonly string[]) => {
  const filled = (labels: readonly string[]) => labels.filter(label => label !== '').join('|')
  return filled(one) === filled(other)
}

/**
 * A mapping of before laid on a workbook of now: of the sheets that have the same name and the same head. Years are read
 * from the head anew. Undefined when a sheet is not there or looks otherwise.
 */
export function knownMapping(
  sheets: readonly ForeignSheet[],
  before: WorkbookMapping,
): WorkbookMapping | undefined {
  const found = before.sheets.map(mapping => {
    const sheet = sheets.find(one => one.name === mapping.sheet)
    if (!sheet || !sameLabels(headLabels(sheet, mapping.headRow), mapping.labels)) return undefined
    const others = mapping.columns.filter(one => typeof one.field !== 'number')
    const years =
      mapping.layout === 'years'
        ? (sheet.rows[mapping.headRow] ?? []).flatMap((cell, column) => {
            const year = others.some(one => one.column === column) ? undefined : yearOf(cell)
            return year === undefined ? [] : [{ column, field: year }]
          })
        : []
    return { ...mapping, columns: [...others, ...years] }
  })
  const all = found.filter(one => one !== undefined)
  return all.length > 0 && all.length === found.length ? { ...before, sheets: all } : undefined
}
