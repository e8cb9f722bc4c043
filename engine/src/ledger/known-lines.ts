import { haveSameIds } from '../case/check-shape.ts'
import { memberById } from '../case/place-by-id.ts'
import type { Case, Line, ProgrammeLine } from '../case/types.ts'
import type { ExpandedLines, Ledger, LedgerLine } from './ledger.ts'
import type { Times } from './times.ts'

interface Before {
  readonly case: Case
  readonly expanded: ExpandedLines
}

/** Whether all lines hang on the same beside their times: price level, places of parties, land exploitation, bookings. */
function hasSameContext(before: Case, now: Case): boolean {
  return (
    before.priceLevelDate === now.priceLevelDate &&
    before.landExploitation?.party === now.landExploitation?.party &&
    before.actuals === now.actuals &&
    haveSameIds(before.parties, now.parties)
  )
}

type Planned = Pick<Line, 'phase' | 'index'>

/**
 * The lines of an earlier ledger that a changed case still has: a case shares with the one it came from what was not
 * changed, so a line that is the same object at the same place, on what is the same for all lines, is worked out already.
 */
export class KnownLines {
  readonly #before: Before | undefined
  readonly #case: Case
  readonly #hasSameQuantities: boolean
  readonly #new = new Set<LedgerLine>()

  /** `times`: those of the earlier ledger, where they are the same. */
  constructor(areaCase: Case, times: Times, after: Ledger | undefined) {
    const isSame = after?.times === times && hasSameContext(after.case, areaCase)
    this.#before = isSame ? after : undefined
    this.#case = areaCase
    this.#hasSameQuantities =
      after?.case.areas === areaCase.areas && after?.case.programme === areaCase.programme
  }

  row(row: ProgrammeLine, place: number): LedgerLine | undefined {
    const isSame = this.#before?.case.programme?.[place] === row && this.#isPlannedAlike(this.#before, row)
    return isSame ? this.#before?.expanded.rows[place] : undefined
  }

  /** `of`: the lines that this one is a share of, as they are now. */
  line(line: Line, place: number, of: readonly LedgerLine[]): LedgerLine | undefined {
    if (this.#before?.case.lines?.[place] !== line || !this.#isPlannedAlike(this.#before, line))
      return undefined
    const isPointing = typeof line.quantity?.amount === 'object'
    if (isPointing && !this.#hasSameQuantities) return undefined
    return of.some(one => this.#new.has(one)) ? undefined : this.#before.expanded.lines[place]
  }

  /** Whether the phase and the index that a line names are those of before. */
  #isPlannedAlike(before: Before, { phase, index }: Planned): boolean {
    const [then, now] = [before.case, this.#case]
    return (
      (then.phases === now.phases || memberById(then.phases, phase) === memberById(now.phases, phase)) &&
      (then.indices === now.indices || index === undefined || then.indices?.[index] === now.indices?.[index])
    )
  }

  /** The VAT line of a line that was taken over, if it has one. */
  vat(place: number): LedgerLine | undefined {
    return this.#before?.expanded.vat[place]
  }

  /** Notes that a line was worked out anew: what follows from it is not known. */
  noted(line: LedgerLine): LedgerLine {
    this.#new.add(line)
    return line
  }

  isNew(line: LedgerLine): boolean {
    return this.#new.has(line)
  }
}
