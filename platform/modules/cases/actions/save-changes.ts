import { applyChanges, type Case, type CaseError } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { databaseNow } from '../../../kit/clock/clock.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Problem } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationsById } from '../../parties/index.ts'
import type { CaseChange, SavedChange, StoredCase } from '../model.ts'
import { caseProblems, problem, problemsOf } from '../problems.ts'
import { type EditScope, editCase, editScope, lockedCodes } from '../rules/access.ts'
import { visibleTo } from '../rules/case-for.ts'
import { changedPlaces } from '../rules/changed-places.ts'
import { differences } from '../rules/differences.ts'
import { reachesOthers, refusalOf } from '../rules/edit-guard.ts'
import { freeFieldMistakes } from '../rules/free-fields.ts'
import { type MergeOutcome, mergeChanges, type NamedChange, pathsTouch } from '../rules/merge.ts'
import { sameJson } from '../rules/same-json.ts'
import { layOver } from '../rules/workbench/change-case.ts'
import { readCaseById, readChangesSince, saveContent } from '../store/cases.ts'
import type { SaveAnswer, SaveConflict, SaveRequest } from '../workbench-contract.ts'
import { authorOf } from './author.ts'

/** What of a case file a case is found by. */
const foundBy = ['name', 'note', 'parties'] as const

/** How saving ends: saved, in conflict with what others saved, or refused. */
export type SaveOutcome =
  | { kind: 'saved'; answer: SaveAnswer }
  | { kind: 'conflict'; conflicts: readonly SaveConflict[] }
  /** `isLocked`: it might be done were the case not adopted. */
  | { kind: 'refused'; problems: readonly Problem[]; isLocked: boolean }

/** Ends the transaction: others were first at the same places. */
class Conflict extends Error {
  readonly conflicts: readonly SaveConflict[]
  constructor(conflicts: readonly SaveConflict[]) {
    super('others were first')
    this.conflicts = conflicts
  }
}

/** Ends the transaction: everything asked was there already, or nothing was asked but news. */
class NothingToSave extends Error {
  readonly answer: SaveAnswer
  constructor(answer: SaveAnswer) {
    super('nothing to save')
    this.answer = answer
  }
}

/** What is asked of saving: the case, and changes as they were made on what this person saw at a revision. */
export type SaveAsked = { caseId: string; mayMerge?: boolean } & SaveRequest

/** A write that is under way. */
export interface Within {
  tx: Transaction
  record: RecordChange
  now: Temporal.Instant
}

/**
 * Saves changes that were made on what this person saw at a revision. What others changed since at other places goes
 * together with it, unless `mayMerge` is false; at the same place nothing is saved. All is judged on what the person
 * sees.
 * @throws NotFound when the case is not for this person; NotAllowed when it may be read only
 */
export async function saveChanges(
  services: Services,
  actor: Actor | undefined,
  asked: SaveAsked,
): Promise<SaveOutcome> {
  let keep: (() => void) | undefined
  const outcome = await savingOutcome(services, actor, 'changeCase', async within => {
    const saved = await saveWithin(within, actor, asked)
    if (saved.isUnchanged) throw new NothingToSave(saved.answer)
    keep = saved.keep
    return saved.answer
  })
  if (outcome.kind === 'saved') keep?.()
  return outcome
}

/** One write of which saving is a part, and how it ends. What was thrown to end it is told as a value. */
export async function savingOutcome(
  { db, clock }: Services,
  actor: Actor | undefined,
  action: string,
  work: (within: Within) => Promise<SaveAnswer>,
): Promise<SaveOutcome> {
  try {
    const outcome = await writeOrRefuse({ db, clock, actor }, action, (tx, record, now) =>
      work({ tx, record, now }),
    )
    return outcome.ok
      ? { kind: 'saved', answer: outcome.value }
      : { kind: 'refused', problems: outcome.problems, isLocked: outcome.conflict === true }
  } catch (error) {
    if (error instanceof NothingToSave) return { kind: 'saved', answer: error.answer }
    if (error instanceof Conflict) return { kind: 'conflict', conflicts: error.conflicts }
    throw error
  }
}

/**
 * Saves changes inside a write.
 * @returns the answer, whether there was nothing left to save, and what may be called once the write was committed
 */
