import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { done, type Outcome } from '../../../kit/http/problem.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { settingNumber } from '../../programme/index.ts'
import { hashPassword } from '../credentials/password-hash.ts'
import { newToken, tokenDigest } from '../credentials/token.ts'
import { mailTo } from '../mails.ts'
import { problem } from '../problems.ts'
import { stageAfterFirstProof } from '../rules/entrance.ts'
import { isPredictable } from '../rules/predictable.ts'
import {
  type AccountRow,
  accountByEmail,
  accountOf,
  insertAccount,
  lockEmail,
  setPasswordHash,
  setPerson,
  setSecondFactorRequired,
} from '../store/accounts.ts'
import { closeInvitations, insertInvitation, takeInvitation } from '../store/links.ts'
import { atLeast } from './at-least.ts'
import type { Browser } from './browser.ts'
import { countMail, withinBudget } from './guessing.ts'
import { type OpenedSession, openSession } from './open-session.ts'

/** Who is invited, as typed by the one who invites. */
export interface Invitee {
  name: string
  email: string
  language: Language
}

/** Finds the person at an address, or makes one whose account waits for an invitation. @returns the id of the person */
export async function findOrAddPerson(tx: Transaction, invitee: Invitee): Promise<string> {
  await lockEmail(tx, invitee.email)
  const known = await accountByEmail(tx, invitee.email)
  return known?.personId ?? insertAccount(tx, { ...invitee, needsSecondFactor: true })
}

/**
 * Tells a person of a position, or of a part in a project, and from then on asks the second step. For a person without a password the mail holds
 * a link that works once, for the days of the setting. Part of the transaction that gives the position.
 */
export async function mailPosition(
  tx: Transaction,
  services: Pick<Services, 'origin'>,
  asked: {
    personId: string
    invitedById: string | null
    organisationName: string
    /** Takes part in the project of that name, without a position. */
    isGuest?: boolean
    now: Temporal.Instant
  },
): Promise<void> {
  const { personId, organisationName: organisation, isGuest } = asked
  await setSecondFactorRequired(tx, personId)
  const account = await accountOf(tx, personId)
  if (!account) throw new Error('the invited person has no account')
  if (account.passwordHash) {
    const mail = isGuest ? 'guestMail' : 'positionMail'
    await queueMail(tx, mailTo(account, mail, { organisation, link: `${services.origin}/werk` }))
    return
  }
  const { link, days } = await keepInvitation(tx, services, account, asked)
  await queueMail(tx, mailTo(account, 'invitationMail', { organisation, link, days }))
}

async function keepInvitation(
  tx: Transaction,
  services: Pick<Services, 'origin'>,
  account: AccountRow,
  asked: { invitedById: string | null; now: Temporal.Instant },
): Promise<{ link: string; days: number }> {
  const { token, digest, days, expiresAt } = await newInvitationToken(tx, asked.now)
  await insertInvitation(tx, {
    personId: account.personId,
    tokenDigest: digest,
    invitedBy: asked.invitedById,
    now: asked.now,
    expiresAt,
  })
  return { link: `${services.origin}/uitnodiging/${token}`, days }
}

/** A secret for the link of an invitation, the digest to keep, and how long it works: the days of the setting. */
export async function newInvitationToken(
  tx: Transaction,
  now: Temporal.Instant,
): Promise<{ token: string; digest: string; days: number; expiresAt: Temporal.Instant }> {
  const token = newToken()
  const days = await settingNumber(tx, 'invitationDays')
  return { token, digest: tokenDigest(token), days, expiresAt: now.add({ hours: 24 * days }) }
}

/**
 * Own sign-up, for the public part only. Whatever is at the address, the answer and the time are the same; the mail
 * holds the link, or tells that there is an account already.
 */
