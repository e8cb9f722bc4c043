import type { Case, Line, ProgrammeLine } from '../case/types.ts'
import type { ExpandedLines, Ledger, LedgerLine } from './ledger.ts'
import type { Times } from './times.ts'

/** What every line hangs on; where one of these is another, nothing is taken over. */
const CONTEXT = [
  'valuationDate',
  'priceLevelDate',
  'period',
  'periods',
  'indices',
  'parties',
  'phases',
  'landExploitation',
  'actuals',
] as const

interface Before {
  readonly case: Case
  readonly expanded: ExpandedLines
}

/**
 * The lines of an earlier ledger that a changed case still has: a case shares with the one it came from what was not
 * changed, so a line that is the same object at the same place, on what is the same for all lines, is worked out already.
 */
export class KnownLines {
  readonly #before: Before | undefined
  readonly #hasSameQuantities: boolean
  readonly #new = new Set<LedgerLine>()

  constructor(areaCase: Case, times: Times, after: Ledger | undefined) {
    const isSame =
      after?.times.convention === times.convention &&
      CONTEXT.every(part => after.case[part] === areaCase[part])
    this.#before = isSame ? after : undefined
    this.#hasSameQuantities =
      after?.case.areas === areaCase.areas && after?.case.programme === areaCase.programme
  }

  row(row: ProgrammeLine, place: number): LedgerLine | undefined {
    return this.#before?.case.programme?.[place] === row ? this.#before.expanded.rows[place] : undefined
  }

  /** `of`: the lines that this one is a share of, as they are now. */
  line(line: Line, place: number, of: readonly LedgerLine[]): LedgerLine | undefined {
    if (this.#before?.case.lines?.[place] !== line) return undefined
    const isPointing = typeof line.quantity?.amount === 'object'
    if (isPointing && !this.#hasSameQuantities) return undefined
    return of.some(one => this.#new.has(one)) ? undefined : this.#before.expanded.lines[place]
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
