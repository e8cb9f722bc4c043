import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { slugOf } from '../../../kit/texts/slug.ts'
import type { DossierLink, Network } from '../model.ts'
import { problem } from '../problems.ts'
import { changeInNetwork, ownInNetwork, seeDossier, workInNetwork } from '../rules/networks.ts'
import { manageOrganisations } from '../rules/rights.ts'
import {
  deleteDossierLink,
  type GivenDossier,
  type GivenItem,
  insertDossier,
  insertDossierLink,
  insertItem,
  lockDossier,
  lockItem,
  updateDossier,
  updateItem,
} from '../store/network-work.ts'
import { putNetwork, readNetwork } from '../store/networks.ts'
import { fillPlaces } from './attend.ts'

/** A network as filled in. */
export type GivenNetwork = Omit<Network, 'id' | 'slug' | 'coordinatorName'>

/** Adds a network to the register, or changes the one with this slug. @returns its slug */
export async function keepNetwork(
  services: Services,
  actor: Actor,
  asked: { slug: string | undefined; given: GivenNetwork },
): Promise<Outcome<string>> {
  permit(actor, manageOrganisations)
  const { db, clock } = services
  const { given } = asked
  return writeOrRefuse({ db, clock, actor }, 'keepNetwork', async (tx, record) => {
    const before = asked.slug === undefined ? undefined : await readNetwork(tx, asked.slug)
    if (asked.slug !== undefined && !before) throw new NotFound()
    const { coordinatorId } = given
    if (coordinatorId && before && !before.members.some(member => member.id === coordinatorId))
      throw new Refusal(problem('COORDINATOR_GEEN_LID', 'coordinator'))
    const slug = before?.slug ?? slugOf(given.name)
    const id = slug === '' ? undefined : await putNetwork(tx, { ...given, slug }, before?.id)
    if (id === undefined) throw new Refusal(problem('NETWERK_BESTAAT', 'name'))
    const { kind } = given
    record({
      objectKind: 'network',
      objectId: id,
      after: { slug, kind, coordinatorId: coordinatorId ?? null },
    })
    return slug
  })
}

async function networkAt(db: Database | Transaction, slug: string) {
  const network = await readNetwork(db, slug)
  if (!network) throw new NotFound()
  return { network, memberIds: network.members.map(member => member.id) }
}

type Place = Awaited<ReturnType<typeof networkAt>>

/** Lets only a member become host or owner, and only who may say so; what stays as it was needs no asking. */
function permitOwner(
  actor: Actor,
  { memberIds }: Place,
  ownerId: string,
  before?: { ownerId: string },
): void {
  if (before?.ownerId === ownerId) return
  if (!memberIds.includes(ownerId)) throw new Refusal(problem('EIGENAAR_GEEN_LID', 'owner'))
  permit(actor, ownInNetwork, { memberIds, ownerId })
}

/** Puts an item on the agenda of a network, or changes it. @returns its id */
export async function keepItem(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string | undefined; given: GivenItem },
): Promise<Outcome<string>> {
  const { db, clock } = services
  const { given } = asked
  return writeOrRefuse({ db, clock, actor }, 'keepAgendaItem', async (tx, record, now) => {
    const place = await networkAt(tx, asked.slug)
    const { network, memberIds } = place
    const by = { byPersonId: actor.personId, now }
    const objectKind = 'networkAgendaItem'
    const after = { networkId: network.id, heldOn: given.heldOn, state: given.state, ownerId: given.ownerId }
    if (asked.id === undefined) {
      permit(actor, workInNetwork, { memberIds })
      permitOwner(actor, place, given.ownerId)
      const id = await insertItem(tx, network.id, given, by)
      record({ objectKind, objectId: id, after })
      return id
    }
    const before = await lockItem(tx, { id: asked.id, networkId: network.id })
    if (!before) throw new NotFound()
    permit(actor, changeInNetwork, { ...before, memberIds, coordinatorId: network.coordinatorId })
    permitOwner(actor, place, given.ownerId, before)
    await updateItem(tx, before.id, given, by)
    await fillPlaces(tx, services, { item: { ...before, ...given }, network, now })
    const was = { heldOn: before.heldOn, state: before.state, ownerId: before.ownerId }
    record({ objectKind, objectId: before.id, before: was, after })
    return before.id
  })
}

/** Opens a dossier in a network, or changes it. @returns its id */
export async function keepDossier(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string | undefined; given: GivenDossier },
): Promise<Outcome<string>> {
  const { db, clock } = services
  const { given } = asked
  return writeOrRefuse({ db, clock, actor }, 'keepDossier', async (tx, record, now) => {
    const place = await networkAt(tx, asked.slug)
    const { network, memberIds } = place
    const by = { byPersonId: actor.personId, now }
    const objectKind = 'networkDossier'
    const { subject, state, ownerId, isPublic } = given
    const after = { networkId: network.id, subject, state, ownerId, isPublic }
    if (asked.id === undefined) {
      permit(actor, workInNetwork, { memberIds })
      permitOwner(actor, place, ownerId)
      const id = await insertDossier(tx, network.id, given, by)
      record({ objectKind, objectId: id, after })
      return id
    }
    const before = await changeable(tx, actor, place, asked.id)
    permitOwner(actor, place, ownerId, before)
    await updateDossier(tx, before.id, given, by)
    const was = { subject: before.subject, state: before.state, ownerId: before.ownerId }
    record({ objectKind, objectId: before.id, before: was, after })
    return before.id
  })
}

async function changeable(tx: Transaction, actor: Actor, { network, memberIds }: Place, id: string) {
  const dossier = await lockDossier(tx, { id, networkId: network.id })
  if (!dossier) throw new NotFound()
  permit(actor, seeDossier, { ...dossier, memberIds })
  permit(actor, changeInNetwork, { ...dossier, memberIds, coordinatorId: network.coordinatorId })
  return dossier
}

/** Adds a document to a dossier, or takes one out. */
export async function changeDocuments(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string } & ({ add: Pick<DossierLink, 'label' | 'url'> } | { removeId: string }),
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeDossierDocuments', async (tx, record, now) => {
    const dossier = await changeable(tx, actor, await networkAt(tx, asked.slug), asked.id)
    const by = { byPersonId: actor.personId, now }
    if ('add' in asked) await insertDossierLink(tx, dossier.id, asked.add, by)
    else if (!(await deleteDossierLink(tx, dossier.id, asked.removeId, by))) throw new NotFound()
    const links = dossier.linkCount + ('add' in asked ? 1 : -1)
    record({ objectKind: 'networkDossier', objectId: dossier.id, after: { links } })
    return undefined
  })
}
