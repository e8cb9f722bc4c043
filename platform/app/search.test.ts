import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexedRelease, reindex } from '../kit/search/sources.ts'
import { type AskedSite, askedSite } from '../modules/cases/testing.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
}, 60_000)
afterAll(() => site.close())

interface FoundPage {
  /** What is said of how much was found. */
  said: string
  /** "kind: title", in their order. */
  found: string[]
  /** Kinds with their counts. */
  kinds: string[]
  marked: string[]
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(match => match.slice(1))

async function ask(mailbox: string | undefined, zoek: string, more = ''): Promise<FoundPage> {
  const { status, body } = await site.get(mailbox, `/zoeken?zoek=${encodeURIComponent(zoek)}${more}`)
  expect(status).toBe(200)
  const list = body.split('<ul class="v-lines v-found">')[1]?.split('</ul>')[0] ?? ''
  const tabs = body.split('aria-label="Soort"')[1]?.split('</nav>')[0] ?? ''
  return {
    said: all(body, /<div role="status"><h2>([^<]*)/g).join(),
    found: all(list, /<a href="[^"]*">([^<]*)<\/a><span class="sub">([^<]*)</g).map(
      ([title, kind]) => `${kind}: ${title}`,
    ),
    kinds: all(tabs, />([^<>]+)<small>(\d+)</g).map(([label, count]) => `${label} ${count}`),
    marked: all(list, /<mark>([^<]*)</g).map(([word]) => word!.toLowerCase()),
  }
}

const caseTitle = 'Spoorzone Zwolle'
const nothingFound = { found: [], kinds: [], marked: [] }

describe('one box finds', () => {
  test('areas and pages for everybody, every word, without accents, by a part of a compound', async () => {
    expect((await ask(undefined, 'strijp')).found).toEqual(['Gebieden: Strijp-S'])
    expect((await ask(undefined, 'TOEGANKELIJKHÉID')).found).toContain("Pagina's: Toegankelijkheid")
    expect((await ask(undefined, 'haven amsterdam')).found[0]).toBe('Gebieden: Haven-Stad')
    expect((await ask(undefined, 'gebied station')).found).toContain('Gebieden: Spoorzone Zwolle')
  })

  test('with the words marked where they stand, and how much there is of each kind', async () => {
    const { marked, kinds, said } = await ask(undefined, 'woningen')
    expect(new Set(marked)).toContain('woningen')
    expect(marked.filter(word => !word.includes('woning'))).toEqual([])
    expect(kinds[0]).toBe(`Alles ${said.match(/\d+/)?.[0]}`)
  })

  test('only the kind that was chosen, page after page', async () => {
    const whole = await ask(undefined, 'woningen')
    const areas = Number(whole.kinds.find(kind => kind.startsWith('Gebieden'))?.split(' ')[1])
    const pages = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(pagina => ask(undefined, 'woningen', `&soort=gebieden&per=10&pagina=${pagina}`)),
    )
    const found = pages.flatMap(page => page.found)
    expect(found.length).toBe(Math.min(areas, 60))
    expect(new Set(found).size).toBe(found.length)
    expect(found.every(one => one.startsWith('Gebieden: '))).toBe(true)
    expect(pages[0]!.kinds).toEqual(whole.kinds)
  })

  test('tips and the way to everything when there is nothing', async () => {
    const { body } = await site.get(undefined, '/zoeken?zoek=olifantenpaadje')
    expect(all(body, /<div class="v-empty"><ul>(.*?)<\/ul>/g)[0]![0]!.match(/<li>/g)).toHaveLength(4)
    expect(await ask(undefined, '%')).toEqual({ ...nothingFound, said: 'Niets gevonden voor “%”' })
  })
})