export async function saveWithin(
  { tx, record, now }: Within,
  actor: Actor | undefined,
  asked: SaveAsked,
): Promise<{ answer: SaveAnswer; isUnchanged: boolean; keep?: () => void }> {
  const stored = await readCaseById(tx, asked.caseId, true)
  if (!stored) throw new NotFound()
  const seen = seenBy(actor, stored)
  if (!actor) throw new Error('a case that is seen is seen by somebody')
  // A reader may not write, adopted or not; who may is told why it is locked.
  permit(actor, editCase, { ...stored, state: 'draft' })
  if (stored.state !== 'draft') throw new ConflictRefusal(problem(lockedCodes[stored.state]))
  if (asked.mayMerge === false && asked.revision < stored.revision)
    throw new ConflictRefusal(problem('REVISIE_VEROUDERD', 'revision'))
  const merged = await mergeWithOthers(tx, actor, stored, seen, asked)
  if (!merged.ok) throw new Conflict(merged.conflicts)
  const news = { savedAt: now.toString(), merged: merged.merged }
  if (merged.toApply.length === 0)
    return { answer: { revision: stored.revision, ...news }, isUnchanged: true }
  const author = authorOf(actor, stored)
  const content = changedContent(stored, seen, merged.toApply)
  const inverse = differences(content, stored.content)
  const changes = merged.toApply
  const places = changedPlaces(stored.content, content)
  const { revision, keep } = await saveContent(tx, {
    ...{ before: stored, content, places, changes, inverse, author },
    changedAt: await databaseNow(tx),
  })
  record({
    objectKind: 'case',
    objectId: stored.id,
    before: { revision: stored.revision },
    after: { revision, paths: changes.map(change => change.path) },
    isFoundAsBefore: foundBy.every(part => sameJson(stored.content[part], content[part])),
  })
  return { answer: { revision, ...news }, isUnchanged: false, keep }
}

/** What the person sees of the case that is to be changed. */
interface Seen {
  caseFile: Case
  partyIds: readonly string[]
  scope: EditScope
}

function seenBy(actor: Actor | undefined, stored: StoredCase): Seen {
  const { visible, partyIds } = visibleTo(actor, stored, stored.content)
  return { caseFile: visible.case, partyIds, scope: editScope(actor, stored) }
}

/**
 * What others changed since, as this person sees it: the difference between what would have been seen then and what
 * is seen now. So nothing is told that was or is hidden.
 */
async function mergeWithOthers(
  tx: Transaction,
  actor: Actor,
  stored: StoredCase,
  seen: Seen,
  asked: SaveRequest,
): Promise<MergeOutcome> {
  if (asked.revision > stored.revision) throw new Refusal(problem('REVISIE_ONBEKEND', 'revision'))
  // Nothing came in between.
  if (asked.revision === stored.revision) return { ok: true, toApply: asked.changes, merged: [] }
  const since = await readChangesSince(tx, stored.id, asked.revision)
  const base = contentAt(stored, since)
  const before = visibleTo(actor, stored, base).visible.case
  const names = await organisationsById(
    tx,
    since.flatMap(saved => saved.organisationId ?? []),
  )
  const nameOf = ({ organisationId, role }: SavedChange) =>
    (organisationId && names.get(organisationId)?.name) ?? role
  const news = differences(before, seen.caseFile).map((change): NamedChange => {
    const saved = savedAs(change, since)
    return { ...saved, by: nameOf(saved) }
  })
  return mergeChanges(asked.changes, news)
}

/** The content of a case as it was before these later revisions. */
export function contentAt(stored: StoredCase, since: readonly SavedChange[]): StoredCase['content'] {
  return since.toReversed().reduce((content, { inverse }) => layOver(content, inverse), stored.content)
}

function savedAs(change: CaseChange, since: readonly SavedChange[]): SavedChange {
  const last =
    since.findLast(saved => saved.changes.some(one => pathsTouch(one.path, change.path))) ?? since.at(-1)
  if (!last) throw new Error('a difference without a revision')
  return { ...last, changes: [change] }
}

/** What is not there, and what is not there for this person, in the same words. */
function visibleProblems(errors: readonly CaseError[]): Problem[] {
  return errors.flatMap(error =>
    error.code === 'PAD_ONBEKEND' ? [problem('ONDERDEEL_ONBEKEND', error.pointer)] : caseProblems([error]),
  )
}

/** @throws NotAllowed when the changes reach what is not this person's */
function changedContent(stored: StoredCase, seen: Seen, changes: readonly CaseChange[]) {
  const { caseFile, scope } = seen
  if (reachesOthers(changes, scope, caseFile)) throw new NotAllowed(editCase.name)
  const visible = applyChanges(caseFile, changes)
  if (!visible.ok) throw new Refusal(...visibleProblems(visible.errors))
  if (reachesOthers(changes, scope, caseFile, visible.case)) throw new NotAllowed(editCase.name)
  const refusal = refusalOf({
    changes,
    full: stored.content,
    visible: seen.caseFile,
    visibleAfter: visible.case,
    partyIds: seen.partyIds,
  })
  if (refusal) throw new Refusal(problem(refusal))
  const mistakes = freeFieldMistakes(visible.case, seen.caseFile)
  if (mistakes.length > 0) throw new Refusal(...problemsOf(mistakes))
  // Who sees the whole case changed it there already.
  if (sameJson(seen.caseFile, stored.content)) return visible.case
  const full = applyChanges(stored.content, changes)
  // The mistakes would tell of what the person does not see.
  if (!full.ok) throw new Refusal(problem('WIJZIGING_PAST_NIET'))
  return full.case
}
