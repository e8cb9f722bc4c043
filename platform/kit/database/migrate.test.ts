import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import type { Migration } from './migration-files.ts'
import { emptyTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof emptyTestDatabase>>
let client: pg.Client
beforeEach(async () => {
  database = await emptyTestDatabase()
  client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.close()
})

function step(name: string, text: string): Migration {
  return { name, text, hash: `hash of ${text}` }
}
const makeA = step('1-a.sql', 'create table a (id int primary key)')
const makeB = step('2-b.sql', 'create table b (a_id int references a)')

function run(...migrations: Migration[]): Promise<string[]> {
  return migrate({ url: database.ownerUrl, log: () => undefined, migrations })
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query(
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  )
  return rows.map(row => row.tablename)
}

test('every migration runs once', async () => {
  expect(await run(makeA)).toEqual(['1-a.sql'])
  expect(await run(makeA, makeB)).toEqual(['2-b.sql'])
  expect(await run(makeA, makeB)).toEqual([])
  expect(await tables()).toEqual(['a', 'b', 'migrations'])
})

test('a migration that a merge brought in late runs as well', async () => {
  await run(makeB.name === '2-b.sql' ? step('2-b.sql', 'create table b (id int)') : makeB)
  expect(await run(makeA, step('2-b.sql', 'create table b (id int)'))).toEqual(['1-a.sql'])
})

test('a file that changed after it ran is refused, and nothing runs', async () => {
  await run(makeA)
  const changed = { ...makeA, hash: 'another' }
  await expect(run(changed, makeB)).rejects.toMatchObject({
    code: 'MIGRATIE_GEWIJZIGD',
    nl: 'Migratie 1-a.sql is veranderd nadat zij op deze database is uitgevoerd: zet het bestand terug en schrijf een nieuwe migratie.',
  })
  expect(await tables()).toEqual(['a', 'migrations'])
})

test('a database of a newer version is refused', async () => {
  await run(makeA, makeB)
  await expect(run(makeA)).rejects.toMatchObject({ code: 'MIGRATIE_ONTBREEKT' })
})

test('a migration that fails leaves nothing of itself, and keeps those before it', async () => {
  const broken = step('2-b.sql', 'create table half (id int); select 1 / 0')
  await expect(run(makeA, broken)).rejects.toMatchObject({
    code: 'MIGRATIE_MISLUKT',
    en: 'Migration 2-b.sql failed and was rolled back completely: division by zero',
  })
  expect(await tables()).toEqual(['a', 'migrations'])
  expect(await run(makeA, makeB)).toEqual(['2-b.sql'])
})

test.each(['create table c (id int); commit', 'commit; begin; create table c (id int)'])(
  'a migration that ends its own transaction is an error: %s',
  async text => {
    await expect(run(step('1-c.sql', text))).rejects.toMatchObject({ code: 'MIGRATIE_MISLUKT' })
  },
)

test('two starts at once do the work once', async () => {
  const slow = step('1-a.sql', 'create table a (id int primary key); select pg_sleep(0.2)')
  const ran = await Promise.all([run(slow, makeB), run(slow, makeB), run(slow, makeB)])
  expect(ran.map(names => names.length).sort()).toEqual([0, 0, 2])
})

test('a start that is killed in the middle of a migration leaves nothing half, and the next one goes on', async () => {
  const slow = step('2-b.sql', 'create table b (a_id int references a); select pg_sleep(30)')
  const program = `
    import { migrate } from ${JSON.stringify(new URL('./migrate.ts', import.meta.url).href)}
    await migrate(${JSON.stringify({ url: database.ownerUrl, migrations: [makeA, slow] })
      .slice(0, -1)
      .concat(', log: () => undefined }')})`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
  await expect.poll(sleeps, { timeout: 10_000 }).toBe(1)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  expect(await tables()).toEqual(['a', 'migrations'])
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()",
  )
  expect(await run(makeA, makeB)).toEqual(['2-b.sql'])
})

async function sleeps(): Promise<number> {
  const { rowCount } = await client.query(
    "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
  )
  return rowCount ?? 0
}
