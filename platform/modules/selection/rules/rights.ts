import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { WrittenClearance } from './conflicts.ts'

/** Scoring, deciding and handling are never done for another. */
const inPerson = (actor: Actor | undefined): actor is Actor => actor !== undefined && !actor.onBehalfOfId

/** Sees the own assignments and tells of own interests. */
export const seeOwnAssessments = permission({ name: 'seeOwnAssessments', audience: ['B'] })

/** Declares and scores: the assessor of the assignment, in person. For others it is not there. */
export const assess = permission<{ personId: string }>({
  name: 'assess',
  audience: ['B'],
  secret: true,
  allows: (actor, { personId }) => inPerson(actor) && actor.personId === personId,
})

/** Follows a tranche: the programme all of it, the steering group from the proposal on. */
export const seeTranche = permission({ name: 'seeTranche', audience: ['T', 'D', 'S'] })

/** Plans a sitting of a rolling call, and calls one off. */
export const planSittings = permission({
  name: 'planSittings',
  audience: ['T', 'D'],
  allows: actor => inPerson(actor),
})

/** Sees who is in conflict with what, and who assesses what. */
export const seeConflicts = permission({ name: 'seeConflicts', audience: ['T', 'D'] })

/** Divides plans over assessors, records commissions, adds explanations to anchors. */
export const assignToPlans = permission({
  name: 'assignToPlans',
  audience: ['T', 'D'],
  allows: actor => inPerson(actor),
})

/** Sets a suspicion aside in writing: the director a soft conflict, the team an equal mail domain; never one's own. */
export const clearConflict = permission<Pick<WrittenClearance, 'rule' | 'personId'>>({
  name: 'clearConflict',
  audience: ['T', 'D'],
  allows: (actor, { rule, personId }) =>
    inPerson(actor) && actor.personId !== personId && hasRole(actor, rule === 'mail-domain' ? 'T' : 'D'),
})

/** Plans consensus meetings and closes consensus; who chairs one has to be secretary as well. */
export const runConsensus = permission({
  name: 'runConsensus',
  audience: ['T'],
  allows: actor => inPerson(actor),
})

/** Calculates choices and writes the proposal. */
export const makeProposal = permission({
  name: 'makeProposal',
  audience: ['T', 'D'],
  allows: actor => inPerson(actor),
})

/** Signs the proposal, with which it can go to the steering group. */
export const signProposal = permission({
  name: 'signProposal',
  audience: ['D'],
  allows: actor => inPerson(actor),
})

/** Makes the result public and finishes a tranche. */
export const publishResult = permission({
  name: 'publishResult',
  audience: ['T', 'D'],
  allows: actor => inPerson(actor),
})

/** Reads what became public. */
export const seeResult = permission({ name: 'seeResult', audience: 'everybody' })

/** Organisations for which somebody submits. */
const applicantsOf = (actor: Actor | undefined): string[] => (actor ? organisationsOf(actor, 'G', 'M') : [])

/** Reads the decision on an own plan, once it is taken. For others it is not there. */
export const seeOwnOutcome = permission<{ partyIds: readonly string[] }>({
  name: 'seeOwnOutcome',
  audience: ['G', 'M'],
  secret: true,
  allows: (actor, { partyIds }) => applicantsOf(actor).some(id => partyIds.includes(id)),
})

/** Asks for a reconsideration and decides about the own name in public: the lead of the plan. */
export const answerOutcome = permission<{ leadId: string | undefined }>({
  name: 'answerOutcome',
  audience: ['G', 'M'],
  allows: (actor, { leadId }) =>
    inPerson(actor) && leadId !== undefined && applicantsOf(actor).includes(leadId),
})

/**
 * Handles a reconsideration: somebody of the team who had no part in the decision, neither as an assessor nor by
 * writing, signing or chairing.
 */
export const handleReconsideration = permission<{ involvedIds: readonly string[] }>({
  name: 'handleReconsideration',
  audience: ['T'],
  allows: (actor, { involvedIds }) => inPerson(actor) && !involvedIds.includes(actor.personId),
})
