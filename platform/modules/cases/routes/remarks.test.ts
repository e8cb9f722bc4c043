import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string

const line = (lineId: string, visibleTo?: string[]) => ({
  path: `/lines/@${lineId}`,
  value: {
    id: lineId,
    name: { nl: `Regel ${lineId}` },
    account: '5',
    from: 'gem',
    to: 'outside',
    series: { '1': 100 },
    ...(visibleTo ? { visibleTo } : {}),
  },
})

beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
  const { status } = await site.send('planeconoom', `/cases/${id}/wijzigingen`, {
    revision: 1,
    changes: [line('openbaar'), line('besloten', ['gem']), line('samen', ['gem', 'dev'])],
  })
  expect(status).toBe(200)
}, 60_000)
beforeEach(async () => {
  for (const table of ['remarks', 'notices'] as const) await site.services.db.deleteFrom(table).execute()
})
afterAll(() => site.close())

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(match => match[1]!)
const address = (regel?: string) => `/cases/${id}/opmerkingen${regel ? `?regel=${regel}` : ''}`
const write = (mailbox: string, words: string, regel?: string, more: Record<string, string> = {}) =>
  site.post(mailbox, address(regel), { act: 'write', remark: words, ...more })

/** What stands on the page of remarks: words, authors, places, and how threads stand. */
async function page(mailbox: string, regel?: string) {
  const { status, body } = await site.get(mailbox, address(regel))
  return {
    status,
    words: all(body, /<div class="v-prose"><p>([^<]*)</g),
    authors: all(body, /<p class="small"><b>([^<]*)</g),
    places: all(body, /<article[^>]*><p class="small"><a href="[^"]*">([^<]*)</g),
    resolved: all(body, />(Afgehandeld)</g).length,
    threads: all(body, /name="thread" value="([^"]*)"/g),
  }
}
const told = async () => {
  const accounts = await site.services.db.selectFrom('accounts').select(['person_id', 'email']).execute()
  const mailboxOf = new Map(accounts.map(row => [row.person_id, row.email.split('@')[0]]))
  const rows = await site.services.db.selectFrom('notices').select(['person_id', 'kind', 'href']).execute()
  return rows.map(row => `${mailboxOf.get(row.person_id)} ${row.kind.replace('cases.', '')}`).sort()
}
const organisation = async (slug: string) =>
  (
    await site.services.db
      .selectFrom('organisations')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).id

describe('a remark', () => {
  test('on the case, and on a line, stands on its page and on that of the case, by function', async () => {
    expect((await write('planeconoom', 'Klopt het prijspeil?')).goTo).toBe(`${address()}?gelukt=ja`)
    expect((await write('ontwikkelaar', 'Deze is hoog', 'openbaar')).status).toBe(303)
    const whole = await page('corporatie')
    expect([whole.words, whole.places]).toEqual([
      ['Klopt het prijspeil?', 'Deze is hoog'],
      ['Regel openbaar'],
    ])
    expect(whole.authors.map(author => author.split(', ').at(-1))).toEqual([
      'Gemeente A (demo)',
      'Demo-ontwikkelaar A',
    ])
    expect((await page('corporatie', 'openbaar')).words).toEqual(['Deze is hoog'])
  })

  test('is answered, resolved and opened again; each leaves an entry in the audit trail without its words', async () => {
    await write('planeconoom', 'Vraagteken', 'openbaar')
    const [thread = ''] = (await page('planeconoom', 'openbaar')).threads
    await write('corporatie', 'Antwoordwoord', 'openbaar', { thread })
    const settle = (act: string) => site.post('planeconoom', address('openbaar'), { act, thread })
    const states = []
    for (const act of ['resolve', 'reopen', 'resolve']) {
      expect((await settle(act)).status).toBe(303)
      states.push((await page('planeconoom', 'openbaar')).resolved)
    }
    expect(states).toEqual([1, 0, 1])
    const entries = await site.services.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('object_kind', '=', 'remark')
      .orderBy('seq', 'desc')
      .limit(5)
      .execute()
    expect(entries.map(entry => entry.action).toReversed()).toEqual([
      'writeRemark',
      'writeRemark',
      'resolveRemark',
      'reopenRemark',
      'resolveRemark',
    ])
    expect(JSON.stringify(entries).match(/Vraagteken|Antwoordwoord/g)).toBe(null)
  })

  test('without words is refused at its field, and what was typed stays', async () => {
    const { status, body } = await write('planeconoom', '  ', 'openbaar')
    expect([status, all(body, /(Schrijf een opmerking\.)/g).length > 0]).toEqual([422, true])
  })
})

