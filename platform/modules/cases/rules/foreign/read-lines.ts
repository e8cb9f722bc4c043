import {
  type ColumnField,
  type ForeignCell,
  type ForeignSheet,
  labelKey,
  type SheetMapping,
  textOf,
  type WorkbookMapping,
} from './mapping.ts'
import { sideOfHeading } from './propose-mapping.ts'
import { amountOf, yearOf } from './read-cell.ts'

/** A line of a foreign workbook: amounts in euro by year, positive in the direction of its side. */
export interface ForeignLine {
  name: string
  /** What the mapping of accounts goes by: its account column, or its name. */
  label: string
  side: 'cost' | 'revenue'
  byYear: ReadonlyMap<number, number>
  /** "Kosten, rij 12": of the first row that it was read from. */
  place: { sheet: string; row: number }
}

/** A total that the workbook prints, beside what was read; in cents, so that a difference is one. */
export interface ComparedTotal {
  place: { sheet: string; row: number }
  label: string
  /** Undefined for the total over all years. */
  year: number | undefined
  printedCents: number
  readCents: number
}

/** A cell in which an amount or year should stand and does not. */
export interface UnreadCell {
  place: { sheet: string; row: number }
  column: number
  text: string
}

/** What was read of a workbook. */
export interface ForeignRead {
  lines: readonly ForeignLine[]
  totals: readonly ComparedTotal[]
  unread: readonly UnreadCell[]
}

const totalWord = /^(sub)?-?\s?(totaal|total|eindtotaal|saldo|som|resultaat)\b/i
const netWord = /saldo|resultaat|balance|net\b/i

/** One row, its cells by what they are. */
interface Row {
  number: number
  name: string
  account: string
  kind: string
  amounts: { year: number; eur: number }[]
  total: number | undefined
  isEmpty: boolean
}

class SheetReader {
  readonly #sheet: ForeignSheet
  readonly #mapping: SheetMapping
  readonly #columns: ReadonlyMap<ColumnField, number>
  readonly unread: UnreadCell[] = []

