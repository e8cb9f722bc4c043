import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './open.ts'
import { applicationRole, ensureApplicationRole } from './role.ts'
import { emptyTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof emptyTestDatabase>>
let owner: pg.Client
let application: pg.Client
beforeAll(async () => {
  database = await emptyTestDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`
    create schema apart;
    create table apart.free (id int generated always as identity, text text);
    create table kept (id int); comment on table kept is 'append-only: kept for good';
    create table shown (id int); comment on table shown is 'read-only: written elsewhere'`)
  await ensureApplicationRole({ url: database.ownerUrl, log: () => undefined })
  application = new pg.Client({ connectionString: database.url })
  await application.connect()
})
afterAll(async () => {
  await application.end()
  await owner.end()
  await database.close()
})

test.each([
  "insert into apart.free (text) values ('a')",
  "update apart.free set text = 'b'",
  'delete from apart.free',
  'insert into kept values (1)',
  'select * from kept',
  'select * from shown',
])('the application may: %s', async statement => {
  await application.query(statement)
})

test.each([
  'truncate apart.free',
  'update kept set id = 2',
  'delete from kept',
  'truncate kept',
  'insert into shown values (1)',
  'update shown set id = 2',
  'delete from shown',
  'create table public.more (id int)',
  'create table apart.more (id int)',
  'drop table kept',
  'alter table kept disable trigger all',
  'create role other',
  'create database other',
  'set role versneller',
  'set session_replication_role = replica',
  "copy kept to program 'true'",
])('the application may not: %s', async statement => {
  await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' })
})

test('a table whose comment changed to append-only is closed at the next start', async () => {
  await owner.query('create table later (id int); insert into later values (1)')
  await ensureApplicationRole({ url: database.ownerUrl, log: () => undefined })
  await application.query('update later set id = 2')
  await owner.query("comment on table later is 'append-only: from now on'")
  await ensureApplicationRole({ url: database.ownerUrl, log: () => undefined })
  await expect(application.query('update later set id = 3')).rejects.toMatchObject({ code: '42501' })
})

test('three starts at once do not stumble over each other', async () => {
  const starts = Array.from({ length: 3 }, () =>
    ensureApplicationRole({ url: database.ownerUrl, log: () => undefined }),
  )
  expect(await Promise.all(starts)).toEqual([applicationRole, applicationRole, applicationRole])
})

test('a user who may not take the role works on without it, and the log says so', async () => {
  const hosted = await emptyTestDatabase()
  const admin = new pg.Client({ connectionString: hosted.ownerUrl })
  await admin.connect()
  await admin.query('create role hosted_user login; grant create on schema public to hosted_user')
  const lines: string[] = []
  const url = hosted.ownerUrl.replace('//versneller@', '//hosted_user@')
  expect(await ensureApplicationRole({ url, log: line => lines.push(line) })).toBeUndefined()
  expect(lines).toEqual([expect.stringContaining('role versneller_app cannot be used by this user')])
  await admin.query('drop owned by hosted_user; drop role hosted_user')
  await admin.end()
  await hosted.close()
})

test('an opened database is migrated, and its connections have the rights of the application', async () => {
  const fresh = await emptyTestDatabase()
  for (const applicationUrl of [fresh.url, undefined]) {
    const { connection, migrated } = await openDatabase({
      url: fresh.ownerUrl,
      applicationUrl,
      log: () => undefined,
    })
    const names = await connection.db.selectFrom('migrations').select('name').orderBy('name').execute()
    expect(migrated).toEqual(applicationUrl === undefined ? [] : names.map(row => row.name))
    await expect(connection.pool.query('delete from audit_head')).rejects.toMatchObject({ code: '42501' })
    await connection.close()
  }
  await fresh.close()
})
