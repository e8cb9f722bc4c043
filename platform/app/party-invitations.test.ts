import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from './testing.ts'
import { type Answered, ask, signIn } from './testing-readers.ts'

let site: TestSite
const cookies: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const role of ['G', 'M', 'T', 'A', 'B', 'C'] as const) cookies[role] = await signIn(site, role)
})
afterAll(() => site.close())

const password = 'paard batterij nietje'
let count = 0
const newEmail = () => `genodigde-${++count}@example.org`

const fields = (email: string, more: Record<string, string> = {}) => ({
  email,
  name: 'Nieuwe collega',
  language: 'nl',
  organisation: 'Gemeente A (demo)',
  title: 'Planeconoom',
  level: 'ambtenaar',
  ...more,
})

const invite = (by: string, email: string, more?: Record<string, string>) =>
  ask(site, 'POST', '/beheer/uitnodigingen/nieuw', {
    cookie: cookies[by] ?? '',
    fields: fields(email, more),
  })

/** The path of the link in the last letter to an address. */
async function linkTo(email: string): Promise<string> {
  const mail = await site.services.db
    .selectFrom('outgoing_mail')
    .select('body')
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return /\/uitnodigingen\/[\w-]{43}/.exec(mail?.body ?? '')?.[0] ?? 'no link'
}

const own = { name: 'Zelf gekozen', language: 'nl', password }
const accept = (link: string, cookie = '', sent: Record<string, string> = own) =>
  ask(site, 'POST', link, { cookie, fields: sent })

const positionsOf = (email: string) =>
  site.services.db
    .selectFrom('positions')
    .innerJoin('accounts', 'accounts.person_id', 'positions.person_id')
    .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
    .select(({ eb }) => ['role', 'organisations.name', eb('confirmed_at', 'is not', null).as('holds')])
    .where('email', '=', email)
    .execute()

const codeIn = ({ body }: Answered, sentence: string) => body.includes(sentence)
const idIn = ({ location }: Answered) => /uitnodigingen\/([0-9a-f-]{36})/.exec(location)?.[1] ?? ''

