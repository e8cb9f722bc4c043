import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/connect.ts'
import { type MailRoute, mailTransport, sendQueuedMail } from './send.ts'

/** The sending of mail while it runs. */
export interface Mailing {
  /** Waits for the mail that is being handed over. */
  stop(): Promise<void>
}

/**
 * Looks in the outbox every few seconds and sends what waits, outside any request: a slow mail server holds up
 * nothing but the queue. A database that is away is waited for.
 */
export function startMailing(db: Database, route: MailRoute, secondsBetween = 5): Mailing {
  const asked = new AbortController()
  const transport = mailTransport(route.smtpUrl)
  const loop = async () => {
    while (!asked.signal.aborted) {
      try {
        await sendQueuedMail(db, route, transport)
      } catch (error) {
        route.log(`the outbox could not be read: ${error instanceof Error ? error.message : String(error)}`)
      }
      await pause(secondsBetween * 1000, undefined, { signal: asked.signal }).catch(() => undefined)
    }
  }
  const ended = loop()
  return {
    async stop() {
      asked.abort()
      await ended
      transport.close()
    },
  }
}
