import { z } from 'zod'
import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotAllowed, NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, sentence, ticked } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { attend, attendingFor, queuePointsOn } from '../actions/attend.ts'
import { changeDocuments, keepDossier, keepItem } from '../actions/networks.ts'
import { links } from '../links.ts'
import { agendaStates, dossierStates, dossierSubjects } from '../model.ts'
import { AgendaItemPage, ChangeDossierPage, DossierPage } from '../pages/network-work.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { attendNetwork, changeInNetwork, seeAttendees, seeDossier, workInNetwork } from '../rules/networks.ts'
import { queueOrder } from '../rules/queue.ts'
import { ofOrganisation } from '../rules/rights.ts'
import { readAttendees } from '../store/attendances.ts'
import { readAgenda, readDossierLinks, readDossiers } from '../store/network-work.ts'
import type { NetworkMember } from '../store/networks.ts'
import { findOrganisation } from '../store/organisations.ts'
import { networkCrumbs, networkSeen } from './networks.ts'

/** The members that this person can make host or owner, and the one that is. */
function ownerChoices(actor: Actor | undefined, members: readonly NetworkMember[], ownerId?: string) {
  const own = actor ? organisationsOf(actor, ...ofOrganisation) : []
  const isProgramme = actor !== undefined && hasRole(actor, 'T', 'D')
  return members
    .filter(({ id }) => isProgramme || own.includes(id) || id === ownerId)
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** The value of a choice that a long list shows by its name. */
const picked = (choices: readonly { value: string; label: string }[], id: string | undefined) =>
  choices.length > 30 ? choices.find(one => one.value === id)?.label : id

const title = z.string().trim().min(3).max(200)
const owner = z.string().trim().min(1).max(200)
const itemBody = z.object({
  title,
  heldOn: dayInput,
  place: z.string().trim().max(200).default(''),
  owner,
  state: z.enum(agendaStates).default('planned'),
  outcome: z.string().trim().max(4000).default(''),
  placesMax: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(10_000)])
    .optional(),
})

async function keepItemFrom(
  services: Services,
  actor: Actor | undefined,
  asked: { slug: string; id: string | undefined; body: z.output<typeof itemBody> },
) {
  if (!actor) throw new NotFound()
  const { owner: chosen, placesMax, ...given } = asked.body
  const found = await findOrganisation(services.db, chosen)
  if (!found) return refused(problem('ORGANISATIE_ONBEKEND', 'owner'))
  const { slug, id } = asked
  const fresh = { ...given, placesMax, ownerId: found.id }
  const outcome = await keepItem(services, actor, { slug, id, given: fresh })
  return outcome.ok
    ? done({ goTo: href(links.agendaItem, { slug, id: outcome.value }, { gelukt: 'ja' }) })
    : outcome
}

const newItem = route.form({
  address: links.newAgendaItem,
  permission: workInNetwork,
  frame: 'work',
  title: (_, { language }) => say(language)('newAgendaItemTitle'),
  crumbs: (data, { language }) =>
    networkCrumbs(language, data.network, { label: say(language)('newAgendaItemTitle') }),
  load: async ({ services, context, parameters }) => {
    const { network, memberIds } = await networkSeen(services, parameters.slug)
    permit(context.actor, workInNetwork, { memberIds })
    const owners = ownerChoices(context.actor, network.members)
    return { ...{ network, owners, item: undefined, attendees: [], waiting: [] }, ...shutItem }
  },
  initial: ({ owners }) => ({ owner: owners.length === 1 ? owners[0]?.value : undefined, state: 'planned' }),
  view: AgendaItemPage,
  body: itemBody,
  act: ({ services, context, parameters, body }) =>
    keepItemFrom(services, context.actor, { slug: parameters.slug, id: undefined, body }),
})

const shutItem = {
  ...{ mayChange: true, mayAttend: false, attends: false, waits: false, isDone: false },
  points: { primary: 0, founder: 0 },
}

