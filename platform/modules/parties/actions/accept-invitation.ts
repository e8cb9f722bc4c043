import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import type { Services } from '../../../kit/module/services.ts'
import {
  accountByEmail,
  askSecondStep,
  linkTokenDigest,
  type OpenedSession,
  type OwnChoice,
  openInvitedAccount,
} from '../../accounts/index.ts'
import type { PartyInvitation } from '../model.ts'
import { problem } from '../problems.ts'
import { holdsAtOnce, inviteParty } from '../rules/invitation.ts'
import { readGrants } from '../store/grants.ts'
import { acceptInvitationRow, lockInvitationByToken } from '../store/invitations.ts'
import { insertPosition, setMaySign } from '../store/positions.ts'
import { refuseDouble } from './positions.ts'

/** What came of an answer. */
export interface Accepted {
  /** The session of an account that was made with it. */
  opened: OpenedSession | undefined
  organisationId: string
  purpose: PartyInvitation['purpose']
  /** The position holds; otherwise an administrator confirms it first. */
  holds: boolean
}

/**
 * Accepts an invitation, once. Who has an account has to be signed in with it, at the address of the invitation; who
 * has none makes it with the answer. The one who invited must still be allowed to at this moment.
 */
export async function acceptByLink(
  services: Services,
  context: Context,
  given: { token: string; choice: OwnChoice | undefined },
): Promise<Outcome<Accepted>> {
  const { db, clock } = services
  const { actor } = context
  return writeOrRefuse({ db, clock, actor }, 'acceptPartyInvitation', async (tx, record, now) => {
    const invitation = await lockInvitationByToken(tx, linkTokenDigest(given.token), now)
    if (invitation?.state !== 'open') throw new Refusal(problem('UITNODIGING_GESLOTEN'))
    const { email, organisationId, organisationKind, role, purpose, title, level } = invitation
    const { personId, opened } = await personBehind(tx, services, context, {
      email,
      choice: given.choice,
      now,
    })
    const inviter = await inviterOf(tx, invitation, now)
    const asked = { purpose, personId, organisationId, organisationKind, role }
    if (!may(inviter, inviteParty, asked)) throw new Refusal(problem('UITNODIGING_VERVALLEN'))
    await refuseDouble(tx, { personId, organisationId, role, now })
    const holds = holdsAtOnce(inviter, asked)
    const positionId = await insertPosition(tx, {
      ...{ personId, organisationId, role, title, level, now },
      ...{ validFrom: now, validTo: undefined, proposedById: inviter.personId, isConfirmed: holds },
    })
    // Who is asked to accede for an organisation signs the terms for it.
    if (purpose === 'accession')
      await setMaySign(tx, positionId, { maySign: true, byPersonId: inviter.personId })
    await askSecondStep(tx, personId)
    await acceptInvitationRow(tx, invitation.id, { personId, positionId, now })
    const state = holds ? 'active' : 'proposed'
    record({ objectKind: 'position', objectId: positionId, after: { personId, organisationId, role, state } })
    record({ objectKind: 'partyInvitation', objectId: invitation.id, after: { state: 'accepted' } })
    return { opened, organisationId, purpose, holds }
  })
}

/** The one who invited, with the roles of now. */
async function inviterOf(
  tx: Transaction,
  invitation: PartyInvitation,
  now: Temporal.Instant,
): Promise<Actor> {
  const { invitedById: personId, invitedByName: name } = invitation
  return { personId, name, grants: await readGrants(tx, personId, now) }
}

async function personBehind(
  tx: Transaction,
  services: Services,
  { actor, sessionId, remoteAddress, userAgent }: Context,
  given: { email: string; choice: OwnChoice | undefined; now: Temporal.Instant },
): Promise<{ personId: string; opened: OpenedSession | undefined }> {
  const account = await accountByEmail(tx, given.email)
  if (account?.passwordHash) {
    if (actor?.personId !== account.personId || actor.onBehalfOfId)
      throw new Refusal(problem('UITNODIGING_AANMELDEN'))
    return { personId: account.personId, opened: undefined }
  }
  if (account?.isDisabled) throw new Refusal(problem('UITNODIGING_GESLOTEN'))
  if (!given.choice) throw new Refusal(problem('WACHTWOORD_KIEZEN', 'password'))
  const browser = { sessionId, remoteAddress, userAgent }
  return openInvitedAccount(tx, services, {
    email: given.email,
    choice: given.choice,
    browser,
    now: given.now,
  })
}
