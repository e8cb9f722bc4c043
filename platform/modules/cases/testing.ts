import { sql } from 'kysely'
import { Client } from 'pg'
import { type TestSite, testSite } from '../../app/testing.ts'
import type { Actor } from '../../kit/access/actor.ts'
import { accountByEmail } from '../accounts/index.ts'
import { demoPassword, grantsOf } from '../parties/index.ts'
import { tellProgrammeTotals } from './actions/tell-programme-totals.ts'

/** The site with its demonstration, asked as several people. */
export interface AskedSite extends TestSite {
  /** GET as an account of the demonstration (the part of its address before the @), or as nobody. */
  get(mailbox: string | undefined, url: string): Promise<Answer>
  /** GET of a file as it is. */
  bytes(mailbox: string, url: string): Promise<Uint8Array>
  /** POST of a form. */
  post(mailbox: string, url: string, fields: Record<string, string> | [string, string][]): Promise<Answer>
  /** POST of JSON. */
  send(mailbox: string, url: string, body: unknown): Promise<Answer>
  /** POST of a file in a multipart form. */
  upload(
    mailbox: string,
    url: string,
    content: string | Uint8Array,
    fields?: Record<string, string>,
  ): Promise<Answer>
  /** The next question of this account is asked after signing in again. */
  forget(mailbox: string): void
  /** Id of a case of the demonstration by the id in its file. */
  caseId(fileId: string): Promise<string>
}

/** What a test looks at. */
export interface Answer {
  status: number
  body: string
  headers: Record<string, unknown>
  goTo: string | undefined
}

interface Question {
  method?: 'POST'
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
}

const edge = 'edge-of-the-parts'

function multipart(content: string | Uint8Array, fields: Record<string, string>): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${edge}\r\ncontent-disposition: form-data; name="bestand"; filename="case.json"\r\ncontent-type: application/json\r\n\r\n`
  return Buffer.concat([
    Buffer.from([...parts, head].join('')),
    Buffer.from(content as Uint8Array),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ])
}

/** Starts the site with its demonstration for tests of this module. */
export async function askedSite(): Promise<AskedSite> {
  const site = await testSite({ seed: true })
  const cookies = new Map<string, string>()
  let count = 0
  const inject = async (question: Question): Promise<Answer> => {
    const { statusCode, body, headers } = await site.server.inject(question)
    return { status: statusCode, body, headers, goTo: headers.location }
  }
  const headers = { host: 'localhost', origin: 'http://localhost' }
  const form = 'application/x-www-form-urlencoded'
  const cookieOf = async (mailbox: string | undefined): Promise<string> => {
    if (mailbox === undefined) return ''
    const known = cookies.get(mailbox)
    if (known) return known
    const answer = await site.server.inject({
      method: 'POST',
      url: '/aanmelden',
      remoteAddress: `203.0.113.${++count}`,
      headers: { ...headers, 'content-type': form },
      payload: new URLSearchParams({ email: `${mailbox}@example.org`, password: demoPassword }).toString(),
    })
    const cookie = `sessie=${answer.cookies[0]?.value}`
    cookies.set(mailbox, cookie)
    return cookie
  }
  return {
    ...site,
    get: async (mailbox, url) => inject({ url, headers: { ...headers, cookie: await cookieOf(mailbox) } }),
    bytes: async (mailbox, url) => {
      const cookie = await cookieOf(mailbox)
      return (await site.server.inject({ url, headers: { ...headers, cookie } })).rawPayload
    },
    post: async (mailbox, url, fields) =>
      inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': form, cookie: await cookieOf(mailbox) },
        payload: new URLSearchParams(fields).toString(),
      }),
    send: async (mailbox, url, body) =>
      inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json', cookie: await cookieOf(mailbox) },
        payload: JSON.stringify(body),
      }),
    upload: async (mailbox, url, content, fields = {}) => {
      return inject({
        method: 'POST',
        url,
        headers: {
          ...headers,
          'content-type': `multipart/form-data; boundary=${edge}`,
          cookie: await cookieOf(mailbox),
        },
        payload: multipart(content, fields),
      })
    },
    forget: mailbox => void cookies.delete(mailbox),
    caseId: async fileId => {
      const rows = await site.services.db.selectFrom('cases').select(['id', 'content']).execute()
      const found = rows.find(row => (row.content as { id?: unknown }).id === fileId)
      if (!found) throw new Error(`the demonstration has no case ${fileId}`)
      return found.id
    },
  }
}

/** Takes the areas of the sketches out of the totals, as if the demonstration had few cases; nothing was told before. */
export async function withFewCases({ services, ownerUrl }: TestSite): Promise<void> {
  await sql`update cases set project_id = null where content ->> 'id' like 'schets-%'`.execute(services.db)
  // What was told is kept for good: only the owner of the table can do away with it.
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`begin; alter table case_programme_tellings disable trigger user;
    truncate case_programme_tellings; alter table case_programme_tellings enable trigger user; commit`)
  await owner.end()
  await tellProgrammeTotals(services)
}

/** An account of the demonstration as who asks for something. */
export async function actorNamed({ services }: TestSite, mailbox: string): Promise<Actor> {
  const account = await accountByEmail(services.db, `${mailbox}@example.org`)
  if (!account) throw new Error(`the demonstration has no ${mailbox}`)
  const { personId } = account
  return { personId, name: mailbox, grants: await grantsOf(services, personId) }
}
