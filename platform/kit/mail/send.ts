import { sql } from 'kysely'
import { createTransport, type Transporter } from 'nodemailer'
import type { Database, Transaction } from '../database/connect.ts'
import { mailHtml } from './html.ts'

/** How mail leaves. */
export interface MailRoute {
  smtpUrl: string
  from: string
  log: (line: string) => void
}

/** Waiting times between attempts; after the last one the mail is failed and shown to the administrator. */
const pausesMinutes = [1, 5, 30, 120, 720]
const secondsForOneMail = 30

/** A connection to the mail server with short limits, so that a slow one holds up nothing but the queue. */
export function mailTransport(smtpUrl: string): Transporter {
  const limits = {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: secondsForOneMail * 1000,
  }
  // One connection for many mails, closed after a while without any. It never sends a mail again by itself: that is
  // decided in the outbox.
  const reuse = { pool: true, maxConnections: 1, maxRequeues: 0, idleTimeout: 20_000 }
  return createTransport({ ...limits, ...reuse, url: smtpUrl })
}

/**
 * Sends what waits in the outbox, one by one. Each mail is marked as handed over before the mail server gets it and
 * as sent after its answer; a mail that was handed over by a server that then died is not sent again by itself, since
 * twice is worse than an administrator's look.
 * @returns how many were sent
 */
export async function sendQueuedMail(db: Database, route: MailRoute, given?: Transporter): Promise<number> {
  const transport = given ?? mailTransport(route.smtpUrl)
  try {
    return await sendAll(db, route, transport)
  } finally {
    if (!given) transport.close()
  }
}

async function sendAll(db: Database, route: MailRoute, transport: Transporter): Promise<number> {
  let sent = 0
  for (;;) {
    const mail = await takeOne(db)
    if (!mail) return sent
    try {
      await transport.sendMail({
        from: route.from,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        html: mailHtml(mail.body, mail.language === 'en' ? 'en' : 'nl'),
        headers: headersOf(mail),
      })
      await db.updateTable('outgoing_mail').set({ sent_at: sql`now()` }).where('id', '=', mail.id).execute()
      sent++
    } catch (error) {
      route.log(`mail ${mail.id} was not sent: ${error instanceof Error ? error.message : String(error)}`)
      await afterFailure(db, mail, error)
    }
  }
}

type Waiting = NonNullable<Awaited<ReturnType<typeof takeOne>>>

/** Marks the oldest waiting mail as handed over; two workers never take the same one. */
async function takeOne(db: Database) {
  return db.transaction().execute(async tx => {
    const mail = await oldestWaiting(tx)
    if (!mail) return undefined
    await tx
      .updateTable('outgoing_mail')
      .set({ handed_over_at: sql`now()`, attempts: mail.attempts + 1 })
      .where('id', '=', mail.id)
      .execute()
    return { ...mail, attempts: mail.attempts + 1 }
  })
}

function oldestWaiting(tx: Transaction) {
  return tx
    .selectFrom('outgoing_mail')
    .select(['id', 'recipient', 'subject', 'body', 'language', 'attempts', 'kind'])
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('handed_over_at', 'is', null)
    .where('next_attempt_at', '<=', sql<Temporal.Instant>`now()`)
    .orderBy('next_attempt_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

async function afterFailure(db: Database, mail: Waiting, error: unknown): Promise<void> {
  const pauseMinutes = pausesMinutes[mail.attempts - 1]
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 500)
  const change =
    pauseMinutes === undefined
      ? { failed_at: sql<Temporal.Instant>`now()` }
      : { next_attempt_at: sql<Temporal.Instant>`now() + make_interval(mins => ${pauseMinutes})` }
  await db
    .updateTable('outgoing_mail')
    .set({ ...change, handed_over_at: null, last_error: message })
    .where('id', '=', mail.id)
    .execute()
}

/** Tells mail servers that this is a system's own mail, so that no absence message comes back. */
function headersOf(mail: Waiting): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    'Content-Language': mail.language,
    'X-Entity-Ref-ID': mail.id,
  }
}
