import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type AskedSite, askedSite } from '../../cases/testing.ts'
import { organisationBySlug } from '../../parties/index.ts'
import { wholePlan } from '../testing.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())

const applicant = 'planeconoom'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

it('a version of an own case goes with a plan as it was kept, for who may read the plan', async () => {
  const { db } = site.services
  const organisation = (await organisationBySlug(db, 'gemeente-a-demo'))!.id
  const { rows } = await sql<{ caseId: string; hash: string }>`
    select case_id as "caseId", input_hash as hash from case_versions join cases on cases.id = case_id
    where owner_organisation_id = ${organisation} and number = 1`.execute(db)
  const own = { ...rows[0]!, number: 1 }
  // The same case of another organisation.
  const { rows: copies } = await sql<{ id: string }>`with copy as (
      insert into cases (name, owner_organisation_id, content, state, is_illustration, revision)
      select name, ${(await organisationBySlug(db, 'gemeente-b-demo'))!.id}, content, state, false, revision
      from cases where id = ${own.caseId} returning id)
    insert into case_versions (case_id, number, name, reason, revision, content, input_hash)
    select copy.id, 1, name, reason, revision, content, input_hash from case_versions, copy
    where case_id = ${own.caseId} and number = 1 returning case_id as id`.execute(db)
  const foreign = { caseId: copies[0]!.id, number: 1 }
  const begun = await site.post(applicant, '/oproepen/3/inzenden', { organisation })
  const plan = begun.goTo?.split('/')[2] ?? ''
  const attach = (version: string) =>
    site.post(applicant, `/inzendingen/${plan}/bijlagen/stukken/rekenmodel`, { version })

  const step = await site.get(applicant, `/inzendingen/${plan}/stap/bijlagen`)
  expect([step.body.includes(`${own.caseId}/${own.number}`), step.body.includes(foreign.caseId)]).toEqual([
    ...[true, false],
  ])
  expect((await attach(`${foreign.caseId}/${foreign.number}`)).status).toBe(400)
  expect((await attach(`${own.caseId}/99`)).status).toBe(400)
  expect((await attach(`${own.caseId}/${own.number}`)).status).toBe(303)

  const values = await wholePlan(site.services)
  for (const page of ['plan', 'programma', 'knelpunten', 'draagvlak']) {
    const { rows: at } = await sql<{
      revision: number
    }>`select revision from submissions where id = ${plan}`.execute(db)
    const answer = await site.post(applicant, `/inzendingen/${plan}/stap/${page}`, {
      ...(values as Record<string, string>),
      ...{ act: 'next', revision: String(at[0]?.revision) },
    })
    expect([page, answer.status]).toEqual([page, 303])
  }
  expect((await site.post(applicant, `/inzendingen/${plan}/indienen`, {})).goTo).toContain('gelukt=ingediend')

  const read = async (mailbox: string) => {
    const { status, body } = await site.get(mailbox, `/inzendingen/${plan}/inhoud`)
    const href = /href="(\/inzendingen\/[^"]*\/bijlagen\/[^"]*)"/.exec(body)?.[1] ?? ''
    return { status, hasHash: body.includes(own.hash), href }
  }
  const { href, ...seen } = await read('programmamanager')
  expect(seen).toEqual({ status: 200, hasHash: true })
  const bytes = await site.bytes('programmamanager', href)
  expect(Buffer.from(bytes.slice(0, 2)).toString()).toBe('PK')
  // The case goes on; what was submitted stays.
  await sql`update cases set name = 'Heel iets anders', content = jsonb_set(content, '{name,nl}', '"Heel iets anders"'),
    changed_at = now() where id = ${own.caseId}`.execute(db)
  expect([sha256(await site.bytes('programmamanager', href)), await read('programmamanager')]).toEqual([
    ...[sha256(bytes), { ...seen, href }],
  ])
  expect([(await read('bewoner')).status, (await site.get('bewoner', href)).status]).toEqual([403, 403])
  expect([(await read('ontwikkelaar')).status, (await site.get('ontwikkelaar', href)).status]).toEqual([
    404, 404,
  ])
})
