import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { startMailing } from './mailing.ts'
import { queueMail } from './outbox.ts'
import { mailQueue, sendAgain } from './queue.ts'

let database: TestDatabase
const got = new Map<string, number>()
const children: ChildProcess[] = []
/** Takes each mail and answers a little later: the time in which a killed sender does not know how it went. */
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    stream.resume()
    stream.on('end', () => {
      for (const { address } of session.envelope.rcptTo) got.set(address, (got.get(address) ?? 0) + 1)
      setTimeout(done, 4)
    })
  },
})
mailServer.on('error', () => undefined)
let smtpUrl: string

beforeAll(async () => {
  database = await testDatabase()
  const socket = await new Promise<Server>(resolve => {
    const listening = mailServer.listen(0, '127.0.0.1', () => resolve(listening as Server))
  })
  smtpUrl = `smtp://127.0.0.1:${(socket.address() as AddressInfo).port}`
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await new Promise<void>(resolve => mailServer.close(() => resolve()))
  await database.close()
})

function startSender(): ChildProcess {
  const script = fileURLToPath(new URL('testing-sender.ts', import.meta.url))
  const child = spawn(process.execPath, [script, database.url, smtpUrl], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.push(child)
  return child
}

const count = 250
const kills = 5

test('killed senders mail nobody twice, and what they had in hand is there to see', {
  timeout: 90_000,
}, async () => {
  const { db } = database
  await db.transaction().execute(async tx => {
    for (let index = 0; index < count; index++)
      await queueMail(tx, {
        kind: 'trial.kill',
        to: `lezer-${index}@example.org`,
        language: 'nl',
        subject: 'Dag',
        text: 'Dag',
      })
  })
  for (let kill = 1; kill <= kills; kill++) {
    const before = got.size
    const sender = startSender()
    while (got.size < before + 20) await pause(5)
    sender.kill('SIGKILL')
    await once(sender, 'exit')
  }
  const last = startSender()
  await once(last, 'exit')

  expect([...got.values()].filter(times => times !== 1)).toEqual([])
  const { total: sent } = await mailQueue(db, { state: 'sent', page: 1, pageSize: 1 })
  const inHand = await mailQueue(db, { state: 'handedOver', page: 1, pageSize: 100 })
  // One mail in hand for each kill at most; everything else is known to be sent.
  expect(sent + inHand.total).toBe(count)
  expect(inHand.total).toBeLessThanOrEqual(kills)
  expect(got.size).toBeGreaterThanOrEqual(sent)
  const again = (id: string) => db.transaction().execute(tx => sendAgain(tx, id))
  for (const { id } of inHand.rows) expect(await again(id)).toBe(false)
  await sql`update outgoing_mail set handed_over_at = handed_over_at - interval '2 hours'`.execute(db)
  for (const { id } of inHand.rows) expect(await again(id)).toBe(true)
})

test('the worker sends what comes in and stops when asked', async () => {
  const { db } = database
  const to = 'later@example.org'
  const mailing = startMailing(db, { smtpUrl, from: 'v@example.org', log: () => undefined }, 0.05)
  await db
    .transaction()
    .execute(tx => queueMail(tx, { kind: 'trial.loop', to, language: 'nl', subject: 'Dag', text: 'Dag' }))
  while (!got.has(to)) await pause(20)
  await mailing.stop()
  const notBefore = Temporal.Now.instant().add({ hours: 1 })
  const waiting = {
    kind: 'trial.loop',
    to: 'nacht@example.org',
    language: 'nl',
    subject: 'Dag',
    text: 'Dag',
  } as const
  await db.transaction().execute(tx => queueMail(tx, { ...waiting, notBefore }))
  const second = startMailing(db, { smtpUrl, from: 'v@example.org', log: () => undefined }, 0.05)
  await pause(300)
  await second.stop()
  expect([got.get(to), got.has(waiting.to)]).toEqual([1, false])
})
