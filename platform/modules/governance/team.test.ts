import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GovernedSite, governedSite } from './testing.ts'

let site: GovernedSite
const director = 'programmadirecteur'
const day = (days: number) => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days }).toString()
const personOf = async (mailbox: string) =>
  (
    await sql<{
      id: string
    }>`select person_id as id from accounts where email = ${`${mailbox}@example.org`}`.execute(
      site.services.db,
    )
  ).rows[0]!.id
const give = (fields: Record<string, string>, as = director) =>
  site.post(as, '/bestuur/team', { act: 'give', deputy: '', ...fields })
const lines = async () => (await site.get(director, '/bestuur/team.csv')).body.trim().split(/\r?\n/).slice(1)

beforeAll(async () => {
  site = await governedSite()
}, 240_000)
afterAll(() => site.close())

it('the bodies see who does what, for how long, and what each did; others do not', async () => {
  const { body } = await site.get('stuurgroep', '/bestuur/team')
  expect([body.includes('Programmamanager'), body.includes('rol-geven')]).toEqual([true, false])
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from meetings
    where minutes_by = ${await personOf('secretaris')}`.execute(site.services.db)
  expect(rows[0]!.count).toBeGreaterThan(0)
  const secretary = (await lines()).find(line => line.startsWith('Programmasecretaris'))!
  const [written] = secretary.split(/[;,]/).slice(-5)
  expect(written).toBe(String(rows[0]!.count))
  for (const other of ['planeconoom', 'beheerder', undefined] as const)
    expect((await site.get(other, '/bestuur/team')).status).toBe(other ? 403 : 303)
})

it('what somebody did for another programme is not told of the role in this one', async () => {
  const { db } = site.services
  const { rows } = await sql<{ own: number }>`select count(*)::int as own from meetings
    where minutes_by = ${await personOf('secretaris')}`.execute(db)
  const other = await sql<{
    id: string
  }>`insert into programmes (slug, name, name_en, state, starts_on, ends_on)
    values ('ander-programma', 'Ander programma', 'Other programme', 'preparation', '2020-01-01', '2040-01-01')
    returning id`.execute(db)
  const moved = await sql<{ id: string }>`update governing_bodies set programme_id = ${other.rows[0]!.id}
    where slug = 'stuurgroep' returning id`.execute(db)
  const written = (await lines())
    .find(line => line.startsWith('Programmasecretaris'))!
    .split(';')
    .at(-5)
  const left = await sql<{ count: number }>`select count(*)::int as count from meetings
    where minutes_by = ${await personOf('secretaris')} and body_id <> ${moved.rows[0]!.id}`.execute(db)
  await sql`update governing_bodies set programme_id = (select programme_id from governing_bodies
    where slug = 'platform' or kind = 'executive-platform' limit 1) where slug = 'stuurgroep'`.execute(db)
  expect([written, left.rows[0]!.count < rows[0]!.own]).toEqual([String(left.rows[0]!.count), true])
})

it('the director gives a role to somebody of the team within the term of the programme, and who gets it is told', async () => {
  const manager = await personOf('programmamanager')
  const staff = {
    ...{ role: 'staff', person: manager, deputy: await personOf('secretaris'), tasks: 'Houdt de kaart bij.' },
    ...{ validFrom: day(0), validTo: day(90) },
  }
  for (const other of ['programmamanager', 'stuurgroep', 'beheerder'])
    expect((await give(staff, other)).status).toBe(403)
  expect((await give({ ...staff, person: await personOf('planeconoom') })).status).toBe(422)
  expect((await give({ ...staff, deputy: manager })).status).toBe(422)
  expect((await give({ ...staff, validTo: day(9_000) })).status).toBe(422)
  expect((await give({ ...staff, validTo: day(-1) })).status).toBe(422)
  const before = (await lines()).length
  expect((await give(staff)).status).toBe(303)
  expect((await lines()).length).toBe(before + 1)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notices
    where kind = 'governance.teamRole'`.execute(site.services.db)
  expect(rows[0]!.count).toBe(2)
})

it('manager and secretary are filled once at a time by different people; a role ends with a reason', async () => {
  const secretary = await personOf('secretaris')
  const fresh = {
    role: 'manager',
    person: secretary,
    tasks: 'Leidt de uitvoering.',
    validFrom: day(0),
    validTo: day(30),
  }
  const refused = await give(fresh)
  expect([
    refused.status,
    refused.body.includes('Deze rol is in die tijd al vervuld'),
    refused.body.includes('Programmamanager en secretaris zijn verschillende mensen'),
  ]).toEqual([422, true, true])
  const { rows } = await sql<{ id: string }>`select id from team_roles where role = 'manager'`.execute(
    site.services.db,
  )
  const end = (because: string, as = director) =>
    site.post(as, '/bestuur/team', { act: 'end', id: rows[0]!.id, because })
  expect((await end('Gaat een ander programma leiden.', 'programmamanager')).status).toBe(403)
  expect((await end('kort')).status).toBe(422)
  expect((await end('Gaat een ander programma leiden.')).status).toBe(303)
  // Why it ended stays as it was written, though today is still the last day.
  const again = await end('Om heel andere redenen weg.')
  const because = await sql`select ended_because as text from team_roles where id = ${rows[0]!.id}`.execute(
    site.services.db,
  )
  expect([again.status, again.body.includes(`<option value="${rows[0]!.id}"`), because.rows]).toEqual([
    ...[409, false, [{ text: 'Gaat een ander programma leiden.' }]],
  ])
  // From tomorrow on there is room, and still not for the secretary.
  expect((await give({ ...fresh, validFrom: day(1) })).status).toBe(422)
  const next = { ...fresh, person: await personOf('programmamanager'), validFrom: day(1) }
  expect((await give(next)).status).toBe(303)
})
