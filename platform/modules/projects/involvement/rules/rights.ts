import { type Actor, hasRole, organisationsOf } from '../../../../kit/access/actor.ts'
import { permission } from '../../../../kit/access/permission.ts'
import type { AdmittedProject } from '../../participation/model.ts'

/** Roles that speak for a party. */
const partyRoles = ['G', 'M'] as const
const teamRoles = ['T', 'D'] as const

/** What decides about rights of people from outside the parties. */
export interface Involved {
  leadIds: readonly string[]
  partyIds: readonly string[]
  /** Residents who take part at this moment. */
  residentIds: readonly string[]
  /** Advisers who work at this moment. */
  adviserIds: readonly string[]
}

/** What decides about rights, of a project and who is involved in it now. */
export const involvedIn = (
  { parties }: Pick<AdmittedProject, 'parties'>,
  people: Pick<Involved, 'residentIds' | 'adviserIds'>,
): Involved => ({
  leadIds: parties.filter(party => party.isLead).map(party => party.organisationId),
  partyIds: parties.map(party => party.organisationId),
  ...people,
})

const speaksFor = (actor: Actor | undefined, ids: readonly string[]): boolean =>
  actor !== undefined && organisationsOf(actor, ...partyRoles).some(id => ids.includes(id))
const isTeam = (actor: Actor | undefined): boolean => actor !== undefined && hasRole(actor, ...teamRoles)

/** Admits residents to a project, refuses them and lets them go: the party that leads it. */
export const admitResidents = permission<Pick<Involved, 'leadIds'>>({
  name: 'admitResidents',
  audience: partyRoles,
  allows: (actor, { leadIds }) => speaksFor(actor, leadIds),
})

/** Sees who takes part as a resident: the party that leads, and the programme. */
export const seeResidents = permission<Pick<Involved, 'leadIds'>>({
  name: 'seeResidents',
  audience: [...partyRoles, ...teamRoles],
  secret: true,
  allows: (actor, { leadIds }) => speaksFor(actor, leadIds) || isTeam(actor),
})

/** Reads what is shared and said in the participation box: residents, advisers, the parties and the programme. */
export const seeBox = permission<Involved>({
  name: 'seeBox',
  audience: 'signed-in',
  secret: true,
  allows: (actor, { partyIds, residentIds, adviserIds }) =>
    actor !== undefined &&
    (speaksFor(actor, partyIds) ||
      isTeam(actor) ||
      residentIds.includes(actor.personId) ||
      adviserIds.includes(actor.personId)),
})

/** Shares something with residents and answers them: any party of the project, for itself. */
export const answerResidents = permission<Pick<Involved, 'partyIds'>>({
  name: 'answerResidents',
  audience: partyRoles,
  allows: (actor, { partyIds }) => speaksFor(actor, partyIds),
})

/** Says or asks something: residents who take part, in person. */
export const reactAsResident = permission<Pick<Involved, 'residentIds'>>({
  name: 'reactAsResident',
  audience: 'signed-in',
  allows: (actor, { residentIds }) =>
    actor !== undefined && !actor.onBehalfOfId && residentIds.includes(actor.personId),
})

/** Asks to take part: who is no party and not of the programme, in person. */
export const askToTakePart = permission<Pick<Involved, 'partyIds'>>({
  name: 'askToTakePart',
  audience: 'signed-in',
  allows: (actor, { partyIds }) =>
    actor !== undefined && !actor.onBehalfOfId && !speaksFor(actor, partyIds) && !isTeam(actor),
})

/** Admits an adviser to a project: the party that leads for any party, another party for itself, and the programme. */
export const admitAdviser = permission<Pick<Involved, 'leadIds' | 'partyIds'> & { clientId: string }>({
  name: 'admitAdviser',
  audience: [...partyRoles, ...teamRoles],
  allows: (actor, { leadIds, partyIds, clientId }) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    partyIds.includes(clientId) &&
    (isTeam(actor) || speaksFor(actor, leadIds) || speaksFor(actor, [clientId])),
})

/** Sees the advisers of a project with what they stated: its parties and the programme. */
export const seeAdvisers = permission<Pick<Involved, 'partyIds'>>({
  name: 'seeAdvisers',
  audience: [...partyRoles, ...teamRoles],
  secret: true,
  allows: (actor, { partyIds }) => speaksFor(actor, partyIds) || isTeam(actor),
})

/** Ends the admission of an adviser: who may admit one for that party, and the adviser. */
export const endAdviser = permission<
  Pick<Involved, 'leadIds' | 'partyIds'> & { clientId: string; personId: string }
>({
  name: 'endAdviser',
  audience: 'signed-in',
  allows: (actor, { leadIds, clientId, personId }) =>
    actor !== undefined &&
    !actor.onBehalfOfId &&
    (actor.personId === personId ||
      isTeam(actor) ||
      speaksFor(actor, leadIds) ||
      speaksFor(actor, [clientId])),
})

/** States interests: the adviser alone, in person. */
export const stateInterests = permission<{ personId: string }>({
  name: 'stateInterests',
  audience: 'signed-in',
  secret: true,
  allows: (actor, { personId }) => actor !== undefined && !actor.onBehalfOfId && actor.personId === personId,
})

/** Sets a suspicion of an interest aside in writing: the director. */
export const clearAdviser = permission({
  name: 'clearAdviser',
  audience: ['D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Sees the own admissions as an adviser. */
export const seeOwnAdvice = permission({ name: 'seeOwnAdvice', audience: 'signed-in' })