describe('of a hidden line', () => {
  test.each(['ontwikkelaar', 'corporatie', 'rijk-wonen', 'programmamanager'])(
    'nothing reaches %s: no words, no count, no place, no notice',
    async mailbox => {
      await write('planeconoom', 'Kanariewoord', 'besloten')
      const shown = [address(), `/cases/${id}`, `/cases/${id}/opmerkingen.json`, '/meldingen', '/werk']
      const bodies = await Promise.all(shown.map(async url => (await site.get(mailbox, url)).body))
      expect(bodies.filter(body => /kanarie|besloten/i.test(body))).toEqual([])
      expect((await page(mailbox)).threads).toEqual([])
      expect((await told()).filter(line => line.startsWith(mailbox))).toEqual([])
      const [thread = ''] = (await page('planeconoom', 'besloten')).threads
      const answers = [
        await site.get(mailbox, address('besloten')),
        await site.get(mailbox, `/cases/${id}/opmerkingen.json?regel=besloten`),
        await write(mailbox, 'Toch', 'besloten'),
        await site.post(mailbox, address('openbaar'), { act: 'resolve', thread }),
        await site.post(mailbox, address(), { act: 'reopen', thread }),
        await site.get(mailbox, address('bestaat-niet')),
      ]
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
      expect((await page('planeconoom', 'besloten')).words).toEqual(['Kanariewoord'])
    },
  )

  test('an answer cannot be slipped in through another place', async () => {
    await write('planeconoom', 'Kanariewoord', 'besloten')
    const [thread = ''] = (await page('planeconoom', 'besloten')).threads
    expect((await write('ontwikkelaar', 'Binnen', 'openbaar', { thread })).status).toBe(422)
    expect((await page('planeconoom', 'besloten')).words).toEqual(['Kanariewoord'])
  })

  test('remarks become visible with the line, and hidden with it again', async () => {
    await write('planeconoom', 'Meebewegend', 'samen')
    const seen = async (mailbox: string) => (await page(mailbox)).words.length
    const open = async (...parties: string[]) => {
      const { revision } = await site.services.db
        .selectFrom('cases')
        .select('revision')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const changes = [{ path: '/lines/@samen/visibleTo', value: parties }]
      const saved = await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })
      expect(saved.status).toBe(200)
      return [await seen('ontwikkelaar'), await seen('corporatie')]
    }
    expect([await open('gem', 'dev', 'cor'), await open('gem'), await open('gem', 'dev')]).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
    ])
  })
})

describe('a question', () => {
  test('is told at once to the people of the organisation, and to nobody who does not see the line', async () => {
    const developer = await organisation('demo-ontwikkelaar-a')
    await write('planeconoom', 'Kun jij dit nakijken?', 'samen', { mention: developer })
    expect(await told()).toEqual([
      'hoofd-grondzaken remark',
      'ontwikkelaar mention',
      'ontwikkelmanager mention',
    ])
  })

  test('cannot be put to who may not see the line, nor to a stranger', async () => {
    for (const slug of ['demo-corporatie-a', 'demo-belegger-a']) {
      const answer = await write('planeconoom', 'Zie je dit?', 'samen', { mention: await organisation(slug) })
      expect(answer.status).toBe(422)
    }
    expect([await told(), (await page('planeconoom', 'samen')).words]).toEqual([[], []])
  })

  test('offers exactly the organisations that see the line', async () => {
    const offered = async (regel: string) => {
      const { body } = await site.get('planeconoom', `/cases/${id}/opmerkingen.json?regel=${regel}`)
      return (JSON.parse(body) as { mentionable: { label: string }[] }).mentionable.map(one => one.label)
    }
    expect(await offered('samen')).toEqual(['Demo-ontwikkelaar A', 'Gemeente A (demo)'])
    expect(await offered('besloten')).toEqual(['Gemeente A (demo)'])
  })
})

test('a stranger finds no case to remark on', async () => {
  for (const mailbox of ['beheerder', 'beoordelaar']) {
    const answers = [await site.get(mailbox, address()), await write(mailbox, 'Hallo')]
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  }
})

test('the workbench gets the same threads as data, and what it writes is counted at the line', async () => {
  const sent = await site.send('ontwikkelaar', `/cases/${id}/opmerkingen.json?regel=openbaar`, {
    act: 'write',
    remark: 'Vanuit het werkblad',
  })
  const { threads, counts } = JSON.parse(sent.body) as { threads: unknown[]; counts: Record<string, number> }
  expect([sent.status, threads.length, counts]).toEqual([200, 1, { openbaar: 1 }])
})
