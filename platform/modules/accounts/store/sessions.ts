import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type { Session, SessionStage } from '../model.ts'

type Reader = Database | Transaction

/** A session to be kept. */
export interface NewSession {
  tokenDigest: string
  personId: string | null
  stage: SessionStage
  knowsDevice: boolean
  remoteAddress: string
  userAgent: string
  now: Temporal.Instant
  expiresAt: Temporal.Instant
  endedAt?: Temporal.Instant | undefined
}

/** Keeps a session. @returns its id */
export async function insertSession(tx: Transaction, session: NewSession): Promise<string> {
  const { id } = await tx
    .insertInto('sessions')
    .values({
      token_digest: session.tokenDigest,
      person_id: session.personId,
      stage: session.stage,
      knows_device: session.knowsDevice,
      remote_address: session.remoteAddress,
      user_agent: session.userAgent,
      started_at: session.now,
      last_seen_at: session.now,
      proved_at: session.now,
      expires_at: session.expiresAt,
      ended_at: session.endedAt ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * The session behind a cookie, in one statement for every request. A session that ended, expired or is not complete
 * gives its id but no person.
 */
export async function readSession(
  db: Reader,
  tokenDigest: string,
  now: Temporal.Instant | undefined,
): Promise<(Session & { lastSeenAt: Temporal.Instant }) | undefined> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('people', join =>
      join
        .onRef('people.id', '=', 'sessions.person_id')
        .on('sessions.stage', '=', 'full')
        .on('sessions.ended_at', 'is', null)
        .on('sessions.expires_at', '>', decidingInstant(now)),
    )
    .leftJoin('accounts', 'accounts.person_id', 'people.id')
    .select([
      'sessions.id',
      'people.id as person_id',
      'people.name',
      'people.language',
      'accounts.disabled_at',
      'sessions.on_behalf_of',
      'sessions.last_seen_at',
    ])
    .where('token_digest', '=', tokenDigest)
    .executeTakeFirst()
  if (!row) return undefined
  const isIn = row.person_id !== null && row.disabled_at === null
  return {
    sessionId: row.id,
    personId: isIn ? (row.person_id ?? undefined) : undefined,
    name: isIn ? (row.name ?? undefined) : undefined,
    language: isIn ? ((row.language ?? undefined) as Language | undefined) : undefined,
    onBehalfOfId: isIn ? (row.on_behalf_of ?? undefined) : undefined,
    lastSeenAt: row.last_seen_at,
  }
}

/** Notes that a session was used. */
export async function touchSession(db: Database, sessionId: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: decidingInstant(undefined) })
    .where('id', '=', sessionId)
    .execute()
}

/** A session that is not complete yet: whose it is and what is missing. */
export interface PendingSession {
  id: string
  personId: string
  stage: SessionStage
  knowsDevice: boolean
}

/** The session with this id if it waits for its second step and has not expired; locked until the end. */
export async function lockPendingSession(
  tx: Transaction,
  sessionId: string,
  stage: 'code' | 'setup',
  now: Temporal.Instant,
): Promise<PendingSession | undefined> {
  const row = await pending(tx, sessionId, now).forUpdate().executeTakeFirst()
  return row?.stage === stage && row.person_id ? asPending(row) : undefined
}

/** The session with this id if it waits for its second step and has not expired. */
export async function readPendingSession(
  db: Reader,
  sessionId: string,
  now: Temporal.Instant | undefined,
): Promise<PendingSession | undefined> {
  const row = await pending(db, sessionId, now).executeTakeFirst()
  return row?.person_id ? asPending(row) : undefined
}

