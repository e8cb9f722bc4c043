import { createServer, type Server } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { type Mail, queueMail } from './outbox.ts'
import { mailTransport, sendQueuedMail } from './send.ts'

let database: TestDatabase
const lines: string[] = []
const log = (line: string) => void lines.push(line)
const mail: Mail = {
  kind: 'trial',
  to: 'iemand@example.org',
  language: 'nl',
  subject: 'Onderwerp',
  text: 'Beste lezer,\n\nDag.',
}

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  await database.db.deleteFrom('outgoing_mail').execute()
})
afterAll(() => database.close())

const queue = (one: Mail) => database.db.transaction().execute(tx => queueMail(tx, one))
const states = () =>
  database.db
    .selectFrom('outgoing_mail')
    .select(['recipient', 'sent_at', 'failed_at', 'attempts', 'last_error'])
    .execute()

/** A mail server that keeps what it gets; `refuses` answers each mail with an error instead. */
async function mailServer(refuses = false): Promise<{ url: string; got: string[]; close(): Promise<void> }> {
  const got: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', chunk => {
        text += String(chunk)
      })
      stream.on('end', () => {
        if (!refuses) got.push(text)
        done(refuses ? new Error('no') : null)
      })
    },
  })
  const listening = await new Promise<Server>(resolve => {
    const socket = server.listen(0, '127.0.0.1', () => resolve(socket as Server))
  })
  const { port } = listening.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    got,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

test('a queued mail is sent once, with its subject and text', async () => {
  const server = await mailServer()
  await queue(mail)
  const route = { smtpUrl: server.url, from: 'Versneller <v@example.org>', log }
  expect(await sendQueuedMail(database.db, route)).toBe(1)
  expect(await sendQueuedMail(database.db, route)).toBe(0)
  await server.close()
  expect(server.got.length).toBe(1)
  expect(server.got[0]).toContain('Subject: Onderwerp\r\n')
  expect(server.got[0]).toContain('Beste lezer,\r\n\r\nDag.')
})

test('two workers share the queue and no mail goes out twice', async () => {
  const server = await mailServer()
  for (let index = 0; index < 30; index++) await queue({ ...mail, subject: `Nummer ${index}` })
  const route = { smtpUrl: server.url, from: 'v@example.org', log }
  const sent = await Promise.all([1, 2].map(() => sendQueuedMail(database.db, route)))
  await server.close()
  expect(sent[0]! + sent[1]!).toBe(30)
  expect(new Set(server.got.map(text => /Subject: (.*)/.exec(text)?.[1])).size).toBe(30)
})

test('an action that fails sends nothing', async () => {
  const failing = database.db.transaction().execute(async tx => {
    await queueMail(tx, mail)
    throw new Error('the action fails')
  })
  await expect(failing).rejects.toThrow('the action fails')
  expect(await states()).toEqual([])
})

test('a mail server that refuses makes the mail wait, and after the last attempt it has failed', async () => {
  const server = await mailServer(true)
  await queue(mail)
  const route = { smtpUrl: server.url, from: 'v@example.org', log }
  for (let attempt = 1; attempt <= 6; attempt++) {
    expect(await sendQueuedMail(database.db, route)).toBe(0)
    const [state] = await states()
    expect({ attempt: state?.attempts, failed: state?.failed_at !== null }).toEqual({
      attempt,
      failed: attempt === 6,
    })
    await database.db.updateTable('outgoing_mail').set({ next_attempt_at: Temporal.Now.instant() }).execute()
  }
  await server.close()
})

test('a mail server that never answers is given up after its limit', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as { port: number }
  const transport = mailTransport(`smtp://127.0.0.1:${port}?greetingTimeout=200`)
  await queue(mail)
  expect(await sendQueuedMail(database.db, { smtpUrl: '', from: 'v@example.org', log }, transport)).toBe(0)
  expect((await states())[0]?.last_error).toBe('Greeting never received')
  transport.close()
  silent.close()
})

test.each([
  ['an address that is none', { ...mail, to: 'geen adres' }],
  ['two addresses', { ...mail, to: 'a@example.org, b@example.org' }],
  ['a header hidden in the address', { ...mail, to: 'a@example.org\r\nBcc: b@example.org' }],
  ['a header hidden in the subject', { ...mail, subject: 'Dag\r\nBcc: b@example.org' }],
])('%s is not taken', async (_what, wrong) => {
  await expect(queue(wrong)).rejects.toThrow()
  expect(await states()).toEqual([])
})
