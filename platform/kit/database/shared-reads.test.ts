import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connection, connect } from './connect.ts'
import { applicationRole } from './role.ts'
import { SharedReads, ShortReads } from './shared-reads.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
let connection: Connection
let admin: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  connection = connect({ url: database.ownerUrl, role: applicationRole, log: () => undefined })
  admin = new pg.Client({ connectionString: database.ownerUrl })
  await admin.connect()
})
afterAll(async () => {
  await connection.close()
  await admin.end()
  await database.close()
})

/** Uses a statement so often that it is known as a short read. */
async function makeKnown(ask: () => Promise<unknown>): Promise<void> {
  // One of them is over soon, also on a busy machine.
  for (let use = 0; use < 40; use++) await ask()
}

/** Reads whose connections can be counted and ended. */
function countedReads() {
  const clients: pg.Client[] = []
  const reads = new SharedReads(async onLost => {
    const client = new pg.Client({ connectionString: database.url, pipeline: true } as pg.ClientConfig)
    client.on('error', () => undefined)
    client.on('end', onLost)
    clients.push(client)
    await client.connect()
    return client
  })
  const learn = (text: string) => {
    for (let use = 0; use < 5; use++) reads.short.note(text, 1)
  }
  return { reads, clients, learn }
}

/** Whether a statement that took so long, so often, travels with others. */
const isShort = (text: string, ...tookMs: number[]): boolean => {
  const short = new ShortReads()
  for (const took of tookMs) short.note(text, took)
  return short.has(text, 0)
}

test('a read that was over soon is a short one from the fifth use on', () => {
  expect(isShort('select a from b', 90, 80, 70, 1)).toBe(false)
  expect(isShort('select a from b', 90, 80, 70, 1, 60)).toBe(true)
  expect(isShort('select a from b', 6, 6, 6, 6, 6)).toBe(false)
})

test.each([
  'insert into b (a) values ($1)',
  'with gone as (delete from b returning a) select a from gone',
  'select a from b for update',
  'select a from b for no key update of b',
  'select a from b for share',
  'select pg_advisory_lock(1)',
  "select set_config('a', 'b', false)",
  "select current_setting('a')",
  'begin',
])('on a connection of its own stays: %s', text => {
  expect(isShort(text, 1, 1, 1, 1, 1, 1)).toBe(false)
})

test('a read behind which others waited long three times in a row is on its own for a minute', () => {
  const short = new ShortReads()
  for (let use = 0; use < 5; use++) short.note('select 1', 1)
  for (const took of [200, 200, 1, 200, 200]) short.noteShared('select 1', took, 0)
  expect(short.has('select 1', 0)).toBe(true)
  short.noteShared('select 1', 200, 0)
  expect([0, 59_999, 60_000].map(nowMs => short.has('select 1', nowMs))).toEqual([false, false, true])
})

test('what many ask at once goes over one connection, and each gets its own answer', async () => {
  const { reads, clients, learn } = countedReads()
  learn('select $1::int as value')
  const asked = Array.from({ length: 16 }, (_, number) => number)
  const results = await Promise.all(asked.map(number => reads.query('select $1::int as value', [number])))
  await reads.close()
  expect(results.map(result => result?.rows)).toEqual(asked.map(number => [{ value: number }]))
  expect(clients.length).toBe(1)
})

test('what does not fit on the shared connections, or is not known, is left to a connection of its own', async () => {
  const { reads, learn } = countedReads()
  learn('select 1 as one')
  const asked = Array.from({ length: 40 }, () => reads.query('select 1 as one', []))
  expect(asked.filter(answer => answer === undefined).length).toBe(8)
  expect(reads.query('select 2 as two', [])).toBeUndefined()
  await Promise.all(asked)
  await reads.close()
})

test('a read that fails says so to its asker, and to no other', async () => {
  const { reads, learn } = countedReads()
  learn('select 10 / $1::int as value')
  const asked = [2, 0, 5].map(by => reads.query('select 10 / $1::int as value', [by]))
  const told = await Promise.allSettled(asked)
  await reads.close()
  expect(told.map(one => (one.status === 'fulfilled' ? one.value?.rows : String(one.reason)))).toEqual([
    [{ value: 5 }],
    'error: division by zero',
    [{ value: 2 }],
  ])
})