const pending = (db: Reader, sessionId: string, now: Temporal.Instant | undefined) =>
  db
    .selectFrom('sessions')
    .select(['id', 'person_id', 'stage', 'knows_device'])
    .where('id', '=', sessionId)
    .where('stage', 'in', ['code', 'setup'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', decidingInstant(now))

const asPending = (row: {
  id: string
  person_id: string | null
  stage: string
  knows_device: boolean
}): PendingSession => ({
  id: row.id,
  personId: row.person_id ?? '',
  stage: row.stage as SessionStage,
  knowsDevice: row.knows_device,
})

/** Whether this browser was fully signed in as this person before. */
export async function knowsDevice(db: Reader, sessionId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('person_id', '=', personId)
    .where('knows_device', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** Ends one session. */
export async function endSession(tx: Transaction, sessionId: string, now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends one session of a person; a session of somebody else is not touched. @returns whether there was one */
export async function endOwnSession(
  tx: Transaction,
  session: { id: string; personId: string; now: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ ended_at: session.now })
    .where('id', '=', session.id)
    .where('person_id', '=', session.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends the sessions of a person, except one if it is named. @returns how many */
export async function endSessionsOf(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
  exceptId?: string,
): Promise<number> {
  let query = tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
  if (exceptId) query = query.where('id', '<>', exceptId)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes from a person's browsers what tells them from strangers, after a sign that a stranger may have been in. */
export async function forgetDevicesOf(tx: Transaction, personId: string): Promise<void> {
  await tx.updateTable('sessions').set({ knows_device: false }).where('person_id', '=', personId).execute()
}

/** A session as its owner sees it. */
export interface OpenSession {
  id: string
  startedAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  remoteAddress: string
  userAgent: string
}

/** The open sessions of a person, the last used first. */
export async function openSessionsOf(
  db: Reader,
  personId: string,
  now: Temporal.Instant | undefined,
): Promise<OpenSession[]> {
  return db
    .selectFrom('sessions')
    .select([
      'id',
      'started_at as startedAt',
      'last_seen_at as lastSeenAt',
      'remote_address as remoteAddress',
      'user_agent as userAgent',
    ])
    .where('person_id', '=', personId)
    .where('stage', '=', 'full')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', decidingInstant(now))
    .orderBy('last_seen_at', 'desc')
    .execute()
}

/** Whether the person proved who they are in this session within the last minutes. */
export async function isProvedSince(
  db: Reader,
  sessionId: string,
  within: { minutes: number; now: Temporal.Instant | undefined },
): Promise<boolean> {
  const earliest = sql<Temporal.Instant>`${decidingInstant(within.now)} - make_interval(mins => ${within.minutes})`
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('stage', '=', 'full')
    .where('proved_at', '>', earliest)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that the person proved again who they are. */
export async function setProved(tx: Transaction, sessionId: string, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('sessions').set({ proved_at: now }).where('id', '=', sessionId).execute()
}

/** Lets a session act for somebody else, or for its owner again. */
export async function setOnBehalfOf(
  tx: Transaction,
  sessionId: string,
  personId: string | null,
): Promise<void> {
  await tx.updateTable('sessions').set({ on_behalf_of: personId }).where('id', '=', sessionId).execute()
}

/** When a person was last signed in before the present session; undefined for a first visit. */
export async function previousVisit(
  db: Reader,
  personId: string,
  sessionId: string,
): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select(({ fn }) => fn.max('last_seen_at').as('at'))
    .where('person_id', '=', personId)
    .where('id', '<>', sessionId)
    .where('stage', '=', 'full')
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** Keeps a sign-in through a provider with the session of the browser. */
export async function setOpenIdFlow(tx: Transaction, sessionId: string, flow: object | null): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ openid_flow: flow === null ? null : json(flow) })
    .where('id', '=', sessionId)
    .execute()
}

/** The sign-in through a provider that is under way in a browser, not judged yet. */
export async function readOpenIdFlow(db: Reader, sessionId: string): Promise<unknown> {
  const row = await db
    .selectFrom('sessions')
    .select('openid_flow')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.openid_flow ?? undefined
}

/** Takes the sign-in through a provider out of a session: it can be finished once. */
export async function takeOpenIdFlow(tx: Transaction, sessionId: string): Promise<unknown> {
  const row = await tx
    .selectFrom('sessions')
    .select('openid_flow')
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst()
  if (row?.openid_flow) await setOpenIdFlow(tx, sessionId, null)
  return row?.openid_flow ?? undefined
}
