import type { CaseChange } from '../../model.ts'
import { pathsTouch } from '../merge.ts'

/** One act of a person: what it changed, and what puts it back. */
export interface Command {
  changes: readonly CaseChange[]
  inverse: readonly CaseChange[]
}

/** What was done and can be undone, and what was undone and can be done again; the latest last. */
export interface CommandLog {
  done: readonly Command[]
  undone: readonly Command[]
}

/** A log in which nothing has happened. */
export const emptyLog: CommandLog = { done: [], undone: [] }

/** More steps back than anybody takes; keeps a long day of work small. */
const longest = 500

/** Adds an act; what was undone before can no longer be done again. */
export function record(log: CommandLog, command: Command): CommandLog {
  return { done: [...log.done, command].slice(-longest), undone: [] }
}

/** Takes the last act back: what to change now, and the log after it. Undefined when there is none. */
export function undo(log: CommandLog): { changes: readonly CaseChange[]; log: CommandLog } | undefined {
  const last = log.done.at(-1)
  if (!last) return undefined
  return { changes: last.inverse, log: { done: log.done.slice(0, -1), undone: [...log.undone, last] } }
}

/** Does the last undone act again. Undefined when there is none. */
export function redo(log: CommandLog): { changes: readonly CaseChange[]; log: CommandLog } | undefined {
  const last = log.undone.at(-1)
  if (!last) return undefined
  return { changes: last.changes, log: { done: [...log.done, last], undone: log.undone.slice(0, -1) } }
}

/** Acts on places that somebody else has changed since can no longer be undone: that would undo the other. */
export function forget(log: CommandLog, paths: readonly string[]): CommandLog {
  if (paths.length === 0) return log
  const isOwn = (command: Command) =>
    !command.changes.some(change => paths.some(path => pathsTouch(path, change.path)))
  return { done: log.done.filter(isOwn), undone: log.undone.filter(isOwn) }
}
