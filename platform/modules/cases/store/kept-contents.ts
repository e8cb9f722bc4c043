import { Buffer } from 'node:buffer'
import type { StoredCase } from '../model.ts'

type Content = StoredCase['content']

/** Names a content of a case: the database lets none change without one of these. */
export interface ContentMark {
  revision: number
  changedAt: Temporal.Instant
}

interface Kept extends ContentMark {
  content: Content
}

/** Lines of all cases together that are kept at most, and what a case without lines counts for. */
const linesMax = 3000
const linesOfBareCase = 20

const kept = new Map<string, Kept>()
let lines = 0

const weightOf = ({ content }: Kept) => linesOfBareCase + (content.lines?.length ?? 0)

/** The content of a case that this process saw last, to be used only where the database says that it is still of now. */
export function keptContent(id: string): Kept | undefined {
  return kept.get(id)
}

/**
 * Keeps the content of a case as it was read, or as it was saved and committed. It cannot be changed from here on, so
 * that parts of it that later contents share are the same object: checked and seen through once. The case that was used
 * longest ago goes.
 */
export function keepContent(id: string, { revision, changedAt, content }: Kept): void {
  forget(id)
  const fresh = { revision, changedAt, content }
  kept.set(id, fresh)
  lines += weightOf(fresh)
  for (const oldest of kept.keys()) {
    if (lines <= linesMax) break
    forget(oldest)
  }
}

function forget(id: string): void {
  const gone = kept.get(id)
  if (!gone) return
  lines -= weightOf(gone)
  kept.delete(id)
}

/** Makes what was read from the database unchangeable, in all its parts. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/**
 * A value as the database would give it back when it is written: members in its order (shorter names first), no zero
 * below zero, and unchangeable. What came from the database already is left as it is.
 */
export function asStored<Value>(value: Value): Value {
  if (typeof value === 'number') return (value === 0 ? 0 : value) as Value
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (Array.isArray(value)) return Object.freeze(value.map(asStored)) as Value
  const members = Object.entries(value).filter(([, part]) => part !== undefined)
  const inOrder = members.map(([name, part]) => [name, asStored(part)] as const).sort(byName)
  return Object.freeze(Object.fromEntries(inOrder)) as Value
}

type Member = readonly [name: string, part: unknown]

function byName([one]: Member, [other]: Member): number {
  return (
    Buffer.byteLength(one) - Buffer.byteLength(other) || Buffer.compare(Buffer.from(one), Buffer.from(other))
  )
}
