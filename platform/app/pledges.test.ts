import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn } from './testing-readers.ts'

let site: TestSite
const cookies: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const role of ['G', 'M', 'T', 'A', 'R'] as const) cookies[role] = await signIn(site, role)
})
afterAll(() => site.close())

const pair = {
  from: 'Gemeente A (demo)',
  to: 'Demo-ontwikkelaar A',
  text: 'De gemeente betaalt de helft van de tunnel',
  inReturn: 'De ontwikkelaar bouwt een derde sociaal',
  condition: 'De raad stemt in',
  dueOn: '2027-06-30',
  isPublic: 'ja',
}
const make = (by: string, more: Record<string, string> = {}) =>
  ask(site, 'POST', '/beheer/toezeggingen/nieuw', { cookie: cookies[by] ?? '', fields: { ...pair, ...more } })
const pathOf = ({ location }: { location: string }) => location.split('?')[0] ?? ''
const seenBy = async (by: string, path: string) =>
  /name="seen" value="([^"]+)"/.exec(
    (await ask(site, 'GET', path, { cookie: cookies[by] ?? '' })).body,
  )?.[1] ?? ''
const move = async (by: string, path: string, to: string, { reason = '', seen = '' } = {}) =>
  ask(site, 'POST', path, {
    cookie: cookies[by] ?? '',
    fields: { act: 'move', to, reason, seen: seen || (await seenBy(by, path)) },
  })
const reword = (by: string, path: string, more: Record<string, string> = {}) =>
  ask(site, 'POST', path, {
    cookie: cookies[by] ?? '',
    fields: { act: 'change', text: 'De ontwikkelaar bouwt een tiende sociaal', dueOn: pair.dueOn, ...more },
  })

const rowOf = async (path: string) =>
  site.services.db
    .selectFrom('pledges')
    .select(['state', 'pair_id'])
    .where('id', '=', path.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow()
const stateOf = async (path: string) => (await rowOf(path)).state
const returnOf = async (path: string) => `/beheer/toezeggingen/${(await rowOf(path)).pair_id}`
const partners = async () => (await ask(site, 'GET', '/partners')).body

describe('a pledge against one in return', () => {
  it('comes into force with it, by the side that did not write it, and is public from then', async () => {
    const mine = pathOf(await make('G'))
    const theirs = await returnOf(mine)
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['conditional', 'conditional'])
    expect((await move('G', mine, 'in-force')).statusCode).toBe(403)
    expect((await move('G', theirs, 'in-force')).statusCode).toBe(403)
    expect((await partners()).includes(pair.text)).toBe(false)
    expect((await move('M', mine, 'in-force')).statusCode).toBe(303)
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['in-force', 'in-force'])
    expect((await partners()).includes(pair.text)).toBe(true)
  })

  it('is under reserve when the other lapses, and both sides are told', async () => {
    const mine = pathOf(await make('G'))
    await move('M', mine, 'in-force')
    const theirs = await returnOf(mine)
    expect((await move('M', theirs, 'lapsed')).statusCode).toBe(422)
    expect((await move('M', theirs, 'lapsed', { reason: 'De financiering is er niet' })).statusCode).toBe(303)
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['reserved', 'lapsed'])
    const { rows: told } = await sql<{ email: string }>`select email from notices
      join accounts on accounts.person_id::text = notices.person_id
      where kind = 'parties.pledgeReserved'`.execute(site.services.db)
    const mailboxes = told.map(row => row.email)
    expect(mailboxes.includes('planeconoom@example.org')).toBe(true)
    expect(mailboxes.includes('ontwikkelaar@example.org')).toBe(true)
    expect((await move('T', theirs, 'in-force')).statusCode).toBe(409)
  })

  it('is agreed with anew by the other side when either gets other words, and that side is told', async () => {
    const mine = pathOf(await make('G'))
    const theirs = await returnOf(mine)
    expect((await reword('M', theirs)).statusCode).toBe(303)
    expect((await move('M', mine, 'in-force')).statusCode).toBe(403)
    expect((await move('M', theirs, 'in-force')).statusCode).toBe(403)
    const { body } = await ask(site, 'GET', mine, { cookie: cookies.G ?? '' })
    expect(
      [
        'De ontwikkelaar bouwt een tiende sociaal',
        'Laatst verwoord door Demo-ontwikkelaar A; Gemeente A (demo) stemt in',
      ].map(one => body.includes(one)),
    ).toEqual([true, true])
    const { rows: told } = await sql<{ email: string }>`select email from notices
      join accounts on accounts.person_id::text = notices.person_id
      where kind = 'parties.pledgeReworded' and notices.href = ${theirs}`.execute(site.services.db)
    const mailboxes = told.map(row => row.email)
    expect([
      mailboxes.includes('planeconoom@example.org'),
      mailboxes.includes('ontwikkelaar@example.org'),
    ]).toEqual([true, false])
    expect((await move('G', theirs, 'in-force')).statusCode).toBe(303)
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['in-force', 'in-force'])
  })

  it('does not come into force with words that the page did not show, nor without looking', async () => {
    const mine = pathOf(await make('G'))
    const seen = await seenBy('M', mine)
    expect((await reword('G', mine, { text: 'De gemeente betaalt een tiende' })).statusCode).toBe(303)
    expect((await move('M', mine, 'in-force', { seen })).statusCode).toBe(409)
    expect((await move('M', mine, 'in-force', { seen: 'niets' })).statusCode).toBe(409)
    expect(await stateOf(mine)).toBe('conditional')
    expect((await move('M', mine, 'in-force')).statusCode).toBe(303)
  })

  it('has two different sides', async () => {
    expect((await make('G', { to: '' })).statusCode).toBe(422)
    expect((await make('G', { to: 'Gemeente A (demo)' })).statusCode).toBe(422)
  })
})

