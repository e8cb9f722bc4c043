import type { Actor } from '../../../kit/access/actor.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { CookieChange } from '../../../kit/http/route.ts'
import type { OpenIdSettings, Services } from '../../../kit/module/services.ts'
import { newToken, tokenDigest } from '../credentials/token.ts'
import {
  flowShape,
  newFlow,
  OpenIdFailure,
  type OpenIdFlow,
  signInAddress,
  subjectOf,
} from '../openid/provider.ts'
import { problem } from '../problems.ts'
import { mayEnter } from '../rules/entrance.ts'
import { accountOf } from '../store/accounts.ts'
import { insertIdentity, personOfIdentity } from '../store/identities.ts'
import { insertSession, readOpenIdFlow, setOpenIdFlow, takeOpenIdFlow } from '../store/sessions.ts'
import { type Browser, sessionCookie } from './browser.ts'
import type { OpenedSession } from './open-session.ts'
import { enterWith, ownerOf } from './sign-in.ts'

/** Time to come back from the provider. */
const flowMinutes = 15

const returnAddress = (services: Services): string => `${services.origin}/aanmelden/openid/terug`

/**
 * Begins signing in through the provider, or linking an account there to the person who is signed in. The flow is
 * bound to this browser: a code that was got in another one is of no use here.
 */
export async function beginOpenId(
  services: Services,
  browser: Browser,
  given: { naar: string | undefined; links: Actor | undefined },
): Promise<Outcome<{ address: string; cookies: CookieChange[] }>> {
  const now = services.clock.now()
  const flow = newFlow({ naar: given.naar, linksPersonId: given.links?.personId }, now)
  const address = await addressFor(services, flow)
  if (!address) return refused(problem('OPENID_MISLUKT'))
  const token = newToken()
  // Bookkeeping, outside the audit trail, which tells of the outcome: strangers must not be able to fill it.
  await services.db.transaction().execute(async tx => {
    const id = browser.sessionId ?? (await insertVisitor(tx, { token, browser, now }))
    await setOpenIdFlow(tx, id, flow)
  })
  return done({ address, cookies: browser.sessionId ? [] : [sessionCookie(token)] })
}

function insertVisitor(
  tx: Transaction,
  fresh: { token: string; browser: Browser; now: Temporal.Instant },
): Promise<string> {
  const { token, browser, now } = fresh
  const { remoteAddress, userAgent } = browser
  return insertSession(tx, {
    tokenDigest: tokenDigest(token),
    personId: null,
    stage: 'visitor',
    knowsDevice: false,
    remoteAddress,
    userAgent,
    now,
    expiresAt: now.add({ minutes: flowMinutes }),
  })
}

/** The address at the provider for the sign-in that is under way in this browser. */
export async function openIdAddress(services: Services, browser: Browser): Promise<string | undefined> {
  const kept = browser.sessionId && (await readOpenIdFlow(services.db, browser.sessionId))
  const flow = flowShape.safeParse(kept)
  return flow.success ? addressFor(services, flow.data) : undefined
}

/** The address at the provider; undefined without a provider that answers as it should. */
async function addressFor(services: Services, flow: OpenIdFlow): Promise<string | undefined> {
  if (!services.openId) return undefined
  try {
    return await signInAddress(services.openId, flow, returnAddress(services))
  } catch (error) {
    if (error instanceof OpenIdFailure) return undefined
    throw error
  }
}

/** How coming back from the provider ended. */
export type OpenIdEnd =
  | { kind: 'linked' }
  | { kind: 'entered'; opened: OpenedSession; naar: string | undefined }

/**
 * Ends what was begun, with what the browser brought back. The flow can be used once. Signing in leads to the second
 * step like any other first proof, and only for an account that was linked before: an address that the provider
 * claims opens nothing.
 */
export async function endOpenId(
  services: Services,
  browser: Browser,
  given: {
    code: string | undefined
    state: string | undefined
    iss: string | undefined
    actor: Actor | undefined
  },
): Promise<Outcome<OpenIdEnd>> {
  const settings = services.openId
  const flow = await takeFlow(services, browser)
  if (!settings || !flow || !fits(given, flow, settings, services)) return refused(problem('OPENID_MISLUKT'))
  const subject = await provedSubject(services, { settings, flow, code: given.code ?? '' })
  if (subject === undefined) return refused(problem('OPENID_MISLUKT'))
  const identity = { issuer: settings.issuer, subject }
  if (flow.linksPersonId) {
    if (given.actor?.personId !== flow.linksPersonId) return refused(problem('OPENID_MISLUKT'))
    const linked = await link(services, given.actor, identity)
    return linked.ok ? done({ kind: 'linked' }) : linked
  }
  const personId = await personOfIdentity(services.db, identity)
  const account = personId && (await accountOf(services.db, personId))
  if (!account || !mayEnter(account, services)) return refused(problem('OPENID_NIET_GEKOPPELD'))
  return done({ kind: 'entered', opened: await enterWith(services, browser, account), naar: flow.naar })
}

/** Bookkeeping of a flow, outside the audit trail, which tells of its outcome. */
async function takeFlow(services: Services, browser: Browser): Promise<OpenIdFlow | undefined> {
  const { sessionId } = browser
  if (!sessionId) return undefined
  const taken = await services.db.transaction().execute(tx => takeOpenIdFlow(tx, sessionId))
  const flow = flowShape.safeParse(taken)
  return flow.success ? flow.data : undefined
}

function fits(
  given: { state: string | undefined; iss: string | undefined },
  flow: OpenIdFlow,
  settings: OpenIdSettings,
  services: Services,
): boolean {
  const age = Temporal.Instant.from(flow.startedAt).until(services.clock.now()).total('minutes')
  const isSameIssuer = given.iss === undefined || given.iss === settings.issuer
  return given.state === flow.state && isSameIssuer && age < flowMinutes
}

async function provedSubject(
  services: Services,
  asked: { settings: OpenIdSettings; flow: OpenIdFlow; code: string },
): Promise<string | undefined> {
  const { settings, flow, code } = asked
  try {
    const given = { code, returnTo: returnAddress(services), now: services.clock.now() }
    return await subjectOf(settings, flow, given)
  } catch (error) {
    if (error instanceof OpenIdFailure) return undefined
    throw error
  }
}

async function link(
  services: Services,
  actor: Actor,
  identity: { issuer: string; subject: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor: ownerOf(actor) }, 'linkOpenId', async (tx, record, now) => {
    const isFresh = await insertIdentity(tx, { ...identity, personId: actor.personId, now })
    if (!isFresh && (await personOfIdentity(tx, identity)) !== actor.personId)
      throw new Refusal(problem('OPENID_AL_GEKOPPELD'))
    record({ objectKind: 'account', objectId: actor.personId, after: { openId: 'linked' } })
    return undefined
  })
}
