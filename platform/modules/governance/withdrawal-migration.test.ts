import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../app/testing.ts'

let site: TestSite

beforeAll(async () => {
  site = await testSite()
}, 120_000)
afterAll(() => site.close())

it('a steering group that was set up before decides on withdrawal too, once, and the rest of its rules stay', async () => {
  const { db } = site.services
  await sql`with programme as (
      insert into programmes (slug, name, name_en, starts_on, ends_on)
      values ('eerder', 'Eerder', 'Earlier', '2026-01-01', '2030-01-01') returning id)
    , body as (
      insert into governing_bodies (programme_id, slug, kind, name, name_en, task, task_en)
      select id, slug, kind, slug, slug, '', '' from programme,
        (values ('stuurgroep', 'steering-group'), ('team', 'programme-team')) as given (slug, kind) returning id, slug)
    insert into body_rules (body_id, valid_from, cadence_days_max, decides, proposes, heavy, reason)
    select id, '2026-02-01', 35, case slug when 'team' then '{procedure}'::text[] else '{scope,other}' end,
      '{criteria}', '{criteria}', 'Zoals ingesteld bij het begin' from body`.execute(db)
  const path = new URL('migrations/202611271431-withdrawal-decided.sql', import.meta.url)
  const statement = await readFile(path, 'utf8')
  for (const _ of ['first', 'again']) await sql.raw(statement).execute(db)
  const { rows } = await sql<{ slug: string; decides: string[]; days: number; heavy: string[] }>`
    select slug, decides, cadence_days_max as days, heavy from body_rules
    join governing_bodies on governing_bodies.id = body_id order by slug, valid_from`.execute(db)
  const kept = { days: 35, heavy: ['criteria'] }
  expect(rows).toEqual([
    { slug: 'stuurgroep', decides: ['scope', 'other'], ...kept },
    { slug: 'stuurgroep', decides: ['scope', 'other', 'withdrawal'], ...kept },
    { slug: 'team', decides: ['procedure'], ...kept },
  ])
})