  constructor(sheet: ForeignSheet, mapping: SheetMapping) {
    this.#sheet = sheet
    this.#mapping = mapping
    this.#columns = new Map(
      mapping.columns.flatMap(({ column, field }) =>
        typeof field === 'number' ? [] : [[field, column] as const],
      ),
    )
  }

  rows(): Row[] {
    return this.#sheet.rows
      .map((cells, number) => ({ cells, number }))
      .slice(this.#mapping.headRow + 1)
      .map(({ cells, number }) => this.#row(cells, number))
  }

  #text(cells: readonly ForeignCell[], field: ColumnField): string {
    const column = this.#columns.get(field)
    return column === undefined ? '' : textOf(cells[column])
  }

  #eur(cells: readonly ForeignCell[], number: number, column: number): number {
    const found = amountOf(cells[column])
    if (found === undefined) {
      const place = { sheet: this.#sheet.name, row: number + 1 }
      this.unread.push({ place, column, text: textOf(cells[column]) })
    }
    const { unitEur, isReversed } = this.#mapping
    return (found ?? 0) * unitEur * (isReversed ? -1 : 1)
  }

  #row(cells: readonly ForeignCell[], number: number): Row {
    const { layout, columns } = this.#mapping
    const [account, kind] = (['account', 'kind'] as const).map(field => this.#text(cells, field))
    const name = this.#text(cells, 'name') || account || ''
    const isEmpty = cells.every(cell => textOf(cell) === '')
    const base = { number, name, account: account ?? '', kind: kind ?? '', isEmpty }
    if (isEmpty || name === '') return { ...base, amounts: [], total: undefined }
    const total = this.#columns.get('total')
    const totalEur =
      total === undefined || textOf(cells[total]) === '' ? undefined : this.#eur(cells, number, total)
    if (layout === 'years') {
      const filled = columns.filter(
        ({ column, field }) => typeof field === 'number' && textOf(cells[column]) !== '',
      )
      const amounts = filled.map(({ column, field }) => ({
        year: Number(field),
        eur: this.#eur(cells, number, column),
      }))
      return { ...base, amounts, total: totalEur }
    }
    return { ...base, amounts: this.#listed(cells, number, name), total: totalEur }
  }

  #listed(cells: readonly ForeignCell[], number: number, name: string): Row['amounts'] {
    const [yearColumn, amountColumn] = [this.#columns.get('year'), this.#columns.get('amount')]
    if (yearColumn === undefined || amountColumn === undefined || textOf(cells[amountColumn]) === '')
      return []
    const eur = this.#eur(cells, number, amountColumn)
    const year = yearOf(cells[yearColumn])
    if (year !== undefined) return [{ year, eur }]
    if (!totalWord.test(name) && eur !== 0) {
      const place = { sheet: this.#sheet.name, row: number + 1 }
      this.unread.push({ place, column: yearColumn, text: textOf(cells[yearColumn]) })
    }
    return totalWord.test(name) ? [{ year: Number.NaN, eur }] : []
  }
}

/** What side an amount is on, and the amount as positive on it. */
function sided(
  { side: how }: SheetMapping,
  { kind, heading, eur }: { kind: string; heading: 'cost' | 'revenue' | undefined; eur: number },
): { side: 'cost' | 'revenue'; eur: number } {
  const told = kind === '' ? undefined : (sideOfHeading(kind) ?? (/^o/i.test(kind) ? 'revenue' : 'cost'))
  if (told) return { side: told, eur: Math.abs(eur) }
  if (how === 'costs') return { side: 'cost', eur }
  if (how === 'revenues') return { side: 'revenue', eur }
  if (how === 'headings') return { side: heading ?? 'cost', eur }
  const isCost = how === 'minus-is-cost' ? eur < 0 : eur > 0
  return { side: isCost ? 'cost' : 'revenue', eur: Math.abs(eur) }
}

const cents = (eur: number) => Math.round(eur * 100)
const ALL_YEARS = Number.NaN

/** Sums by year of what was read, as the sheet would print them: signed as there, over a block and over everything. */
class Sums {
  #block = new Map<number, number>()
  readonly #all = new Map<number, number>()
  readonly #net = new Map<number, number>()

  add(year: number, printedEur: number, netEur: number): void {
    for (const key of [year, ALL_YEARS]) {
      this.#block.set(key, (this.#block.get(key) ?? 0) + printedEur)
      this.#all.set(key, (this.#all.get(key) ?? 0) + printedEur)
      this.#net.set(key, (this.#net.get(key) ?? 0) + netEur)
    }
  }

  /** Of the sums that a total may be about, the one that is nearest over all its years. */
  nearest(printed: readonly { year: number; eur: number }[], isNet: boolean): ReadonlyMap<number, number> {
    const offBy = (sums: ReadonlyMap<number, number>) =>
      printed.reduce((sum, { year, eur }) => sum + Math.abs((sums.get(year) ?? 0) - eur), 0)
    const options = isNet ? [this.#net, this.#all, this.#block] : [this.#block, this.#all, this.#net]
    return options.reduce((best, one) => (offBy(one) < offBy(best) - 0.005 ? one : best))
  }

  endBlock(): void {
    this.#block = new Map()
  }
}

/** Compares a total row with what was read above it. */
function comparedTotals(row: Row, sheet: string, sums: Sums): ComparedTotal[] {
  const printed = [...row.amounts, ...(row.total === undefined ? [] : [{ year: ALL_YEARS, eur: row.total }])]
  const read = sums.nearest(printed, netWord.test(row.name))
  return printed.map(({ year, eur }) => ({
    place: { sheet, row: row.number + 1 },
    label: row.name,
    year: Number.isNaN(year) ? undefined : year,
    printedCents: cents(eur),
    readCents: cents(read.get(year) ?? 0),
  }))
}

/** The total at the end of a line, beside its years. */
function lineTotal(row: Row, sheet: string): ComparedTotal[] {
  if (row.total === undefined || row.amounts.length === 0) return []
  const readCents = cents(row.amounts.reduce((sum, { eur }) => sum + eur, 0))
  return [
    {
      place: { sheet, row: row.number + 1 },
      label: row.name,
      year: undefined,
      printedCents: cents(row.total),
      readCents,
    },
  ]
}

type Lines = Map<string, ForeignLine & { byYear: Map<number, number> }>

function addRow(
  lines: Lines,
  sums: Sums,
  mapping: SheetMapping,
  row: Row,
  heading: 'cost' | 'revenue' | undefined,
) {
  for (const amount of row.amounts) {
    const { side, eur } = sided(mapping, { kind: row.kind, heading, eur: amount.eur })
    sums.add(amount.year, amount.eur, side === 'revenue' ? eur : -eur)
    const label = row.account || row.name
    const key = JSON.stringify([side, labelKey(label), labelKey(row.name)])
    const place = { sheet: mapping.sheet, row: row.number + 1 }
    const line = lines.get(key) ?? { name: row.name, label, side, byYear: new Map<number, number>(), place }
    line.byYear.set(amount.year, (line.byYear.get(amount.year) ?? 0) + eur)
    lines.set(key, line)
  }
}

function readSheet(sheet: ForeignSheet, mapping: SheetMapping, lines: Lines): Omit<ForeignRead, 'lines'> {
  const reader = new SheetReader(sheet, mapping)
  const sums = new Sums()
  const totals: ComparedTotal[] = []
  let heading: 'cost' | 'revenue' | undefined
  for (const row of reader.rows()) {
    if (row.isEmpty || row.name === '') continue
    if (totalWord.test(row.name)) {
      totals.push(...comparedTotals(row, sheet.name, sums))
      if (row.amounts.length > 0) sums.endBlock()
    } else if (row.amounts.length === 0) heading = sideOfHeading(row.name) ?? heading
    else {
      totals.push(...lineTotal(row, sheet.name))
      addRow(lines, sums, mapping, row, heading)
    }
  }
  return { totals, unread: reader.unread }
}

/** Reads the sheets that are mapped: lines, the totals that the workbook prints beside what was read, and what was not read. */
export function readForeign(sheets: readonly ForeignSheet[], mapping: WorkbookMapping): ForeignRead {
  const lines: Lines = new Map()
  const read = mapping.sheets.flatMap(one => {
    const sheet = sheets.find(({ name }) => name === one.sheet)
    return sheet ? [readSheet(sheet, one, lines)] : []
  })
  return {
    lines: [...lines.values()],
    totals: read.flatMap(one => one.totals),
    unread: read.flatMap(one => one.unread),
  }
}
