import { sql } from 'kysely'
import type { TestSite } from '../../app/testing.ts'
import { testSite } from '../../app/testing.ts'
import { demoPassword } from '../parties/index.ts'

/** What a test looks at. */
export interface Answered {
  status: number
  body: string
  goTo: string
  /** All headers of the answer as one text, the name of a file among them. */
  headers: string
}

/** The site with its demonstration, asked as several people; a meeting of its own to work with. */
export interface GovernedSite extends TestSite {
  get(mailbox: string | undefined, url: string): Promise<Answered>
  /** POST of a form. */
  post(mailbox: string, url: string, fields?: Record<string, string> | [string, string][]): Promise<Answered>
  /** POST of a file with fields, as a browser sends it. */
  upload(
    mailbox: string,
    url: string,
    sent: { fields: Record<string, string>; name: string; content: string },
  ): Promise<Answered>
  /** The id of the seat of an organisation in a body. */
  seat(body: string, organisation: string): Promise<string>
  /** Makes an open meeting of the steering group. @returns its id */
  openMeeting(): Promise<string>
  /** Puts somebody in a seat of the meeting, or lets it go. */
  sit(meetingId: string, organisation: string, act?: 'holder' | 'deputy' | 'left'): Promise<Answered>
  /** Puts a decision on the agenda of a meeting. @returns its id */
  propose(meetingId: string, more?: Record<string, string>): Promise<string>
  state(decisionId: string): Promise<string>
}

const day = (days: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Amsterdam').add({ days }).toPlainDate().toString()

/** Organisations of the demonstration with a vote in its steering group. */
export const members = {
  a: 'gemeente-a-demo',
  b: 'gemeente-b-demo',
  dev: 'demo-ontwikkelaar-a',
  corp: 'demo-corporatie-a',
  rijk: 'ministerie-wonen-demo',
  inv: 'demo-belegger-a',
} as const

/** Asks a site as an account of the demonstration, which signs in once. */
function asker(site: TestSite) {
  const cookies = new Map<string, string>()
  let address = 0
  async function ask(
    method: 'GET' | 'POST',
    url: string,
    cookie: string,
    payload?: string,
    type = 'application/x-www-form-urlencoded',
  ) {
    const answer = await site.server.inject({
      ...{ method, url, remoteAddress: `198.51.100.${++address % 250}` },
      headers: {
        ...{ host: 'localhost', origin: 'http://localhost', cookie },
        ...(payload === undefined ? {} : { 'content-type': type }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    return {
      status: answer.statusCode,
      body: answer.body,
      goTo: answer.headers.location ?? '',
      headers: JSON.stringify(answer.headers),
      answer,
    }
  }
  async function cookieOf(mailbox: string | undefined): Promise<string> {
    if (mailbox === undefined) return ''
    const known = cookies.get(mailbox)
    if (known) return known
    const payload = new URLSearchParams({
      email: `${mailbox}@example.org`,
      password: demoPassword,
    }).toString()
    const { answer } = await ask('POST', '/aanmelden', '', payload)
    const cookie = `sessie=${answer.cookies.find(({ name }) => name === 'sessie')?.value}`
    cookies.set(mailbox, cookie)
    return cookie
  }
  const get: GovernedSite['get'] = async (mailbox, url) => ask('GET', url, await cookieOf(mailbox))
  const post: GovernedSite['post'] = async (mailbox, url, fields = {}) =>
    ask('POST', url, await cookieOf(mailbox), new URLSearchParams(fields).toString())
  const upload: GovernedSite['upload'] = async (mailbox, url, { fields, name, content }) => {
    const edge = 'grens-van-de-proef'
    const parts = Object.entries(fields).map(
      ([field, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
    )
    const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n`
    const payload = `${parts.join('')}${file}--${edge}--\r\n`
    return ask('POST', url, await cookieOf(mailbox), payload, `multipart/form-data; boundary=${edge}`)
  }
  return { get, post, upload }
}

const idOf = ({ goTo }: Answered) => goTo.split('?')[0]?.split('/').at(-1) ?? ''

/** Starts the site of a test with the demonstration. */
export async function governedSite(): Promise<GovernedSite> {
  const site = await testSite({ seed: true })
  const { db } = site.services
  const { get, post, upload } = asker(site)

  const seat: GovernedSite['seat'] = async (body, organisation) => {
    const { rows } = await sql<{ id: string }>`select seats.id from seats
      join governing_bodies on governing_bodies.id = body_id
      join organisations on organisations.id = organisation_id
      where governing_bodies.slug = ${body} and organisations.slug = ${organisation} and valid_to is null`.execute(
      db,
    )
    return rows[0]?.id ?? ''
  }

  const openMeeting: GovernedSite['openMeeting'] = async () => {
    const fields = { startsAt: `${day(20)}T14:00`, endsAt: '16:00', place: 'Zaal' }
    const id = idOf(await post('secretaris', '/bestuur/stuurgroep/plannen', fields))
    await post('secretaris', `/vergaderingen/${id}/bijeenroepen`)
    await post('secretaris', `/vergaderingen/${id}/stap`, { naar: 'open' })
    return id
  }

  return {
    ...site,
    get,
    post,
    upload,
    seat,
    openMeeting,
    sit: async (meetingId, organisation, act = 'holder') =>
      post('secretaris', `/vergaderingen/${meetingId}/aanwezig`, {
        seat: await seat('stuurgroep', organisation),
        act,
      }),
    propose: async (meetingId, more = {}) => {
      const fields = { ...item, ...more }
      await post('secretaris', `/vergaderingen/${meetingId}/agendapunten/nieuw`, fields)
      const { rows } = await sql<{ id: string }>`select id from decisions where meeting_id = ${meetingId}
        order by number desc limit 1`.execute(db)
      return rows[0]?.id ?? ''
    },
    state: async decisionId => {
      const { rows } = await sql<{
        state: string
      }>`select state from decisions where id = ${decisionId}`.execute(db)
      return rows[0]?.state ?? ''
    },
  }
}

/** An agenda item with a decision, filled in as it must be. */
export const item: Record<string, string> = {
  itemKind: 'decision',
  title: 'Afspraak over een proef',
  visibility: 'public',
  kind: 'agreement',
  text: 'De stuurgroep stemt in met de proef.',
  isPublic: 'ja',
}
