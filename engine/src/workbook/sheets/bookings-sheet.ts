import { periodOfDay } from '../../ledger/times.ts'
import { rangeReference, serialDay } from '../reference.ts'
import { fixed, input, SheetDraft, text } from '../sheet-draft.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, say, sheetNames } from './desk.ts'

/** Booked amounts of closed periods. */
export interface BookingPlaces {
  /** Undefined when no period is closed. */
  readonly draft: SheetDraft | undefined
  /** What was booked on a line in a period, as a formula on a cell with the line and one with t. */
  readonly booked: (line: string, t: string) => string
}

/** Boekingen: what was realised in closed periods; there it takes the place of the estimate. */
export function bookingsSheet(desk: Desk): BookingPlaces {
  const { times, case: areaCase } = desk.ledger
  if (times.closedThrough < 0) return { draft: undefined, booked: () => '0' }
  const draft = new SheetDraft(sheetNames(desk).bookings, [26, 14, 8, 18, 40], { rows: HEAD_ROW, columns: 1 })
  draft.putHead(
    say(desk, 'Boekingen', 'Bookings'),
    say(
      desk,
      'Bedragen van afgesloten perioden; daar tellen zij in plaats van de raming.',
      'Amounts of closed periods; there they count instead of the estimate.',
    ),
  )
  draft.putRow(
    HEAD_ROW,
    0,
    heads([
      say(desk, 'regel', 'line'),
      say(desk, 'datum', 'date'),
      't',
      say(desk, 'bedrag', 'amount'),
      say(desk, 'kenmerk', 'reference'),
    ]),
  )
  const closed = (areaCase.actuals ?? []).flatMap((actual, place) => {
    const t = periodOfDay(times, actual.date)
    return t >= 0 && t <= times.closedThrough ? [{ actual, place, t }] : []
  })
  closed.forEach(({ actual, place, t }, index) => {
    draft.putRow(FIRST_ROW + index, 0, [
      text(actual.line),
      fixed(serialDay(actual.date), 'date'),
      fixed(t, 'whole'),
      input(actual.eur, 'euro', `/actuals/${place}/eur`),
      text(actual.ref),
    ])
  })
  const toRow = FIRST_ROW + Math.max(0, closed.length - 1)
  const [lines, periods, amounts] = [0, 2, 3].map(column =>
    rangeReference(draft.name, { column, row: FIRST_ROW, toColumn: column, toRow }),
  )
  return { draft, booked: (line, t) => `SUMPRODUCT((${lines}=${line})*(${periods}=${t})*${amounts})` }
}
