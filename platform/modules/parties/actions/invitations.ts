import { z } from 'zod'
import { type Actor, organisationsOf } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import { queueMail } from '../../../kit/mail/outbox.ts'
import type { Services } from '../../../kit/module/services.ts'
import { slugOf } from '../../../kit/texts/slug.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  accountByEmail,
  emailShape,
  languageShape,
  newInvitationToken,
  personNameShape,
} from '../../accounts/index.ts'
import { invitationMail } from '../mails.ts'
import type { InvitationPurpose, Organisation, OrganisationKind, PositionLevel, Role } from '../model.ts'
import { organisationNameShape, partyKinds, positionTitleShape } from '../model.ts'
import { problem } from '../problems.ts'
import { canMove } from '../rules/accession.ts'
import { inviteParty, manageInvitation } from '../rules/invitation.ts'
import { ofOrganisation } from '../rules/rights.ts'
import { fitsOrganisation, ownRolesOf } from '../rules/roles.ts'
import {
  insertInvitation,
  isAskedAlready,
  lockInvitation,
  renewInvitation,
  withdrawInvitationRow,
} from '../store/invitations.ts'
import { insertOrganisations, readOrganisation, readOrganisationBySlug } from '../store/organisations.ts'
import { lockAccession, putAccession } from '../store/partners.ts'
import { refuseDouble } from './positions.ts'

/** Who is asked to be a party of a case for an organisation, as filled in. */
export const partyInviteeShape = z.object({
  organisation: organisationNameShape,
  kind: z.enum([...partyKinds, 'provincie', 'adviseur']),
  name: personNameShape,
  email: emailShape,
  title: positionTitleShape,
  language: languageShape,
})

/** An invitation as asked for. */
export interface AskedInvitation {
  purpose: InvitationPurpose
  /** One that is registered, or a new one by name and kind. */
  organisation: { id: string } | { name: string; kind: OrganisationKind }
  email: string
  name: string
  language: Language
  /** Absent: the role that comes with the organisation. */
  role?: Role | undefined
  title: string
  level: PositionLevel
}

/** What came of an invitation. */
export interface Invited {
  id: string
  organisationId: string
}

/**
 * Invites somebody by mail to act for an organisation: with a link that works once, for the days of the setting. The
 * position comes with the answer. An invitation to accede moves the accession with it.
 */
export async function inviteByMail(
  services: Services,
  actor: Actor,
  asked: AskedInvitation,
): Promise<Outcome<Invited>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'inviteParty', async (tx, record, now) => {
    const organisation = await organisationFor(tx, actor, asked)
    const role = asked.role ?? ownRolesOf(organisation.kind)[0]
    if (!role || !fitsOrganisation(role, organisation.kind))
      throw new Refusal(problem('ROL_PAST_NIET', 'role'))
    const known = await accountByEmail(tx, asked.email)
    const subject = { organisationId: organisation.id, organisationKind: organisation.kind, role }
    permit(actor, inviteParty, { ...subject, purpose: asked.purpose, personId: known?.personId })
    if (await isAskedAlready(tx, { ...subject, email: asked.email }))
      throw new Refusal(problem('UITNODIGING_LOOPT', 'email'))
    if (known) await refuseDouble(tx, { personId: known.personId, ...subject, now })
    if (asked.purpose === 'accession') await inviteToAccession(tx, record, organisation.id, now)
    const { token, digest, days, expiresAt } = await newInvitationToken(tx, now)
    const own = organisationsOf(actor, ...ofOrganisation)
    const { email, name, language, title, level, purpose } = asked
    const id = await insertInvitation(tx, {
      ...{ organisationId: organisation.id, purpose, email, name, language, role, title, level },
      invitedById: actor.personId,
      invitedForId: own.includes(organisation.id) ? organisation.id : own[0],
      tokenDigest: digest,
      now,
      expiresAt,
    })
    const letter = { email, name, language, purpose, organisationName: organisation.name }
    const link = `${services.origin}/uitnodigingen/${token}`
    await queueMail(tx, invitationMail(letter, { inviter: actor.name, link, days }))
    const after = { organisationId: organisation.id, purpose, role, state: 'open' }
    record({ objectKind: 'partyInvitation', objectId: id, after })
    return { id, organisationId: organisation.id }
  })
}

/** The organisation that is meant; a name that nobody has yet becomes a new one. */
async function organisationFor(tx: Transaction, actor: Actor, asked: AskedInvitation): Promise<Organisation> {
  const { organisation } = asked
  if ('id' in organisation) return registered(await readOrganisation(tx, organisation.id))
  const slug = slugOf(organisation.name)
  const known = slug === '' ? undefined : await readOrganisationBySlug(tx, slug)
  if (known) return registered(known)
  const role = ownRolesOf(organisation.kind)[0]
  if (slug === '' || !role) throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
  // Before there is anything: who may not invite makes no organisation either.
  const place = { organisationId: '', organisationKind: organisation.kind, role: asked.role ?? role }
  permit(actor, inviteParty, { ...place, purpose: asked.purpose, personId: undefined })
  const ids = await insertOrganisations(tx, [{ slug, ...organisation }])
  return registered(await readOrganisation(tx, ids.get(slug) ?? ''))
}

function registered(organisation: Organisation | undefined): Organisation {
  if (!organisation || organisation.mergedIntoId)
    throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
  return organisation
}

async function inviteToAccession(
  tx: Transaction,
  record: RecordChange,
  organisationId: string,
  now: Temporal.Instant,
): Promise<void> {
  const before = await lockAccession(tx, organisationId)
  if (before?.state === 'invited') return
  if (!canMove(before?.state, 'invited')) throw new Refusal(problem('TOETREDING_LOOPT', 'purpose'))
  const id = await putAccession(tx, { organisationId, state: 'invited', reason: undefined, now })
  const was = before ? { state: before.state } : {}
  record({ objectKind: 'accession', objectId: id, before: was, after: { organisationId, state: 'invited' } })
}

/** Sends an invitation again, with a new link and from now on the whole term; the old link is dead. */
export async function resendInvitation(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'resendPartyInvitation', async (tx, record, now) => {
    const invitation = await lockInvitation(tx, id, now)
    if (!invitation) throw new NotFound()
    permit(actor, manageInvitation, invitation)
    if (invitation.state !== 'open' && invitation.state !== 'expired')
      throw new Refusal(problem('STAAT_ONGELDIG'))
    const { token, digest, days, expiresAt } = await newInvitationToken(tx, now)
    await renewInvitation(tx, id, { tokenDigest: digest, now, expiresAt })
    const link = `${services.origin}/uitnodigingen/${token}`
    await queueMail(tx, invitationMail(invitation, { inviter: actor.name, link, days }))
    record({ objectKind: 'partyInvitation', objectId: id, after: { state: 'open' } })
    return undefined
  })
}

/** Withdraws an invitation: its link is dead at once. */
export async function withdrawInvitation(
  services: Services,
  actor: Actor,
  id: string,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'withdrawPartyInvitation', async (tx, record, now) => {
    const invitation = await lockInvitation(tx, id, now)
    if (!invitation) throw new NotFound()
    permit(actor, manageInvitation, invitation)
    if (invitation.state !== 'open' && invitation.state !== 'expired')
      throw new Refusal(problem('STAAT_ONGELDIG'))
    await withdrawInvitationRow(tx, id, { personId: actor.personId, now })
    record({ objectKind: 'partyInvitation', objectId: id, after: { state: 'withdrawn' } })
    return undefined
  })
}
