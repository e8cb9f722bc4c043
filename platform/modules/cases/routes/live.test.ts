import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { demoPassword } from '../../parties/index.ts'

let site: TestSite
let origin: string
let id: string
const cookies = new Map<string, string>()

beforeAll(async () => {
  site = await testSite({ seed: true, streams: { beatMs: 300, lifeMs: 60_000 } })
  await site.server.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(site.server.server.address() as AddressInfo).port}`
  const row = await site.services.db
    .selectFrom('cases')
    .select('id')
    .where('name', '=', 'Vier partijen')
    .executeTakeFirstOrThrow()
  id = row.id
}, 60_000)
afterAll(() => site.close())

async function cookieOf(mailbox: string): Promise<string> {
  const known = cookies.get(mailbox)
  if (known) return known
  const answer = await site.server.inject({
    method: 'POST',
    url: '/aanmelden',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ email: `${mailbox}@example.org`, password: demoPassword }).toString(),
  })
  const cookie = `sessie=${answer.cookies[0]?.value}`
  cookies.set(mailbox, cookie)
  return cookie
}

interface Stream {
  status: number
  type: string | null
  /** "name data" of each event so far. */
  events: string[]
  bytes: () => string
  isEnded: () => boolean
  close: () => void
}
const open = new Set<Stream>()
afterEach(() => {
  for (const stream of open) stream.close()
  open.clear()
})

async function listen(mailbox: string | undefined, vanaf: number, caseId = id): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(`${origin}/cases/${caseId}/live?vanaf=${vanaf}`, {
    headers: mailbox ? { cookie: await cookieOf(mailbox) } : {},
    signal: abort.signal,
    redirect: 'manual',
  })
  let text = ''
  let isEnded = false
  const events: string[] = []
  const read = async () => {
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      events.length = 0
      events.push(
        ...[...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, name, data]) => `${name} ${data}`),
      )
    }
  }
  void read().then(
    () => {
      isEnded = true
    },
    () => {
      isEnded = true
    },
  )
  const stream = {
    status: response.status,
    type: response.headers.get('content-type'),
    events,
    bytes: () => text,
    isEnded: () => isEnded,
    close: () => abort.abort(),
  }
  open.add(stream)
  return stream
}

const until = async (holds: () => boolean, ms = 6000) => {
  for (const end = Date.now() + ms; !holds() && Date.now() < end; ) await pause(50)
  return holds()
}
const line = (lineId: string, visibleTo?: string[]) => ({
  path: `/lines/@${lineId}`,
  value: {
    id: lineId,
    name: { nl: `Regel ${lineId}` },
    account: '5',
    from: 'gem',
    to: 'outside',
    series: { '1': 91827364 },
    ...(visibleTo ? { visibleTo } : {}),
  },
})
const revisionNow = async () =>
  (
    await site.services.db
      .selectFrom('cases')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).revision
async function save(mailbox: string, changes: unknown[]): Promise<number> {
  const response = await fetch(`${origin}/cases/${id}/wijzigingen`, {
    method: 'POST',
    headers: { cookie: await cookieOf(mailbox), origin, 'content-type': 'application/json' },
    body: JSON.stringify({ revision: await revisionNow(), changes }),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { revision: number }).revision
}
const news = async (mailbox: string, vanaf: number) =>
  fetch(`${origin}/cases/${id}/nieuws?vanaf=${vanaf}`, { headers: { cookie: await cookieOf(mailbox) } })

const planner = 'Planeconoom, Gemeente A (demo)'
const visits = (stream: Stream) => stream.events.filter(event => event.startsWith('aanwezig')).at(-1) ?? ''

describe('who has the case open', () => {
  test('is seen by the others by position and party, and not any more when the page is closed', async () => {
    const municipality = await listen('planeconoom', await revisionNow())
    const developer = await listen('ontwikkelaar', await revisionNow())
    expect([municipality.status, municipality.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(await until(() => visits(developer).includes(planner))).toBe(true)
    expect(visits(developer)).toBe(`aanwezig {"people":[{"label":"${planner}","partyId":"gem"}]}`)
    expect(await until(() => visits(municipality).includes('"partyId":"dev"'))).toBe(true)
    municipality.close()
    expect(await until(() => visits(developer) === 'aanwezig {"people":[]}')).toBe(true)
    expect(developer.bytes().includes(':\n\n')).toBe(true)
  })

  test('is nobody for who may not open it', async () => {
    const answers = await Promise.all([
      listen('beheerder', 1),
      listen('beoordelaar', 1),
      listen(undefined, 1),
    ])
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 401])
    const secret = await site.services.db
      .selectFrom('cases')
      .select('id')
      .where('name', 'like', '%Winkelsteeg%')
      .executeTakeFirst()
    const others = await listen('programmamanager', 1, secret?.id ?? '00000000-0000-4000-8000-000000000000')
    expect(others.status).toBe(404)
  })
})

describe('a change by somebody else', () => {
  test('is told as a newer revision; what it is comes with the rights of who asks', async () => {
    const before = await revisionNow()
    const developer = await listen('ontwikkelaar', before)
    const revision = await save('planeconoom', [line('openbaar')])
    expect(await until(() => developer.events.includes(`gewijzigd {"revision":${revision}}`))).toBe(true)
    const answer = (await (await news('ontwikkelaar', before)).json()) as {
      revision: number
      merged: { change: { path: string }; who: string }[]
    }
    expect([answer.revision, answer.merged.map(({ change, who }) => [change.path, who])]).toEqual([
      revision,
      [['/lines/@openbaar', planner]],
    ])
  })

  test('in a hidden line gives no event and no byte of it, to no party and no reader', async () => {
    const before = await revisionNow()
    const mailboxes = ['ontwikkelaar', 'corporatie', 'programmamanager']
    const listeners = await Promise.all(mailboxes.map(mailbox => listen(mailbox, before)))
    const owner = await listen('planeconoom', before)
    const revision = await save('planeconoom', [line('besloten', ['gem'])])
    expect(await until(() => owner.events.includes(`gewijzigd {"revision":${revision}}`))).toBe(true)
    await pause(2500)
    const changed = listeners.flatMap(one => one.events.filter(event => event.startsWith('gewijzigd')))
    expect([changed, listeners.filter(one => /besloten|91827364/.test(one.bytes()))]).toEqual([[], []])
    for (const mailbox of mailboxes) {
      const text = await (await news(mailbox, before)).text()
      expect([(JSON.parse(text) as { merged: unknown[] }).merged, /besloten|91827364/.test(text)]).toEqual([
        [],
        false,
      ])
    }
  })

  test('cannot be asked for by who may not open the case, nor from a revision that is not there', async () => {
    const answers = await Promise.all([news('beheerder', 1), news('ontwikkelaar', 9999)])
    expect(answers.map(answer => answer.status)).toEqual([404, 400])
  })
})

describe('a stream ends', () => {
  test('with the session, and nothing is told afterwards', async () => {
    cookies.delete('corporatie')
    const stream = await listen('corporatie', await revisionNow())
    await site.services.db
      .updateTable('sessions')
      .set({ ended_at: Temporal.Now.instant() })
      .where('person_id', '=', db =>
        db.selectFrom('accounts').select('person_id').where('email', '=', 'corporatie@example.org'),
      )
      .execute()
    expect(await until(() => stream.isEnded(), 3000)).toBe(true)
    cookies.delete('corporatie')
  })

  test('when the case is not for this person any more', async () => {
    const stream = await listen('programmamanager', await revisionNow())
    expect(stream.status).toBe(200)
    await site.services.db.updateTable('cases').set({ is_shared: false }).where('id', '=', id).execute()
    expect(await until(() => stream.isEnded(), 3000)).toBe(true)
    await site.services.db.updateTable('cases').set({ is_shared: true }).where('id', '=', id).execute()
  })

  test('is refused beyond six at once for one person, and possible again after one was closed', async () => {
    const revision = await revisionNow()
    const streams = await Promise.all(Array.from({ length: 6 }, () => listen('ontwikkelaar', revision)))
    const seventh = await listen('ontwikkelaar', revision)
    expect([streams.map(stream => stream.status), seventh.status]).toEqual([Array(6).fill(200), 429])
    streams[0]!.close()
    await pause(200)
    expect((await listen('ontwikkelaar', revision)).status).toBe(200)
  })
})

test('a site that stops ends its streams at once and forgets who was there', async () => {
  const other = await testSite({ seed: true, streams: { beatMs: 10_000, lifeMs: 60_000 } })
  const { id: caseId } = await other.services.db
    .selectFrom('cases')
    .select('id')
    .where('name', '=', 'Vier partijen')
    .executeTakeFirstOrThrow()
  await other.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = other.server.server.address() as AddressInfo
  const signedIn = await other.server.inject({
    method: 'POST',
    url: '/aanmelden',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ email: 'planeconoom@example.org', password: demoPassword }).toString(),
  })
  const response = await fetch(`http://127.0.0.1:${port}/cases/${caseId}/live?vanaf=1`, {
    headers: { cookie: `sessie=${signedIn.cookies[0]?.value}` },
  })
  const read = (async () => {
    let text = ''
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) text += piece
    return text
  })()
  await pause(300)
  const startMs = Date.now()
  await other.server.close()
  expect((await read).startsWith('retry: 3000')).toBe(true)
  expect(Date.now() - startMs).toBeLessThan(5000)
  await other.close()
}, 60_000)
