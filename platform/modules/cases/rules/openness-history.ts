import type { Case } from '@versneller/engine'
import type { SavedChange } from '../model.ts'
import { type Grade, gradeOf, type OpenItem, openItems } from './openness.ts'
import { layOver } from './workbench/change-case.ts'

/** How a line stood for a reader: a grade; kept from the reader; or not there. */
export type Standing = Grade | 'hidden' | 'absent'

/** One change of who sees a line. */
export interface OpennessChange {
  revision: number
  at: Temporal.Instant
  role: string
  organisationId: string | undefined
  /** The line; undefined for one that this reader does not see now: it has no name here. */
  item: OpenItem | undefined
  before: Standing
  after: Standing
}

/** Whether a change may be one of who sees a line. */
const touchesOpenness = (path: string) => /^\/(lines|programme)(\/@[^/]+)?$|\/visibleTo(\/|$)/.test(path)

/** How many revisions the history goes back. */
export const historyRevisions = 200

type Reader = readonly string[]
type Items = ReadonlyMap<string, OpenItem>

const itemsById = (content: Case): Items => new Map(openItems(content).map(item => [item.id, item]))

function standingOf(item: OpenItem | undefined, content: Case, reader: Reader): Standing {
  if (!item) return 'absent'
  const isOpen = item.visibleTo === undefined || reader.some(party => item.visibleTo?.includes(party))
  return isOpen ? gradeOf(item, content) : 'hidden'
}

/** A content with its lines by id. */
interface Moment {
  content: Case
  items: Items
}

const momentOf = (content: Case): Moment => ({ content, items: itemsById(content) })

/** What changed for a reader between two moments: lines with what they were and became. */
function changedBetween(before: Moment, after: Moment, reader: Reader) {
  const ids = new Set([...before.items.keys(), ...after.items.keys()])
  return [...ids].flatMap(id => {
    const [one, other] = [before.items.get(id), after.items.get(id)]
    const [was, is] = [standingOf(one, before.content, reader), standingOf(other, after.content, reader)]
    const isOtherwise = one && other && String(one.visibleTo) !== String(other.visibleTo)
    // Of what is kept from the reader on both sides nothing is said at all.
    const isKept = [was, is].every(standing => standing === 'hidden' || standing === 'absent')
    return !isKept && (was !== is || isOtherwise) ? [{ id, before: was, after: is }] : []
  })
}

/**
 * How the openness of lines changed, newest first, as far as a reader may know: of a line that was kept from the reader at
 * the time nothing is said but that it was, and one that the reader does not see now has no name.
 */
export function opennessHistory(
  content: Case,
  since: readonly SavedChange[],
  { reader, visible }: { reader: Reader; visible: Case },
): OpennessChange[] {
  const shown = itemsById(visible)
  const found: OpennessChange[] = []
  let after = content
  for (const { revision, at, role, organisationId, changes, inverse } of since.toReversed()) {
    const before = layOver(after, inverse)
    if (changes.some(change => touchesOpenness(change.path)))
      for (const { id, ...standings } of changedBetween(momentOf(before), momentOf(after), reader))
        found.push({ revision, at, role, organisationId, item: shown.get(id), ...standings })
    after = before
  }
  return found
}
