import { canonicalJson } from '../canonical-json.ts'
import { sha256 } from '../sha-256.ts'
import type { Actual, Case, Line, ProgrammeLine } from '../types.ts'

/** What a line or row is called, whom it concerns and when it falls: all but how much. */
const NOT_THE_AMOUNT = new Set([
  'name',
  'note',
  'source',
  'visibleTo',
  'account',
  'from',
  'to',
  'payer',
  'payee',
  'phase',
  'area',
  'index',
  'priceLevel',
  'spread',
  'vat',
  'drivers',
  'certainty',
  'supraPlan',
  'grex',
  'category',
  'tenure',
  'x',
  'parkingPerUnit',
])

function keyOf(item: Line | ProgrammeLine, booked: readonly Actual[]): string {
  const amount = Object.fromEntries(Object.entries(item).filter(([field]) => !NOT_THE_AMOUNT.has(field)))
  const actuals = booked.map(({ date, eur }) => ({ date, eur }))
  return `${item.id} ${sha256(canonicalJson({ amount, actuals })).slice(0, 16)}`
}

/**
 * Keys of the amounts of these lines and rows: the id and a digest of what makes the amount. An amount that changes has
 * another key; a line that is renamed, moved in time or paid by another keeps it, since the unknown amount is the same.
 */
export function amountKeys(areaCase: Case, ids: ReadonlySet<string>): Map<string, string> {
  const booked = Map.groupBy(areaCase.actuals ?? [], actual => actual.line)
  const items = [...(areaCase.lines ?? []), ...(areaCase.programme ?? [])].filter(item => ids.has(item.id))
  return new Map(items.map(item => [item.id, keyOf(item, booked.get(item.id) ?? [])]))
}

/** The id of the line or row of an amount. */
export function lineOfAmount(key: string): string {
  return key.split(' ')[0]!
}
