import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { write } from '../kit/access/write.ts'
import { allSentences, placesIn } from '../kit/texts/catalogues.ts'
import { freshTexts } from '../modules/programme/index.ts'
import { modules } from './modules.ts'
import { type TestSite, testSite } from './testing.ts'
import { ask, signIn } from './testing-readers.ts'

let site: TestSite
const cookies: Record<string, string> = {}
beforeAll(async () => {
  site = await testSite({ seed: true, keepsPages: true })
  for (const role of ['A', 'T', 'S', 'G'] as const) cookies[role] = await signIn(site, role)
})
afterAll(() => site.close())

const today = () => Temporal.Now.plainDateISO('Europe/Amsterdam')
const url = '/beheer/teksten/site/homeTitle'
const reason = 'Besluit van de directeur'
const original = allSentences().find(one => one.catalogue === 'site' && one.key === 'homeTitle')!.original
const change = (more: Record<string, string> = {}, by = 'A', at = url) =>
  ask(site, 'POST', at, {
    cookie: cookies[by] ?? '',
    fields: { ...original, validFrom: today().toString(), reason, ...more },
  })
const home = async (language = 'nl') => (await ask(site, 'GET', '/', { cookie: `taal=${language}` })).body

describe('the sentences of the site', () => {
  it('are all handed over: every file of texts, both languages with the same places', () => {
    const folders = readdirSync('platform', { recursive: true, encoding: 'utf8' }).filter(
      path => path.endsWith('texts.nl.json') && !path.includes('node_modules') && !path.startsWith('dist'),
    )
    expect(modules.flatMap(module => module.texts ?? []).length).toBe(folders.length)
    const uneven = allSentences().filter(
      ({ original: { nl, en } }) => placesIn(nl)?.join() !== placesIn(en)?.join(),
    )
    expect(uneven.map(one => `${one.catalogue}/${one.key}`)).toEqual([])
  })

  it('are found by key and by their words in either language', async () => {
    const found = async (asked: string) => {
      const { body } = await ask(site, 'GET', `/beheer/teksten?per=100&zoek=${encodeURIComponent(asked)}`, {
        cookie: cookies.T ?? '',
      })
      return body.includes(`href="${url}"`)
    }
    expect(await found('hometitle')).toBe(true)
    expect(await found(original.nl.slice(0, 20))).toBe(true)
    expect(await found(original.en.slice(0, 20))).toBe(true)
    expect(await found('zoiets staat nergens')).toBe(false)
  })
})

describe('another wording', () => {
  it('is shown at once on public pages, in its language only, and taken back with the words of before', async () => {
    expect((await home()).includes(original.nl)).toBe(true)
    expect((await change({ nl: 'Samen sneller bouwen' })).statusCode).toBe(303)
    expect([(await home()).includes('Samen sneller bouwen'), (await home()).includes(original.nl)]).toEqual([
      true,
      false,
    ])
    expect((await home('en')).includes(original.en)).toBe(true)
    const page = await ask(site, 'GET', url, { cookie: cookies.A ?? '' })
    const back = /href="([^"]*nl=[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await ask(site, 'GET', back, { cookie: cookies.A ?? '' })).statusCode).toBe(200)
    expect((await change({ nl: original.nl })).statusCode).toBe(303)
    expect((await home()).includes(original.nl)).toBe(true)
    const rows = await site.services.db
      .selectFrom('text_values')
      .select(['language', 'value'])
      .where('key', '=', 'homeTitle')
      .orderBy('number')
      .execute()
    expect(rows).toEqual([
      { language: 'nl', value: 'Samen sneller bouwen' },
      { language: 'nl', value: null },
    ])
  })

  it('that another process records is shown with the next question', async () => {
    const { db, clock } = site.services
    const { id } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow()
    await write({ db, clock, actor: undefined }, 'setText', async (tx, record) => {
      const place = { catalogue: 'site', key: 'homeTitle', language: 'nl', value: 'Elders gewijzigd' }
      const row = { ...place, valid_from: today().toString(), reason, set_by: id }
      await tx.insertInto('text_values').values(row).execute()
      record({ objectKind: 'text', objectId: 'site/homeTitle' })
    })
    expect((await home()).includes('Elders gewijzigd')).toBe(true)
    expect((await change({ nl: original.nl })).statusCode).toBe(303)
  })

  it('holds from its day, not before', async () => {
    const tomorrow = today().add({ days: 1 }).toString()
    expect((await change({ nl: 'Morgen pas', validFrom: tomorrow })).statusCode).toBe(303)
    expect((await home()).includes('Morgen pas')).toBe(false)
    const yesterday = today().subtract({ days: 1 }).toString()
    expect((await change({ nl: 'Gisteren al', validFrom: yesterday })).statusCode).toBe(422)
  })
})

describe('a wording', () => {
  it('loses none of the places that are filled in, and can be read', async () => {
    const at = '/beheer/teksten/parties/positionsCount'
    const count = allSentences().find(one => one.key === 'positionsCount')!.original
    const tried = (nl: string) => change({ ...count, nl }, 'A', at)
    expect((await tried('Zonder aantal')).statusCode).toBe(422)
    expect((await tried('{count, plural, one {# functie} other {# functies}')).statusCode).toBe(422)
    expect((await tried('{count} functies')).statusCode).toBe(422)
    expect((await tried('{count, plural, one {# rol} other {# rollen}} {andere}')).statusCode).toBe(422)
    expect((await tried('{count, plural, one {# rol} other {# rollen}}')).statusCode).toBe(303)
    expect((await tried('')).statusCode).toBe(422)
    expect((await tried(count.nl)).statusCode).toBe(303)
  })

  it('is markup to nobody', async () => {
    expect((await change({ nl: '<script>alert(1)</script>' })).statusCode).toBe(303)
    const body = await home()
    expect([body.includes('<script>alert'), body.includes('&lt;script>alert')]).toEqual([false, true])
    await change({ nl: original.nl })
  })

  it('is shown as an example before it is recorded', async () => {
    const typed = new URLSearchParams({ nl: 'Nieuw voorbeeld', en: original.en })
    const { body } = await ask(site, 'GET', `${url}?${typed}`, { cookie: cookies.A ?? '' })
    expect(body.includes('Nieuw voorbeeld</p>')).toBe(true)
    expect((await home()).includes('Nieuw voorbeeld')).toBe(false)
  })

  it('is recorded by the administrator alone, and never of a text that is an address', async () => {
    expect((await change({ nl: 'Van mij' }, 'T')).statusCode).toBe(403)
    expect((await change({ nl: 'Van mij' }, 'S')).statusCode).toBe(403)
    expect((await ask(site, 'GET', '/beheer/teksten', { cookie: cookies.G ?? '' })).statusCode).toBe(403)
    expect((await ask(site, 'GET', '/beheer/teksten.csv', { cookie: cookies.G ?? '' })).statusCode).toBe(403)
    const at = '/beheer/teksten/programme/setting_sessionHours'
    const fixed = allSentences().find(one => one.key === 'setting_sessionHours')!.original
    expect((await change({ ...fixed, nl: 'Anders' }, 'A', at)).statusCode).toBe(422)
    expect(
      (await ask(site, 'GET', '/beheer/teksten/site/nergens', { cookie: cookies.A ?? '' })).statusCode,
    ).toBe(404)
  })

  it('of a database is not shown for another one', async () => {
    await change({ nl: 'Van deze database' })
    const other = await testSite()
    await freshTexts(other.services.db)
    expect(allSentences().filter(({ original, shown }) => original.nl !== shown.nl)).toEqual([])
    await other.close()
  })
})
