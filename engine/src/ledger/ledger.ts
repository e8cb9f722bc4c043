import { memberById, placeById } from '../case/place-by-id.ts'
import type { Case, Party, Rate } from '../case/types.ts'
import { total } from './position.ts'
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
  /** Sums of `cashEur` and of `levelEur`. */
  readonly realEur: number
  readonly atPriceLevelEur: number
  /** Before the first and after the last of these t there is no money; without any the last comes before the first. */
  readonly firstT: number
  readonly lastT: number
}

/** A flow of which the amounts are still to be worked out. */
export type Flow = Pick<LedgerLine, 'id' | 'kind' | 'pointer' | 'account' | 'from' | 'to' | 'grexSign'>

/** The amounts of a flow in time. */
export type FlowAmounts = Pick<LedgerLine, 'amountEur' | 'indexFactor' | 'cashEur' | 'levelEur'>

/** A flow with its amounts; nobody changes them afterwards, so that their sums are made once. */
export function ledgerLine(flow: Flow, amounts: FlowAmounts): LedgerLine {
  const { cashEur, levelEur } = amounts
  const isEmpty = (t: number) => cashEur[t] === 0 && levelEur[t] === 0
  let [firstT, lastT] = [0, cashEur.length - 1]
  while (firstT <= lastT && isEmpty(firstT)) firstT += 1
  while (lastT > firstT && isEmpty(lastT)) lastT -= 1
  return { ...flow, ...amounts, realEur: total(cashEur), atPriceLevelEur: total(levelEur), firstT, lastT }
}

/** A case worked out: every line in time. Built once per case, variant and convention; never changed. */
export interface Ledger {
  readonly case: Case
  readonly times: Times
  readonly parties: readonly Party[]
  /** Lines of the file and rows, their VAT lines, then clauses in their order. */
  readonly lines: readonly LedgerLine[]
  /** The same, apart: rows, lines and VAT lines; and clauses, whose names are apart from those of lines. */
  readonly payments: readonly LedgerLine[]
  readonly clauses: readonly LedgerLine[]
  /** Cash of every party, in the order of `parties`. */
  readonly partyCashEur: readonly Float64Array[]
  /** Cash of the area: external lines only. */
  readonly areaCashEur: Float64Array
  /** Flows of the land exploitation in the periods that are not closed; empty of money when the case has none. */
  readonly land: LandFlows
  /** Rows and lines by their place in the file, for the case after a change. */
  readonly expanded: ExpandedLines
}

/** Flows of a land exploitation, a revenue positive: in cash and at the price level of the case. */
export interface LandFlows {
  readonly cashEur: Float64Array
  readonly levelEur: Float64Array
}

/** What became of the rows and lines of a case, by their place in the file. */
export interface ExpandedLines {
  readonly rows: readonly LedgerLine[]
  readonly lines: readonly LedgerLine[]
  /** The VAT line of a line; undefined where it has none. */
  readonly vat: readonly (LedgerLine | undefined)[]
}

/** The row, line or VAT line with this id. */
export function lineById({ payments }: Ledger, id: string): LedgerLine | undefined {
  return memberById(payments, id)
}

/** The clause with this id. */
export function clauseById({ clauses }: Ledger, id: string): LedgerLine | undefined {
  return memberById(clauses, id)
}

/** Place of a party in the case; -1 for outside. */
export function partyPlace(parties: readonly Party[], id: string): number {
  return placeById(parties, id) ?? -1
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
