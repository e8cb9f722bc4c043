import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adviceRelationsSince } from '../modules/parties/index.ts'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn } from './testing-readers.ts'

let site: TestSite
const cookies: Record<string, string> = {}
const ids: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true })
  for (const role of ['G', 'M', 'T', 'A', 'N', 'R'] as const) cookies[role] = await signIn(site, role)
  for (const { slug, id } of await site.services.db
    .selectFrom('organisations')
    .select(['slug', 'id'])
    .execute())
    ids[slug] = id
})
afterAll(() => site.close())

const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam')
const relation = {
  adviser: 'Demo-adviesbureau A',
  client: 'Gemeente A (demo)',
  validFrom: '2026-01-15',
}
let told = 0
const tell = (by: string, more: Record<string, string> = {}) =>
  ask(site, 'POST', '/beheer/adviesrelaties/nieuw', {
    cookie: cookies[by] ?? '',
    fields: { ...relation, subject: `Proef ${++told}`, ...more },
  })
const pathOf = ({ location }: { location: string }) => location.split('?')[0] ?? ''
const end = (by: string, path: string, lastDay: string) =>
  ask(site, 'POST', path, { cookie: cookies[by] ?? '', fields: { lastDay } })
const endOf = async (path: string) =>
  (
    await site.services.db
      .selectFrom('advice_relations')
      .select('valid_to')
      .where('id', '=', path.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow()
  ).valid_to

describe('an advice relation', () => {
  it('is told by either side and by the programme, for no other organisation', async () => {
    for (const by of ['G', 'N', 'T']) expect((await tell(by)).statusCode).toBe(303)
    for (const by of ['M', 'A', 'R']) expect((await tell(by)).statusCode).toBe(403)
  })

  it('gets all mistakes told at once', async () => {
    const { statusCode, body } = await tell('T', {
      client: relation.adviser,
      validTo: '2026-01-14',
    })
    expect(statusCode).toBe(422)
    for (const sentence of ['Kies een andere organisatie dan de adviseur', 'laatste dag die na de eerste'])
      expect([sentence, body.includes(sentence)]).toEqual([sentence, true])
  })

  it('is not told twice in the same words', async () => {
    expect((await tell('G', { subject: 'Tweemaal' })).statusCode).toBe(303)
    expect((await tell('G', { subject: 'Tweemaal' })).statusCode).toBe(422)
    expect((await tell('G', { subject: 'Tweemaal', validFrom: '2026-02-01' })).statusCode).toBe(303)
  })

  it('is ended by a side from today on, and with a day that passed by the programme alone', async () => {
    const path = pathOf(await tell('G'))
    const yesterday = today().subtract({ days: 1 }).toString()
    expect((await end('G', path, yesterday)).statusCode).toBe(422)
    expect((await end('A', path, today().toString())).statusCode).toBe(403)
    expect(await endOf(path)).toBe(null)
    expect((await end('N', path, today().toString())).statusCode).toBe(303)
    expect(await endOf(path)).toBe(today().toString())
    expect((await end('T', path, '2026-01-14')).statusCode).toBe(422)
    expect((await end('T', path, yesterday)).statusCode).toBe(303)
    expect(await endOf(path)).toBe(yesterday)
    expect((await end('T', path, today().toString())).statusCode).toBe(409)
  })

  it('is seen by its sides and the programme, in page, list and file, and by nobody else', async () => {
    const path = pathOf(await tell('N', { subject: 'Iets tussen twee partijen' }))
    const sees = async (by: string, url: string) => {
      const { statusCode, body } = await ask(site, 'GET', url, { cookie: cookies[by] ?? '' })
      return statusCode === 200 && body.includes('Iets tussen twee partijen')
    }
    for (const url of [path, '/beheer/adviesrelaties?per=100', '/beheer/adviesrelaties.csv']) {
      for (const by of ['G', 'N', 'T', 'A']) expect([by, url, await sees(by, url)]).toEqual([by, url, true])
      for (const by of ['M', 'R', '']) expect([by, url, await sees(by, url)]).toEqual([by, url, false])
    }
    expect((await ask(site, 'GET', path, { cookie: cookies.M ?? '' })).statusCode).toBe(404)
    expect((await end('M', path, today().toString())).statusCode).toBe(404)
  })
})

describe('what the conflicts of interest get', () => {
  it('is every relation that held from a day on, with what ended meanwhile', async () => {
    const { db } = site.services
    const pairs = async (since: string) =>
      (await adviceRelationsSince(db, { since, organisationIds: [ids['demo-corporatie-a'] ?? ''] })).map(
        ({ adviserId, clientId }) => [adviserId, clientId],
      )
    const pair = [ids['demo-adviesbureau-a'], ids['demo-corporatie-a']]
    expect(await pairs(today().subtract({ days: 201 }).toString())).toEqual([pair])
    expect(await pairs(today().subtract({ days: 198 }).toString())).toEqual([])
    const all = await adviceRelationsSince(db, { since: '2000-01-01' })
    expect(all.some(one => one.clientId === ids['gemeente-b-demo'])).toBe(true)
  })
})