describe('an invitation of a colleague', () => {
  it('makes the account and the position with the answer, once', async () => {
    const email = newEmail()
    const sent = await invite('G', email)
    expect([sent.statusCode, sent.location.endsWith('?gelukt=verstuurd')]).toEqual([303, true])
    expect(await positionsOf(email)).toEqual([])
    const link = await linkTo(email)
    expect((await ask(site, 'GET', link)).body.includes('Gemeente A (demo)')).toBe(true)
    const answer = await accept(link)
    expect([answer.statusCode, answer.location]).toEqual([303, '/aanmelden/tweede-stap?naar=%2Fwerk'])
    expect(await positionsOf(email)).toEqual([{ role: 'G', name: 'Gemeente A (demo)', holds: true }])
    const again = await accept(link)
    expect([again.statusCode, codeIn(again, 'Deze link werkt niet meer')]).toEqual([422, true])
    expect((await ask(site, 'GET', link)).body.includes('Deze link werkt niet meer')).toBe(true)
  })

  it('is used by one of two who answer at the same time', async () => {
    const email = newEmail()
    await invite('G', email)
    const link = await linkTo(email)
    const answers = await Promise.all([accept(link), accept(link)])
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([303, 422])
    expect((await positionsOf(email)).length).toBe(1)
  })

  it('asks a password that is hard to guess, and makes nothing before', async () => {
    const email = newEmail()
    await invite('G', email)
    const link = await linkTo(email)
    expect((await accept(link, '', { name: 'Zelf', language: 'nl' })).statusCode).toBe(422)
    expect((await accept(link, '', { ...own, password: 'kort' })).statusCode).toBe(422)
    expect(await positionsOf(email)).toEqual([])
    expect((await accept(link)).statusCode).toBe(303)
  })

  it('works for seven days', async () => {
    const email = newEmail()
    const id = idIn(await invite('G', email))
    const link = await linkTo(email)
    const row = await site.services.db
      .selectFrom('party_invitations')
      .select(['sent_at', 'expires_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.sent_at.until(row.expires_at).total('hours')).toBe(7 * 24)
    await site.services.db
      .updateTable('party_invitations')
      .set({
        sent_at: Temporal.Now.instant().subtract({ hours: 200 }),
        expires_at: Temporal.Now.instant().subtract({ seconds: 1 }),
      })
      .where('id', '=', id)
      .execute()
    expect((await accept(link)).statusCode).toBe(422)
    const list = await ask(site, 'GET', '/beheer/uitnodigingen?stand=expired', { cookie: cookies.G ?? '' })
    expect(list.body.includes(email)).toBe(true)
    const page = `/beheer/uitnodigingen/${id}`
    expect(
      (await ask(site, 'POST', page, { cookie: cookies.G ?? '', fields: { act: 'resend' } })).statusCode,
    ).toBe(303)
    expect((await accept(link)).statusCode).toBe(422)
    expect((await accept(await linkTo(email))).statusCode).toBe(303)
  })

  it('that was withdrawn opens nothing', async () => {
    const email = newEmail()
    const id = idIn(await invite('G', email))
    const link = await linkTo(email)
    const act = (name: string) =>
      ask(site, 'POST', `/beheer/uitnodigingen/${id}`, { cookie: cookies.G ?? '', fields: { act: name } })
    expect((await act('withdraw')).statusCode).toBe(303)
    expect((await accept(link)).statusCode).toBe(422)
    expect(await positionsOf(email)).toEqual([])
    expect((await act('resend')).statusCode).toBe(422)
  })

  it('is not sent twice while the first waits', async () => {
    const email = newEmail()
    expect((await invite('G', email)).statusCode).toBe(303)
    const second = await invite('G', email)
    expect([second.statusCode, codeIn(second, 'hier al voor uitgenodigd')]).toEqual([422, true])
  })
})

describe('what an invitation must not do', () => {
  it('gives nobody a position of his own making', async () => {
    expect((await invite('G', 'planeconoom@example.org')).statusCode).toBe(403)
    expect(
      (await invite('A', 'beheerder@example.org', { organisation: 'Programmabureau (demo)', role: 'T' }))
        .statusCode,
    ).toBe(403)
  })

  it('reaches no organisation of others and no role of the programme', async () => {
    const email = newEmail()
    expect((await invite('G', email, { organisation: 'Gemeente B (demo)' })).statusCode).toBe(403)
    expect((await invite('G', email, { role: 'T' })).statusCode).toBe(403)
    expect((await invite('T', email, { organisation: 'Programmabureau (demo)', role: 'A' })).statusCode).toBe(
      403,
    )
    expect((await invite('G', email, { purpose: 'accession' })).statusCode).toBe(403)
    expect((await invite('B', email)).statusCode).toBe(403)
    expect(await linkTo(email)).toBe('no link')
  })

  it('makes no organisation for who may not invite one', async () => {
    const before = await site.services.db.selectFrom('organisations').select('id').execute()
    const sent = { organisation: 'Zomaar BV', kind: 'ontwikkelaar', purpose: 'accession' }
    expect((await invite('G', newEmail(), sent)).statusCode).toBe(422)
    expect((await invite('A', newEmail(), sent)).statusCode).toBe(422)
    expect((await site.services.db.selectFrom('organisations').select('id').execute()).length).toBe(
      before.length,
    )
  })
})

describe('the answer to an invitation', () => {
  it('is given only by the one whose address was invited', async () => {
    await invite('A', 'planeconoom@example.org', {
      organisation: 'Gemeente B (demo)',
      role: 'G',
      title: 'Tweede functie',
    })
    const link = await linkTo('planeconoom@example.org')
    const stranger = await accept(link)
    expect([
      stranger.statusCode,
      codeIn(stranger, 'Er is al een account voor planeconoom@example.org'),
    ]).toEqual([422, true])
    expect((await accept(link, cookies.M)).statusCode).toBe(422)
    expect((await accept(link, cookies.G, {})).statusCode).toBe(303)
    expect((await positionsOf('planeconoom@example.org')).map(one => one.name).sort()).toEqual([
      'Gemeente A (demo)',
      'Gemeente B (demo)',
    ])
  })

  it('holds no longer than the right of the one who invited', async () => {
    const email = newEmail()
    await invite('M', email, { organisation: 'Demo-ontwikkelaar A', role: 'M' })
    const link = await linkTo(email)
    expect(link).not.toBe('no link')
    const end = (to: Temporal.Instant | null) =>
      site.services.db
        .updateTable('positions')
        .set({ valid_to: to })
        .where('person_id', 'in', db =>
          db.selectFrom('accounts').select('person_id').where('email', '=', 'ontwikkelaar@example.org'),
        )
        .execute()
    await end(Temporal.Now.instant())
    const refused = await accept(link)
    expect([refused.statusCode, codeIn(refused, 'wie je uitnodigde, mag dat niet meer')]).toEqual([422, true])
    expect(await positionsOf(email)).toEqual([])
    await end(null)
    expect((await accept(link)).statusCode).toBe(303)
  })

  it('of a role of the programme waits for a second administrator', async () => {
    const email = newEmail()
    expect((await invite('A', email, { organisation: 'Programmabureau (demo)', role: 'T' })).statusCode).toBe(
      303,
    )
    expect((await accept(await linkTo(email))).statusCode).toBe(303)
    expect(await positionsOf(email)).toEqual([{ role: 'T', name: 'Programmabureau (demo)', holds: false }])
  })

  it('is seen and managed by the organisations on both sides of it and the programme only', async () => {
    const email = newEmail()
    const id = idIn(await invite('G', email))
    const seen = async (by: string) => {
      const page = await ask(site, 'GET', `/beheer/uitnodigingen/${id}`, { cookie: cookies[by] ?? '' })
      const list = await ask(site, 'GET', '/beheer/uitnodigingen?per=100', { cookie: cookies[by] ?? '' })
      const file = await ask(site, 'GET', '/beheer/uitnodigingen.csv', { cookie: cookies[by] ?? '' })
      return [page.statusCode, list.body.includes(email), file.body.includes(email)]
    }
    expect(await seen('G')).toEqual([200, true, true])
    expect(await seen('T')).toEqual([200, true, true])
    expect(await seen('M')).toEqual([404, false, false])
    expect(await seen('C')).toEqual([403, false, false])
    const act = await ask(site, 'POST', `/beheer/uitnodigingen/${id}`, {
      cookie: cookies.M ?? '',
      fields: { act: 'withdraw' },
    })
    expect(act.statusCode).toBe(404)
  })
})

describe('an invitation to accede', () => {
  it('registers the organisation, moves its accession and leads its person to the request', async () => {
    const email = newEmail()
    const sent = await invite('T', email, {
      purpose: 'accession',
      organisation: 'Nieuwe Ontwikkelaar BV',
      kind: 'ontwikkelaar',
      level: 'privaat',
    })
    expect(sent.statusCode).toBe(303)
    const accession = () =>
      site.services.db
        .selectFrom('accessions')
        .innerJoin('organisations', 'organisations.id', 'organisation_id')
        .select(['state', 'organisation_id as id'])
        .where('name', '=', 'Nieuwe Ontwikkelaar BV')
        .executeTakeFirstOrThrow()
    expect((await accession()).state).toBe('invited')
    const answer = await accept(await linkTo(email))
    const { id } = await accession()
    const wanted = encodeURIComponent(`/beheer/organisaties/${id}/toetreding`)
    expect(answer.location).toBe(`/aanmelden/tweede-stap?naar=${wanted}`)
    expect(await positionsOf(email)).toEqual([{ role: 'M', name: 'Nieuwe Ontwikkelaar BV', holds: true }])
  })
})
