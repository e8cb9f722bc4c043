import type { Case, VisibleCase } from '@versneller/engine'
import type { ToldToReader } from '../model.ts'
import type { UntoldReason, Withheld } from '../workbench-contract.ts'
import { type ToldNow, toldNow } from './told-totals.ts'

/** Fewer hidden lines than this have no total. */
const fewestLines = 3

/** A payment that is kept from a reader: between whom, and whether it may be in the land exploitation. */
interface HiddenPayment {
  id: string
  from: string
  to: string
  isInLand: boolean
}

function hiddenPayments(content: Case, visible: Case): HiddenPayment[] {
  const shown = new Set([...(visible.lines ?? []), ...(visible.programme ?? [])].map(item => item.id))
  const lines = (content.lines ?? []).filter(line => !shown.has(line.id))
  const rows = (content.programme ?? []).filter(row => !shown.has(row.id))
  return [
    ...lines.map(({ id, from, to, grex }) => ({ id, from, to, isInLand: grex !== false })),
    ...rows.map(({ id, payer, payee }) => ({ id, from: payer, to: payee, isInLand: true })),
  ]
}

/** The parties, in the order of the case. */
function partiesIn(content: Case, moves: readonly { from: string; to: string }[]): string[] {
  const ids = new Set(moves.flatMap(({ from, to }) => [from, to]))
  return content.parties.map(party => party.id).filter(id => ids.has(id))
}

function reasonOf(count: number, record: ToldToReader | undefined, { isChanged }: ToldNow): UntoldReason {
  if (count < fewestLines) return 'untoldFew'
  if (!record) return 'untoldNoVersion'
  return isChanged ? 'untoldChanged' : 'untoldTells'
}

/**
 * What a reader is told of what is kept from that reader. It rests on who pays whom; on hidden amounts only as far as
 * they were told at a version: `record` is what this reader was told last.
 */
export function withheldOf(content: Case, visible: VisibleCase, record?: ToldToReader): Withheld {
  const payments = hiddenPayments(content, visible.case)
  const holder = content.landExploitation?.party
  const isOutside = ({ from, to }: { from: string; to: string }) =>
    (from === 'outside') !== (to === 'outside')
  const ids = payments.map(payment => payment.id)
  const told =
    record && ids.length > 0 ? toldNow(record, visible.case, ids) : { totals: [], isChanged: false }
  return {
    lineCount: payments.length,
    totals: told.totals,
    untold: reasonOf(payments.length, record, told),
    partyIds: partiesIn(content, payments),
    touchesArea: payments.some(isOutside),
    touchesLand: payments.some(({ from, to, isInLand }) => isInLand && (from === holder || to === holder)),
    clauseCount: visible.withheld.clauses.length,
  }
}
