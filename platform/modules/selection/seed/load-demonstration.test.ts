import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { loadDemonstration } from './load-demonstration.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
}, 120_000)
afterAll(() => site.close())

const count = async (table: string, where = 'true') => {
  const { rows } = await sql
    .raw<{ count: number }>(`select count(*)::int as count from ${table} where ${where}`)
    .execute(site.services.db)
  return rows[0]!.count
}

it('the first call of the demonstration was assessed, decided and made public', async () => {
  const { rows } = await sql<{ state: string; count: number }>`
    select submissions.state, count(*)::int as count from submissions join calls on calls.id = call_id
    where calls.number = 1 group by 1 order by 1`.execute(site.services.db)
  expect(Object.fromEntries(rows.map(row => [row.state, row.count]))).toEqual({
    ...{ admitted: 28, reserve: 4, rejected: 5, inadmissible: 2, referred: 1 },
  })
  expect(await count('calls', "number = 1 and state = 'published'")).toBe(1)
  expect(await count('assessments', "state = 'voided'")).toBe(1)
  expect(await count('assessor_assignments', 'is_calibration and ended_at is null')).toBeGreaterThan(20)
  // Who assesses what is drawn anew for each installation, and with it on how many plans assessors differ.
  expect(await count('consensus_meetings', "state = 'adopted'")).toBeGreaterThan(0)
  expect(await count('tranche_results', 'published_at is not null')).toBe(1)
})

it('is loaded once', async () => {
  const before = await count('assessments')
  await loadDemonstration(site.services)
  expect(await count('assessments')).toBe(before)
})
