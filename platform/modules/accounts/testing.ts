import { randomBytes } from 'node:crypto'
import { testDatabase } from '../../kit/database/testing.ts'
import type { Services } from '../../kit/module/services.ts'
import { servicesOn } from '../../kit/module/testing.ts'
import type { Browser } from './actions/browser.ts'
import type { OpenedSession } from './actions/open-session.ts'
import { sessionOf } from './actions/session-of.ts'
import { codeAt, stepOf } from './credentials/one-time-code.ts'
import { hashPassword } from './credentials/password-hash.ts'
import { seal } from './credentials/sealed-secret.ts'
import { insertAccount } from './store/accounts.ts'
import { putSecondFactor } from './store/second-factors.ts'

/** Services of a site on a database of its own, that is no demonstration unless asked. */
export async function testServices(demo = false): Promise<Services & { close(): Promise<void> }> {
  const database = await testDatabase()
  return { ...servicesOn(database.db, { demo }), close: () => database.close() }
}

/** A password that no rule refuses. */
export const goodPassword = 'paard batterij nietje'
let count = 0

/** What a test wants of an account. */
export interface TestAccount {
  email: string
  personId: string
  secret: Buffer
}

/** Makes an account; with its second step unless that is left out. */
export async function makeAccount(
  services: Services,
  wanted: { password?: string | null; hasSecondFactor?: boolean; isDemo?: boolean; isInvited?: boolean } = {},
): Promise<TestAccount> {
  const { password = goodPassword, hasSecondFactor = true, isDemo = false, isInvited = true } = wanted
  const email = `tester-${++count}-${randomBytes(3).toString('hex')}@example.org`
  const hash = password === null ? {} : { passwordHash: await hashPassword(password) }
  const secret = randomBytes(20)
  const personId = await services.db.transaction().execute(async tx => {
    const fresh = {
      name: `Tester ${count}`,
      email,
      language: 'nl',
      needsSecondFactor: isInvited,
      isDemo,
      ...hash,
    } as const
    const id = await insertAccount(tx, fresh)
    const factor = {
      sealedSecret: seal(secret, services.secret, id),
      lastUsedStep: 0,
      recoveryDigests: ['none'],
    }
    if (hasSecondFactor) await putSecondFactor(tx, id, { ...factor, now: Temporal.Now.instant() })
    return id
  })
  return { email, personId, secret }
}

/** A browser that was never here, at an address of its own. */
export function newBrowser(remoteAddress = `192.0.2.${++count % 250}`): Browser {
  return { sessionId: undefined, remoteAddress, userAgent: 'a browser of the tests' }
}

/** The browser after it took the cookie of an opened session. */
export async function browserWith(
  services: Services,
  opened: Pick<OpenedSession, 'cookies'>,
  before: Browser,
): Promise<Browser & { personId: string | undefined }> {
  const cookies = Object.fromEntries(opened.cookies.map(cookie => [cookie.name, cookie.value]))
  const session = await sessionOf(services, cookies)
  return { ...before, sessionId: session?.sessionId, personId: session?.personId }
}

/** The code that the app of an account shows now, or some steps from now. */
export function codeOf(account: TestAccount, steps = 0): string {
  return codeAt(account.secret, stepOf(Temporal.Now.instant()) + steps)
}

/** The mails to an address, the last first. */
export async function mailsTo(
  services: Services,
  email: string,
): Promise<{ subject: string; body: string }[]> {
  return services.db
    .selectFrom('outgoing_mail')
    .select(['subject', 'body'])
    .where('recipient', '=', email)
    .orderBy('created_at', 'desc')
    .execute()
}

/** The secret of the link in the last mail to an address. */
export async function tokenMailedTo(services: Services, email: string): Promise<string> {
  const [mail] = await mailsTo(services, email)
  const token = /(?:code=|uitnodiging\/)([\w-]{43})/.exec(mail?.body ?? '')?.[1]
  if (!token) throw new Error('no link was mailed')
  return token
}
