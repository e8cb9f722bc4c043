import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { write } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import { newToken, tokenDigest } from '../credentials/token.ts'
import { problem } from '../problems.ts'
import { mayEnter, mayGoWithoutSecondStep } from '../rules/entrance.ts'
import { tokensMax } from '../rules/token-term.ts'
import { type AccountRow, accountOf, lockAccount } from '../store/accounts.ts'
import {
  countTokens,
  insertToken,
  readToken,
  revokeToken,
  touchToken,
  type WorkingToken,
} from '../store/tokens.ts'
import { elevate } from './elevation.ts'
import { confirmCode } from './second-step.ts'

type Asking = Pick<Context, 'actor' | 'sessionId' | 'remoteAddress' | 'userAgent'>

/** So that a program that looks for secrets in published code knows one when it sees it. */
const tokenPrefix = 'versneller_'

/** How precise "last used" is: not every request writes. */
const touchMinutes = 5

/**
 * What has to be proved before a token is made: the password when the last proof is old, and always a code of the
 * second step. Who never set that step up has to do so first, even where signing in goes without.
 */
async function proveOneself(
  services: Services,
  asking: Asking,
  proofs: { password: string | undefined; code: string | undefined },
): Promise<Outcome<undefined>> {
  const elevated = await elevate(services, asking, proofs.password)
  if (!elevated.ok) return elevated
  const account = asking.actor && (await accountOf(services.db, asking.actor.personId))
  if (!account) return refused(problem('AANMELDING_VERLOPEN'))
  if (!mayHoldTokens(account, services)) return refused(problem('TWEEDE_STAP_NODIG'))
  if (!account.hasSecondFactor) return done(undefined)
  if (!proofs.code) return refused(problem('CODE_ONJUIST', 'code'))
  return confirmCode(services, asking, { account, code: proofs.code })
}

const mayHoldTokens = (account: AccountRow, services: Services): boolean =>
  account.hasSecondFactor || mayGoWithoutSecondStep(account, services)

/** What somebody wants of a token. `id` comes with the form: sending it twice makes one token. */
export interface WantedToken {
  id: string
  name: string
  scopes: readonly string[]
  /** How long it works. */
  days: number
  password: string | undefined
  code: string | undefined
}

/** Makes a token for the person who asks. @returns the token, which is told this once */
export async function makeToken(
  services: Services,
  asking: Asking,
  wanted: WantedToken,
): Promise<Outcome<string>> {
  const { actor } = asking
  if (!actor) return refused(problem('AANMELDING_VERLOPEN'))
  const proved = await proveOneself(services, asking, wanted)
  if (!proved.ok) return proved
  const token = tokenPrefix + newToken()
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'makeToken', async (tx, record, now) => {
    const { personId } = actor
    // After the proof the account may have been closed, or its second step taken away.
    await lockAccount(tx, personId, 'add')
    const account = await accountOf(tx, personId)
    if (!account || account.isDisabled) throw new Refusal(problem('AANMELDING_VERLOPEN'))
    if (!mayHoldTokens(account, services)) throw new Refusal(problem('TWEEDE_STAP_NODIG'))
    if ((await countTokens(tx, personId, now)) >= tokensMax)
      throw new ConflictRefusal(problem('TE_VEEL_TOKENS', undefined, { most: tokensMax }))
    const { id, name, scopes, days } = wanted
    const expiresAt = now.add({ hours: days * 24 })
    const isNew = await insertToken(tx, {
      id,
      personId,
      name,
      tokenDigest: tokenDigest(token),
      scopes,
      now,
      expiresAt,
    })
    if (!isNew) throw new ConflictRefusal(problem('TOKEN_AL_GEMAAKT'))
    record({
      objectKind: 'token',
      objectId: id,
      after: { scopes: [...scopes], expiresAt: expiresAt.toString() },
    })
    return token
  })
}

/**
 * Revokes a token; it stops working at once.
 * @throws NotFound for a token of somebody else, as for one that is not there
 */
export async function revokeOwnToken(services: Services, actor: Actor, id: string): Promise<void> {
  const { db, clock } = services
  await write({ db, clock, actor }, 'revokeToken', async (tx, record, now) => {
    if (!(await revokeToken(tx, { id, personId: actor.personId, now }))) throw new NotFound()
    record({ objectKind: 'token', objectId: id, after: { state: 'revoked' } })
  })
}

/** The token that a program shows, if it works at this moment. */
export async function workingToken(
  services: Pick<Services, 'db' | 'clock' | 'demo'>,
  token: string,
): Promise<WorkingToken | undefined> {
  const found = await readToken(services.db, tokenDigest(token), readingInstant(services.clock))
  if (!found || !mayEnter({ isDisabled: false, isDemo: found.isDemo }, services)) return undefined
  const since = found.lastUsedAt?.until(services.clock.now()).total('minutes')
  if (since === undefined || since > touchMinutes) await touchToken(services.db, found.id)
  return found
}
