import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** What an action tells of one object it changed. Personal data stand in it by id only. */
export type AuditRecord = {
  readonly actorId: string | null
  /** The person for whom the actor acted (delegation). */
  readonly onBehalfOfId: string | null
  readonly organisationId: string | null
  /** Name of the action, which is the name of its transition: `withdrawSubmission`. */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  /** The object as it was, kept as a hash only; absent for a new object. */
  readonly before?: unknown
  /** The object as it is now; absent when nothing is left of it. */
  readonly after?: unknown
}

/** All that the hash of an entry covers, beside the hash of the entry before it. */
export type AuditBody = Omit<AuditRecord, 'before' | 'after'> & {
  readonly seq: number
  /** UTC with six decimals, as the database keeps it: 2026-11-24T09:00:00.123456Z. */
  readonly at: string
  readonly beforeHash: string | null
  readonly after: unknown
}

/** The hash before the first entry. */
export const firstPreviousHash = '0'.repeat(64)

/** SHA-256 in hexadecimal over the canonical JSON (RFC 8785) of the previous hash and the body. */
export function entryHash(previousHash: string, body: AuditBody): string {
  return hash('sha256', canonicalJson({ ...body, previousHash }), 'hex')
}

/** The text of which `entryHash` is the hash, in pieces: between them stand the instant, the previous hash and the number. */
export type HashedText = {
  readonly untilAt: string
  readonly untilPrevious: string
  readonly untilSeq: string
}

/**
 * The text that is hashed, for whoever knows its last three members: as the database does, while it holds the head.
 * The members stand in the order of RFC 8785, and after the number comes the closing brace.
 */
export function hashedText(body: Omit<AuditBody, 'seq' | 'at'>): HashedText {
  const { action, actorId, after, beforeHash, objectId, objectKind, onBehalfOfId, organisationId } = body
  const members = (some: object) => canonicalJson(some).slice(1, -1)
  const inBetween = members({ beforeHash, objectId, objectKind, onBehalfOfId, organisationId })
  return {
    untilAt: `{${members({ action, actorId, after })},"at":"`,
    untilPrevious: `",${inBetween},"previousHash":"`,
    untilSeq: '","seq":',
  }
}

/** Hash of the state of an object before a change; equal states have equal hashes. */
export function stateHash(state: unknown): string {
  return hash('sha256', canonicalJson(state), 'hex')
}

/** Names under which a person would stand in the trail; what they hold belongs in the tables, where it can be erased. */
const personalNames = new Set(
  'email emailAddress phone telephone mobile firstName lastName surname familyName givenName birthDate password bsn'.split(
    ' ',
  ),
)

/**
 * Keeps personal data out of the trail, for what stands in it can never be erased.
 * @throws {TypeError} for a member with the name of a personal field, at any depth
 */
export function assertNoPersonalData(state: unknown): void {
  if (typeof state !== 'object' || state === null) return
  for (const [name, value] of Object.entries(state)) {
    if (personalNames.has(name))
      throw new TypeError(`the audit trail holds a person by id only, not by "${name}"`)
    assertNoPersonalData(value)
  }
}
