import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead } from '../audit/append.ts'
import { stateHash } from '../audit/entry.ts'
import { verifyAudit } from '../audit/verify.ts'
import { fixedClock, systemClock } from '../clock/clock.ts'
import type { Transaction } from '../database/connect.ts'
import { forgetIdempotencyKeys } from '../database/idempotency.ts'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import type { Actor } from './actor.ts'
import { write } from './write.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const actor: Actor = {
  personId: 'person-1',
  name: 'beoordelaar',
  grants: [{ role: 'assessor', organisationId: 'organisation-1' }],
  onBehalfOfId: 'person-2',
}
const options = () => ({ db: database.db, actor, clock: systemClock })
const note = { objectKind: 'note', objectId: 'n1' }

/** A change that can be counted afterwards, in a table that every migrated database has. */
async function leaveMark(tx: Transaction, name: string): Promise<void> {
  await tx.insertInto('idempotency_keys').values({ person_id: 'mark', action: 'mark', key: name }).execute()
}
async function countMarks(name: string): Promise<number> {
  const marks = database.db
    .selectFrom('idempotency_keys')
    .where('person_id', '=', 'mark')
    .where('key', '=', name)
  return (await marks.select('key').execute()).length
}

test('a change and its audit entry are written together, with who, for whom and where', async () => {
  const result = await write(options(), 'reviseNote', async (tx, record) => {
    await leaveMark(tx, 'together')
    record({ ...note, before: { version: 1 }, after: { version: 2 } })
    return 'revised'
  })
  const entry = await database.db
    .selectFrom('audit_entries')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(result).toBe('revised')
  expect(await countMarks('together')).toBe(1)
  expect({ ...entry, at: '', seq: 0, hash: '', previous_hash: '' }).toEqual({
    at: '',
    seq: 0,
    hash: '',
    previous_hash: '',
    actor_id: 'person-1',
    on_behalf_of_id: 'person-2',
    organisation_id: 'organisation-1',
    action: 'reviseNote',
    object_kind: 'note',
    object_id: 'n1',
    before_hash: stateHash({ version: 1 }),
    after: { version: 2 },
  })
})

test('several changes of one action are entries one after another', async () => {
  const before = await auditHead(database.db)
  await write(options(), 'groupNotes', async (_tx, record) => {
    record({ ...note, objectId: 'a' })
    record({ ...note, objectId: 'b' })
  })
  const rows = await database.db
    .selectFrom('audit_entries')
    .select('object_id')
    .where('seq', '>', before.seq)
    .orderBy('seq')
    .execute()
  expect(rows.map(row => row.object_id)).toEqual(['a', 'b'])
})

test('a change without an audit entry is rolled back', async () => {
  const attempt = write(options(), 'reviseNote', tx => leaveMark(tx, 'silent'))
  await expect(attempt).rejects.toThrow('action reviseNote recorded no change in the audit trail')
  expect(await countMarks('silent')).toBe(0)
})

test('a refusal after a recorded change leaves neither the change nor the entry', async () => {
  const before = await auditHead(database.db)
  const attempt = write(options(), 'reviseNote', async (tx, record) => {
    await leaveMark(tx, 'refused')
    record(note)
    throw new Error('too late')
  })
  await expect(attempt).rejects.toThrow('too late')
  expect(await countMarks('refused')).toBe(0)
  expect(await auditHead(database.db)).toEqual(before)
})

test('the instant that decides is the one of the entry, and a fixed clock stands in for it in tests', async () => {
  const seen: string[] = []
  const clock = fixedClock('2027-03-01T11:00:00Z')
  await write(options(), 'reviseNote', async (_tx, record, now) => {
    record(note)
    seen.push(now.toString())
  })
  const entry = await database.db
    .selectFrom('audit_entries')
    .select('at')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  await write({ ...options(), clock }, 'reviseNote', async (_tx, record, now) => {
    record(note)
    seen.push(now.toString())
  })
  expect(seen).toEqual([entry.at.toString(), '2027-03-01T11:00:00Z'])
})

test('with roles at several organisations the entry names the one that is given, and none by itself', async () => {
  const grants = [...actor.grants, { role: 'member', organisationId: 'organisation-2' }]
  const several = { ...options(), actor: { ...actor, grants } }
  await write(several, 'reviseNote', async (_tx, record) => record(note))
  await write({ ...several, organisationId: 'organisation-2' }, 'reviseNote', async (_tx, record) =>
    record(note),
  )
  await write({ ...options(), actor: undefined }, 'reviseNote', async (_tx, record) => record(note))
  const rows = await database.db
    .selectFrom('audit_entries')
    .select(['actor_id', 'organisation_id'])
    .orderBy('seq', 'desc')
    .limit(3)
    .execute()
  expect(rows).toEqual([
    { actor_id: null, organisation_id: null },
    { actor_id: 'person-1', organisation_id: 'organisation-2' },
    { actor_id: 'person-1', organisation_id: null },
  ])
})

test.each(['40001', '40P01'])(
  'work that the database asks to repeat (%s) is repeated three times and no more',
  async code => {
    let runs = 0
    const attempt = write(options(), 'reviseNote', async tx => {
      runs++
      await sql.raw(`do $$ begin raise exception 'again' using errcode = '${code}'; end $$`).execute(tx)
    })
    await expect(attempt).rejects.toThrow('again')
    expect(runs).toBe(4)
  },
)

