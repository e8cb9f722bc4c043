import type { Case, Line, ProgrammeLine } from '../case/types.ts'
import type { Ledger, LedgerLine } from './ledger.ts'
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

/**
 * The lines of an earlier ledger that a changed case still has: a case shares with the one it came from what was not
 * changed, so a line that is the same object, on what is the same for all lines, is worked out already.
 */
export class KnownLines {
  readonly #after: Ledger | undefined
  readonly #hasSameQuantities: boolean
  readonly #taken = new Set<LedgerLine>()

  constructor(areaCase: Case, times: Times, after: Ledger | undefined) {
    const isSame =
      after?.times.convention === times.convention &&
      CONTEXT.every(part => after.case[part] === areaCase[part])
    this.#after = isSame ? after : undefined
    this.#hasSameQuantities =
      after?.case.areas === areaCase.areas && after?.case.programme === areaCase.programme
  }

  row(row: ProgrammeLine, index: number): LedgerLine | undefined {
    return this.#after?.case.programme?.[index] === row ? this.#take(row.id) : undefined
  }

  /** `of`: the lines that this one is a share of, as they are now. */
  line(line: Line, index: number, of: readonly LedgerLine[]): LedgerLine | undefined {
    if (this.#after?.case.lines?.[index] !== line) return undefined
    const isPointing = typeof line.quantity?.amount === 'object'
    if (isPointing && !this.#hasSameQuantities) return undefined
    return of.every(one => this.#taken.has(one)) ? this.#take(line.id) : undefined
  }

  /** The VAT line of a line that was taken over. */
  vat(id: string, base: LedgerLine): LedgerLine | undefined {
    return this.#taken.has(base) ? this.#take(id) : undefined
  }

  #take(id: string): LedgerLine {
    const line = this.#after!.lineById.get(id)!
    this.#taken.add(line)
    return line
  }
}
