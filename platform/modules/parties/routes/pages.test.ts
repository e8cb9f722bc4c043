import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { demoAccounts, demoPassword } from '../index.ts'
import { loadDemonstration } from '../seed/load-demonstration.ts'

let site: TestSite
const cookies = new Map<string, string>()
let address = 0
beforeAll(async () => {
  site = await testSite()
  await loadDemonstration(site.services)
})
afterAll(() => site.close())

const headers = {
  origin: 'http://localhost',
  host: 'localhost',
  'content-type': 'application/x-www-form-urlencoded',
}

async function post(url: string, fields: Record<string, string>, cookie = '') {
  return site.server.inject({
    method: 'POST',
    url,
    remoteAddress: `203.0.113.${++address % 250}`,
    headers: { ...headers, cookie },
    payload: new URLSearchParams(fields).toString(),
  })
}

/** The cookie of an account of the demonstration, signed in over HTTP. */
async function as(mailbox: string): Promise<string> {
  const known = cookies.get(mailbox)
  if (known) return known
  const answer = await post('/aanmelden', { email: `${mailbox}@example.org`, password: demoPassword })
  const cookie = `sessie=${answer.cookies[0]?.value}`
  cookies.set(mailbox, cookie)
  return cookie
}

const get = async (url: string, cookie = '') =>
  site.server.inject({ url, headers: { host: 'localhost', cookie } })
const mailboxOf = (email: string) => email.split('@')[0] ?? ''
const textOf = (html: string, tag: string) => new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(html)?.[1]

describe('the pages of people and organisations', () => {
  it('open for each role as the matrix says', async () => {
    const pages = [
      '/werk',
      '/account/vervanging',
      '/beheer/functies',
      '/beheer/organisaties',
      '/beheer/organisaties/nieuw',
      '/beheer/accounts',
    ]
    const marks: Record<string, string> = {}
    for (const account of demoAccounts) {
      const cookie = await as(mailboxOf(account.email))
      const statuses: number[] = []
      for (const page of pages) statuses.push((await get(page, cookie)).statusCode)
      marks[account.hasEnded ? 'ended' : account.role] = statuses
        .map(status => (status === 200 ? '+' : status === 403 ? '-' : '?'))
        .join('')
    }
    expect(marks).toEqual({
      G: '++++--',
      M: '++++--',
      B: '++----',
      T: '+++++-',
      D: '+++++-',
      S: '++----',
      L: '++----',
      R: '++++--',
      U: '++++--',
      E: '++++--',
      A: '++++++',
      V: '++----',
      N: '++----',
      C: '++----',
      K: '++++--',
      ended: '++----',
    })
  })

  it('send a visitor to sign in and back', async () => {
    const answer = await get('/beheer/functies')
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      '/aanmelden?naar=%2Fbeheer%2Ffuncties',
    ])
  })

  it('show a municipality its own positions and nobody else’s, in the list and by address', async () => {
    const cookie = await as('planeconoom')
    const rows = await site.services.db
      .selectFrom('positions')
      .innerJoin('organisations', 'organisations.id', 'positions.organisation_id')
      .select(['positions.id', 'organisations.slug'])
      .execute()
    const list = (await get('/beheer/functies?per=100', cookie)).body
    const seen = rows.filter(row => list.includes(`/beheer/functies/${row.id}`))
    expect(new Set(seen.map(row => row.slug))).toEqual(new Set(['gemeente-a-demo']))
    const other = rows.find(row => row.slug === 'gemeente-b-demo')
    expect((await get(`/beheer/functies/${other?.id}`, cookie)).statusCode).toBe(404)
    expect((await post(`/beheer/functies/${other?.id}`, { act: 'end' }, cookie)).statusCode).toBe(404)
    expect((await get('/beheer/functies/geen-id', cookie)).statusCode).toBe(404)
  })
})

