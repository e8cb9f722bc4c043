import { type Actor, organisationsOf } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { slugOf } from '../../../kit/texts/slug.ts'
import type { AccessionState, DossierLink, Network } from '../model.ts'
import { problem } from '../problems.ts'
import { attendingRightOn } from '../rules/accession.ts'
import { attendNetwork, changeInNetwork, ownInNetwork, seeDossier, workInNetwork } from '../rules/networks.ts'
import { manageOrganisations } from '../rules/rights.ts'
import {
  deleteAttendance,
  deleteDossierLink,
  type GivenDossier,
  type GivenItem,
  insertAttendance,
  insertDossier,
  insertDossierLink,
  insertItem,
  lockDossier,
  lockItem,
  readAttendingFacts,
  updateDossier,
  updateItem,
} from '../store/network-work.ts'
import { putNetwork, readNetwork } from '../store/networks.ts'

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

/** The organisations for which this person has the right to attend on a day. */
export async function attendingFor(
  db: Database | Transaction,
  actor: Actor | undefined,
  day: string,
): Promise<string[]> {
  return actor ? holding(await readAttendingFacts(db, organisationsOf(actor)), day) : []
}

const holding = (facts: Awaited<ReturnType<typeof readAttendingFacts>>, day: string): string[] =>
  facts
    .filter(({ state, rightsFrom }) => {
      const accession = { state: state as AccessionState, rightsFrom }
      return attendingRightOn(day, accession) === 'holds'
    })
    .map(one => one.organisationId)

/** Says that one comes to an item of the agenda of a network, or not after all. */
export async function attend(
  services: Services,
  actor: Actor,
  asked: { slug: string; id: string; comes: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const action = asked.comes ? 'attendNetwork' : 'leaveNetworkItem'
  return writeOrRefuse({ db, clock, actor }, action, async (tx, record, now) => {
    const { network } = await networkAt(tx, asked.slug)
    // Before the item, as a suspension does: it waits for who attends, and who attends for it.
    const facts = await readAttendingFacts(tx, organisationsOf(actor), true)
    const item = await lockItem(tx, { id: asked.id, networkId: network.id })
    if (!item) throw new NotFound()
    const { personId } = actor
    if (asked.comes) {
      if (item.state !== 'planned' || item.heldOn < dayOf(now))
        throw new ConflictRefusal(problem('BIJEENKOMST_VOORBIJ'))
      const attendingIds = holding(facts, item.heldOn)
      if (!may(actor, attendNetwork, { attendingIds }))
        throw new ConflictRefusal(problem('GEEN_DEELNAMERECHT'))
      await insertAttendance(tx, { itemId: item.id, personId, organisationId: attendingIds[0]!, now })
    } else await deleteAttendance(tx, item.id, personId)
    record({ objectKind: 'networkAgendaItem', objectId: item.id, after: { personId, comes: asked.comes } })
    return undefined
  })
}
