import { cellReference, quoted } from '../reference.ts'
import { formula, type SheetDraft, text } from '../sheet-draft.ts'
import { type Desk, HEAD_ROW, say, timeColumn, timeRange } from './desk.ts'

/** Lowest position and break-even as formulas for other cells of the same sheet. */
export interface PositionFormulas {
  readonly peak: string
  readonly peakT: string
  readonly breakEvenT: string
}

/** Words for no break-even. */
function noBreakEven(desk: Desk): string {
  return say(desk, 'geen', 'none')
}

/**
 * Two rows of flags below a row of positions: where the lowest position is reached, and from where the position stays
 * at or above zero. Compared at half a cent, as the engine does.
 */
export function putPositionRows(
  desk: Desk,
  draft: SheetDraft,
  { positionRow, row, start }: { positionRow: number; row: number; start: number },
): PositionFormulas {
  const { periods } = desk.ledger.times
  const positions = timeRange('', positionRow, start, periods)
  const peak = `MIN(0,${positions})`
  draft.put(row, 1, text(say(desk, 'laagste stand (1)', 'lowest position (1)'), 'note'))
  draft.put(
    row + 1,
    1,
    text(say(desk, 'blijft vanaf hier op of boven nul (1)', 'stays at or above zero from here (1)'), 'note'),
  )
  const lowest = draft.put(row, 4, formula(peak, 'euro'))
  const own = lowest.split('!').at(-1)!
  for (let t = start; t <= periods; t += 1) {
    const at = cellReference('', timeColumn(t), positionRow, '.$')
    draft.put(row, timeColumn(t), formula(`IF(${at}<=${own}+0.005,1,0)`, 'whole'))
    const isUp = `${at}>=-0.005`
    const next = cellReference('', timeColumn(t + 1), row + 1, '.$')
    const source = t === periods ? `IF(${isUp},1,0)` : `IF(AND(${isUp},${next}=1),1,0)`
    draft.put(row + 1, timeColumn(t), formula(source, 'whole'))
  }
  const heads = timeRange('', HEAD_ROW, start, periods)
  const first = (flagRow: number) => `INDEX(${heads},1,MATCH(1,${timeRange('', flagRow, start, periods)},0))`
  return {
    peak: own,
    // Never below zero: nothing has to be funded, told as t 0 (the start).
    peakT: `IFERROR(${first(row)},0)`,
    breakEvenT: `IFERROR(${first(row + 1)},${quoted(noBreakEven(desk))})`,
  }
}
