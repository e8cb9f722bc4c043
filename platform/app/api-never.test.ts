import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestSite, testSite } from './testing.ts'
import { ask, makeShared, makeTestToken, signIn, tokenOf } from './testing-readers.ts'

// Every case of the demonstration for several readers.
vi.setConfig({ testTimeout: 120_000 })

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

type Method = 'GET' | 'POST' | 'PUT'
interface Told {
  status: number
  body: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
  json: any
}

async function api(
  token: string | undefined,
  url: string,
  method: Method = 'GET',
  fields = {},
): Promise<Told> {
  const { statusCode, body } = await ask(site, method, `/api/v1${url}`, { token, fields, isJson: true })
  return { status: statusCode, body, json: JSON.parse(body) }
}

const readers = ['G', 'M', 'R', 'T', 'B', 'K', 'ended'] as const

async function allCases(): Promise<string[]> {
  const rows = await site.services.db.selectFrom('cases').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

describe('a token sees exactly what its person sees', () => {
  it.each(readers)('in the list and of every case, as %s', async reader => {
    const [cookie, token] = [await signIn(site, reader), await tokenOf(site, reader)]
    const list = await api(token, '/cases?perPagina=100')
    const file = await ask(site, 'GET', '/cases.csv', { cookie })
    const rows = file.statusCode === 200 ? parse(file.body, { columns: true, bom: true, delimiter: ';' }) : []
    const names = (rows as { naam: string }[]).map(({ naam }) => naam)
    const listed = list.status === 200 ? list.json.items.map(({ naam }: { naam: string }) => naam) : []
    expect(listed).toEqual(names)
    for (const id of await allCases()) {
      const page = await ask(site, 'GET', `/cases/${id}/bestand.json`, { cookie })
      const one = await api(token, `/cases/${id}`)
      expect([id, one.status]).toEqual([id, page.statusCode])
      if (one.status !== 200) continue
      const { note: _, ...asPage } = JSON.parse(page.body)
      const { note: __, ...asToken } = one.json.bestand
      expect(asToken).toEqual(asPage)
    }
  })

  it.each(['G', 'M', 'R', 'T'] as const)('of every figure, as %s', async reader => {
    const [cookie, token] = [await signIn(site, reader), await tokenOf(site, reader)]
    let untold = 0
    for (const id of await allCases()) {
      const page = await ask(site, 'GET', `/cases/${id}/overzicht`, { cookie })
      if (page.statusCode !== 200) continue
      const { json } = await api(token, `/cases/${id}/uitkomsten`)
      /** A figure that the page tells leads to its explanation. */
      const onPage = (pointer: string) => page.body.includes(`pointer=${encodeURIComponent(pointer)}"`)
      const figures: [string, { eur: number | null }][] = [
        ['/area/npvEur', json.gebied.contanteWaarde],
        ['/rateDifferenceEur', json.renteverschil],
        ...json.partijen.flatMap((party: { id: string } & Record<string, { eur: number | null }>) => [
          [`/parties/${party.id}/npvOwnEur`, party.contanteWaardeEigen],
          [`/parties/${party.id}/npvCommonEur`, party.contanteWaardeGemeenschappelijk],
          [`/parties/${party.id}/peakFundingEur`, party.piekfinanciering],
        ]),
      ]
      for (const [pointer, amount] of figures) {
        expect([id, pointer, amount.eur !== null]).toEqual([id, pointer, onPage(pointer)])
        if (amount.eur === null) untold += 1
      }
    }
    // The test looks at hidden figures indeed.
    if (reader === 'G') expect(untold).toBeGreaterThan(0)
  })

  it('and no total of hidden lines beside figures of another convention', async () => {
    const token = await tokenOf(site, 'G')
    let told = 0
    for (const id of await allCases()) {
      const own = await api(token, `/cases/${id}/uitkomsten`)
      if (own.status !== 200) continue
      const others = ['begin', 'midden', 'einde'].filter(word => word !== own.json.conventie)
      for (const party of own.json.partijen as { contanteWaardeEigen: { verborgenDeel?: object } }[])
        if (party.contanteWaardeEigen.verborgenDeel) told += 1
      for (const word of others) {
        const { body, json } = await api(token, `/cases/${id}/uitkomsten?conventie=${word}`)
        expect([id, json.conventie, body.includes('verborgenDeel')]).toEqual([id, word, false])
      }
    }
    // The test looks at cases of which totals are told indeed.
    expect(told).toBeGreaterThan(0)
  })

  it('and a case that is not for its person is as far away as one that does not exist', async () => {
    const token = await tokenOf(site, 'K')
    const known = (await allCases())[0] ?? ''
    const withoutId = ({ status, json }: Told) => ({ status, ...json, requestId: '' })
    const nowhere = '0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f09'
    for (const part of [
      '',
      '/versies',
      '/versies/1',
      '/uitkomsten',
      '/uitleg?cijfer=/area/npvEur',
      '/toetsen',
      '/risico',
      '/bijdrage?partij=gem',
    ])
      expect(withoutId(await api(token, `/cases/${known}${part}`))).toEqual(
        withoutId(await api(token, `/cases/${nowhere}${part}`)),
      )
  })
})

const secrets = { M: ['7654321', 'Kanarie-dev'], cor: ['8912345', 'Kanarie-cor'] } as const

/** All that the API tells a reader of a case in which the developer and the association each hide a line. */
async function everythingTold(reader: 'G' | 'M' | 'T'): Promise<string> {
  const { id } = await makeShared(site, secrets)
  const market = await tokenOf(site, 'M')
  await api(market, `/cases/${id}/versies`, 'POST', { naam: 'Proefversie', reden: 'In de proef', revisie: 1 })
  const token = await tokenOf(site, reader)
  const paths = [
    '',
    '/versies',
    '/versies/1',
    '/toetsen',
    '/risico?trekkingen=1000',
    '/bijdrage?partij=gem&betaler=rijk&trekkingen=1000',
    '/uitleg?cijfer=/area/npvEur',
  ]
  const results = ['begin', 'midden', 'einde'].map(convention => `/uitkomsten?conventie=${convention}`)
  const lines = Object.keys(secrets).map(
    party => `/uitleg?cijfer=/lines/geheim-${party === 'M' ? 'dev' : party}/realEur`,
  )
  const told: string[] = []
  for (const path of [...paths, ...results, ...lines])
    told.push((await api(token, `/cases/${id}${path}`)).body)
  const { json } = await api(token, `/cases/${id}`)
  const changed = {
    revisie: 1,
    bestand: { ...json.bestand, lines: [...(json.bestand.lines ?? []), { id: 'geheim-dev' }] },
  }
  told.push((await api(token, `/cases/${id}/bestand`, 'PUT', changed)).body)
  return told.join('\n')
}

describe('a line that is hidden', () => {
  it('is told to the party it is for, so that this test can fail', async () => {
    const told = await everythingTold('M')
    expect([told.includes('7654321'), told.includes('Kanarie-dev')]).toEqual([true, true])
    expect([told.includes('8912345'), told.includes('Kanarie-cor')]).toEqual([false, false])
  })

  it.each(['G', 'T'] as const)('leaks not one figure or word to %s', async reader => {
    const told = await everythingTold(reader)
    expect(
      Object.values(secrets)
        .flat()
        .filter(canary => told.includes(canary)),
    ).toEqual([])
  })

  it('keeps its party out of help for parties together, as if it were not in the case', async () => {
    const { id } = await makeShared(site, secrets)
    const asked = async (reader: 'G' | 'M', samen: string) => {
      const token = await tokenOf(site, reader)
      const url = `/cases/${id}/bijdrage?partij=gem&samen=${samen}&betaler=rijk&trekkingen=1000`
      const { status, json } = await api(token, url)
      return { status, ...json, requestId: '' }
    }
    expect(await asked('G', 'dev')).toEqual(await asked('G', 'nobody'))
    expect((await asked('G', 'dev')).status).toBe(404)
    const { status, samen } = await asked('M', 'dev')
    expect([status, samen.partijen.map(({ partij }: { partij: string }) => partij)]).toEqual([
      200,
      ['dev', 'gem'],
    ])
    // Lines of the association are hidden from the developer; those of public bodies are not.
    expect(samen.binnenGrenzen).not.toBeNull()
  })

  it('stays when somebody who does not see it saves the whole file', async () => {
    const { id } = await makeShared(site, secrets)
    const [town, market] = [await tokenOf(site, 'G'), await tokenOf(site, 'M')]
    const seen = await api(town, `/cases/${id}`)
    expect(seen.json.verborgen.regels).toBe(2)
    const bestand = { ...seen.json.bestand, note: { nl: 'Bewaard door een programma' } }
    const saved = await api(town, `/cases/${id}/bestand`, 'PUT', { revisie: seen.json.revisie, bestand })
    expect([saved.status, saved.json]).toEqual([200, { revisie: 2 }])
    const after = await api(market, `/cases/${id}`)
    const ids = after.json.bestand.lines.map((line: { id: string }) => line.id)
    expect([after.json.bestand.note.nl, ids.includes('geheim-dev')]).toEqual([
      'Bewaard door een programma',
      true,
    ])
  })
})

describe('writing by a token', () => {
  it('is under the same rights as on the pages: a party changes its own lines only', async () => {
    const { id } = await makeShared(site)
    const market = await tokenOf(site, 'M')
    const { json } = await api(market, `/cases/${id}`)
    expect(json.magWijzigen).toBe('eigen-regels')
    const bestand = { ...json.bestand, rates: { ...json.bestand.rates, interest: 0.5 } }
    const refused = await api(market, `/cases/${id}/bestand`, 'PUT', { revisie: json.revisie, bestand })
    expect([refused.status, (await api(market, `/cases/${id}`)).json.revisie]).toEqual([403, json.revisie])
  })

  it('leaves an entry in the audit trail in the name of the person', async () => {
    const { id } = await makeShared(site)
    const token = await tokenOf(site, 'G')
    const { json } = await api(token, `/cases/${id}`)
    const bestand = { ...json.bestand, note: { nl: 'Anders' } }
    await api(token, `/cases/${id}/bestand`, 'PUT', { revisie: json.revisie, bestand })
    const entry = await site.services.db
      .selectFrom('audit_entries')
      .innerJoin('accounts', join => join.on(sql<boolean>`accounts.person_id::text = audit_entries.actor_id`))
      .select(['audit_entries.action', 'accounts.email', 'audit_entries.after'])
      .where('object_id', '=', id)
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(entry).toMatchObject({
      action: 'changeCase',
      email: 'planeconoom@example.org',
      after: { revision: 2 },
    })
  })

  it('of a file with mistakes tells all of them with their places, and makes nothing', async () => {
    const token = await tokenOf(site, 'G')
    const before = (await allCases()).length
    const { status, json } = await api(token, '/cases', 'POST', { bestand: { format: 'versneller-case/1' } })
    const places = json.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect([
      status,
      places.every((place: string) => place.startsWith('/bestand')),
      places.length > 3,
    ]).toEqual([400, true, true])
    expect((await allCases()).length).toBe(before)
  })
})

describe('the rights of a token', () => {
  const email = 'planeconoom@example.org'

  it('are no more than its scopes, before anything is told of the object', async () => {
    const reads = await makeTestToken(site, email, { scopes: ['read:cases'] })
    const [id = ''] = await allCases()
    expect((await api(reads, '/cases')).status).toBe(200)
    for (const [url, method] of [
      [`/cases/${id}/uitkomsten`, 'GET'],
      ['/cases/0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f09/uitkomsten', 'GET'],
      ['/cases', 'POST'],
      [`/cases/${id}/bestand`, 'PUT'],
    ] as const)
      expect([url, (await api(reads, url, method)).status]).toEqual([url, 403])
  })

  it('end when it expires or is revoked', async () => {
    const expired = await makeTestToken(site, email, {
      expiresAt: Temporal.Now.instant().subtract({ hours: 1 }),
    })
    expect((await api(expired, '/cases')).status).toBe(401)
    const token = await makeTestToken(site, email)
    expect((await api(token, '/cases')).status).toBe(200)
    await site.services.db.updateTable('api_tokens').set({ revoked_at: Temporal.Now.instant() }).execute()
    expect((await api(token, '/cases')).status).toBe(401)
  })

  it('end at the instant at which the function of its person ends, or the account is closed', async () => {
    const { db } = site.services
    const token = await makeTestToken(site, email)
    const { person_id } = await db
      .selectFrom('accounts')
      .select('person_id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    expect((await api(token, '/cases')).status).toBe(200)
    await db
      .updateTable('positions')
      .set({ valid_to: Temporal.Now.instant().subtract({ seconds: 1 }) })
      .where('person_id', '=', person_id)
      .execute()
    const [id = ''] = await allCases()
    expect([(await api(token, '/cases')).status, (await api(token, `/cases/${id}`)).status]).toEqual([
      403, 404,
    ])
    await db.updateTable('positions').set({ valid_to: null }).where('person_id', '=', person_id).execute()
    expect((await api(token, '/cases')).status).toBe(200)
    await db
      .updateTable('accounts')
      .set({ disabled_at: Temporal.Now.instant() })
      .where('person_id', '=', person_id)
      .execute()
    expect((await api(token, '/cases')).status).toBe(401)
  })
})
