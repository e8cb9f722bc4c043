import { rangeReference } from '../reference.ts'
import { input, SheetDraft, text } from '../sheet-draft.ts'
import type { Cell } from '../workbook.ts'
import { type Desk, FIRST_ROW, HEAD_ROW, heads, say, sheetNames, told } from './desk.ts'

/** The curves of lines that have one, by line. */
export interface CurvePlaces {
  /** Undefined when no line has a curve. */
  readonly draft: SheetDraft | undefined
  readonly curve: (line: string) => { readonly range: string; readonly count: number } | undefined
}

/** Spreiding: the share of each period of lines that are not spread evenly. */
export function curvesSheet(desk: Desk): CurvePlaces {
  const lines = (desk.ledger.case.lines ?? []).flatMap((line, place) => {
    const curve = line.series || line.percent ? undefined : line.spread?.curve
    return curve ? [{ line, place, curve }] : []
  })
  if (lines.length === 0) return { draft: undefined, curve: () => undefined }
  const longest = lines.reduce((most, { curve }) => Math.max(most, curve.length), 0)
  const draft = new SheetDraft(sheetNames(desk).curves, [26, 40, ...new Array<number>(longest).fill(10)], {
    rows: HEAD_ROW,
    columns: 2,
  })
  draft.putHead(
    say(desk, 'Spreiding', 'Spread'),
    say(
      desk,
      'Deel van het totaal per periode, vanaf de eerste periode van de regel. De delen tellen op tot 100%.',
      'Share of the total per period, from the first period of the line. The shares add up to 100%.',
    ),
  )
  const numbers = Array.from(
    { length: longest },
    (_, place): Cell => ({ value: place + 1, format: 'whole', role: 'head' }),
  )
  draft.putRow(HEAD_ROW, 0, [...heads([say(desk, 'regel', 'line'), say(desk, 'naam', 'name')]), ...numbers])
  const places = new Map<string, { range: string; count: number }>()
  lines.forEach(({ line, place, curve }, index) => {
    const row = FIRST_ROW + index
    draft.putRow(row, 0, [text(line.id), text(told(desk, line.name))])
    curve.forEach((share, period) => {
      draft.put(row, 2 + period, input(share, 'percent', `/lines/${place}/spread/curve/${period}`))
    })
    const range = rangeReference(draft.name, { column: 2, row, toColumn: 1 + curve.length, toRow: row })
    places.set(line.id, { range, count: curve.length })
  })
  return { draft, curve: id => places.get(id) }
}
