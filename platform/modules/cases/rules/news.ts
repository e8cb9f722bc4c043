import type { Actor } from '../../../kit/access/actor.ts'
import type { CaseChange, SavedChange, StoredCase } from '../model.ts'
import { visibleTo } from './case-for.ts'
import { differences } from './differences.ts'
import { pathsTouch } from './merge.ts'
import { layOver } from './workbench/change-case.ts'

/** A change that came in since, with the revision that it is of. */
export interface News {
  change: CaseChange
  saved: SavedChange
}

/**
 * What changed since the oldest of these revisions, as this reader sees it: the difference between what would have
 * been seen then and what is seen now. A change of what is hidden is no news.
 * @throws NotFound when the case is not for this reader
 */
export function newsFor(
  actor: Actor | undefined,
  stored: StoredCase,
  since: readonly SavedChange[],
): readonly News[] {
  const now = visibleTo(actor, stored, stored.content).visible.case
  const last = since.at(-1)
  if (!last) return []
  const base = since.toReversed().reduce((content, { inverse }) => layOver(content, inverse), stored.content)
  const before = visibleTo(actor, stored, base).visible.case
  return differences(before, now).map(change => ({
    change,
    saved: since.findLast(one => one.changes.some(made => pathsTouch(made.path, change.path))) ?? last,
  }))
}
