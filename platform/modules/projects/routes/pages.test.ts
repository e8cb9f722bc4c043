import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { xlsxMediaType } from '../../../kit/documents/workbook.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
}, 60_000)
afterAll(() => site.close())

const get = (url: string, cookie = '') => site.server.inject({ url, headers: { cookie } })
const matches = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(match => match[1]!.replaceAll('&amp;', '&'))
/** Slugs of the areas in the table, in their order. */
const rows = (html: string) => matches(html, /<th scope="row"[^>]*><a href="\/projecten\/([a-z0-9-]+)"/g)
const heading = (html: string) => matches(html, /<h2[^>]*>([^<]* (?:van|of) [^<]*)<\/h2>/g)

describe('the list', () => {
  test('shows 25 of all areas, most homes first, without script or inline style', async () => {
    const page = await get('/projecten')
    expect(page.statusCode).toBe(200)
    expect(heading(page.body)).toEqual(['49 van 49 gebieden'])
    expect(rows(page.body).length).toBe(25)
    expect(rows(page.body).slice(0, 3)).toEqual(['mra-oost', 'oude-lijn', 'haven-stad'])
    expect(page.body.match(/<script|\sstyle="/g)).toBeNull()
    expect(matches(page.body, /<p class="small muted">([^<]*)<\/p>/g)).toEqual([
      'Tel de aantallen niet op: regionale zones overlappen losse gebieden.',
    ])
  })

  test('a second page goes on where the first ended, and a page past the end is the last', async () => {
    const second = await get('/projecten?pagina=2')
    expect(rows(second.body).length).toBe(24)
    expect(rows((await get('/projecten?pagina=99')).body)).toEqual(rows(second.body))
    expect(rows((await get('/projecten?per=50')).body).length).toBe(49)
  })

  test.each(['pagina=0', 'pagina=x', 'per=10', 'per=1000000', 'sorteer=prijs', 'woningenVan=-1'])(
    'an address with %s cannot be read',
    async query => {
      expect((await get(`/projecten?${query}`)).statusCode).toBe(400)
    },
  )

  test.each([
    'soort=pretpark',
    'programma=NOVEX17',
    'knelpunt=geld',
    'provincie=belgie',
    'soort=haven&soort=x',
  ])('a filter value that is not known is refused rather than ignored: %s', async query => {
    expect((await get(`/projecten?${query}`)).statusCode).toBe(400)
    expect((await get(`/kaart?${query}`)).statusCode).toBe(400)
    expect((await get(`/projecten.csv?${query}`)).statusCode).toBe(400)
  })

  test('a form with nothing filled in and an unknown parameter show everything', async () => {
    const page = await get('/projecten?zoek=&woningenVan=&woningenTot=&sorteer=&campagne=x')
    expect(heading(page.body)).toEqual(['49 van 49 gebieden'])
  })

  test('filters of one kind add up, of two kinds narrow, and each can be taken away', async () => {
    const page = await get('/projecten?provincie=groningen&provincie=limburg&soort=haven')
    expect(rows(page.body)).toEqual(['stadshavens-groningen'])
    expect(matches(page.body, /<a href="(\/projecten[^"]*)"><span class="vh">Verwijder filter/g)).toEqual([
      '/projecten?provincie=groningen&provincie=limburg',
      '/projecten?soort=haven&provincie=limburg',
      '/projecten?soort=haven&provincie=groningen',
    ])
  })

  test('what was typed stays text', async () => {
    const page = await get('/projecten?zoek=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E')
    expect(page.statusCode).toBe(200)
    expect(page.body.match(/<script/g)).toBeNull()
    expect(heading(page.body)).toEqual(['0 van 49 gebieden'])
  })

  test('speaks English to who chose English', async () => {
    const page = await get('/projecten?soort=haven', 'taal=en')
    expect(heading(page.body)).toEqual(['3 of 49 areas'])
    expect(matches(page.body, /<html lang="(\w+)"/g)).toEqual(['en'])
  })
})

