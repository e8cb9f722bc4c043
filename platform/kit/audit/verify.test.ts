import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../database/testing.ts'
import { type AuditHead, appendAudit, auditHead } from './append.ts'
import { type AuditBody, type AuditRecord, entryHash } from './entry.ts'
import { verifyAudit } from './verify.ts'

let database: TestDatabase
let owner: pg.Client
const entryCount = 25

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.close()
})
beforeEach(async () => {
  await tamper('truncate audit_entries', "update audit_head set seq = 0, hash = repeat('0', 64)")
  for (let index = 0; index < entryCount; index += 5)
    await database.db.transaction().execute(tx =>
      appendAudit(
        tx,
        [0, 1, 2, 3, 4].map(step => sample(index + step)),
      ),
    )
  await owner.query('drop table if exists kept')
  await owner.query('create table kept as select * from audit_entries')
})

function sample(index: number): AuditRecord {
  return {
    actorId: index % 4 === 0 ? null : `person-${index % 3}`,
    onBehalfOfId: index % 5 === 0 ? 'person-9' : null,
    organisationId: 'organisation-1',
    action: 'reviseCase',
    objectKind: 'case',
    objectId: `case-${index}`,
    ...(index % 2 === 0 ? { before: { version: index } } : {}),
    after: {
      version: index + 1,
      amount: index / 3,
      'naam €': 'Stationsgebied 😀',
      list: [1e21, -0, 1e-7, null],
    },
  }
}

/** What a person with all rights on the server could do: the triggers are switched off for the while. */
async function tamper(...statements: string[]): Promise<void> {
  await owner.query('begin')
  for (const table of ['audit_entries', 'audit_head'])
    await owner.query(`alter table ${table} disable trigger user`)
  for (const statement of statements) await owner.query(statement)
  for (const table of ['audit_entries', 'audit_head'])
    await owner.query(`alter table ${table} enable trigger user`)
  await owner.query('commit')
}

async function verdict(keptHeads: AuditHead[] = []) {
  const found = await verifyAudit(database.db, keptHeads)
  return found.ok ? `sound ${found.entries}` : `${found.code} ${found.firstBadSeq}`
}

test('an untouched trail is sound, and the verdict says it in both languages', async () => {
  const head = await auditHead(database.db)
  expect(await verifyAudit(database.db, [head])).toEqual({
    ok: true,
    entries: entryCount,
    head,
    reason: { nl: 'Het auditspoor klopt: 25 regels.', en: 'The audit trail is sound: 25 entries.' },
  })
})

test('an empty trail is sound', async () => {
  await tamper('truncate audit_entries', "update audit_head set seq = 0, hash = repeat('0', 64)")
  expect(await verdict()).toBe('sound 0')
})

const edits = [
  "at = at + interval '1 microsecond'",
  "actor_id = coalesce(actor_id, '') || 'x'",
  "on_behalf_of_id = coalesce(on_behalf_of_id, '') || 'x'",
  'organisation_id = null',
  "action = 'withdrawSubmission'",
  "object_kind = 'project'",
  "object_id = object_id || '0'",
  "before_hash = repeat('a', 64)",
  `after = jsonb_set(after, '{amount}', '12')`,
  'after = after || \'{"extra": null}\'',
]

test('each of 60 random single-row edits is found, at the row itself', async () => {
  for (let round = 0; round < 60; round++) {
    const seq = 1 + Math.floor(Math.random() * entryCount)
    const edit = edits[round % edits.length] as string
    await tamper(`update audit_entries set ${edit} where seq = ${seq}`)
    expect(await verdict(), edit).toBe(`AUDIT_REGEL_GEWIJZIGD ${seq}`)
    await restore()
  }
  expect(await verdict()).toBe(`sound ${entryCount}`)
})

test('a removed row is found at its place', async () => {
  await tamper('delete from audit_entries where seq = 7')
  expect(await verdict()).toBe('AUDIT_REGEL_ONTBREEKT 7')
})

test('a changed link is found', async () => {
  await tamper("update audit_entries set previous_hash = repeat('b', 64) where seq = 7")
  expect(await verdict()).toBe('AUDIT_KETEN_GEBROKEN 7')
})

test('an edit with a recomputed hash is found at the next row, and for the last row at the head', async () => {
  await rewrite(7, 7)
  expect(await verdict()).toBe('AUDIT_KETEN_GEBROKEN 8')
  await restore()
  await rewrite(entryCount, entryCount)
  expect(await verdict()).toBe(`AUDIT_EINDE_ONTBREEKT ${entryCount}`)
})

test('every cut of the tail is found by the head', async () => {
  for (let kept = entryCount - 1; kept >= 0; kept--) {
    await tamper(`delete from audit_entries where seq > ${kept}`)
    expect(await verdict()).toBe(`AUDIT_EINDE_ONTBREEKT ${kept + 1}`)
  }
})

test('a cut of the tail together with the head is found by a head that was kept elsewhere, and only by that', async () => {
  const kept = await auditHead(database.db)
  const setHead = 'update audit_head set (seq, hash) = (select seq, hash from audit_entries where seq = 20)'
  await tamper('delete from audit_entries where seq > 20', setHead)
  expect(await verdict()).toBe('sound 20')
  expect(await verdict([kept])).toBe('AUDIT_EINDE_ONTBREEKT 21')
})

test('a rewritten rest of the trail is found by a head that was kept elsewhere, and only by that', async () => {
  const kept = await auditHead(database.db)
  await rewrite(7, entryCount)
  await tamper(`update audit_head set hash = (select hash from audit_entries where seq = ${entryCount})`)
  expect(await verdict()).toBe(`sound ${entryCount}`)
  expect(await verdict([kept])).toBe(`AUDIT_KOP_WIJKT_AF ${entryCount}`)
})

test('entries added behind the head are found', async () => {
  await tamper(`update audit_head set (seq, hash) = (select seq, hash from audit_entries where seq = 20)`)
  expect(await verdict()).toBe(`AUDIT_EINDE_ONTBREEKT ${entryCount}`)
})

async function restore(): Promise<void> {
  await tamper('delete from audit_entries', 'insert into audit_entries select * from kept')
}

/** Changes one row and computes its hash and those behind it anew, as somebody would who knows how. */
async function rewrite(from: number, to: number): Promise<void> {
  const { rows } = await owner.query(
    `select *, seq::int as number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as text
     from audit_entries where seq between $1 and $2 order by seq`,
    [from, to],
  )
  let previousHash: string = rows[0].previous_hash
  for (const row of rows) {
    const body: AuditBody = {
      seq: row.number,
      at: row.text,
      actorId: row.actor_id,
      onBehalfOfId: row.on_behalf_of_id,
      organisationId: row.organisation_id,
      action: row.number === from ? 'forged' : row.action,
      objectKind: row.object_kind,
      objectId: row.object_id,
      beforeHash: row.before_hash,
      after: row.after,
    }
    const hash = entryHash(previousHash, body)
    const change = `action = '${body.action}', previous_hash = '${previousHash}', hash = '${hash}'`
    await tamper(`update audit_entries set ${change} where seq = ${body.seq}`)
    previousHash = hash
  }
}
