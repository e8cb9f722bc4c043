import { canonicalJson } from '../canonical-json.ts'
import type { Case } from '../types.ts'
import { amountKeys, lineOfAmount } from './amount-key.ts'
import { hiddenItems, type Readers } from './hidden-items.ts'
import type { AmountEntries, HiddenSum } from './hidden-totals.ts'
import { restsOnThree } from './span.ts'

/** Fewer lines than this have no total, whatever is known already. */
const FEWEST_LINES = 3

/** All that a reader was ever told and shown of amounts that are hidden now, or were. */
export interface Told {
  /** Every total that was told, as the amounts that it rested on. */
  readonly sums: readonly AmountEntries[]
  /** Keys of amounts that were open to the reader at some moment. */
  readonly seen: ReadonlySet<string>
}

function restsSafely(sums: readonly AmountEntries[], seen: ReadonlySet<string>, toldBefore: number): boolean {
  const keys = [...new Set(sums.flatMap(sum => Object.keys(sum)))].filter(key => !seen.has(key))
  const rows = sums.map(sum => keys.map(key => sum[key] ?? 0))
  const uncounted = new Set([...seen].map(lineOfAmount))
  return restsOnThree(rows, { lineOf: keys.map(lineOfAmount), uncounted }, toldBefore)
}

/**
 * The totals that may be told beside all that was told before: no new combination of what is told, then and now, rests
 * on fewer than three lines, once the amounts are taken off that the reader has seen. Where lines that were opened left
 * one or two of an older total, that much is known already; it may not become more. What was told already in the same
 * words is told again. Earlier ones in the list go first.
 */
export function tellable(candidates: readonly HiddenSum[], { sums, seen }: Told): HiddenSum[] {
  const known = new Set(sums.map(canonicalJson))
  const seenLines = new Set([...seen].map(lineOfAmount))
  const together = [...sums]
  return candidates.filter(({ entries }) => {
    if (known.has(canonicalJson(entries))) return true
    const lines = new Set(
      Object.keys(entries)
        .map(lineOfAmount)
        .filter(line => !seenLines.has(line)),
    )
    if (lines.size < FEWEST_LINES || !restsSafely([...together, entries], seen, together.length)) return false
    together.push(entries)
    return true
  })
}

/** Whether all that was told rests on at least three lines together, as it stands. */
export function isSafelyTold({ sums, seen }: Told): boolean {
  return sums.length === 0 || restsSafely(sums, seen, 0)
}

/** Lines and rows of a case that readers may see, with the keys of their amounts, and the ids of those that they may not. */
export interface Sight {
  readonly seen: readonly string[]
  readonly hidden: readonly string[]
}

/** What of a case is open to readers, and what is not. */
export function sightOn(areaCase: Case, readers: Readers): Sight {
  const hidden = hiddenItems(areaCase, readers).payments
  const open = [...(areaCase.lines ?? []), ...(areaCase.programme ?? [])].filter(item => !hidden.has(item.id))
  const keys = amountKeys(areaCase, new Set(open.map(item => item.id)))
  return { seen: [...keys.values()].toSorted(), hidden: [...hidden].toSorted() }
}
