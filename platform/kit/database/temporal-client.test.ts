import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendAuditWithCommit, auditHead } from '../audit/append.ts'
import type { AuditRecord } from '../audit/entry.ts'
import { type Connection, connect, type Database, doWithNext, type Transaction } from './connect.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
let connection: Connection
let admin: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  admin = new pg.Client({ connectionString: database.ownerUrl })
  await admin.connect()
  // The server of the tests waits for no disk; here it does.
  const { rows } = await admin.query('select current_database() as name')
  await admin.query(`alter database ${rows[0].name} set synchronous_commit = on`)
  connection = connect({ url: database.url, log: () => undefined, connectionsMax: 2 })
})
afterAll(async () => {
  await connection.close()
  await admin.end()
  await database.close()
})

const mark = (tx: Transaction, key: string) =>
  tx.insertInto('idempotency_keys').values({ person_id: 'mark', action: 'mark', key })
const countOf = async (db: Database | Transaction, key: string): Promise<number> =>
  (
    await sql<{ count: number }>`select count(*) as count from idempotency_keys where key = ${key}`.execute(
      db,
    )
  ).rows[0]!.count
const record: AuditRecord = {
  actorId: null,
  onBehalfOfId: null,
  organisationId: null,
  action: 'leaveMark',
  objectKind: 'mark',
  objectId: '1',
}
const inTransaction = <Result>(work: (tx: Transaction) => Promise<Result>) =>
  connection.db.transaction().execute(work)

test('what goes with the next statement is done before it', async () => {
  const seen = await inTransaction(async tx => {
    await doWithNext(tx, mark(tx, 'one'))
    await doWithNext(tx, mark(tx, 'two'))
    return [await countOf(tx, 'one'), await countOf(tx, 'two')]
  })
  expect(seen).toEqual([1, 1])
  expect(await countOf(connection.db, 'two')).toBe(1)
})

test('where it fails, the next statement fails in its name and nothing of the transaction is left', async () => {
  const attempt = inTransaction(async tx => {
    await mark(tx, 'twice').execute()
    await doWithNext(tx, mark(tx, 'twice'))
    await doWithNext(tx, mark(tx, 'after'))
    await countOf(tx, 'twice')
  })
  await expect(attempt).rejects.toThrow('duplicate key')
  expect([await countOf(connection.db, 'twice'), await countOf(connection.db, 'after')]).toEqual([0, 0])
})

test.each([
  ['alone', false],
  ['with an entry of the trail', true],
])('where nothing comes after it, the commit fails in its name: %s', async (_how, hasEntry) => {
  const before = await auditHead(connection.db)
  const attempt = inTransaction(async tx => {
    await mark(tx, 'again').execute()
    if (hasEntry) await appendAuditWithCommit(tx, [record])
    await doWithNext(tx, mark(tx, 'again'))
  })
  await expect(attempt).rejects.toThrow('duplicate key')
  expect(await countOf(connection.db, 'again')).toBe(0)
  expect(await auditHead(connection.db)).toEqual(before)
  // The connection works on.
  expect(await inTransaction(tx => countOf(tx, 'again'))).toBe(0)
})

test('an entry that fails makes the commit fail, and nothing of the transaction is left', async () => {
  const attempt = inTransaction(async tx => {
    await mark(tx, 'unheard').execute()
    await appendAuditWithCommit(tx, [{ ...record, action: null as unknown as string }])
  })
  await expect(attempt).rejects.toThrow('null value in column "action"')
  expect(await countOf(connection.db, 'unheard')).toBe(0)
})

test('what a transaction that is rolled back still had to do is done by no other', async () => {
  const before = await auditHead(connection.db)
  const attempt = inTransaction(async tx => {
    await doWithNext(tx, mark(tx, 'undone'))
    await appendAuditWithCommit(tx, [record])
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  await Promise.all([1, 2].map(() => inTransaction(tx => countOf(tx, 'undone'))))
  expect(await countOf(connection.db, 'undone')).toBe(0)
  expect(await auditHead(connection.db)).toEqual(before)
})

test('going back to a savepoint undoes what goes with the next statement, and not what goes with the commit', async () => {
  const before = await auditHead(connection.db)
  await inTransaction(async tx => {
    await mark(tx, 'kept').execute()
    await sql`savepoint here`.execute(tx)
    await mark(tx, 'taken back').execute()
    await doWithNext(tx, mark(tx, 'taken back along'))
    await appendAuditWithCommit(tx, [record])
    await sql`rollback to savepoint here`.execute(tx)
  })
  const counts = await Promise.all(
    ['kept', 'taken back', 'taken back along'].map(key => countOf(connection.db, key)),
  )
  expect(counts).toEqual([1, 0, 0])
  expect((await auditHead(connection.db)).seq).toBe(before.seq + 1)
})

test('a change with an entry is on the disk when it is acknowledged', async () => {
  const isOnDisk: boolean[] = []
  for (let time = 0; time < 20; time++) {
    const place = await inTransaction(async tx => {
      await appendAuditWithCommit(tx, [record])
      await mark(tx, `disk-${time}`).execute()
      const { rows } = await sql<{
        place: string
      }>`select pg_current_wal_insert_lsn()::text as place`.execute(tx)
      return rows[0]!.place
    })
    const { rows } = await admin.query('select pg_current_wal_flush_lsn() > $1::pg_lsn as is', [place])
    isOnDisk.push(rows[0].is)
  }
  expect(isOnDisk).toEqual(Array(20).fill(true))
})

test('a connection that is lost on the way of the commit acknowledges nothing', async () => {
  const attempt = inTransaction(async tx => {
    const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(tx)
    await admin.query('select pg_terminate_backend($1, 1000)', [rows[0]!.id])
    await doWithNext(tx, mark(tx, 'lost'))
    await appendAuditWithCommit(tx, [record])
  })
  await expect(attempt).rejects.toThrow()
  expect(await countOf(connection.db, 'lost')).toBe(0)
})
