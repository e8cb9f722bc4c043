import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, json } from './connect.ts'
import { applicationRole } from './role.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function read(expression: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(database.db)
  return rows[0]?.value
}

test('an int8 is read as a number, and one that no number holds exactly is an error', async () => {
  expect(await read(sql`9007199254740991::int8`)).toBe(9007199254740991)
  await expect(read(sql`9007199254740993::int8`)).rejects.toThrow('the integer 9007199254740993 is too large')
  expect(await read(sql`array[1, null, 3]::int8[]`)).toEqual([1, null, 3])
})

test('a date is read as text, so that no time zone shifts it', async () => {
  expect(await read(sql`date '2026-11-24'`)).toBe('2026-11-24')
  expect(await read(sql`array[date '2026-11-24']`)).toEqual(['2026-11-24'])
})

test('a timestamptz is an instant in both directions, to the microsecond', async () => {
  const instant = Temporal.Instant.from('2026-11-24T09:00:00.123456+01:00')
  expect(await read(sql`${instant}::timestamptz`)).toEqual(instant)
  expect(String(await read(sql`${instant}::timestamptz`))).toBe('2026-11-24T08:00:00.123456Z')
  const [only] = (await read(sql`array[${instant}::timestamptz]`)) as Temporal.Instant[]
  expect(only?.equals(instant)).toBe(true)
})

test('plain dates and times are taken as parameters', async () => {
  expect(await read(sql`${Temporal.PlainDate.from('2026-02-28')}::date + 1`)).toBe('2026-03-01')
  expect(await read(sql`(${Temporal.PlainTime.from('10:30')}::time)::text`)).toBe('10:30:00')
})

test('a decimal number is read as text, so that no digit is lost', async () => {
  expect(await read(sql`1234567890123456789.01::numeric`)).toBe('1234567890123456789.01')
})

test.each([[[1, 2, { a: null }]], ['text'], [null], [{ nested: { list: ['€'] } }], [12.5]])(
  'any JSON goes through jsonb unchanged: %j',
  async value => {
    expect(await read(sql`${json(value)}`)).toEqual(value)
  },
)

test('a connection may take the role of the application after signing in', async () => {
  const connection = connect({ url: database.ownerUrl, role: applicationRole, log: () => undefined })
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(connection.db)
  const tampering = sql`delete from audit_head`.execute(connection.db)
  await expect(tampering).rejects.toThrow('permission denied for table audit_head')
  await connection.close()
  expect(rows).toEqual([{ name: applicationRole }])
})

test('other pools of the driver keep its habits', async () => {
  const pool = new pg.Pool({ connectionString: database.url })
  const { rows } = await pool.query("select 1::int8 as number, timestamptz '2026-11-24 09:00Z' as at")
  await pool.end()
  expect(rows).toEqual([{ number: '1', at: new Date('2026-11-24T09:00:00Z') }])
})

test('a lost connection fails the statement of that moment, in a transaction or not, and the next one works', async () => {
  const lines: string[] = []
  const connection = connect({ url: database.url, connectionsMax: 1, log: line => lines.push(line) })
  const inUse = connection.db.transaction().execute(async tx => {
    const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(tx)
    await endBackend(rows[0]!.id)
    await sql`select 1`.execute(tx)
  })
  await expect(inUse).rejects.toThrow()
  expect(await connection.ready()).toEqual({ ready: true })
  const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(connection.db)
  await endBackend(rows[0]!.id)
  await expect.poll(() => connection.ready()).toEqual({ ready: true })
  await connection.close()
  expect(lines.length).toBeGreaterThanOrEqual(2)
})

test('a database that is not there is not ready, with the reason', async () => {
  const connection = connect({ url: database.url.replace('socket', 'no-socket'), log: () => undefined })
  expect(await connection.ready()).toEqual({ ready: false, reason: expect.stringContaining('ENOENT') })
  await connection.close()
})

async function endBackend(processId: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query('select pg_terminate_backend($1, 1000)', [processId])
  await client.end()
}
