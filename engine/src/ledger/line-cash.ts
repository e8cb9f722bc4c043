import type { Bilingual, Case } from '../case/types.ts'
import type { AppraiseOptions } from './appraise.ts'
import { caseUnder } from './appraise.ts'
import { buildLedger } from './build-ledger.ts'
import type { Ledger, LedgerLine, LedgerLineKind } from './ledger.ts'
import { numbersOf } from './position.ts'

/** One row of the grid: a line, programme row, VAT line or clause in time. Arrays start at t = 0. */
export interface LineCash {
  readonly id: string
  readonly kind: LedgerLineKind
  /** JSON pointer of the line in the case (of the VAT field for a VAT line). */
  readonly pointer: string
  readonly name?: Bilingual
  readonly account: string
  readonly from: string
  readonly to: string
  /** +1 a revenue of the land exploitation, -1 a cost, 0 not in it. */
  readonly grexSign: number
  readonly cashEur: readonly number[]
  /** The same at the price level of the case; of a clause, that is worked out in cash only, its cash. */
  readonly levelEur: readonly number[]
  readonly atPriceLevelEur: number
  readonly realEur: number
}

function nameOf(ledger: Ledger, line: LedgerLine): Bilingual | undefined {
  const id = line.pointer.split('/')
  const index = Number(id[2])
  if (line.kind === 'row') return ledger.case.programme?.[index]?.name
  return line.kind === 'clause' ? undefined : ledger.case.lines?.[index]?.name
}

/** Rows of ledger lines that were shown before: a line that a change leaves alone keeps its row. */
const shown = new WeakMap<LedgerLine, LineCash>()

function rowOf(ledger: Ledger, line: LedgerLine): LineCash {
  const before = shown.get(line)
  if (before) return before
  const partyId = (place: number): string => ledger.parties[place]?.id ?? 'outside'
  const name = nameOf(ledger, line)
  const cashEur = numbersOf(line.cashEur)
  const row = {
    id: line.id,
    kind: line.kind,
    pointer: line.pointer,
    ...(name ? { name } : {}),
    account: line.account,
    from: partyId(line.from),
    to: partyId(line.to),
    grexSign: line.grexSign,
    cashEur,
    levelEur: line.levelEur === line.cashEur ? cashEur : numbersOf(line.levelEur),
    atPriceLevelEur: line.atPriceLevelEur,
    realEur: line.realEur,
  }
  shown.set(line, row)
  return row
}

/** Every line of a ledger in time, in its order: rows, lines with their VAT, clauses. */
export function ledgerCash(ledger: Ledger): LineCash[] {
  return ledger.lines.map(line => rowOf(ledger, line))
}

/** Every line of a case in time. */
export function lineCash(areaCase: Case, options: AppraiseOptions = {}): LineCash[] {
  const { convention, variantId } = options
  const under = caseUnder(areaCase, variantId)
  return ledgerCash(buildLedger(under, convention === undefined ? {} : { convention }))
}
