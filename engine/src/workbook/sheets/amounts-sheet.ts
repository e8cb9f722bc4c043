import type { Line } from '../../case/types.ts'
import { casePriceLevel } from '../../ledger/expand-lines.ts'
import type { LedgerLine } from '../../ledger/ledger.ts'
import { cellReference, rangeReference } from '../reference.ts'
import { formula, input, SheetDraft } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import type { CurvePlaces } from './curves-sheet.ts'
import {
  type Desk,
  everyT,
  FIRST_ROW,
  HEAD_ROW,
  say,
  sheetNames,
  timeColumn,
  timeHeads,
  timeRange,
  timeWidths,
} from './desk.ts'
import { type LineOrigin, type LinePlaces, originOf } from './lines-sheet.ts'
import { sumOfRows } from './sum-of-rows.ts'
import type { TimesPlaces } from './times-sheet.ts'

const OPEN_COLUMN = 3
const REALISED_COLUMN = 4
const TOTAL_COLUMN = 2

/** Where the amounts at price level stand. */
export interface AmountPlaces {
  readonly draft: SheetDraft
  /** Totals at the price level of the case over all lines: everything, and what falls after the closed periods. */
  readonly totals: string
  readonly openTotals: string
}

interface Materials {
  readonly desk: Desk
  readonly lines: LinePlaces
  readonly times: TimesPlaces
  readonly curves: CurvePlaces
}

/** The index and price level of a line with amounts of its own. */
function pricingOf(desk: Desk, origin: LineOrigin): { index: string; priceLevel: string } | undefined {
  if (origin.kind === 'clause' || origin.kind === 'vat') return undefined
  const priced: Pick<Line, 'index' | 'priceLevel'> = origin.kind === 'row' ? origin.row : origin.line
  if (priced.index === undefined || (origin.kind === 'line' && origin.line.percent)) return undefined
  return { index: priced.index, priceLevel: priced.priceLevel ?? casePriceLevel(desk.ledger.case) }
}

/** The row of index factors of a line; undefined when it is not indexed. */
export function factorRowOf(desk: Desk, times: TimesPlaces, origin: LineOrigin): number | undefined {
  const pricing = pricingOf(desk, origin)
  return pricing && times.factorRow(pricing.index, pricing.priceLevel)
}

/** What brings the amounts of a line to the price level of the case; undefined when they are at it. */
export function levelFactorOf(times: TimesPlaces, desk: Desk, origin: LineOrigin): string | undefined {
  const pricing = pricingOf(desk, origin)
  return pricing && times.levelFactor(pricing.index, pricing.priceLevel)
}

/** The rows of lines that a percentage or VAT line is a share of; undefined for other lines. */
export function basesOf(lines: LinePlaces, origin: LineOrigin): number[] | undefined {
  if (origin.kind === 'vat') return [lines.rowOf(origin.line.id)]
  if (origin.kind !== 'line' || !origin.line.percent) return undefined
  return origin.line.percent.of.map(lines.rowOf)
}

function amountCell(
  { lines, curves }: Materials,
  origin: LineOrigin,
  row: number,
  t: number,
): Cell | undefined {
  if (origin.kind === 'clause' || basesOf(lines, origin)) return undefined
  if (origin.kind === 'line' && origin.line.series) {
    return input(origin.line.series[String(t)] ?? 0, 'euro', `${origin.pointer}/series/${t}`)
  }
  const head = cellReference('', timeColumn(t), HEAD_ROW, '.$')
  const [start, end, total] = [lines.at('start', row), lines.at('end', row), lines.at('total', row)]
  const curve = origin.kind === 'line' ? curves.curve(origin.line.id) : undefined
  if (!curve)
    return formula(`IF(AND(${head}>=${start},${head}<=${end}),${total}/(${end}-${start}+1),0)`, 'euro')
  const isIn = `AND(${head}>=${start},${head}<${start}+${curve.count})`
  return formula(`IF(${isIn},${total}*INDEX(${curve.range},1,${head}-${start}+1),0)`, 'euro')
}

function openTotal(
  { desk, lines, times }: Materials,
  line: LedgerLine,
  origin: LineOrigin,
  row: number,
): string {
  const { periods, closedThrough } = desk.ledger.times
  const bases = basesOf(lines, origin)
  if (bases)
    return `${lines.at('share', row)}*(${sumOfRows(bases, at => cellReference('', OPEN_COLUMN, at, '..'))})`
  if (closedThrough >= periods) return '0'
  if (line.kind === 'clause')
    return `SUM(${timeRange(sheetNames(desk).cash, row, closedThrough + 1, periods)})`
  const pricing = pricingOf(desk, origin)
  const sum = `SUM(${timeRange('', row, closedThrough + 1, periods)})`
  return pricing ? `${times.levelFactor(pricing.index, pricing.priceLevel)}*${sum}` : sum
}

function putLine(materials: Materials, draft: SheetDraft, line: LedgerLine, row: number): void {
  const { desk, lines } = materials
  const origin = originOf(desk, line)
  const { closedThrough } = desk.ledger.times
  draft.put(row, 0, formula(lines.at('id', row), 'text'))
  draft.put(row, 1, formula(`${lines.at('name', row)}&""`, 'text'))
  const [open, realised] = [OPEN_COLUMN, REALISED_COLUMN].map(column => cellReference('', column, row, '$.'))
  draft.put(row, TOTAL_COLUMN, formula(`${open}+${realised}`, 'euro', { role: 'total' }))
  draft.put(row, OPEN_COLUMN, formula(openTotal(materials, line, origin, row), 'euro'))
  const booked = closedThrough < 0 ? '0' : `SUM(${timeRange(sheetNames(desk).cash, row, 0, closedThrough)})`
  draft.put(row, REALISED_COLUMN, formula(booked, 'euro'))
  for (const t of everyT(desk)) {
    const cell = amountCell(materials, origin, row, t)
    if (cell) draft.put(row, timeColumn(t), cell)
  }
}

/** Prijspeil: the amount of every line per period, at its own price level, and its total at that of the case. */
export function amountsSheet(materials: Materials): AmountPlaces {
  const { desk, lines } = materials
  const draft = new SheetDraft(sheetNames(desk).amounts, timeWidths(desk, [26, 40, 18, 18, 18]), {
    rows: HEAD_ROW,
    columns: 2,
  })
  draft.putHead(
    say(desk, 'Prijspeil', 'Price level'),
    say(
      desk,
      'Bedragen per periode op het prijspeil van de regel. Percentages, btw en clausules hebben alleen een kasstroom.',
      'Amounts per period at the price level of the line. Percentages, VAT and clauses only have cash.',
    ),
  )
  const labels = [
    say(desk, 'regel', 'line'),
    say(desk, 'naam', 'name'),
    say(desk, 'totaal op prijspeil', 'total at price level'),
    say(desk, 'na afgesloten', 'after closed'),
    say(desk, 'afgesloten', 'closed'),
  ]
  draft.putRow(HEAD_ROW, 0, timeHeads(desk, labels))
  desk.ledger.lines.forEach((line, place) => {
    putLine(materials, draft, line, FIRST_ROW + place)
  })
  const down = (column: number): string =>
    rangeReference(draft.name, { column, row: FIRST_ROW, toColumn: column, toRow: lines.lastRow })
  return { draft, totals: down(TOTAL_COLUMN), openTotals: down(OPEN_COLUMN) }
}
