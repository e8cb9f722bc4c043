import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { may, permission } from '../../../kit/access/permission.ts'
import { isOwn, ofOrganisation } from './rights.ts'

const ofProgramme = ['T', 'D'] as const

/** The organisations of a network. */
export interface NetworkMembers {
  memberIds: readonly string[]
}

const isMember = (actor: Actor, { memberIds }: NetworkMembers): boolean =>
  organisationsOf(actor, ...ofOrganisation).some(id => memberIds.includes(id))

/** Puts something on the agenda of a network or opens a dossier: its members, and the programme. */
export const workInNetwork = permission<NetworkMembers>({
  name: 'workInNetwork',
  audience: [...ofProgramme, ...ofOrganisation],
  allows: (actor, network) =>
    actor !== undefined && (hasRole(actor, ...ofProgramme) || isMember(actor, network)),
})

/** Makes a member the host of an item or the owner of a dossier: itself, or the programme any. */
export const ownInNetwork = permission<NetworkMembers & { ownerId: string }>({
  name: 'ownInNetwork',
  audience: workInNetwork.audience,
  allows: (actor, { memberIds, ownerId }) =>
    actor !== undefined &&
    memberIds.includes(ownerId) &&
    (hasRole(actor, ...ofProgramme) || isOwn(actor, ownerId)),
})

/** Changes an item or a dossier: its owner and the coordinator as long as they are members, and the programme. */
export const changeInNetwork = permission<
  NetworkMembers & { ownerId: string; coordinatorId: string | undefined }
>({
  name: 'changeInNetwork',
  audience: workInNetwork.audience,
  allows: (actor, { memberIds, ownerId, coordinatorId }) =>
    actor !== undefined &&
    (hasRole(actor, ...ofProgramme) ||
      memberIds.some(id => (id === ownerId || id === coordinatorId) && isOwn(actor, id))),
})

/** Reads a dossier: everybody a public one, otherwise the members of the network and the programme. */
export const seeDossier = permission<NetworkMembers & { isPublic: boolean }>({
  name: 'seeDossier',
  audience: 'everybody',
  secret: true,
  allows: (actor, { isPublic, memberIds }) =>
    isPublic ||
    (actor !== undefined && (hasRole(actor, 'A', ...ofProgramme) || isMember(actor, { memberIds }))),
})

/** Reads who comes to an item: members and the programme, and who may come as well. */
export const seeAttendees = permission<NetworkMembers & { attendingIds: readonly string[] }>({
  name: 'seeAttendees',
  audience: 'signed-in',
  allows: (actor, { memberIds, attendingIds }) =>
    may(actor, workInNetwork, { memberIds }) || may(actor, attendNetwork, { attendingIds }),
})

/** Says that one comes to an item: people of an organisation whose right to attend holds on that day. */
export const attendNetwork = permission<{ attendingIds: readonly string[] }>({
  name: 'attendNetwork',
  audience: 'signed-in',
  allows: (actor, { attendingIds }) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    organisationsOf(actor).some(id => attendingIds.includes(id)),
})
