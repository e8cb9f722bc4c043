import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftOf } from '../kit/drafts/drafts.ts'
import { enqueue } from '../kit/jobs/enqueue.ts'
import { enqueueWaitedFor, reportProgress } from '../kit/jobs/progress.ts'
import { queueMail } from '../kit/mail/outbox.ts'
import { noticeKind } from '../kit/notifications/kinds.ts'
import { notify } from '../kit/notifications/notify.ts'
import { demoAccounts, demoPassword } from '../modules/parties/index.ts'
import { allRoutes } from './modules.ts'
import { type TestSite, testSite } from './testing.ts'

let site: TestSite
let addressCount = 0
const cookies = new Map<string, string>()
const kind = noticeKind({ name: 'trial.told', label: { nl: 'Proef', en: 'Trial' }, usual: 'direct' })
const duty = noticeKind({
  name: 'trial.duty',
  label: { nl: 'Plicht', en: 'Duty' },
  usual: 'off',
  isDuty: true,
})

beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

const post = (url: string, fields: Record<string, string>, cookie = '') =>
  site.server.inject({
    method: 'POST',
    url,
    remoteAddress: `203.0.113.${++addressCount % 250}`,
    headers: {
      origin: 'http://localhost',
      host: 'localhost',
      'content-type': 'application/x-www-form-urlencoded',
      cookie,
    },
    payload: new URLSearchParams(fields).toString(),
  })
const get = (url: string, cookie = '') => site.server.inject({ url, headers: { host: 'localhost', cookie } })
const json = (url: string, body: unknown, cookie = '') =>
  site.server.inject({
    method: 'POST',
    url,
    headers: { origin: 'http://localhost', host: 'localhost', 'content-type': 'application/json', cookie },
    payload: JSON.stringify(body),
  })
const emailOf = (role: string): string =>
  demoAccounts.find(account => account.role === role && !account.hasEnded)?.email ?? ''

/** The cookie of the demonstration account of a role. */
async function as(role: string): Promise<string> {
  const known = cookies.get(role)
  if (known) return known
  const answer = await post('/aanmelden', { email: emailOf(role), password: demoPassword })
  const cookie = `sessie=${answer.cookies[0]?.value}`
  cookies.set(role, cookie)
  return cookie
}

async function personOf(role: string): Promise<string> {
  const { db } = site.services
  const row = await db
    .selectFrom('accounts')
    .select('person_id')
    .where('email', '=', emailOf(role))
    .executeTakeFirstOrThrow()
  return row.person_id
}

const statuses = async (paths: readonly string[], role: string) => {
  const cookie = role === 'visitor' ? '' : await as(role)
  const all = []
  for (const path of paths) all.push((await get(path, cookie)).statusCode)
  return all
}
const auditActions = async () => {
  const rows = await site.services.db.selectFrom('audit_entries').select('action').orderBy('seq').execute()
  return rows.map(row => row.action)
}

test('the pages open for whom they are meant', async () => {
  const paths = ['/meldingen', '/meldingen/voorkeuren', '/beheer/post', '/beheer/taken', '/ontwikkeling/post']
  expect({
    visitor: await statuses(paths, 'visitor'),
    A: await statuses(paths, 'A'),
    T: await statuses(paths, 'T'),
    C: await statuses(paths, 'C'),
  }).toEqual({
    visitor: [303, 303, 303, 303, 200],
    A: [200, 200, 200, 200, 200],
    T: [200, 200, 403, 403, 200],
    C: [200, 200, 403, 403, 200],
  })
})

test('caught mail is shown in a demonstration only', () => {
  const paths = (demo: boolean) => allRoutes({ demo }).map(route => route.address.path)
  expect([paths(true).includes('/ontwikkeling/post'), paths(false).includes('/ontwikkeling/post')]).toEqual([
    true,
    false,
  ])
})

