import { cellReference, rangeReference } from '../reference.ts'
import { formula, SheetDraft, text } from '../sheet-draft.ts'
import { basesOf, factorRowOf } from './amounts-sheet.ts'
import type { BookingPlaces } from './bookings-sheet.ts'
import type { ClausePlaces } from './clauses-sheet.ts'
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
import { type TimesPlaces, timeAt } from './times-sheet.ts'

/** Where the cash stands. */
export interface CashPlaces {
  readonly draft: SheetDraft
  /** Row with the cash of the area. */
  readonly areaRow: number
  /** Cash of all lines at t, from another sheet. */
  readonly column: (t: number) => string
}

interface Materials {
  readonly desk: Desk
  readonly lines: LinePlaces
  readonly times: TimesPlaces
  readonly bookings: BookingPlaces
  readonly clauses: ClausePlaces
}

function cashSource(
  { desk, lines, times, bookings, clauses }: Materials,
  origin: LineOrigin,
  row: number,
  t: number,
): string {
  if (t <= desk.ledger.times.closedThrough) {
    if (origin.kind === 'clause') return '0'
    return bookings.booked(cellReference('', 0, row, '$.'), cellReference('', timeColumn(t), HEAD_ROW, '.$'))
  }
  if (origin.kind === 'clause') return clauses.paid(origin.clause.id, t)
  const bases = basesOf(lines, origin)
  if (bases) {
    return `${lines.at('share', row)}*(${sumOfRows(bases, at => cellReference('', timeColumn(t), at, '..'))})`
  }
  const amount = cellReference(sheetNames(desk).amounts, timeColumn(t), row, '..')
  const factor = factorRowOf(desk, times, origin)
  return factor === undefined ? amount : `${amount}*${timeAt(times, factor, t)}`
}

/** Kasstroom: every line in time, with inflation; below them the area. */
export function cashSheet(materials: Materials): CashPlaces {
  const { desk, lines } = materials
  const { periods } = desk.ledger.times
  const draft = new SheetDraft(sheetNames(desk).cash, timeWidths(desk, [26, 40, 14, 14, 18]), {
    rows: HEAD_ROW,
    columns: 2,
  })
  draft.putHead(
    say(desk, 'Kasstroom', 'Cash flow'),
    say(
      desk,
      'Bedrag op prijspeil x index, in de richting van de regel.',
      'Amount at price level x index, in the direction of the line.',
    ),
  )
  const labels = [
    say(desk, 'regel', 'line'),
    say(desk, 'naam', 'name'),
    say(desk, 'van', 'from'),
    say(desk, 'naar', 'to'),
    say(desk, 'totaal', 'total'),
  ]
  draft.putRow(HEAD_ROW, 0, timeHeads(desk, labels))
  desk.ledger.lines.forEach((line, place) => {
    const row = FIRST_ROW + place
    const origin = originOf(desk, line)
    draft.put(row, 0, formula(lines.at('id', row), 'text'))
    draft.put(row, 1, formula(`${lines.at('name', row)}&""`, 'text'))
    draft.put(row, 2, formula(lines.at('from', row), 'text'))
    draft.put(row, 3, formula(lines.at('to', row), 'text'))
    draft.put(row, 4, formula(`SUM(${timeRange('', row, 0, periods)})`, 'euro', { role: 'total' }))
    for (const t of everyT(desk))
      draft.put(row, timeColumn(t), formula(cashSource(materials, origin, row, t), 'euro'))
  })
  const areaRow = lines.lastRow + 2
  const column = (sheet: string, t: number) =>
    rangeReference(
      sheet,
      { column: timeColumn(t), row: FIRST_ROW, toColumn: timeColumn(t), toRow: lines.lastRow },
      '.$',
    )
  draft.put(areaRow, 0, text(say(desk, 'Gebied', 'Area'), 'total'))
  draft.put(areaRow, 1, text(say(desk, 'van en naar buiten', 'from and to outside')))
  draft.put(areaRow, 4, formula(`SUM(${timeRange('', areaRow, 0, periods)})`, 'euro', { role: 'total' }))
  for (const t of everyT(desk)) {
    const source = `SUMPRODUCT(${lines.column('areaSign')},${column('', t)})`
    draft.put(
      areaRow,
      timeColumn(t),
      formula(source, 'euro', { role: 'total', answer: `/area/cashEur/${t}` }),
    )
  }
  return { draft, areaRow, column: t => column(draft.name, t) }
}