describe('the form for a position', () => {
  it('gives one, keeping what was typed when it is refused', async () => {
    const cookie = await as('planeconoom')
    const [row] = await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', 'gemeente-a-demo')
      .execute()
    const fields = {
      email: 'collega@example.org',
      name: 'Jurist, gemeente',
      language: 'nl',
      organisation: row?.id ?? '',
      role: 'G',
      title: 'Jurist',
      level: 'ambtenaar',
      validFrom: '',
      validTo: '2020-01-01',
    }
    const refused = await post('/beheer/functies/nieuw', fields, cookie)
    expect(refused.statusCode).toBe(422)
    expect(refused.body.includes('value="Jurist"')).toBe(true)
    const given = await post('/beheer/functies/nieuw', { ...fields, validTo: '' }, cookie)
    expect(given.statusCode).toBe(303)
    expect(textOf((await get(given.headers.location ?? '', cookie)).body, 'h1')).toBe(
      'Jurist, Gemeente A (demo)',
    )
    const above = await post(
      '/beheer/functies/nieuw',
      { ...fields, email: 'baas@example.org', role: 'A', validTo: '' },
      cookie,
    )
    expect(above.statusCode).toBe(403)
  })

  it('of the programme waits for the second administrator, who finds it among the tasks', async () => {
    const [bureau] = await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', 'programmabureau-demo')
      .execute()
    const fields = {
      email: 'nieuw-t@example.org',
      name: 'Medewerker',
      language: 'nl',
      organisation: bureau?.id ?? '',
      role: 'T',
      title: 'Medewerker communicatie',
      level: 'ambtenaar',
      validFrom: '',
      validTo: '',
    }
    const [first, second] = [await as('beheerder'), await as('tweede-beheerder')]
    // With more than thirty choices the field holds the name.
    const asked = await post(
      '/beheer/functies/nieuw',
      { ...fields, organisation: 'Programmabureau (demo)' },
      first,
    )
    const path = (asked.headers.location ?? '').split('?')[0] ?? ''
    expect((await get('/werk', first)).body.includes(path)).toBe(false)
    expect((await get('/werk', second)).body.includes(path)).toBe(true)
    expect((await post(path, { act: 'confirm' }, first)).statusCode).toBe(403)
    expect((await post(path, { act: 'confirm' }, second)).statusCode).toBe(303)
  })
})

describe('other pages of people and organisations', () => {
  it('let a colleague act on behalf of somebody, and back', async () => {
    const [giver, taker] = [await as('ontwikkelaar'), await as('ontwikkelmanager')]
    const form = (await get('/account/vervanging', giver)).body
    const colleague = /<option value="([0-9a-f-]{36} [0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
    expect(
      (await post('/account/vervanging', { colleague, validFrom: '', validTo: '2027-01-31' }, giver))
        .statusCode,
    ).toBe(303)
    const page = (await get('/account/vervanging', taker)).body
    const person = /name="persoon" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await post('/account/vervanging/namens', { persoon: person }, taker)).headers.location).toBe(
      '/werk',
    )
    expect(
      (await get('/werk', taker)).body.includes('Je handelt nu namens Projectontwikkelaar, ontwikkelaar A'),
    ).toBe(true)
    await post('/account/vervanging/namens', {}, taker)
    expect((await get('/werk', taker)).body.includes('Je handelt nu namens')).toBe(false)
  })

  it('give each list as a file of exactly what the reader may see', async () => {
    const lines = async (url: string, mailbox: string) =>
      (await get(url, await as(mailbox))).body.replace('\uFEFF', '').trimEnd().split('\r\n')
    const municipality = await lines('/beheer/organisaties.csv', 'projectleider')
    expect(municipality).toEqual([
      'naam;soort;eigenaar;code;provincie;oprichter;primairePartij;bronVanPositie;demonstratie',
      'Gemeente B (demo);gemeente;;;;nee;nee;;ja',
    ])
    expect(await lines('/beheer/organisaties.csv?soort=provincie', 'beheerder')).toHaveLength(1 + 12 + 1)
    expect((await lines('/beheer/functies.csv?rol=G', 'projectleider'))[1]?.split(';').slice(-1)).toEqual([
      'Geldt nu',
    ])
    expect((await get('/beheer/audit.csv', await as('planeconoom'))).statusCode).toBe(403)
    expect((await lines('/beheer/audit.csv?handeling=loadDemonstration', 'auditor'))[0]).toBe(
      'nummer;moment;persoonKenmerk;namensKenmerk;handeling;soort;kenmerk;controlegetal',
    )
  })

  it('show the public who takes part, and not who was asked to', async () => {
    const { body } = await get('/partners')
    expect(
      ['NEPROM', 'Demo-ontwikkelaar A', 'Demo-financier A', 'Demo-corporatie A'].map(name =>
        body.includes(name),
      ),
    ).toEqual([true, true, false, false])
    const english = await get('/partners', 'taal=en')
    expect(textOf(english.body, 'h1')).toBe('Partners')
    expect((await get('/partners/netwerken/g4')).statusCode).toBe(200)
    expect((await get('/partners/netwerken/bestaat-niet')).statusCode).toBe(404)
  })
})