describe('mail', () => {
  const mail = { kind: 'trial.mail', to: 'iemand@example.org', language: 'nl', subject: 'Proefmail' } as const
  const put = async () => {
    const text = 'Ga naar http://localhost/werk?a=1 of http://elders.example/x <b>nu</b>'
    await site.services.db.transaction().execute(tx => queueMail(tx, { ...mail, text }))
    const { id } = await site.services.db
      .selectFrom('outgoing_mail')
      .select('id')
      .where('kind', '=', mail.kind)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    return id
  }

  test('the catcher shows it as text, with links to this site only', async () => {
    await put()
    const { body } = await get('/ontwikkeling/post')
    expect(body.includes('<a href="/werk?a=1">http://localhost/werk?a=1</a>')).toBe(true)
    expect(body.match(/<b>nu|href="http:\/\/elders/g)).toBe(null)
  })

  test('the administrator sees how it went and not what it says', async () => {
    await put()
    const { body } = await get('/beheer/post?stand=queued', await as('A'))
    expect([
      body.includes('Proefmail'),
      body.includes('iemand@example.org'),
      body.includes('Ga naar'),
    ]).toEqual([true, true, false])
  })

  test('that failed can be sent again, once, with an audit entry', async () => {
    const id = await put()
    const set = { failed_at: sql<Temporal.Instant>`now()`, attempts: 6 }
    await site.services.db.updateTable('outgoing_mail').set(set).where('id', '=', id).execute()
    const first = await post('/beheer/post/opnieuw', { id }, await as('A'))
    expect([first.statusCode, first.headers.location]).toEqual([303, '/beheer/post?gelukt=ja'])
    expect((await auditActions()).at(-1)).toBe('sendMailAgain')
    expect((await post('/beheer/post/opnieuw', { id }, await as('A'))).statusCode).toBe(409)
  })

  test('that is underway cannot be sent twice', async () => {
    const id = await put()
    const set = { handed_over_at: sql<Temporal.Instant>`now()` }
    await site.services.db.updateTable('outgoing_mail').set(set).where('id', '=', id).execute()
    expect((await post('/beheer/post/opnieuw', { id }, await as('A'))).statusCode).toBe(409)
  })

  test('cannot be sent again by who is no administrator', async () => {
    expect((await post('/beheer/post/opnieuw', { id: await put() }, await as('T'))).statusCode).toBe(403)
  })
})

describe('jobs', () => {
  const putFailed = async () => {
    const { db } = site.services
    const id = await db.transaction().execute(tx => enqueue(tx, 'trial.page', { secret: 'geheim-woord' }))
    await sql`update pgboss.job set state = 'failed', completed_on = now(), output = '{"message": "kapot"}'
      where id = ${id}::uuid`.execute(db)
    return id
  }

  test('the administrator sees why a job failed and not with what data', async () => {
    await putFailed()
    const { body } = await get('/beheer/taken', await as('A'))
    expect([body.includes('trial.page'), body.includes('kapot'), body.includes('geheim-woord')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test('a failed job goes back in its queue, once, with an audit entry', async () => {
    const id = await putFailed()
    const first = await post('/beheer/taken/opnieuw', { id }, await as('A'))
    expect([first.statusCode, first.headers.location]).toEqual([303, '/beheer/taken?gelukt=ja'])
    expect((await auditActions()).at(-1)).toBe('runJobAgain')
    expect((await post('/beheer/taken/opnieuw', { id }, await as('A'))).statusCode).toBe(409)
    expect((await post('/beheer/taken/opnieuw', { id }, await as('D'))).statusCode).toBe(403)
  })

  test('progress is shown to the person who waits and to nobody else', async () => {
    const { db } = site.services
    const id = await db.transaction().execute(async tx =>
      enqueueWaitedFor(tx, {
        job: 'trial.wait',
        data: {},
        personId: await personOf('T'),
        title: { nl: 'Inlezen', en: 'Reading' },
        total: 12,
        href: '/werk',
      }),
    )
    await reportProgress(db, id, { state: 'running', done: 8, message: { nl: 'Blad 8', en: 'Sheet 8' } })
    const { statusCode, body } = await get(`/voortgang/${id}`, await as('T'))
    expect([statusCode, body.includes('Blad 8'), /<progress[^>]*max="12"[^>]*value="8"/.test(body)]).toEqual([
      200,
      true,
      true,
    ])
    expect((await get(`/voortgang/${id}`, await as('A'))).statusCode).toBe(404)
    expect((await get(`/voortgang/${randomUUID()}`, await as('T'))).statusCode).toBe(404)
    expect((await get('/voortgang/x', await as('T'))).statusCode).toBe(404)
  })
})

describe('notices', () => {
  const tell = async (role: string) => {
    const { services } = site
    const text = { nl: '<b>Nieuws</b> voor jou', en: 'News' }
    const to = [await personOf(role)]
    await services.db.transaction().execute(tx => notify(tx, services, { kind, to, text, href: '/werk' }))
    const { id } = await services.db
      .selectFrom('notices')
      .select('id')
      .where('person_id', '=', to[0]!)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    return id
  }

  test('are shown to the person, mailed to the own address, and read by opening', async () => {
    const id = await tell('M')
    const { body } = await get('/meldingen', await as('M'))
    expect([body.includes('&lt;b>Nieuws'), body.includes('Eén ongelezen melding')]).toEqual([true, true])
    const sent = await site.services.db
      .selectFrom('outgoing_mail')
      .select('recipient')
      .where('kind', '=', kind.name)
      .execute()
    expect(sent).toEqual([{ recipient: emailOf('M') }])
    const opened = await post('/meldingen/gelezen', { id }, await as('M'))
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/werk'])
    expect((await get('/meldingen', await as('M'))).body.includes('Alles gelezen')).toBe(true)
  })

  test('of somebody else cannot be opened', async () => {
    const id = await tell('M')
    expect((await post('/meldingen/gelezen', { id }, await as('G'))).statusCode).toBe(404)
  })

  test('can be chosen away, but duties cannot', async () => {
    const chosen = { [kind.name]: 'off', [duty.name]: 'off', 'unknown.kind': 'off' }
    const answer = await post('/meldingen/voorkeuren', chosen, await as('B'))
    expect(answer.headers.location).toBe('/meldingen/voorkeuren?gelukt=ja')
    const rows = await site.services.db
      .selectFrom('notice_preferences')
      .select(['kind', 'way'])
      .where('person_id', '=', await personOf('B'))
      .execute()
    expect(rows).toEqual([{ kind: kind.name, way: 'off' }])
    expect((await auditActions()).at(-1)).toBe('setNoticePreferences')
  })

  test('cannot be chosen in a way that is none', async () => {
    const answer = await post('/meldingen/voorkeuren', { [kind.name]: 'sms' }, await as('B'))
    expect(answer.statusCode).toBe(422)
  })
})

describe('a draft', () => {
  const formKey = '/werk/formulier'
  const values = { naam: 'Haven', password: 'x', code: '123456' }

  test('is kept for the person, without what is secret', async () => {
    expect((await json('/concept', { formKey, values }, await as('T'))).statusCode).toBe(200)
    const kept = await draftOf(site.services, { personId: await personOf('T'), formKey })
    expect(kept?.values).toEqual({ naam: 'Haven' })
  })

  test('is not kept for a visitor, nor with fields that are none', async () => {
    expect((await json('/concept', { formKey, values })).statusCode).toBe(401)
    const other = { formKey, values, personId: await personOf('M') }
    expect((await json('/concept', other, await as('T'))).statusCode).toBe(400)
  })
})

describe('what administrators see of the notices', () => {
  const secret = 'Het bod van de ontwikkelaar is veranderd'

  test('is what was told, of which kind and to how many, in page and file, and never what it said', async () => {
    const { services } = site
    const people = await services.db.selectFrom('accounts').select('person_id').limit(3).execute()
    await services.db.transaction().execute(tx =>
      notify(tx, services, {
        kind: duty,
        to: people.map(row => row.person_id),
        text: { nl: secret, en: secret },
        href: '/werk',
      }),
    )
    const cookie = await as('A')
    const page = (await get('/beheer/meldingen?soort=trial.duty', cookie)).body
    const words = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(words.includes(' Plicht 3 0 ')).toBe(true)
    const { body: file } = await get('/beheer/meldingen.csv?soort=trial.duty', cookie)
    expect(/;?"?Plicht"?[;,]3[;,]0/.test(file)).toBe(true)
    for (const text of [page, file]) {
      expect(text.includes(secret)).toBe(false)
      expect(/planeconoom@example\.org/.test(text)).toBe(false)
    }
  })

  test('shows how much mail waits, with the way to it, and is for administrators alone', async () => {
    await site.services.db.transaction().execute(tx =>
      queueMail(tx, {
        kind: 'proef',
        to: 'iemand@example.org',
        subject: 'Proef',
        text: 'Proef',
        language: 'nl',
      }),
    )
    const { total } = await site.services.db
      .selectFrom('outgoing_mail')
      .select(
        sql<number>`count(*) filter (where sent_at is null and failed_at is null
        and handed_over_at is null)::int`.as('total'),
      )
      .executeTakeFirstOrThrow()
    const page = (await get('/beheer/meldingen', await as('A'))).body
    expect(page.includes(`<a href="/beheer/post?stand=queued">${total}</a>`)).toBe(true)
    for (const role of ['T', 'D', 'G', 'C'])
      expect([role, (await get('/beheer/meldingen', await as(role))).statusCode]).toEqual([role, 403])
    expect((await get('/beheer/meldingen.csv', await as('T'))).statusCode).toBe(403)
  })
})