test('a lost connection fails the reads of that moment, and the next one works', async () => {
  const { reads, clients, learn } = countedReads()
  const text = 'select 3 as three'
  learn(text)
  await reads.query(text, [])
  const { processID } = clients[0] as unknown as { processID: number }
  await admin.query('select pg_terminate_backend($1, 1000)', [processID])
  await expect
    .poll(async () => (await reads.query(text, [])?.catch(() => undefined))?.rows)
    .toEqual([{ three: 3 }])
  await reads.close()
  expect(clients.length).toBe(2)
})

test('what waits on a connection that is lost fails, all of it, and what is asked meanwhile goes another way', async () => {
  const { reads, clients, learn } = countedReads()
  const text = 'select count(*) as count from idempotency_keys where action = $1'
  learn(text)
  await reads.query(text, ['none'])
  await admin.query('begin')
  await admin.query('lock table idempotency_keys in access exclusive mode')
  const asked = Array.from({ length: 5 }, (_, number) => reads.query(text, [String(number)]))
  const told = Promise.allSettled(asked)
  // They wait behind the lock for longer than a short read may: others do not wait behind them.
  await new Promise(resolve => setTimeout(resolve, 150))
  const second = reads.query(text, ['second'])
  await new Promise(resolve => setTimeout(resolve, 150))
  expect(reads.query(text, ['third'])).toBeUndefined()
  const [first] = clients as unknown as { processID: number }[]
  await admin.query('select pg_terminate_backend($1, 1000)', [first?.processID])
  expect((await told).map(one => one.status)).toEqual(Array(5).fill('rejected'))
  await admin.query('rollback')
  expect((await second)?.rows).toEqual([{ count: '0' }])
  await reads.close()
  expect(clients.length).toBe(2)
})

test('what was asked before the close is answered, and what comes after it opens no connection', async () => {
  const { reads, clients, learn } = countedReads()
  const text = 'select 4 as four'
  learn(text)
  const asked = reads.query(text, [])
  await reads.close()
  expect((await asked)?.rows).toEqual([{ four: 4 }])
  expect(reads.query(text, [])).toBeUndefined()
  expect(clients.length).toBe(1)
})

test('a connection that cannot take its role is closed again, and its askers hear why', async () => {
  await admin.query('create role leaver')
  const other = connect({ url: database.ownerUrl, role: 'leaver', log: () => undefined })
  const one = () => sql`select 1 as one`.execute(other.db)
  await makeKnown(one)
  await admin.query('drop role leaver')
  // Sixteen fit on the connection that is open; for the others one is opened.
  const told = await Promise.allSettled(Array.from({ length: 19 }, one))
  expect(told.map(each => (each.status === 'rejected' ? String(each.reason) : 'read'))).toEqual([
    ...Array(16).fill('read'),
    ...Array(3).fill('error: role "leaver" does not exist'),
  ])
  const open = `select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'versneller' and query like '%leaver%'`
  await expect.poll(async () => (await admin.query(open)).rows).toEqual([{ count: 0 }])
  await other.close()
})

test('reads are done under the role of the application, alone and with others', async () => {
  const who = async () =>
    (await sql<{ name: string }>`select current_user as name`.execute(connection.db)).rows
  await makeKnown(who)
  const together = await Promise.all(Array.from({ length: 5 }, who))
  expect(together).toEqual(Array(5).fill([{ name: applicationRole }]))
})

test('a transaction reads on its own connection what nobody else sees yet', async () => {
  const count = (db: Parameters<ReturnType<typeof sql>['execute']>[0]) =>
    sql<{ count: number }>`select count(*) as count from idempotency_keys where person_id = 'mark'`.execute(
      db,
    )
  await makeKnown(() => count(connection.db))
  const seen = await connection.db.transaction().execute(async tx => {
    await tx.insertInto('idempotency_keys').values({ person_id: 'mark', action: 'a', key: 'k' }).execute()
    return [(await count(tx)).rows[0]!.count, (await count(connection.db)).rows[0]!.count]
  })
  expect(seen).toEqual([1, 0])
  expect((await count(connection.db)).rows[0]!.count).toBe(1)
})
