import type { Case, Party, Rate } from '../case/types.ts'
import type { Times } from './times.ts'

/** Where a ledger line comes from. */
export type LedgerLineKind = 'line' | 'row' | 'vat' | 'clause'

/**
 * One flow between two parties, worked out. Arrays have one place per t; amounts are positive in the direction of the
 * line (only a clause may turn round).
 */
export interface LedgerLine {
  readonly id: string
  readonly kind: LedgerLineKind
  /** JSON pointer of the line, row or clause in the case. */
  readonly pointer: string
  readonly account: string
  /** Places in `Ledger.parties`; -1 is outside. */
  readonly from: number
  readonly to: number
  /** +1 a revenue of the land exploitation, -1 a cost, 0 not in it. */
  readonly grexSign: number
  /** Euro at the price level of the line; null for a percentage, VAT or clause, which have none. */
  readonly amountEur: Float64Array | null
  /** Factor by index from the price level of the line to the cash of t; null = no index. */
  readonly indexFactor: Float64Array | null
  readonly cashEur: Float64Array
  /** Euro at the price level of the case. */
  readonly levelEur: Float64Array
}

/** A case worked out: every line in time. Built once per case, variant and convention; never changed. */
export interface Ledger {
  readonly case: Case
  readonly times: Times
  readonly parties: readonly Party[]
  /** Lines of the file and rows, their VAT lines, then clauses in their order. */
  readonly lines: readonly LedgerLine[]
  readonly lineById: ReadonlyMap<string, LedgerLine>
  /** Clauses by their id; their namespace is apart from that of lines. */
  readonly clauseById: ReadonlyMap<string, LedgerLine>
  /** Cash of every party, in the order of `parties`. */
  readonly partyCashEur: readonly Float64Array[]
  /** Cash of the area: external lines only. */
  readonly areaCashEur: Float64Array
}

/** Place of a party in the case; -1 for outside. */
export function partyPlace(parties: readonly Party[], id: string): number {
  return parties.findIndex(party => party.id === id)
}

/** +1 when money comes into the area, -1 when it goes out, 0 when it stays inside. */
export function areaSign(line: Pick<LedgerLine, 'from' | 'to'>): number {
  if (line.from < 0) return 1
  return line.to < 0 ? -1 : 0
}

/** The rate at which the area and all parties are compared. */
export function commonRate(areaCase: Case): Rate {
  return areaCase.rates.common ?? areaCase.rates.social ?? 0.0225
}

/** The rate of the land exploitation's net present value (BBV). */
export function bbvRate(areaCase: Case): Rate {
  return areaCase.rates.bbv ?? 0.02
}
