import type { Case, VisibleCase } from '@versneller/engine'
import type { Withheld } from '../workbench-contract.ts'

/** A payment that is kept from a reader: between whom, and whether it may be in the land exploitation. */
interface HiddenPayment {
  from: string
  to: string
  isInLand: boolean
}

function hiddenPayments(content: Case, visible: Case): HiddenPayment[] {
  const shown = new Set([...(visible.lines ?? []), ...(visible.programme ?? [])].map(item => item.id))
  const lines = (content.lines ?? []).filter(line => !shown.has(line.id))
  const rows = (content.programme ?? []).filter(row => !shown.has(row.id))
  return [
    ...lines.map(({ from, to, grex }) => ({ from, to, isInLand: grex !== false })),
    ...rows.map(({ payer, payee }) => ({ from: payer, to: payee, isInLand: true })),
  ]
}

/** The parties, in the order of the case. */
function partiesIn(content: Case, moves: readonly { from: string; to: string }[]): string[] {
  const ids = new Set(moves.flatMap(({ from, to }) => [from, to]))
  return content.parties.map(party => party.id).filter(id => ids.has(id))
}

/** What a reader is told of what is kept from that reader. It rests on who pays whom, on no hidden amount but the totals. */
export function withheldOf(content: Case, visible: VisibleCase): Withheld {
  const payments = hiddenPayments(content, visible.case)
  const holder = content.landExploitation?.party
  const isOutside = ({ from, to }: { from: string; to: string }) =>
    (from === 'outside') !== (to === 'outside')
  return {
    lineCount: payments.length,
    totals: visible.hiddenTotals,
    partyIds: partiesIn(content, payments),
    touchesArea: payments.some(isOutside),
    touchesLand: payments.some(({ from, to, isInLand }) => isInLand && (from === holder || to === holder)),
    clauseCount: visible.withheld.clauses.length,
  }
}
