import type { CaseChange, SavedChange } from '../model.ts'
import type { MergedChange, SaveConflict } from '../workbench-contract.ts'
import { sameJson } from './same-json.ts'

/** A saved revision, with the name of who made it: people are shown by their organisation. */
export type NamedChange = SavedChange & { by: string }

/** What becomes of changes that were made on an older revision. */
export type MergeOutcome =
  | { ok: true; toApply: readonly CaseChange[]; merged: readonly MergedChange[] }
  | { ok: false; conflicts: readonly SaveConflict[] }

const valueAfter = (change: CaseChange): unknown => ('remove' in change ? undefined : change.value)

/** Whether one path is the other, or lies under it. */
export function pathsTouch(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)
}

/**
 * Lays changes on those that others saved since. Changes of different places go together; the same change twice is
 * one; different changes of one place are a conflict, and then nothing is saved. `mine` may hold changes of this
 * person's own other window: these count as others'.
 */
export function mergeChanges(mine: readonly CaseChange[], since: readonly NamedChange[]): MergeOutcome {
  const theirs = lastPerPath(since)
  const conflicts: SaveConflict[] = []
  const toApply: CaseChange[] = []
  for (const change of mine) {
    const touching = theirs.filter(their => pathsTouch(their.change.path, change.path))
    const different = touching.find(their => !isSame(their.change, change))
    if (different) {
      const { by, revision } = different
      conflicts.push({
        path: change.path,
        yours: valueAfter(change),
        theirs: valueAfter(different.change),
        by,
        revision,
      })
    } else if (touching.length === 0) toApply.push(change)
  }
  if (conflicts.length > 0) return { ok: false, conflicts }
  return { ok: true, toApply, merged: theirs.map(({ change, by }) => ({ change, by })) }
}

interface Their {
  change: CaseChange
  by: string
  revision: number
}

/** Of several changes of one place the last one stands; one above it takes those under it away. */
function lastPerPath(since: readonly NamedChange[]): Their[] {
  const last = new Map<string, Their>()
  for (const saved of since)
    for (const change of saved.changes) {
      for (const path of last.keys()) if (path.startsWith(`${change.path}/`)) last.delete(path)
      last.delete(change.path)
      last.set(change.path, { change, by: saved.by, revision: saved.revision })
    }
  return [...last.values()]
}

function isSame(a: CaseChange, b: CaseChange): boolean {
  if (a.path !== b.path) return false
  if ('remove' in a || 'remove' in b) return 'remove' in a && 'remove' in b
  return sameJson(a.value, b.value)
}
