import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from './testing.ts'
import { ask, makeShared, signIn } from './testing-readers.ts'

let site: TestSite
let url: string
let id: string
const cookies: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const role of ['G', 'M', 'A'] as const) cookies[role] = await signIn(site, role)
  ;({ id, url } = await makeShared(site))
})
afterAll(() => site.close())

const fields = (more: Record<string, string> = {}) => ({
  partyId: 'cor',
  organisation: 'Woonstichting Nieuw',
  kind: 'corporatie',
  name: 'Contact',
  email: 'contact@example.org',
  title: 'Projectleider',
  language: 'nl',
  ...more,
})
const invite = (by: string, more?: Record<string, string>) =>
  ask(site, 'POST', `${url}/koppelen/uitnodigen`, { cookie: cookies[by] ?? '', fields: fields(more) })

describe('an organisation that is invited to a case', () => {
  it('is invited by the owner alone, and nobody invites himself to another organisation', async () => {
    expect((await invite('M')).statusCode).toBe(403)
    expect((await invite('G', { email: 'planeconoom@example.org' })).statusCode).toBe(403)
    expect((await invite('G', { partyId: 'nergens' })).statusCode).toBe(422)
    const made = await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('name', '=', 'Woonstichting Nieuw')
      .execute()
    expect(made).toEqual([])
  })

  it('becomes the party at once; its person sees the case when an administrator has confirmed the position', async () => {
    expect((await invite('G')).statusCode).toBe(303)
    const party = await site.services.db
      .selectFrom('case_parties')
      .innerJoin('organisations', 'organisations.id', 'organisation_id')
      .select('name')
      .where('case_id', '=', id)
      .where('party_id', '=', 'cor')
      .execute()
    expect(party).toEqual([{ name: 'Woonstichting Nieuw' }])
    const mail = await site.services.db
      .selectFrom('outgoing_mail')
      .select('body')
      .where('recipient', '=', 'contact@example.org')
      .executeTakeFirstOrThrow()
    expect(mail.body.includes('Vier partijen')).toBe(false)
    const link = /\/uitnodigingen\/[\w-]{43}/.exec(mail.body)?.[0] ?? ''
    const own = { name: 'Contact', language: 'nl', password: 'paard batterij nietje' }
    expect((await ask(site, 'POST', link, { fields: own })).statusCode).toBe(303)
    const position = await site.services.db
      .selectFrom('positions')
      .innerJoin('organisations', 'organisations.id', 'organisation_id')
      .select(['positions.id', 'role', 'confirmed_at'])
      .where('organisations.name', '=', 'Woonstichting Nieuw')
      .executeTakeFirstOrThrow()
    expect([position.role, position.confirmed_at]).toEqual(['M', null])
    const confirmed = await ask(site, 'POST', `/beheer/functies/${position.id}`, {
      cookie: cookies.A ?? '',
      fields: { act: 'confirm' },
    })
    expect(confirmed.statusCode).toBe(303)
  })
})
