import type { Case } from '@versneller/engine'
import type { CaseChange } from '../../model.ts'
import type { MergedChange, SaveAnswer, SaveConflict } from '../../workbench-contract.ts'
import { pathsTouch } from '../merge.ts'
import { layOver, shortened, valueAt } from './change-case.ts'

/** What the server has, what is on its way to it, and what waits. Nothing leaves `sending` before the server said so. */
export interface Sync {
  /** The case as the server has it at `revision`, as far as this reader sees it. */
  saved: Case
  revision: number
  /** The newest revision that was heard of: a higher one means that others changed something to be taken in. */
  newest: number
  isSending: boolean
  /** On their way. */
  sending: readonly CaseChange[]
  /** Made since. */
  waiting: readonly CaseChange[]
  /** Chosen above what another made of it: sent once the server has told everything that others changed. */
  again: readonly CaseChange[]
  /** A conflict was decided: the server must be asked for the rest, also when nothing waits. */
  mustAsk: boolean
  /** Places where somebody else was first: nothing is saved before each is decided. */
  conflicts: readonly SaveConflict[]
  /** When the server last said that all was saved. */
  savedAt: string | undefined
  /** Why the last attempt went wrong; everything is still here. After a refusal only a new change is tried again. */
  trouble: 'unreachable' | 'refused' | undefined
  /** What others changed in the last answer, until the next. */
  merged: readonly MergedChange[]
}

/** How a conflict is decided. */
export type ConflictChoice = 'yours' | 'theirs' | 'variant'

/** Starts from what the page brought, with changes that an earlier visit could not save. */
export function startSync(saved: Case, revision: number, draft?: Draft): Sync {
  return {
    saved,
    revision: draft?.revision ?? revision,
    newest: revision,
    isSending: false,
    sending: [],
    waiting: draft?.changes ?? [],
    again: [],
    mustAsk: false,
    conflicts: [],
    savedAt: undefined,
    trouble: undefined,
    merged: [],
  }
}

/** Everything that the server has not said to have. */
export function unsaved(sync: Sync): readonly CaseChange[] {
  return [...sync.sending, ...sync.waiting, ...sync.again]
}

/** The case as this person sees it now. */
export function currentCase(sync: Sync): Case {
  return layOver(sync.saved, unsaved(sync))
}

/** Adds changes that must be saved. */
export function addChanges(sync: Sync, changes: readonly CaseChange[]): Sync {
  const trouble = sync.trouble === 'refused' ? undefined : sync.trouble
  return { ...sync, trouble, waiting: shortened([...sync.waiting, ...changes]) }
}

/** Whether there is something to send, and nothing that must be decided or waited for first. */
export function maySend(sync: Sync): boolean {
  if (sync.isSending || sync.trouble === 'refused' || sync.conflicts.length > 0) return false
  return sync.waiting.length > 0 || sync.mustAsk || hasNews(sync)
}

/** Whether others changed something that is not taken in yet. */
const hasNews = (sync: Sync): boolean => sync.newest > sync.revision

/** Whether the server would be asked for what others changed, with nothing to save. */
export function onlyAsks(sync: Sync): boolean {
  return sync.waiting.length === 0 && (sync.mustAsk || hasNews(sync))
}

/** Hears that there is a newer revision: what it holds is asked for. */
export function heard(sync: Sync, revision: number): Sync {
  return revision > sync.newest ? { ...sync, newest: revision } : sync
}

/** Sends what waits. */
export function startSending(sync: Sync): Sync {
  return maySend(sync) ? { ...sync, isSending: true, sending: sync.waiting, waiting: [] } : sync
}

/**
 * The server has saved what was sent. Changes of others come in; where one touches what was typed meanwhile, that is a
 * conflict here, since the server would not see it any more.
 */
export function saved(sync: Sync, answer: SaveAnswer): Sync {
  const theirs = answer.merged.map(({ change }) => change)
  const conflicts: SaveConflict[] = []
  const before = layOver(sync.saved, sync.sending)
  const after = layOver(layOver(sync.saved, theirs), sync.sending)
  for (const change of sync.waiting) {
    const their = answer.merged.find(({ change: one }) => pathsTouch(one.path, change.path))
    const isNews = their && valueAt(before, change.path) !== valueAt(after, change.path)
    if (their && isNews && !isSame(valueAt(after, change.path), setBy(change)))
      conflicts.push({
        path: change.path,
        yours: setBy(change),
        theirs: valueAt(after, change.path),
        by: their.by,
        revision: answer.revision,
      })
  }
  return {
    saved: after,
    revision: answer.revision,
    newest: Math.max(sync.newest, answer.revision),
    isSending: false,
    sending: [],
    waiting: shortened([...sync.waiting, ...sync.again]),
    again: [],
    mustAsk: false,
    conflicts,
    savedAt: answer.savedAt,
    trouble: undefined,
    merged: answer.merged,
  }
}

/** Nothing was saved because of conflicts: all that was sent waits again. */
export function refusedBy(sync: Sync, conflicts: readonly SaveConflict[]): Sync {
  return { ...waitAgain(sync), conflicts, trouble: undefined }
}

/** The server could not be reached, or refused: all that was sent waits again. */
export function failed(sync: Sync, trouble: NonNullable<Sync['trouble']>): Sync {
  return { ...waitAgain(sync), trouble }
}

function waitAgain(sync: Sync): Sync {
  return { ...sync, isSending: false, sending: [], waiting: shortened([...sync.sending, ...sync.waiting]) }
}

/** What a decision leaves, and the changes that were put aside to become a variant. */
export interface Decision {
  sync: Sync
  aside: readonly CaseChange[]
}

/** Decides one conflict. Whatever is chosen, the typed value is kept, put aside or given up on purpose. */
export function decide(sync: Sync, path: string, choice: ConflictChoice): Decision {
  const mine = sync.waiting.filter(change => pathsTouch(change.path, path))
  return {
    sync: {
      ...sync,
      waiting: sync.waiting.filter(change => !mine.includes(change)),
      again: choice === 'yours' ? [...sync.again, ...mine] : sync.again,
      mustAsk: true,
      conflicts: sync.conflicts.filter(one => one.path !== path),
    },
    aside: choice === 'variant' ? mine : [],
  }
}

/** Changes that wait for the server, as kept in the browser between visits. */
export interface Draft {
  revision: number
  changes: readonly CaseChange[]
}

/** The draft to keep; undefined when everything is saved and nothing needs keeping. */
export function draftOf(sync: Sync): Draft | undefined {
  const changes = unsaved(sync)
  return changes.length > 0 ? { revision: sync.revision, changes } : undefined
}

/** Reads a kept draft; undefined when it is none. */
export function readDraft(text: string | null): Draft | undefined {
  if (text === null) return undefined
  try {
    const draft: unknown = JSON.parse(text)
    return isDraft(draft) ? draft : undefined
  } catch {
    return undefined
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const { revision, changes } = value as Record<string, unknown>
  return Number.isInteger(revision) && Array.isArray(changes) && changes.length > 0 && changes.every(isChange)
}

function isChange(value: unknown): value is CaseChange {
  if (typeof value !== 'object' || value === null) return false
  const change = value as Record<string, unknown>
  return typeof change.path === 'string' && ('value' in change || change.remove === true)
}

const setBy = (change: CaseChange): unknown => ('remove' in change ? undefined : change.value)

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
