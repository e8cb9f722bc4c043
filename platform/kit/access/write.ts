import { setTimeout as pause } from 'node:timers/promises'
import { appendAuditWithCommit } from '../audit/append.ts'
import type { AuditRecord } from '../audit/entry.ts'
import { type Clock, instantOf } from '../clock/clock.ts'
import type { Database, Transaction } from '../database/connect.ts'
import { once } from '../database/idempotency.ts'
import { indexChanged } from '../search/sources.ts'
import { type Actor, organisationsOf } from './actor.ts'

/** One change that an action made, for the audit trail. Objects by their own fields; persons by id only. */
export type Change = {
  readonly objectKind: string
  readonly objectId: string
  /** The object as it was; its hash alone is kept. */
  readonly before?: unknown
  /** The object as it is now. */
  readonly after?: unknown
  /** Nothing changed of what it is found by, nor of who may find it: searching needs no look at it. */
  readonly isFoundAsBefore?: boolean
}

/** Adds a change to the audit trail. It is written at the end of the transaction, with the change itself or not at all. */
export type RecordChange = (change: Change) => void

/** Who writes, where and when. */
export type WriteOptions = {
  readonly db: Database
  /** Undefined for the platform itself and for a visitor who is not signed in. */
  readonly actor: Actor | undefined
  readonly clock: Clock
  /** For which organisation the actor acts; needed only when the actor has roles at several. */
  readonly organisationId?: string | undefined
  /** A repeat by the same person of the same action with this key gets the first result and changes nothing. */
  readonly idempotencyKey?: string | undefined
  readonly isolationLevel?: 'repeatable read' | 'serializable' | undefined
}

const retriesMax = 3

/**
 * The one way to change anything: one transaction that holds the change, what makes it findable and its audit entries.
 * `work` gets the transaction, the recorder and the instant that decides (the database's, or that of a fixed clock).
 * It runs again, at most three times, when the database asks for it (deadlock, serialization), so it touches nothing
 * but `tx`. With an idempotency key the result travels as JSON, the first time as well. Who goes back to a savepoint undoes
 * statements, not records: what was recorded after it is told in the trail, so record what stays.
 * @throws what `work` throws; Error when it recorded no change: a change without an audit entry is rolled back
 */
export async function write<Result>(
  options: WriteOptions,
  action: string,
  work: (tx: Transaction, record: RecordChange, now: Temporal.Instant) => Promise<Result>,
): Promise<Result> {
  for (let retries = 0; ; retries++) {
    try {
      return await attempt(options, action, work)
    } catch (error) {
      if (retries === retriesMax || !mayBeRepeated(error)) throw error
      // Not at the same pace as the one it collided with.
      await pause(Math.random() * 40 * (retries + 1))
    }
  }
}

function attempt<Result>(
  options: WriteOptions,
  action: string,
  work: (tx: Transaction, record: RecordChange, now: Temporal.Instant) => Promise<Result>,
): Promise<Result> {
  const started = options.db.transaction()
  const builder =
    options.isolationLevel === undefined ? started : started.setIsolationLevel(options.isolationLevel)
  return builder.execute(tx => {
    const changeAndRecord = async () => {
      const records: AuditRecord[] = []
      const findable: Change[] = []
      const record: RecordChange = ({ isFoundAsBefore = false, ...change }) => {
        records.push({ ...authorship(options), action, ...change })
        if (!isFoundAsBefore) findable.push(change)
      }
      const result = await work(tx, record, await instantOf(tx, options.clock))
      if (records.length === 0) throw new Error(`action ${action} recorded no change in the audit trail`)
      await indexChanged(tx, findable)
      await appendAuditWithCommit(tx, records)
      return result
    }
    const { idempotencyKey: key, actor } = options
    if (key === undefined) return changeAndRecord()
    if (actor === undefined) throw new Error(`action ${action} has an idempotency key but no person`)
    return once(tx, { personId: actor.personId, action, key }, changeAndRecord)
  })
}

function authorship({ actor, organisationId }: WriteOptions) {
  const organisations = actor === undefined ? [] : organisationsOf(actor)
  const only = organisations.length === 1 ? organisations[0] : undefined
  return {
    actorId: actor?.personId ?? null,
    onBehalfOfId: actor?.onBehalfOfId ?? null,
    organisationId: organisationId ?? only ?? null,
  }
}

const serializationFailure = '40001'
const deadlockDetected = '40P01'

function mayBeRepeated(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === serializationFailure || code === deadlockDetected
}
