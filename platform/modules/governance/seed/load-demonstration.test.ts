import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { decisionStates, meetingStates } from '../model.ts'
import { loadDemonstration } from './load-demonstration.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

const counted = async (table: string, column: string) => {
  const { rows } = await sql<{ value: string; count: number }>`
    select ${sql.ref(column)} as value, count(*)::int as count from ${sql.table(table)} group by 1`.execute(
    site.services.db,
  )
  return new Map(rows.map(row => [row.value, row.count]))
}

test('the demonstration has forty decisions, in every state, one of them without a quorum', async () => {
  const states = await counted('decisions', 'state')
  expect([...states.values()].reduce((sum, count) => sum + count, 0)).toBe(40)
  expect([...states.keys()].sort()).toEqual([...decisionStates].sort())
  const { rows } = await sql<{ counted: number; needed: number }>`select quorum_counted as counted,
    quorum_needed as needed from decisions where state = 'deferred'`.execute(site.services.db)
  expect(rows).toEqual([{ counted: 3, needed: 4 }])
  expect((await counted('decisions', 'method')).get('written')).toBe(1)
})

test('there are fifteen meetings with adopted minutes, fourteen of the steering group, and one in every other state', async () => {
  const states = await counted('meetings', 'state')
  expect([...states.keys()].sort()).toEqual([...meetingStates].sort())
  const { rows } = await sql<{ slug: string; count: number }>`
    select slug, count(*)::int as count from meetings join governing_bodies on governing_bodies.id = body_id
    where state = 'minutes-adopted' group by slug order by slug`.execute(site.services.db)
  expect(rows).toEqual([
    { slug: 'bestuurlijk-platform', count: 1 },
    { slug: 'stuurgroep', count: 14 },
  ])
})

test('a second time changes nothing', async () => {
  await loadDemonstration(site.services)
  expect((await counted('governing_bodies', 'kind')).size).toBe(4)
})
