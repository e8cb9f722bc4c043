import type { DealSearch } from './other-deals.ts'
import type { Settled } from './settle.ts'
import { WORTH_EUR } from './strengths.ts'

/** A deal, with the clauses on drivers that it does without. */
export interface Lean {
  readonly found: Settled
  readonly leftOut: ReadonlySet<string>
}

/** A search that does without some clauses, unless their strength is asked. */
export function searchWithout(search: DealSearch, leftOut: ReadonlySet<string>): DealSearch {
  return sought => {
    const { change } = sought
    const strength = (clause: string): readonly [number, number] | undefined =>
      change?.strength?.(clause) ?? (leftOut.has(clause) ? [0, 0] : undefined)
    return search({ ...sought, change: { ...change, strength } })
  }
}

/**
 * Leaves out clauses on drivers as long as that saves. The program takes what clauses on results pay for settled; but who
 * gets less by another clause needs more help, and of that a share of a profit takes its part, so that the clause can
 * cost less than it seems to.
 */
export function leaveOut(
  search: DealSearch,
  clauses: readonly { readonly id: string }[],
  found: Settled,
  strengths: readonly number[],
): Lean {
  let lean: Lean = { found, leftOut: new Set() }
  for (const [place, { id }] of clauses.entries()) {
    const from = lean.found.deal
    if (!from || from.clauses[place] === 0) continue
    const leftOut = new Set([...lean.leftOut, id])
    const without = searchWithout(search, leftOut)({ strengths, from })
    if (without.deal && without.deal.costEur < from.costEur - WORTH_EUR) lean = { found: without, leftOut }
  }
  return lean
}