describe('the files', () => {
  test('csv and json hold exactly the areas of the selection, in its order', async () => {
    const query = 'knelpunt=bodem&sorteer=naam'
    const shown = rows((await get(`/projecten?${query}`)).body)
    const csv = await get(`/projecten.csv?${query}`)
    const lines = csv.body.trimEnd().split('\n')
    expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(shown)
    const json = await get(`/projecten.json?${query}`)
    expect(json.json<{ id: string }[]>().map(row => row.id)).toEqual(shown)
    expect([csv.headers['content-type'], json.headers['content-type']]).toEqual([
      'text/csv; charset=utf-8',
      'application/json; charset=utf-8',
    ])
  })
})

describe('the spreadsheet', () => {
  test('holds exactly the areas of the selection, numbers as numbers', async () => {
    const query = 'knelpunt=bodem&sorteer=naam'
    const file = await get(`/projecten.xlsx?${query}`)
    expect(file.headers['content-type']).toBe(xlsxMediaType)
    const { sheets } = await readXlsx(new Uint8Array(file.rawPayload))
    const [head, ...lines] = sheets[0]!.rows
    expect(lines.map(line => line[0])).toEqual(rows((await get(`/projecten?${query}`)).body))
    const latitude = head!.indexOf('breedtegraad')
    expect(new Set(lines.map(line => typeof line[latitude]))).toEqual(new Set(['number']))
  })
})

describe('the map', () => {
  test('draws single areas and lists every area of the selection', async () => {
    const page = await get('/kaart?programma=novex&provincie=utrecht')
    const listed = matches(page.body, /<li><a href="\/projecten\/([a-z0-9-]+)"/g)
    expect(listed).toEqual([
      'merwedekanaalzone',
      'hoefkwartier',
      'merwede-deelgebied-5',
      'groot-merwede',
      'amersfoort-a1-spoor',
    ])
    const drawn = new Set(matches(page.body, /<a href="\/projecten\/([a-z0-9-]+)" tabindex="-1"/gi))
    expect([...drawn].toSorted()).toEqual(['hoefkwartier', 'merwede-deelgebied-5', 'merwedekanaalzone'])
  })
})

describe('the page of an area', () => {
  test('shows the year of a figure, the sources, and that the place is not verified', async () => {
    const page = await get('/projecten/knoopxl-fellenoord')
    expect(matches(page.body, /<h1>([^<]*)<\/h1>/g)).toEqual(['KnoopXL / Fellenoord'])
    expect(matches(page.body, /<small>([^<]*)<\/small>/g).slice(-2)).toEqual([
      'bron uit 2023',
      'bron uit 2023',
    ])
    expect(matches(page.body, /<a href="(https:[^"]*)" rel="noreferrer">/g)).toEqual([
      'https://stadszaken.nl/artikel/3427/casus-met-knoop-xl-wil-eindhoven-economische-krachtpatser-blijven',
      'https://www.openeindhoven.nl/bv-gemeente-eindhoven-provincie-noord-brabant',
    ])
    expect(matches(page.body, /utrecht-badge-status[^>]*>([^<]*)</g)).toEqual([
      'In beeld, niet toegelaten',
      'niet geverifieerd',
    ])
  })

  test('says that guessed bottlenecks are guessed and that a zone overlaps', async () => {
    const page = await get('/projecten/oude-lijn', 'taal=en')
    expect(matches(page.body, /utrecht-badge-status[^>]*>([^<]*)</g)).toEqual([
      'In view, not admitted',
      'Regional zone: overlaps other areas',
      'estimated',
      'not verified',
      'not verified',
    ])
  })

  test.each(['/projecten/atlantis', '/projecten/..%2f', '/projecten/Haven-Stad'])(
    '%s is not there',
    async url => {
      expect((await get(url)).statusCode).toBe(404)
    },
  )
})
