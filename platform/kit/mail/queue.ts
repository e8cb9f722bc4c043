import { type SqlBool, sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'

/** Where a mail is: waiting, given to a mail server that did not answer yet, sent, or given up. */
export const mailStates = ['queued', 'handedOver', 'sent', 'failed'] as const
/** One of the places a mail can be. */
export type MailState = (typeof mailStates)[number]

/** A mail as a list shows it, without its text. */
export interface QueuedMail {
  id: string
  kind: string
  recipient: string
  subject: string
  state: MailState
  attempts: number
  lastError: string | undefined
  createdAt: Temporal.Instant
  /** It failed, or its mail server did not answer for an hour. */
  mayBeSentAgain: boolean
}

const stateOf = sql<MailState>`case when sent_at is not null then 'sent' when failed_at is not null then 'failed'
  when handed_over_at is not null then 'handedOver' else 'queued' end`
const mayBeSentAgain = sql<SqlBool>`sent_at is null
  and (failed_at is not null or handed_over_at < now() - interval '1 hour')`

/** The outbox, the newest first. */
export async function mailQueue(
  db: Database,
  asked: { state?: MailState | undefined; page: number; pageSize: number },
): Promise<{ rows: QueuedMail[]; total: number }> {
  let query = db.selectFrom('outgoing_mail')
  if (asked.state !== undefined) query = query.where(stateOf, '=', asked.state)
  const rows = await query
    .select(['id', 'kind', 'recipient', 'subject', 'attempts', 'last_error', 'created_at'])
    .select([stateOf.as('state'), mayBeSentAgain.as('again')])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(asked.pageSize)
    .offset((asked.page - 1) * asked.pageSize)
    .execute()
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  return {
    total,
    rows: rows.map(row => ({
      id: row.id,
      kind: row.kind,
      recipient: row.recipient,
      subject: row.subject,
      state: row.state,
      attempts: row.attempts,
      lastError: row.last_error ?? undefined,
      createdAt: row.created_at,
      mayBeSentAgain: row.again === true,
    })),
  }
}

/** How many mails are in each place, also in those where there are none. */
export async function mailCounts(db: Database): Promise<{ state: MailState; count: number }[]> {
  const rows = await db
    .selectFrom('outgoing_mail')
    .select([stateOf.as('state'), sql<number>`count(*)::int`.as('count')])
    .groupBy(stateOf)
    .execute()
  return mailStates.map(state => ({ state, count: rows.find(row => row.state === state)?.count ?? 0 }))
}

/**
 * Lets a mail that failed, or of which the mail server never answered, wait in the outbox again from its first attempt.
 * @returns whether there was such a mail
 */
export async function sendAgain(tx: Transaction, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outgoing_mail')
    .set({
      failed_at: null,
      handed_over_at: null,
      attempts: 0,
      next_attempt_at: sql<Temporal.Instant>`now()`,
    })
    .where('id', '=', id)
    .where(mayBeSentAgain)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A mail with its text: for the catcher of the demonstration only. */
export interface CaughtMail {
  id: string
  recipient: string
  subject: string
  text: string
  createdAt: Temporal.Instant
}

const caughtMax = 100

/** The newest mails with their texts. */
export async function caughtMails(db: Database): Promise<CaughtMail[]> {
  const rows = await db
    .selectFrom('outgoing_mail')
    .select(['id', 'recipient', 'subject', 'body', 'created_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(caughtMax)
    .execute()
  return rows.map(row => ({
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    text: row.body,
    createdAt: row.created_at,
  }))
}

const daysKept = 90

/** Forgets mails of which the way has ended ninety days ago. */
export async function forgetMail(db: Database): Promise<void> {
  await sql`delete from outgoing_mail
    where coalesce(sent_at, failed_at) < now() - make_interval(days => ${daysKept})`.execute(db)
}