const item = route.form({
  address: links.agendaItem,
  permission: attendNetwork,
  frame: 'work',
  title: (data, { language }) => data.item?.title ?? say(language)('newAgendaItemTitle'),
  crumbs: (data, { language }) =>
    networkCrumbs(language, data.network, { label: data.item?.title ?? say(language)('newAgendaItemTitle') }),
  load: async ({ services, context, parameters, query }) => {
    const { actor } = context
    const { network, memberIds } = await networkSeen(services, parameters.slug)
    const found = (await readAgenda(services.db, network.id)).find(({ id }) => id === parameters.id)
    if (!found) throw new NotFound()
    const attendees = await readAttendees(services.db, found.id)
    const attendingIds = await attendingFor(services.db, actor, found.heldOn)
    const day = dayOf(services.clock.now())
    const points = await queuePointsOn(services.db, day)
    const maySee = may(actor, seeAttendees, { memberIds, attendingIds })
    const own = attendees.find(one => one.personId === actor?.personId)
    const isComing = found.state === 'planned' && found.heldOn >= day
    return {
      ...{ network, item: found },
      attendees: maySee ? attendees.filter(one => !one.isWaiting) : [],
      waiting: maySee
        ? queueOrder(
            attendees.filter(one => one.isWaiting),
            points,
          )
        : [],
      points,
      owners: ownerChoices(actor, network.members, found.ownerId),
      mayChange: may(actor, changeInNetwork, { ...found, memberIds, coordinatorId: network.coordinatorId }),
      mayAttend: isComing && may(actor, attendNetwork, { attendingIds }),
      attends: own !== undefined,
      waits: own?.isWaiting ?? false,
      isDone: query.gelukt !== undefined,
    }
  },
  initial: ({ item: found, owners }) =>
    found
      ? {
          ...{ title: found.title, heldOn: found.heldOn, place: found.place, state: found.state },
          ...{ outcome: found.outcome, owner: picked(owners, found.ownerId) },
          placesMax: found.placesMax === undefined ? '' : String(found.placesMax),
        }
      : {},
  view: AgendaItemPage,
  body: z.discriminatedUnion('act', [
    itemBody.extend({ act: z.literal('change') }),
    z.object({ act: z.enum(['attend', 'leave']) }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { slug, id } = parameters
    if (!context.actor || !z.uuid().safeParse(id).success) throw new NotFound()
    if (body.act === 'change') return keepItemFrom(services, context.actor, { slug, id, body })
    const outcome = await attend(services, context.actor, { slug, id, comes: body.act === 'attend' })
    return outcome.ok ? done({ goTo: href(links.agendaItem, { slug, id }, { gelukt: 'ja' }) }) : outcome
  },
})

const dossierBody = z.object({
  subject: z.enum(dossierSubjects),
  title,
  summary: z.string().trim().max(4000).default(''),
  owner,
  state: z.enum(dossierStates).default('open'),
  isPublic: ticked,
})

async function keepDossierFrom(
  services: Services,
  actor: Actor | undefined,
  asked: { slug: string; id: string | undefined; body: z.output<typeof dossierBody> },
) {
  if (!actor) throw new NotFound()
  const { owner: chosen, ...given } = asked.body
  const found = await findOrganisation(services.db, chosen)
  if (!found) return refused(problem('ORGANISATIE_ONBEKEND', 'owner'))
  const { slug, id } = asked
  const outcome = await keepDossier(services, actor, { slug, id, given: { ...given, ownerId: found.id } })
  return outcome.ok
    ? done({ goTo: href(links.changeDossier, { slug, id: outcome.value }, { gelukt: 'ja' }) })
    : outcome
}

const newDossier = route.form({
  address: links.newDossier,
  permission: workInNetwork,
  frame: 'work',
  title: (_, { language }) => say(language)('newDossierTitle'),
  crumbs: (data, { language }) =>
    networkCrumbs(language, data.network, { label: say(language)('newDossierTitle') }),
  load: async ({ services, context, parameters }) => {
    const { network, memberIds } = await networkSeen(services, parameters.slug)
    permit(context.actor, workInNetwork, { memberIds })
    const owners = ownerChoices(context.actor, network.members)
    return { network, owners, dossier: undefined, documents: [], isDone: false }
  },
  initial: ({ owners }) => ({ owner: owners.length === 1 ? owners[0]?.value : undefined, state: 'open' }),
  view: ChangeDossierPage,
  body: dossierBody,
  act: ({ services, context, parameters, body }) =>
    keepDossierFrom(services, context.actor, { slug: parameters.slug, id: undefined, body }),
})

async function dossierSeen(
  services: Services,
  actor: Actor | undefined,
  asked: { slug: string; id: string },
) {
  const { network, memberIds } = await networkSeen(services, asked.slug)
  const found = (await readDossiers(services.db, network.id)).find(({ id }) => id === asked.id)
  if (!found) throw new NotFound()
  permit(actor, seeDossier, { ...found, memberIds })
  const { changedAt, ...rest } = found
  return {
    network,
    dossier: { ...rest, changedOn: dayOf(changedAt) },
    documents: await readDossierLinks(services.db, found.id),
    mayChange: may(actor, changeInNetwork, { ...found, memberIds, coordinatorId: network.coordinatorId }),
  }
}

const dossier = route.page({
  address: links.dossier,
  permission: seeDossier,
  title: data => data.dossier.title,
  crumbs: (data, { language }) => networkCrumbs(language, data.network, { label: data.dossier.title }),
  load: ({ services, context, parameters }) => dossierSeen(services, context.actor, parameters),
  view: DossierPage,
})

const changing = route.form({
  address: links.changeDossier,
  permission: changeInNetwork,
  frame: 'work',
  title: (data, { language }) => data.dossier?.title ?? say(language)('newDossierTitle'),
  crumbs: (data, { language }) =>
    networkCrumbs(language, data.network, { label: data.dossier?.title ?? say(language)('newDossierTitle') }),
  load: async ({ services, context, parameters, query }) => {
    const {
      network,
      mayChange,
      dossier: found,
      documents,
    } = await dossierSeen(services, context.actor, parameters)
    if (!mayChange) throw new NotAllowed(changeInNetwork.name)
    return {
      ...{ network, dossier: found, documents },
      owners: ownerChoices(context.actor, network.members, found.ownerId),
      isDone: query.gelukt !== undefined,
    }
  },
  initial: ({ dossier: found, owners }) =>
    found
      ? {
          ...{ subject: found.subject, title: found.title, summary: found.summary, state: found.state },
          ...{ owner: picked(owners, found.ownerId), isPublic: found.isPublic ? 'ja' : undefined },
        }
      : {},
  view: ChangeDossierPage,
  body: z.discriminatedUnion('act', [
    dossierBody.extend({ act: z.literal('change') }),
    z.object({
      act: z.literal('add'),
      label: z.string().trim().min(2).max(200),
      url: z
        .url({
          protocol: /^https$/,
          error: sentence(
            'ADRES_ONGELDIG',
            'Vul een adres in dat met https:// begint.',
            'Fill in an address that begins with https://.',
          ),
        })
        .max(2000),
    }),
    z.object({ act: z.literal('remove'), document: z.uuid() }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { slug, id } = parameters
    const { actor } = context
    if (!actor || !z.uuid().safeParse(id).success) throw new NotFound()
    if (body.act === 'change') return keepDossierFrom(services, actor, { slug, id, body })
    const change =
      body.act === 'add' ? { add: { label: body.label, url: body.url } } : { removeId: body.document }
    const outcome = await changeDocuments(services, actor, { slug, id, ...change })
    return outcome.ok ? done({ goTo: href(links.changeDossier, { slug, id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** The agenda and the dossiers of a network. */
export const networkWorkRoutes = [newItem, item, newDossier, dossier, changing]
