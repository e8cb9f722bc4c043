import type { CaseOutcome } from './apply-variant.ts'
import { ChangedCopy, deleteAt, pathSteps, writeAt } from './document-path.ts'
import { type CaseError, caseError } from './errors.ts'
import { readCase } from './parse-case.ts'
import type { Case } from './types.ts'

/** One change of a case: a value at a path (`/lines/@land/series/3`), or the removal of what stands there. */
export type ListedChange =
  | { readonly path: string; readonly value: unknown }
  | { readonly path: string; readonly remove: true }

/** What the file is may not change; all else may, also the variants. */
const FIXED = new Set(['format', 'id', '__proto__', 'prototype', 'constructor'])

/**
 * Makes changes on a copy, in their order, and reads the outcome as a case: every mistake is told, none is made. An
 * absent `@id` adds a member. The case itself is left as it is and comes from `parseCase`: what is not changed is
 * shared with it, and not read anew.
 */
export function applyChanges(areaCase: Case, changes: readonly ListedChange[]): CaseOutcome {
  const copy = new ChangedCopy(areaCase)
  const errors = changes.flatMap((change, index) => makeChange(copy, change, `/changes/${index}`) ?? [])
  return errors.length > 0 ? { ok: false, errors } : readCase(copy.root, areaCase)
}

function makeChange(copy: ChangedCopy<Case>, change: ListedChange, pointer: string): CaseError | undefined {
  const root: Record<string, unknown> = copy.root
  const [first] = pathSteps(change.path)
  if (first === undefined || FIXED.has(first))
    return caseError(`${pointer}/path`, 'PAD_VERBODEN', { path: change.path })
  if (!('remove' in change) && isListAbsent(root, change.path)) root[first] = []
  const place = copy.walkTo(change.path)
  if (!place.found) return unknownPath(pointer, change.path)
  if (!('remove' in change) && Array.isArray(place.holder) && place.last.startsWith('@')) {
    const id = (change.value as { id?: unknown } | null)?.id
    if (`@${id}` !== place.last)
      return caseError(`${pointer}/path`, 'ID_WIJKT_AF', { path: change.path, id: String(id) })
  }
  const isMade = 'remove' in change ? deleteAt(place) : writeAt(place, change.value)
  return isMade ? undefined : unknownPath(pointer, change.path)
}

/** The first member of a list that the case does not have yet: `/clauses/@garantie` on a case without clauses. */
function isListAbsent(root: Record<string, unknown>, path: string): boolean {
  const steps = pathSteps(path)
  return steps.length === 2 && steps[1]?.startsWith('@') === true && root[steps[0] as string] === undefined
}

function unknownPath(pointer: string, path: string): CaseError {
  return caseError(`${pointer}/path`, 'PAD_ONBEKEND', { path, part: pathSteps(path).at(-1)! })
}
