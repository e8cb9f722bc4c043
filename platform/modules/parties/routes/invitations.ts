import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import {
  asksPasswordAgain,
  elevate,
  emailShape,
  languageShape,
  passwordAgainShape,
  personNameShape,
} from '../../accounts/index.ts'
import { inviteByMail, resendInvitation, withdrawInvitation } from '../actions/invitations.ts'
import { links } from '../links.ts'
import {
  type InvitationState,
  organisationKinds,
  type PartyInvitation,
  positionLevels,
  positionTitleShape,
  roles,
} from '../model.ts'
import {
  type InvitationLine,
  InvitationPage,
  InvitationsPage,
  NewInvitationPage,
} from '../pages/invitations.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { inviteParty, inviteToAccede, manageInvitation } from '../rules/invitation.ts'
import { readInvitations } from '../store/invitations.ts'
import { findOrganisation } from '../store/organisations.ts'
import { offered } from './positions.ts'
import { seenOrganisations } from './seen.ts'

const line = (invitation: PartyInvitation): InvitationLine => ({
  id: invitation.id,
  name: invitation.name,
  email: invitation.email,
  organisationName: invitation.organisationName,
  purpose: invitation.purpose,
  role: invitation.role,
  title: invitation.title,
  invitedByName: invitation.invitedByName,
  sentAt: invitation.sentAt.toString(),
  expiresAt: invitation.expiresAt.toString(),
  state: invitation.state,
})

const filterFor = (
  actor: Actor | undefined,
  query: { zoek?: string | undefined; stand?: InvitationState | undefined },
) => ({
  search: query.zoek,
  state: query.stand,
  organisationIds: seenOrganisations(actor),
})

const list = route.page({
  address: links.invitations,
  permission: inviteParty,
  frame: 'work',
  title: (_, { language }) => say(language)('invitationsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('invitationsTitle') }],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize } = query
    const filter = filterFor(context.actor, query)
    const part = { limit: pageSize, offset: (page - 1) * pageSize }
    const found = await readInvitations(services.db, { filter, now: readingInstant(services.clock), ...part })
    const { search, state } = filter
    return { rows: found.rows.map(line), total: found.total, search, state, page, pageSize }
  },
  view: InvitationsPage,
})

/** Most rows of a file. */
const fileRowsMax = 50_000

const file = route.download({
  address: links.invitationsFile,
  permission: inviteParty,
  load: async ({ services, context, query }) => {
    const asked = { filter: filterFor(context.actor, query), now: readingInstant(services.clock) }
    const found = await readInvitations(services.db, { ...asked, limit: fileRowsMax })
    const t = say(context.language)
    const rows = found.rows.map(line).map(one => ({
      naam: one.name,
      email: one.email,
      organisatie: one.organisationName,
      doel: t(`purpose_${one.purpose}`),
      rol: t(`role_${one.role}`),
      functie: one.title,
      uitgenodigdDoor: one.invitedByName,
      verstuurd: one.sentAt,
      geldigTot: one.expiresAt,
      stand: t(`invitation_${one.state}`),
    }))
    return csvFile('uitnodigingen.csv', rows)
  },
})

const fresh = route.form({
  address: links.newInvitation,
  permission: inviteParty,
  perMinute: 30,
  frame: 'work',
  title: (_, { language }) => say(language)('newInvitationTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('invitationsTitle'), href: href(links.invitations) },
    { label: say(language)('newInvitationTitle') },
  ],
  load: async ({ services, context }) => ({
    ...(await offered(services, context.actor)),
    mayInviteToAccede: may(context.actor, inviteToAccede),
    asksPassword: await asksPasswordAgain(services, context),
  }),
  initial: (data, { language }) => ({
    language,
    purpose: 'position',
    organisation: data.organisations.length === 1 ? data.organisations[0]?.value : undefined,
  }),
  view: NewInvitationPage,
  body: z.object({
    purpose: z.enum(['position', 'accession']).default('position'),
    organisation: z.string().trim().max(200).default(''),
    kind: z.union([z.literal('').transform(() => undefined), z.enum(organisationKinds)]).optional(),
    email: emailShape,
    name: personNameShape,
    language: languageShape,
    role: z.union([z.literal('').transform(() => undefined), z.enum(roles)]).optional(),
    title: positionTitleShape,
    level: z.enum(positionLevels),
    current: passwordAgainShape,
  }),
  act: async ({ services, context, body: { current, organisation: typed, kind, ...body } }) => {
    const elevated = await elevate(services, context, current)
    if (!elevated.ok) return elevated
    const found = await findOrganisation(services.db, typed)
    const mayAdd = may(context.actor, inviteToAccede) && body.purpose === 'accession'
    const organisation = found ? { id: found.id } : mayAdd && kind ? { name: typed, kind } : undefined
    if (!context.actor || !organisation) return refused(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const outcome = await inviteByMail(services, context.actor, { ...body, organisation })
    if (!outcome.ok) return outcome
    return done({ goTo: href(links.partyInvitation, { id: outcome.value.id }, { gelukt: 'verstuurd' }) })
  },
})

async function invitationSeenBy(services: Services, actor: Actor | undefined, id: string) {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const filter = { id, organisationIds: seenOrganisations(actor) }
  const { rows } = await readInvitations(services.db, { filter, now: readingInstant(services.clock) })
  const [invitation] = rows
  if (!invitation) throw new NotFound()
  return invitation
}

const justDone = { verstuurd: 'invitationSent', ingetrokken: 'invitationWithdrawn' } as const
const acts = { resend: resendInvitation, withdraw: withdrawInvitation }

const one = route.form({
  address: links.partyInvitation,
  permission: manageInvitation,
  frame: 'work',
  title: data => data.invitation.name,
  crumbs: (data, { language }) => [
    { label: say(language)('invitationsTitle'), href: href(links.invitations) },
    { label: data.invitation.name },
  ],
  load: async ({ services, context, parameters, query }) => {
    const invitation = await invitationSeenBy(services, context.actor, parameters.id)
    const isOpen = invitation.state === 'open' || invitation.state === 'expired'
    return {
      invitation: line(invitation),
      positionId: invitation.positionId,
      mayManage: isOpen && may(context.actor, manageInvitation, invitation),
      justDone: justDone[query.gelukt as keyof typeof justDone],
    }
  },
  view: InvitationPage,
  body: z.object({ act: z.enum(['resend', 'withdraw']) }),
  act: async ({ services, context, parameters, body }) => {
    const { id } = await invitationSeenBy(services, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const outcome = await acts[body.act](services, context.actor, id)
    if (!outcome.ok) return outcome
    const gelukt = body.act === 'resend' ? 'verstuurd' : 'ingetrokken'
    return done({ goTo: href(links.partyInvitation, { id }, { gelukt }) })
  },
})

/** Invitations by mail: list, one, and sending one. */
export const invitationRoutes = [list, file, fresh, one]
