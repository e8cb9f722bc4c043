import { type Actor, hasRole, organisationsOf } from '../../../kit/access/actor.ts'
import { permission } from '../../../kit/access/permission.ts'
import type { KeyHolder } from '../model/index.ts'

/** Roles that submit plans for their organisation. */
export const applicantRoles = ['G', 'M'] as const
/** Roles that run a call. */
export const teamRoles = ['T', 'D'] as const

/** Sees calls, criteria and answered questions. */
export const seeCalls = permission({ name: 'seeCalls', audience: 'everybody' })

/** Makes calls and forms, and moves them on. */
export const manageCalls = permission({
  name: 'manageCalls',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Loads series per place, each with its source. */
export const loadFigures = permission({
  name: 'loadFigures',
  audience: ['T', 'D', 'A'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Organisations for which somebody submits. */
export const applicantsOf = (actor: Actor | undefined): string[] =>
  actor ? organisationsOf(actor, ...applicantRoles) : []

/** A plan, with those who take part in it and did not decline. */
export interface OwnedSubmission {
  leadOrganisationId: string
  partyIds: readonly string[]
}

/** Whether somebody acts for the lead of a plan. */
export const isLead = (actor: Actor | undefined, { leadOrganisationId }: OwnedSubmission): boolean =>
  applicantsOf(actor).includes(leadOrganisationId)

/** Whether somebody acts for one of those who submit a plan together. */
export const isParty = (actor: Actor | undefined, { partyIds }: OwnedSubmission): boolean =>
  applicantsOf(actor).some(id => partyIds.includes(id))

/** Fills a plan in: everybody of those who submit it together. */
export const changeSubmission = permission<OwnedSubmission>({
  name: 'changeSubmission',
  audience: applicantRoles,
  secret: true,
  allows: isParty,
})

/** Submits a plan, takes it back, and asks others along: the lead. */
export const submitSubmission = permission<OwnedSubmission>({
  name: 'submitSubmission',
  audience: applicantRoles,
  allows: isLead,
})

/** Begins a plan for the own organisation. */
export const startSubmission = permission<{ organisationId: string }>({
  name: 'startSubmission',
  audience: applicantRoles,
  allows: (actor, { organisationId }) => applicantsOf(actor).includes(organisationId),
})

/** Answers an invitation for an own organisation. */
export const answerInvitation = permission<{ organisationId: string }>({
  name: 'answerInvitation',
  audience: applicantRoles,
  allows: (actor, { organisationId }) => applicantsOf(actor).includes(organisationId),
})

/** Sees the list of plans: the own ones; the programme what a sealed call tells, which is next to nothing. */
export const listSubmissions = permission({
  name: 'listSubmissions',
  audience: [...applicantRoles, ...teamRoles],
})

/** Tests whether a plan is admissible. */
export const testSubmissions = permission({
  name: 'testSubmissions',
  audience: ['T'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

/** Roles that propose criteria, each for an organisation of theirs. */
export const criteriaRoles = ['G', 'M', 'T', 'D', 'S', 'L', 'R'] as const

/** Proposes other criteria, and reacts to what others propose. */
export const proposeCriteria = permission<{ organisationId: string }>({
  name: 'proposeCriteria',
  audience: criteriaRoles,
  allows: (actor, { organisationId }) =>
    actor !== undefined && organisationsOf(actor, ...criteriaRoles).includes(organisationId),
})

/** Sees criteria that are being drafted. */
export const seeDraftCriteria = permission({ name: 'seeDraftCriteria', audience: [...criteriaRoles, 'U'] })

/** Asks a question about a call for an own organisation. */
export const askQuestion = permission<{ organisationId: string }>({
  name: 'askQuestion',
  audience: applicantRoles,
  allows: (actor, { organisationId }) => applicantsOf(actor).includes(organisationId),
})

/** The role that a holder of a share has. */
export const roleOfHolder: Readonly<Record<KeyHolder, 'D' | 'T' | 'S'>> = {
  director: 'D',
  secretary: 'T',
  'steering-first': 'S',
  'steering-second': 'S',
}

/** Holds a share of the key of a call, under a passphrase of one's own; never on behalf of somebody else. */
export const holdKey = permission<{ holder: KeyHolder }>({
  name: 'holdKey',
  audience: ['D', 'T', 'S'],
  allows: (actor, { holder }) =>
    actor !== undefined && !actor.onBehalfOfId && hasRole(actor, roleOfHolder[holder]),
})

/** Opens the own share of the key of a call. */
export const openOwnShare = permission<{ holder: KeyHolder; personId: string }>({
  name: 'openOwnShare',
  audience: ['D', 'T', 'S'],
  allows: (actor, { holder, personId }) =>
    actor?.personId === personId && !actor.onBehalfOfId && hasRole(actor, roleOfHolder[holder]),
})
