import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { appendAudit, auditHead } from './append.ts'
import { type AuditRecord, firstPreviousHash, stateHash } from './entry.ts'
import { verifyAudit } from './verify.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.db.transaction().execute(tx => appendAudit(tx, [recordOf('first'), recordOf('second')]))
})
afterAll(() => database.close())

function recordOf(objectId: string): AuditRecord {
  return {
    actorId: 'person-1',
    onBehalfOfId: null,
    organisationId: null,
    action: 'adopt',
    objectKind: 'budget',
    objectId,
    before: { state: 'draft' },
    after: { state: 'adopted' },
  }
}

test('entries stand in the trail as they were recorded, at the instant of their transaction', async () => {
  const { now, rows, head } = await database.db.transaction().execute(async tx => {
    const before = await auditHead(tx)
    const head = await appendAudit(tx, [recordOf('third')])
    const rows = await tx.selectFrom('audit_entries').selectAll().where('seq', '>', before.seq).execute()
    const { now } = (await sql<{ now: Temporal.Instant }>`select now()`.execute(tx)).rows[0]!
    return { now, rows, head }
  })
  const previous = await database.db
    .selectFrom('audit_entries')
    .select('hash')
    .where('seq', '=', head.seq - 1)
    .execute()
  expect(rows).toEqual([
    {
      seq: head.seq,
      at: now,
      actor_id: 'person-1',
      on_behalf_of_id: null,
      organisation_id: null,
      action: 'adopt',
      object_kind: 'budget',
      object_id: 'third',
      before_hash: stateHash({ state: 'draft' }),
      after: { state: 'adopted' },
      previous_hash: previous[0]?.hash,
      hash: head.hash,
    },
  ])
  expect(await auditHead(database.db)).toEqual(head)
})

test('fifty appends at once make one chain', async () => {
  const before = await auditHead(database.db)
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      database.db.transaction().execute(tx => appendAudit(tx, [recordOf(`many-${index}`)])),
    ),
  )
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true, entries: before.seq + 50 })
})

test('a rolled back transaction leaves no entry and no gap', async () => {
  const before = await auditHead(database.db)
  const attempt = database.db.transaction().execute(async tx => {
    await appendAudit(tx, [recordOf('undone')])
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  expect(await auditHead(database.db)).toEqual(before)
})

test('a record with a personal field is refused', async () => {
  const record = { ...recordOf('person'), after: { email: 'iemand@example.org' } }
  const attempt = database.db.transaction().execute(tx => appendAudit(tx, [record]))
  await expect(attempt).rejects.toThrow('by id only')
})

const changes = [
  "update audit_entries set action = 'x'",
  "update audit_entries set action = 'x' where false",
  'delete from audit_entries where seq = 1',
  'truncate audit_entries',
  'delete from audit_head',
  'truncate audit_head',
]

test.each([
  ...changes,
  'update audit_head set seq = 0',
  'update audit_head set seq = seq + 1',
  'insert into audit_head values (false, 0, 0)',
])('the role of the application may not: %s', async statement => {
  await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/^permission denied for table audit_/)
})

test.each(changes)('the owner may not, not even as a replica: %s', async statement => {
  await expect(asOwner(statement)).rejects.toThrow(/^the audit trail is append-only/)
  await expect(asOwner(`set session_replication_role = replica; ${statement}`)).rejects.toThrow(
    /^the audit trail is append-only/,
  )
})

test('the owner may not move the head back or skip an entry', async () => {
  for (const step of ['seq - 1', 'seq', 'seq + 2'])
    await expect(asOwner(`update audit_head set seq = ${step}`)).rejects.toThrow(
      'one entry forward at a time',
    )
})

const entry = (seq: string, at: string, previous: string) =>
  sql.raw(`insert into audit_entries (seq, at, action, object_kind, object_id, after, previous_hash, hash)
    select ${seq}, ${at}, 'adopt', 'budget', 'x', 'null', ${previous}, repeat('c', 64) from audit_head`)

test.each([
  ['a number that is not the next', 'seq + 2', 'now()', 'hash'],
  ['a number that was given out', 'seq', 'now()', 'hash'],
  ['another previous hash', 'seq + 1', 'now()', `'${firstPreviousHash}'`],
])('an entry with %s is refused by the database itself', async (_what, seq, at, previous) => {
  await expect(entry(seq, at, previous).execute(database.db)).rejects.toThrow(
    'an audit entry follows the newest one',
  )
})

test('an entry with an instant of its own choice is refused by the database itself', async () => {
  const attempt = entry('seq + 1', "now() - interval '1 day'", 'hash').execute(database.db)
  await expect(attempt).rejects.toThrow('an audit entry carries the instant of its own transaction')
})

async function asOwner(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    await client.query(statements)
  } finally {
    await client.end()
  }
}
