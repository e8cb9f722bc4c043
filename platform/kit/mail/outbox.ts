import { z } from 'zod'
import type { Transaction } from '../database/connect.ts'
import type { Language } from '../texts/texts.ts'

/** A mail to one person. The text is plain; links stand in it in full. */
export interface Mail {
  /** What it is about, for the queue and for what people switched off: "accounts.invitation". */
  kind: string
  to: string
  language: Language
  subject: string
  text: string
  /** Waits in the outbox until this instant. */
  notBefore?: Temporal.Instant | undefined
}

const addressShape = z.email().max(254)
/** Line ends in a header would let a name add headers of its own. */
const lineEnd = /[\r\n\u2028\u2029]/

/**
 * Puts a mail in the outbox, in the transaction of the action that causes it: it is sent when that ends well and
 * never otherwise.
 * @throws Error when the address or the subject cannot stand in a mail's head
 */
export async function queueMail(tx: Transaction, mail: Mail): Promise<void> {
  const recipient = addressShape.parse(mail.to)
  if (lineEnd.test(mail.subject) || lineEnd.test(recipient)) throw new Error('a mail head holds one line')
  await tx
    .insertInto('outgoing_mail')
    .values({
      kind: mail.kind,
      recipient,
      language: mail.language,
      subject: mail.subject,
      body: mail.text,
      ...(mail.notBefore ? { next_attempt_at: mail.notBefore } : {}),
    })
    .execute()
}