export async function signUp(
  services: Services,
  browser: Browser,
  invitee: Invitee,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const counted = await withinBudget('email', async () => {
    await countMail(services, invitee.email, browser)
    return done(undefined)
  })
  if (!counted.ok) return counted
  await atLeast(() =>
    writeOrRefuse({ db, clock, actor: undefined }, 'signUp', async (tx, record, now) => {
      await lockEmail(tx, invitee.email)
      const known = await accountByEmail(tx, invitee.email)
      if (known && (known.passwordHash || known.needsSecondFactor)) {
        // Who was invited by an organisation comes in with that invitation, within its days.
        const mail = known.passwordHash ? 'knownMail' : 'waitingMail'
        await queueMail(tx, mailTo(known, mail, { link: `${services.origin}/aanmelden` }))
        record({ objectKind: 'account', objectId: known.personId, after: { signUp: 'known' } })
        return
      }
      const personId = known?.personId ?? (await insertAccount(tx, { ...invitee, needsSecondFactor: false }))
      const account = await accountOf(tx, personId)
      if (!account) throw new Refusal()
      const { link, days } = await keepInvitation(tx, services, account, { invitedById: null, now })
      await queueMail(tx, mailTo(account, 'signUpMail', { link, days }))
      record({ objectKind: 'account', objectId: personId, after: { signUp: 'mailed' } })
    }),
  )
  return done(undefined)
}

/** What a person chooses when the account becomes usable. */
export interface OwnChoice {
  name: string
  language: Language
  password: string
}

/** Makes an account usable with a mailed invitation, once; the second step is set up next where it is needed. */
export async function acceptInvitation(
  services: Services,
  browser: Browser,
  given: OwnChoice & { token: string },
): Promise<Outcome<OpenedSession>> {
  const { db, clock } = services
  const hash = await hashPassword(given.password)
  return writeOrRefuse({ db, clock, actor: undefined }, 'acceptInvitation', async (tx, record, now) => {
    const invitation = await takeInvitation(tx, tokenDigest(given.token), now)
    if (!invitation) throw new Refusal(problem('UITNODIGING_ONGELDIG'))
    const { personId, email } = invitation
    record({ objectKind: 'account', objectId: personId, after: { invitation: 'accepted' } })
    return makeUsable(tx, services, { personId, email, choice: given, hash, browser, now })
  })
}

interface Usable {
  personId: string
  email: string
  choice: OwnChoice
  hash: string
  browser: Browser
  now: Temporal.Instant
}

async function makeUsable(
  tx: Transaction,
  services: Pick<Services, 'demo'>,
  { personId, email, choice, hash, browser, now }: Usable,
): Promise<OpenedSession> {
  const { name, language, password } = choice
  if (isPredictable(password, { name, email }))
    throw new Refusal(problem('WACHTWOORD_VOORSPELBAAR', 'password'))
  await setPasswordHash(tx, personId, hash)
  await setPerson(tx, personId, { name, language })
  const account = await accountOf(tx, personId)
  if (!account) throw new Refusal(problem('UITNODIGING_ONGELDIG'))
  const stage = stageAfterFirstProof(account, services)
  return openSession(tx, { personId, stage, knowsDevice: false, browser, now })
}

/**
 * Makes a usable account at an address that was proved by a mailed link of another module, with the session that goes
 * with it. Part of the transaction that uses the link up. @throws Refusal for a password that can be guessed
 */
export async function openInvitedAccount(
  tx: Transaction,
  services: Pick<Services, 'demo'>,
  given: { email: string; choice: OwnChoice; browser: Browser; now: Temporal.Instant },
): Promise<{ personId: string; opened: OpenedSession }> {
  const { email, choice, browser, now } = given
  const personId = await findOrAddPerson(tx, { email, name: choice.name, language: choice.language })
  await setSecondFactorRequired(tx, personId)
  await closeInvitations(tx, personId, now)
  const hash = await hashPassword(choice.password)
  return { personId, opened: await makeUsable(tx, services, { personId, email, choice, hash, browser, now }) }
}

/** Sends a person who has not accepted yet a new invitation; the old link no longer works. */
export async function inviteAgain(
  services: Services,
  actor: Actor,
  asked: { personId: string; organisationName: string },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'invite', async (tx, record, now) => {
    const account = await accountOf(tx, asked.personId)
    if (!account || account.isErased) throw new NotFound()
    if (account.passwordHash) throw new Refusal(problem('ACCOUNT_AL_BRUIKBAAR'))
    await mailPosition(tx, services, { ...asked, invitedById: actor.personId, now })
    record({ objectKind: 'account', objectId: asked.personId, after: { invitation: 'sent' } })
    return undefined
  })
}