describe('what a pledge must not do', () => {
  it('is made for the own organisation only, and not by the administrator', async () => {
    expect((await make('M')).statusCode).toBe(403)
    expect((await make('A')).statusCode).toBe(403)
    expect((await make('T')).statusCode).toBe(303)
  })

  it('is not called kept by who gave it', async () => {
    const mine = pathOf(await make('G', { inReturn: '' }))
    expect((await move('G', mine, 'in-force')).statusCode).toBe(403)
    expect((await move('M', mine, 'in-force')).statusCode).toBe(303)
    expect((await move('G', mine, 'kept')).statusCode).toBe(403)
    expect((await move('M', mine, 'kept')).statusCode).toBe(303)
    expect((await move('T', mine, 'broken', { reason: 'Toch niet gedaan, bleek later' })).statusCode).toBe(
      409,
    )
  })

  it('is made for a day to come, and not moved to one that is past', async () => {
    expect((await make('G', { dueOn: '2020-01-01' })).statusCode).toBe(422)
    const mine = pathOf(await make('G', { inReturn: '' }))
    expect((await reword('G', mine, { dueOn: '2020-01-01' })).statusCode).toBe(422)
    expect((await reword('G', mine, { dueOn: '' })).statusCode).toBe(303)
  })

  it('gets no other words once it holds', async () => {
    const mine = pathOf(await make('G', { inReturn: '' }))
    const words = { act: 'change', text: 'De gemeente betaalt alles', dueOn: '2027-07-01' }
    const change = (by: string) => ask(site, 'POST', mine, { cookie: cookies[by] ?? '', fields: words })
    expect((await change('M')).statusCode).toBe(403)
    expect((await change('G')).statusCode).toBe(303)
    await move('M', mine, 'in-force')
    expect((await change('G')).statusCode).toBe(409)
  })

  it('is seen by nobody else: page, list, list of another organisation and file', async () => {
    const mine = pathOf(await make('G', { text: 'Een toezegging in vertrouwen', isPublic: '' }))
    const { id } = await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('name', '=', 'Gemeente A (demo)')
      .executeTakeFirstOrThrow()
    const seen = async (path: string, by: string) => {
      const { statusCode, body } = await ask(site, 'GET', path, { cookie: cookies[by] ?? '' })
      return statusCode === 200 && body.includes('Een toezegging in vertrouwen')
    }
    const paths = [
      mine,
      '/beheer/toezeggingen?per=100',
      `/beheer/toezeggingen?per=100&organisatie=${id}`,
      '/beheer/toezeggingen.csv',
    ]
    for (const path of paths) expect([await seen(path, 'M'), await seen(path, 'R')]).toEqual([true, false])
  })
})

describe('the networks of an organisation', () => {
  it('are set by the programme, and by nobody for the own organisation', async () => {
    const { id } = await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('name', '=', 'Gemeente A (demo)')
      .executeTakeFirstOrThrow()
    const path = `/beheer/organisaties/${id}/netwerken`
    const set = (by: string) =>
      ask(site, 'POST', path, {
        cookie: cookies[by] ?? '',
        fields: { 'netwerk-g4': 'ja', 'netwerk-geen': 'ja' },
      })
    expect((await set('G')).statusCode).toBe(403)
    expect((await set('T')).statusCode).toBe(303)
    const rows = await site.services.db
      .selectFrom('memberships')
      .innerJoin('networks', 'networks.id', 'network_id')
      .select('slug')
      .where('organisation_id', '=', id)
      .execute()
    expect(rows).toEqual([{ slug: 'g4' }])
    expect((await ask(site, 'GET', path, { cookie: cookies.T ?? '' })).body.match(/checked/g)?.length).toBe(1)
  })
})