describe('pages of one organisation', () => {
  it('make an organisation a member of networks and umbrella bodies, as the form says and no other', async () => {
    const { db } = site.services
    const idOf = async (slug: string) =>
      (await db.selectFrom('organisations').select('id').where('slug', '=', slug).executeTakeFirstOrThrow())
        .id
    const [id, neprom] = [await idOf('demo-ontwikkelaar-a'), await idOf('neprom')]
    const path = `/beheer/organisaties/${id}/netwerken`
    const umbrellas = async () =>
      (
        await db
          .selectFrom('umbrella_members')
          .select('umbrella_id')
          .where('organisation_id', '=', id)
          .execute()
      ).map(row => row.umbrella_id)
    const form = await get(path, await as('beheerder'))
    expect([
      form.body.includes('name="koepel-neprom"'),
      form.body.includes('koepel-demo-corporatie-a'),
    ]).toEqual([...[true, false]])
    const sent = { 'koepel-neprom': 'ja', 'koepel-ivbn': '', 'koepel-demo-corporatie-a': 'ja' }
    expect((await post(path, sent, await as('ontwikkelaar'))).statusCode).toBe(403)
    expect([(await post(path, sent, await as('beheerder'))).statusCode, await umbrellas()]).toEqual([
      ...[303, [neprom]],
    ])
    expect((await get(path, await as('beheerder'))).body).toMatch(/name="koepel-neprom"[^>]*checked/)
    expect([(await post(path, {}, await as('beheerder'))).statusCode, await umbrellas()]).toEqual([303, []])
  })

  it('tell which text each partner adopted and when, and whether enough founders did', async () => {
    const { db } = site.services
    const founders = await db
      .selectFrom('accessions')
      .innerJoin('organisations', 'organisations.id', 'organisation_id')
      .select(['accessions.id', 'terms_version as version'])
      .where('is_founder', '=', true)
      .where('state', '=', 'ratified')
      .execute()
    const count = founders.length
    const told = async () => {
      const { body } = await get('/partners')
      return {
        adopted: /(\d+) van de (\d+) oprichters hebben/.exec(body)?.slice(1),
        isAdopted: body.includes('Met twee derde van de oprichters is het programma vastgesteld.'),
        versions: body.split(`Versie ${founders[0]?.version}, `).length - 1 >= count,
        signatures: body.split('Programmatekst ondertekend op ').length - 1,
      }
    }
    const all = {
      adopted: [String(count), String(count)],
      isAdopted: true,
      versions: true,
      signatures: count,
    }
    expect(await told()).toEqual(all)
    const most = founders.slice(0, Math.floor(count / 3) + 1).map(one => one.id)
    const move = (state: 'suspended' | 'ratified') =>
      db.updateTable('accessions').set({ state }).where('id', 'in', most).execute()
    await move('suspended')
    expect(await told()).toEqual({
      ...{ ...all, adopted: [String(count - most.length), String(count)], isAdopted: false },
    })
    await move('ratified')
  })

  it('take the next step of an accession over the form', async () => {
    const [row] = await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', 'demo-corporatie-a')
      .execute()
    const path = `/beheer/organisaties/${row?.id}/toetreding`
    const step = { to: 'ratified', contribution: '', rightsFrom: '', reason: '' }
    expect((await post(path, step, await as('corporatie'))).statusCode).toBe(403)
    expect((await post(path, step, await as('programmadirecteur'))).statusCode).toBe(303)
    expect((await post(path, step, await as('programmadirecteur'))).statusCode).toBe(409)
  })
})
