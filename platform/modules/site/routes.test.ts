import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../app/testing.ts'
import { fixedClock } from '../../kit/clock/clock.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true, clock: fixedClock('2026-11-24T09:00:00Z') })
}, 60_000)
afterAll(() => site.close())

const get = (url: string, cookie = '') => site.server.inject({ url, headers: { cookie } })
const post = (url: string, fields: Record<string, string>, headers = {}) =>
  site.server.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    payload: new URLSearchParams(fields).toString(),
  })
const matches = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(match => match[1]!.replaceAll('&amp;', '&'))

describe('the public pages', () => {
  test.each([
    ['/', 'Sneller bouwen in de bestaande stad', 'Building faster in existing cities'],
    ['/programma', 'Programma', 'Programme'],
    ['/programma/organisatie', 'Organisatie van het programma', 'Organisation of the programme'],
    ['/doelen', 'Doelen', 'Goals'],
    ['/zoeken', 'Zoeken', 'Search'],
    ['/open-data', 'Open data', 'Open data'],
    ['/api', 'API voor programma’s', 'API for programs'],
    ['/toegankelijkheid', 'Toegankelijkheid', 'Accessibility'],
    ['/privacy', 'Privacy', 'Privacy'],
    ['/beveiliging-melden', 'Beveiliging melden', 'Report a vulnerability'],
    ['/taal', 'Taal', 'Language'],
  ])('%s has one title in each language, and no script or inline style', async (url, nl, en) => {
    for (const [language, title] of [
      ['nl', nl],
      ['en', en],
    ] as const) {
      const page = await get(url, `taal=${language}`)
      expect(page.statusCode).toBe(200)
      expect(matches(page.body, /<h1>([^<]*)<\/h1>/g)).toEqual([title])
      expect(matches(page.body, /<html lang="(\w+)"/g)).toEqual([language])
      expect(matches(page.body, /<title>([^<]*)<\/title>/g).slice(0, 1)).toEqual([`${title} · Versneller`])
      expect(page.body.match(/<script|\sstyle="/g)).toBeNull()
    }
  })

  test('every link within the site leads somewhere', async () => {
    const pages = ['/', '/programma', '/programma/organisatie', '/doelen', '/open-data', '/privacy', '/taal']
    const found = await Promise.all(
      pages.map(async url => matches((await get(url)).body, /href="(\/[^"#]*)[#"]/g)),
    )
    const addresses = [...new Set(found.flat())].filter(url => !url.startsWith('/assets/'))
    const statuses = await Promise.all(addresses.map(async url => [url, (await get(url)).statusCode]))
    // A plan is begun by who signed in.
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([['/oproepen/2/inzenden', 303]])
    expect(statuses.length).toBeGreaterThan(40)
  })

  test('the home page gives no figure for a goal that was not measured', async () => {
    const { body } = await get('/')
    const goals = body.slice(body.indexOf('<ul class="v-goals">'), body.indexOf('id="projecten"'))
    expect(matches(goals, /utrecht-badge-status[^>]*>([^<]*)</g)).toEqual(Array(4).fill('Nog niet gemeten'))
    expect(matches(body, /<dd class="num">([^<]*)<\/dd>/g)).toEqual(['49', '28', '9'])
  })

  test('the current item of the menu is the page or the part that holds it', async () => {
    const current = async (url: string) =>
      matches((await get(url)).body, /<a href="([^"]*)" aria-current="page"/g)
    expect(await current('/')).toEqual([])
    expect(await current('/programma/organisatie')).toEqual(['/programma', '/programma'])
    expect(await current('/projecten/binckhorst')).toEqual(['/projecten', '/projecten'])
  })

  test('the programme is told along three lines, each with what it brings', async () => {
    const { body } = await get('/programma')
    const lines = body.match(/<article class="v-card">.*?<\/article>/g)!
    expect(
      lines.map(line => [matches(line, /<h3>([^<]*)</g)[0], matches(line, /<li>([^<]*)</g).length]),
    ).toEqual([
      ['Projecten sneller in uitvoering', 4],
      ['Knelpunten begrijpen en oplossen', 4],
      ['Kennis vast in het onderwijs', 3],
    ])
  })

  test('a page that did not change is not sent again', async () => {
    const first = await get('/doelen')
    const again = await site.server.inject({
      url: '/doelen',
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })
})

describe('the home page', () => {
  test('the home page tells which call is open, what was decided last in public, and what comes next', async () => {
    await sql`insert into decisions
      (programme_id, number, body_id, kind, title, text, state, method, decided_at, is_public)
      select programme_id, 1000, body_id, kind, 'Blijft binnen', text, 'taken', 'meeting', now(), false
      from decisions where state = 'taken' and body_id is not null limit 1`.execute(site.services.db)
    const { rows } = await sql<{ title: string }>`select title from decisions
      where state = 'taken' and is_public and not is_under_embargo order by decided_at desc, number desc limit 4`.execute(
      site.services.db,
    )
    const { rows: ahead } = await sql<{ name: string }>`select name from milestones
      where reached_on is null order by due_on limit 4`.execute(site.services.db)
    const home = (await get('/')).body
    const part = (id: string) => new RegExp(`aria-labelledby="${id}".*?</section>`, 's').exec(home)?.[0] ?? ''
    expect(matches(part('laatste-besluiten'), /<a href="\/besluiten\/[^"]+">([^<]*)</g)).toEqual(
      rows.map(row => row.title),
    )
    expect(matches(part('wat-komt'), /<\/time><div>([^<]*)</g)).toEqual(ahead.map(row => row.name))
    expect(matches(part('oproep-kop'), /<a [^>]*href="([^"]*)"/g)).toEqual([
      '/oproepen/2/inzenden',
      '/oproepen/2',
    ])
  })
})

describe('language and theme', () => {
  test('a choice is kept for a year and leads back to the page of before', async () => {
    const chosen = await post('/taal', { taal: 'en', naar: '/projecten?soort=haven' })
    expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/projecten?soort=haven'])
    expect(chosen.headers['set-cookie']).toBe('taal=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax')
    const dark = await post('/thema', { thema: 'dark', naar: '/kaart' })
    expect([dark.statusCode, dark.headers.location]).toEqual([303, '/kaart'])
    const page = await get('/kaart', 'thema=dark')
    expect(matches(page.body, /<html[^>]* data-theme="(\w+)"/g)).toEqual(['dark'])
  })

  test('every page changes the language with one button, in the head and in the menu of a small screen', async () => {
    const page = await get('/projecten?soort=haven')
    const switches = page.body.match(/<form[^>]*v-language-switch.*?<\/form>/g)!
    const fields = (form: string) => matches(form, /(?:name="\w+" value="|action=")([^"]*)"/g)
    expect(switches.map(fields)).toEqual(Array(2).fill(['/taal', '/projecten?soort=haven', 'en']))
  })

  test('the choice for the system takes the cookie away', async () => {
    const system = await post('/thema', { thema: 'system', naar: '/' })
    expect(system.headers['set-cookie']).toBe('thema=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax')
  })

  test.each(['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)', ''])(
    'never sends the reader away to %s',
    async naar => {
      expect((await post('/taal', { taal: 'en', naar })).headers.location).toBe('/')
      expect((await post('/thema', { thema: 'dark', naar })).headers.location).toBe('/')
    },
  )

  test('a value that is not known changes nothing and says what to choose', async () => {
    const language = await post('/taal', { taal: 'de', naar: '/' })
    expect([language.statusCode, language.headers['set-cookie']]).toEqual([422, undefined])
    expect(matches(language.body, /<li>(?:<a[^>]*>)?(Kies [^<]*)</g)).toEqual(['Kies Nederlands of English.'])
    const theme = await post('/thema', { thema: 'pink', naar: '/' })
    expect([theme.statusCode, theme.headers['set-cookie']]).toEqual([400, undefined])
  })

  test('another site cannot choose for the reader', async () => {
    const foreign = await post('/thema', { thema: 'dark' }, { 'sec-fetch-site': 'cross-site' })
    expect([foreign.statusCode, foreign.headers['set-cookie']]).toEqual([403, undefined])
  })
})

describe('files at stable addresses', () => {
  test('csv and json of open data hold every area with the columns that the page explains', async () => {
    const csv = (await get('/open-data/gebieden.csv')).body.trimEnd().split('\n')
    const json = (await get('/open-data/gebieden.json')).json<{
      kolommen: { naam: string }[]
      gebieden: Record<string, unknown>[]
      gewijzigd: string
    }>()
    const explained = matches((await get('/open-data')).body, /<th scope="row"[^>]*><code>([^<]*)<\/code>/g)
    expect(csv[0]!.split(',')).toEqual(explained)
    expect(json.kolommen.map(column => column.naam)).toEqual(explained)
    expect(json.gebieden.map(row => Object.keys(row))).toEqual(Array(49).fill(explained))
    expect([csv.length, json.gewijzigd]).toEqual([50, '2026-11-24T09:00:00Z'])
  })

  test('geojson holds every area as a point in WGS84 that says its place was never checked', async () => {
    const file = await get('/open-data/gebieden.geojson')
    const set = file.json<{
      type: string
      features: { id: string; geometry: unknown; properties: object }[]
    }>()
    expect(file.headers['content-type']).toBe('application/geo+json; charset=utf-8')
    expect([set.type, set.features.length]).toEqual(['FeatureCollection', 49])
    const strijp = set.features.find(({ id }) => id === 'strijp-s')!
    expect(strijp.geometry).toEqual({ type: 'Point', coordinates: [5.457, 51.448] })
    expect(strijp.properties).toMatchObject({ naam: 'Strijp-S', lat_lon_geverifieerd: false })
    expect(Object.keys(strijp.properties).filter(name => /graad$/.test(name))).toEqual([])
  })

  test('security.txt says where to report and expires within a year', async () => {
    const file = await get('/.well-known/security.txt')
    expect(file.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(file.body.trimEnd().split('\n')).toEqual([
      'Contact: http://localhost/beveiliging-melden',
      'Expires: 2027-05-23T09:00:00Z',
      'Preferred-Languages: nl, en',
      'Canonical: http://localhost/.well-known/security.txt',
      'Policy: http://localhost/beveiliging-melden',
    ])
  })

  test('the sitemap names pages that are there, and robots.txt names the sitemap', async () => {
    const paths = matches((await get('/sitemap.xml')).body, /<loc>http:\/\/localhost([^<]*)<\/loc>/g)
    expect(paths.length).toBe(1 + 8 + 2 + 49)
    const statuses = await Promise.all(paths.map(async path => (await get(path)).statusCode))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect((await get('/robots.txt')).body.trimEnd().split('\n').at(-1)).toBe(
      'Sitemap: http://localhost/sitemap.xml',
    )
  })

  test('the icon is a drawing that can run nothing', async () => {
    const icon = await get('/icon.svg')
    expect([icon.headers['content-type'], icon.headers['content-security-policy']]).toEqual([
      'image/svg+xml',
      "sandbox; default-src 'none'",
    ])
  })
})
