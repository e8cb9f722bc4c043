import { type TestSite, testSite } from '../../app/testing.ts'
import type { Clock } from '../../kit/clock/clock.ts'
import { makeActor, makeOrganisation, type TestActor } from '../parties/testing.ts'

/** What came back. */
export interface Answered {
  statusCode: number
  location: string
  body: string
  raw: Buffer
}

/** A whole site of a test that is asked as persons of it. */
export interface CallSite extends TestSite {
  get(as: TestActor | undefined, url: string): Promise<Answered>
  post(
    as: TestActor | undefined,
    url: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Answered>
  /** What the browser of somebody who is signed in sends along. */
  cookieOf(as: TestActor): Promise<string>
  /** Sends a file as a browser does. */
  upload(as: TestActor, url: string, file: { name: string; content: Buffer }): Promise<Answered>
  /** Somebody of an organisation of this kind that is new. */
  actor(
    role: Parameters<typeof makeActor>[1],
    kind?: Parameters<typeof makeOrganisation>[1],
  ): Promise<TestActor>
}

/** The password of everybody whom a test makes. */
const password = 'paard batterij nietje'
let address = 0

/** Starts a site without the demonstration. */
export async function callSite(options: { clock?: Clock } = {}): Promise<CallSite> {
  const site = await testSite(options)
  const cookies = new Map<string, string>()

  const send = async (
    method: 'GET' | 'POST',
    url: string,
    { cookie = '', type, payload }: { cookie?: string; type?: string; payload?: string | Buffer },
  ) => {
    const answer = await site.server.inject({
      ...{ method, url, remoteAddress: `203.0.${(++address >> 8) % 256}.${address % 256}` },
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        cookie,
        ...(type ? { 'content-type': type } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    return { answer, cookies: answer.cookies }
  }
  const form = 'application/x-www-form-urlencoded'
  const cookieOf = async (as: TestActor | undefined): Promise<string> => {
    if (!as) return ''
    const known = cookies.get(as.email)
    if (known) return known
    const payload = new URLSearchParams({ email: as.email, password }).toString()
    const { cookies: set } = await send('POST', '/aanmelden', { type: form, payload })
    const cookie = `sessie=${set.find(({ name }) => name === 'sessie')?.value}`
    cookies.set(as.email, cookie)
    return cookie
  }
  const seen = ({ answer }: Awaited<ReturnType<typeof send>>): Answered => ({
    statusCode: answer.statusCode,
    location: String(answer.headers.location ?? ''),
    body: answer.body,
    raw: answer.rawPayload,
  })
  return {
    ...site,
    cookieOf,
    get: async (as, url) => seen(await send('GET', url, { cookie: await cookieOf(as) })),
    post: async (as, url, fields = {}) => {
      const sent = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) sent.append(name, one)
      return seen(
        await send('POST', url, { cookie: await cookieOf(as), type: form, payload: sent.toString() }),
      )
    },
    upload: async (as, url, { name, content }) => {
      const edge = 'grens-van-de-proef'
      const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)])
      return seen(
        await send('POST', url, {
          ...{ cookie: await cookieOf(as), payload, type: `multipart/form-data; boundary=${edge}` },
        }),
      )
    },
    actor: async (role, kind = 'gemeente') =>
      makeActor(site.services, role, await makeOrganisation(site.services, kind)),
  }
}
