import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'
import { StatementNames } from './statement-names.ts'
import { testDatabase } from './testing.ts'

function nameAfter(uses: number, text: string, names = new StatementNames()): string | undefined {
  return Array.from({ length: uses }, () => names.nameOf(text)).at(-1)
}

test('a statement gets its name at the fifth use and keeps it; another gets another one', () => {
  const names = new StatementNames()
  expect(nameAfter(4, 'select a from b', names)).toBeUndefined()
  expect(nameAfter(2, 'select a from b', names)).toBe('kept-1')
  expect(nameAfter(5, 'select c from b', names)).toBe('kept-2')
})

test.each([
  'select * from b',
  'select b.* from b',
  'select a, * from b',
  'select distinct * from b',
  'select distinct on (a) * from b',
  'with c as (\n  select\n*\n from b) select a from c',
  'insert into b (a) values ($1) returning *',
  'begin',
  'set role application',
  'create table c (a int)',
])('no name is given to: %s', text => {
  expect(nameAfter(20, text)).toBeUndefined()
})

test.each(['select count(*) from b', 'select a * 2, 0.61 * (a + c) * $1 from b'])(
  'a count or a product leaves no column open: %s',
  text => {
    expect(nameAfter(5, text)).toBe('kept-1')
  },
)

test('there is an end to what is kept and counted', () => {
  const names = new StatementNames()
  for (let number = 0; number < 300; number++) nameAfter(5, `select ${number}`, names)
  expect(names.nameOf('select 249')).toBe('kept-250')
  expect(nameAfter(20, 'select 250', names)).toBeUndefined()
})

test('a statement that differs every time pushes none out that is nearly kept for ever', () => {
  const names = new StatementNames()
  for (let number = 0; number < 10_000; number++) names.nameOf(`select ${number} from b`)
  expect(nameAfter(5, 'select a from b', names)).toBe('kept-1')
})

test('the database keeps what comes back, also where the use that named it was refused', async () => {
  const database = await testDatabase()
  const { db, close } = connect({ url: database.ownerUrl, log: () => undefined, connectionsMax: 1 })
  await sql`create table kept_proof (id int primary key)`.execute(db)
  const insert = (id: number) => sql`insert into kept_proof (id) values (${id})`.execute(db)
  for (let id = 1; id <= 4; id++) await insert(id)
  await expect(insert(1)).rejects.toThrow('duplicate key')
  for (let id = 5; id <= 9; id++) await insert(id)
  const found: unknown[] = []
  for (let id = 1; id <= 9; id++) {
    const { rows } = await sql`select id as found from kept_proof where id = ${id}`.execute(db)
    found.push(rows)
  }
  expect(found).toEqual(Array.from({ length: 9 }, (_, place) => [{ found: place + 1 }]))
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement like '%kept\_proof%' order by 1`.execute(db)
  expect(rows.map(row => row.statement)).toEqual([
    'insert into kept_proof (id) values ($1)',
    'select id as found from kept_proof where id = $1',
  ])
  await close()
  await database.close()
})
