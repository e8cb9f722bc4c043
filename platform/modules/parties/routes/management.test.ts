import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../../../app/testing.ts'
import { auditHead } from '../../../kit/audit/append.ts'
import { demoPassword } from '../seed/demo-accounts.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

/** The page as somebody of the demonstration gets it. */
async function pageFor(mailbox: string, language = 'nl') {
  const signedIn = await site.server.inject({
    method: 'POST',
    url: '/aanmelden',
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ email: `${mailbox}@example.org`, password: demoPassword }).toString(),
  })
  const cookie = `sessie=${signedIn.cookies.find(({ name }) => name === 'sessie')?.value}; taal=${language}`
  return site.server.inject({ url: '/beheer', headers: { host: 'localhost', cookie } })
}

const cardsIn = (html: string) =>
  [...html.matchAll(/<article class="v-card"><h3><a href="([^"]+)"/g)].map(([, href]) => href)
const termsIn = (html: string) => [...html.matchAll(/<dt>([^<]+)<\/dt>/g)].map(([, term]) => term)

describe('the start of the management', () => {
  it('leads the administrator to every page of it, and tells how the site is doing', async () => {
    const { statusCode, body } = await pageFor('beheerder')
    expect(statusCode).toBe(200)
    expect(cardsIn(body)).toEqual([
      '/beheer/accounts',
      '/beheer/functies',
      '/beheer/uitnodigingen',
      '/beheer/organisaties',
      '/beheer/adviesrelaties',
      '/beheer/instellingen',
      '/beheer/teksten',
      '/beheer/audit',
      '/beheer/gegevensverzoeken',
      '/beheer/meldingen',
      '/beheer/post',
      '/beheer/back-up',
      '/beheer/taken',
    ])
    expect(termsIn(body)).toEqual([
      'Mislukte mails',
      'Mislukte taken',
      'Database',
      'Versie van Versneller',
      'Kop van het auditspoor',
    ])
    expect(body.includes((await auditHead(site.services.db)).hash.slice(0, 16))).toBe(true)
  })

  it('shows the auditor the trail and nothing else', async () => {
    const { statusCode, body } = await pageFor('auditor', 'en')
    expect([statusCode, cardsIn(body), termsIn(body)]).toEqual([
      200,
      ['/beheer/audit'],
      ['Head of the audit trail'],
    ])
  })

  it.each(['planeconoom', 'programmamanager', 'programmadirecteur'])('is shut for %s', async mailbox => {
    expect((await pageFor(mailbox)).statusCode).toBe(403)
  })

  it('counts the mails that failed', async () => {
    const figure = (html: string) => /Mislukte mails<\/dt><dd>(\d+)</.exec(html)?.[1]
    const before = Number(figure((await pageFor('beheerder')).body))
    const mail = { kind: 'test', recipient: 'a@example.org', subject: 's', body: 'b', language: 'nl' }
    await site.services.db
      .insertInto('outgoing_mail')
      .values({ ...mail, failed_at: Temporal.Now.instant() })
      .execute()
    expect(Number(figure((await pageFor('beheerder')).body))).toBe(before + 1)
  })
})