describe('a case is found by who may open it', () => {
  test.each(['planeconoom', 'ontwikkelaar', 'programmamanager'])('such as %s', async mailbox => {
    const { found } = await ask(mailbox, caseTitle, '&soort=businesscases')
    expect(found.length).toBeGreaterThan(0)
  })

  test.each([undefined, 'beheerder', 'auditor', 'beoordelaar', 'tweede-beheerder'])(
    'and leaves no count, kind, order or tab for %s',
    async mailbox => {
      const titles = await site.services.db.selectFrom('cases').select(['id', 'name']).execute()
      expect(titles.length).toBe(13)
      const before = await Promise.all(titles.map(({ name }) => ask(mailbox, name)))
      expect(before.flatMap(({ kinds }) => kinds).filter(kind => kind.startsWith('Business'))).toEqual([])
      // Were the cases not there at all, nothing would be different.
      await site.services.db.transaction().execute(async tx => {
        await tx.deleteFrom('search_documents').where('kind', '=', 'cases.case').execute()
      })
      const without = await Promise.all(titles.map(({ name }) => ask(mailbox, name)))
      await reindex(site.services.db)
      expect(before).toEqual(without)
    },
  )

  test('not by the name or note of a line, hidden or not', async () => {
    const id = await site.caseId('mini-grex')
    const path = '/lines/@kanarieregel'
    const value = {
      id: 'kanarieregel',
      name: { nl: 'Kanarieregel' },
      note: { nl: 'Kanarienoot' },
      account: '5',
      from: 'gem',
      to: 'outside',
      series: { '1': 100 },
      visibleTo: ['gem'],
    }
    const saved = await site.send('planeconoom', `/cases/${id}/wijzigingen`, {
      revision: 1,
      changes: [{ path, value }],
    })
    expect(saved.status).toBe(200)
    for (const mailbox of ['planeconoom', 'programmamanager'])
      for (const word of ['kanarieregel', 'kanarienoot'])
        expect(await ask(mailbox, word)).toMatchObject(nothingFound)
  })

  test('in the same moment as the change that gives or takes the right', async () => {
    const id = await site.caseId('bouwclaim-nijmegen')
    const { name } = await site.services.db
      .selectFrom('cases')
      .select('name')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const seen = async () =>
      (await ask('programmamanager', name, '&soort=businesscases')).found.includes(`Businesscases: ${name}`)
    const share = (fields: Record<string, string>) =>
      site.post('planeconoom', `/cases/${id}/openheid`, fields)
    const answers = [await seen()]
    expect((await share({ isShared: 'ja' })).status).toBe(303)
    answers.push(await seen())
    expect((await share({})).status).toBe(303)
    answers.push(await seen())
    expect(answers).toEqual([false, true, false])
  })

  test('by its new name from the change on, and no longer by the old one', async () => {
    const id = await site.caseId('mini-grex')
    const { revision } = await site.services.db
      .selectFrom('cases')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const changes = [{ path: '/name', value: { nl: 'Pinguinplein' } }]
    await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })
    expect((await ask('planeconoom', 'pinguinplein')).found).toEqual(['Businesscases: Pinguinplein'])
    const others = {
      '/note': { value: { nl: 'Albatrosnoot' }, word: 'albatrosnoot' },
      '/parties/@gem/name': { value: { nl: 'Zeekoetgemeente' }, word: 'zeekoetgemeente' },
    }
    let next = revision + 1
    for (const [path, { value, word }] of Object.entries(others)) {
      const body = { revision: next++, changes: [{ path, value }] }
      await site.send('planeconoom', `/cases/${id}/wijzigingen`, body)
      expect((await ask('planeconoom', word)).found).toEqual(['Businesscases: Pinguinplein'])
    }
  })
})

describe('people and organisations', () => {
  test('are found by the programme, and by colleagues among their own', async () => {
    const of = async (mailbox: string | undefined) =>
      (await ask(mailbox, 'planeconoom', '&soort=mensen-en-functies')).found
    const planners = ['Planeconoom van wie de functie eindigde', 'Planeconoom, gemeente']
    const found = planners.map(name => `Mensen en functies: ${name}`)
    expect([await of('programmamanager'), await of('planeconoom')]).toEqual([found, found])
    expect([await of('ontwikkelaar'), await of(undefined), await of('beoordelaar')]).toEqual([[], [], []])
  })

  test('are found as partner by everybody once they acceded', async () => {
    const { found } = await ask(undefined, 'demo-ontwikkelaar a')
    // The projects that it takes part in stand below it.
    expect(found[0]).toBe('Partners: Demo-ontwikkelaar A')
    expect(found.slice(1).filter(one => !one.startsWith('Toegelaten projecten: '))).toEqual([])
    expect((await ask(undefined, 'demo-financier a')).found).toEqual([])
  })
})

test('settings and screens are found by who has them', async () => {
  expect((await ask('beheerder', 'quorum')).found.filter(one => one.startsWith('Instellingen'))).toHaveLength(
    2,
  )
  expect((await ask('planeconoom', 'quorum')).kinds.filter(kind => kind.startsWith('Instellingen'))).toEqual(
    [],
  )
  expect((await ask('beheerder', 'back-up')).found).toContain('Werkschermen: Back-up')
  expect((await ask('planeconoom', 'back-up')).found).toEqual([])
})

test('what was written by all of this is up to date: going through everything changes nothing', async () => {
  expect(await reindex(site.services.db)).toEqual({ written: 0, removed: 0 })
})

test('the release that went through everything last is known', async () => {
  const { db } = site.services
  expect(await indexedRelease(db)).toBeUndefined()
  await reindex(db, 'first')
  await reindex(db, 'second')
  await reindex(db)
  expect(await indexedRelease(db)).toBe('second')
})

test('the key of one sign can be switched off, and on again', async () => {
  const off = await site.post('planeconoom', '/sneltoetsen', { toetsen: 'uit', naar: '/zoeken' })
  expect([off.status, off.goTo, off.headers['set-cookie']]).toEqual([
    303,
    '/zoeken',
    'sneltoets=uit; Max-Age=31536000; Path=/; SameSite=Lax',
  ])
  const on = await site.post('planeconoom', '/sneltoetsen', { toetsen: 'aan', naar: '/zoeken' })
  expect(on.headers['set-cookie']).toBe('sneltoets=aan; Max-Age=0; Path=/; SameSite=Lax')
})