test('other faults are not repeated', async () => {
  let runs = 0
  const attempt = write(options(), 'reviseNote', async tx => {
    runs++
    await sql`select 1 / 0`.execute(tx)
  })
  await expect(attempt).rejects.toThrow('division by zero')
  expect(runs).toBe(1)
})

test('two serializable actions that collide both end well, one after the other', async () => {
  const serializable = { ...options(), isolationLevel: 'serializable' as const }
  let runs = 0
  const countAndAdd = (name: string) =>
    write(serializable, 'reviseNote', async (tx, record) => {
      runs++
      const marks = await tx
        .selectFrom('idempotency_keys')
        .where('person_id', '=', 'race')
        .select('key')
        .execute()
      await sql`select pg_sleep(0.05)`.execute(tx)
      await tx
        .insertInto('idempotency_keys')
        .values({ person_id: 'race', action: name, key: `${marks.length}` })
        .execute()
      record(note)
    })
  await Promise.all([countAndAdd('one'), countAndAdd('two')])
  const marks = await database.db
    .selectFrom('idempotency_keys')
    .where('person_id', '=', 'race')
    .select('key')
    .execute()
  expect(marks.map(mark => mark.key).sort()).toEqual(['0', '1'])
  expect(runs).toBe(3)
})

test('a repeat with the same key gets the first result and changes nothing', async () => {
  const keyed = { ...options(), idempotencyKey: 'double-click' }
  let runs = 0
  const submit = () =>
    write(keyed, 'submit', async (_tx, record, now) => {
      runs++
      record(note)
      return { id: runs, at: now.toString(), nothing: undefined }
    })
  const first = await submit()
  const head = await auditHead(database.db)
  expect(await submit()).toEqual(first)
  expect(first).toEqual({ id: 1, at: first.at })
  expect(runs).toBe(1)
  expect(await auditHead(database.db)).toEqual(head)
})

test('ten requests at once with one key make one change', async () => {
  const keyed = { ...options(), idempotencyKey: 'ten-at-once' }
  let runs = 0
  const results = await Promise.all(
    Array.from({ length: 10 }, () =>
      write(keyed, 'submit', async (tx, record) => {
        await sql`select pg_sleep(0.02)`.execute(tx)
        record(note)
        return ++runs
      }),
    ),
  )
  expect(results).toEqual(Array(10).fill(1))
})

test('the same key of another person or another action is another request', async () => {
  const run = (personId: string, action: string) =>
    write(
      { ...options(), actor: { ...actor, personId }, idempotencyKey: 'shared' },
      action,
      async (_tx, record) => {
        record(note)
        return `${personId} ${action}`
      },
    )
  expect(await run('person-1', 'submit')).toBe('person-1 submit')
  expect(await run('person-2', 'submit')).toBe('person-2 submit')
  expect(await run('person-1', 'withdraw')).toBe('person-1 withdraw')
})

test('a key of a failed request is free again', async () => {
  const keyed = { ...options(), idempotencyKey: 'failed-first' }
  const failed = write(keyed, 'submit', async () => {
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  const second = await write(keyed, 'submit', async (_tx, record) => {
    record(note)
    return 'yes'
  })
  expect(second).toBe('yes')
})

test('a key without a person is a fault of ours', async () => {
  const anonymous = { ...options(), actor: undefined, idempotencyKey: 'who' }
  await expect(write(anonymous, 'submit', async (_tx, record) => record(note))).rejects.toThrow('no person')
})

test('forgotten keys make a repeat a new request', async () => {
  const keyed = { ...options(), idempotencyKey: 'old' }
  let runs = 0
  const submit = () =>
    write(keyed, 'submit', async (_tx, record) => {
      record(note)
      return ++runs
    })
  await submit()
  await forgetIdempotencyKeys(database.db, Temporal.Now.instant().subtract({ hours: 24 }))
  expect(await submit()).toBe(1)
  await forgetIdempotencyKeys(database.db, Temporal.Now.instant().add({ hours: 1 }))
  expect(await submit()).toBe(2)
})

test('after all of this the trail is sound', async () => {
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true })
})

test('a change whose entry the database refuses is not there, and the next change is', async () => {
  const withNul = write(options(), 'reviseNote', async (tx, record) => {
    await leaveMark(tx, 'refused')
    record({ ...note, after: { text: 'a\u0000b' } })
  })
  await expect(withNul).rejects.toThrow('unsupported Unicode escape sequence')
  expect(await countMarks('refused')).toBe(0)
  const { seq } = await auditHead(database.db)
  await write(options(), 'reviseNote', async (tx, record) => {
    await leaveMark(tx, 'after refusal')
    record({ ...note, after: { text: 'it\'s $1, \\ and "quoted"' } })
    record({ ...note, objectId: 'n2' })
  })
  expect([await countMarks('after refusal'), (await auditHead(database.db)).seq]).toEqual([1, seq + 2])
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true, entries: seq + 2 })
})

test('many at once each have their own entry, in one chain', async () => {
  const { seq } = await auditHead(database.db)
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      write(options(), 'reviseNote', async (tx, record, now) => {
        await leaveMark(tx, `many ${index}`)
        expect((await sql<{ now: Temporal.Instant }>`select now()`.execute(tx)).rows).toEqual([{ now }])
        record({ ...note, objectId: `many-${index}` })
      }),
    ),
  )
  expect(await verifyAudit(database.db)).toMatchObject({ ok: true, entries: seq + 40 })
})
