import type { Bilingual } from '../../kit/texts/texts.ts'

export type { Milestone, Programme } from '../programme/index.ts'

/** Kinds of bodies. */
export const bodyKinds = [
  'executive-platform',
  'steering-group',
  'assessment-committee',
  'programme-team',
] as const

/** Kind of a body. */
export type BodyKind = (typeof bodyKinds)[number]

/** A body that meets and decides. */
export interface GoverningBody {
  id: string
  programmeId: string
  slug: string
  kind: BodyKind
  name: Bilingual
  task: Bilingual
}

/** Kinds of decisions. */
export const decisionKinds = [
  'criteria',
  'admission',
  'withdrawal',
  'budget',
  'extension',
  'expenditure',
  'activity-plan',
  'appointment',
  'agreement',
  'scope',
  'procedure',
  'other',
] as const

/** Kind of a decision. */
export type DecisionKind = (typeof decisionKinds)[number]

/** How a quorum is read: more than this share of the filled voting seats, or at least this share. */
export type QuorumKind = 'more-than' | 'at-least'

/** A rule for the quorum: shares from 0 to 1, and how many seats at the very least. */
export interface QuorumRule {
  kind: QuorumKind
  share: number
  seatsMin: number
}

/** Whose seats vote in a body: all that have a vote, those of primary parties, or those of founders. */
export const votingParties = ['all', 'primary', 'founder'] as const

/** One of the ways to say whose seats vote. */
export type VotingParties = (typeof votingParties)[number]

/** What holds for a body from a day on. */
export interface BodyRule {
  bodyId: string
  /** ISO day. */
  validFrom: string
  /** Days between two meetings; none for a body that meets when there is a reason. */
  cadenceDaysMax: number | undefined
  /** None: the settings of the programme hold. */
  quorum: QuorumRule | undefined
  /** What it decides, what it proposes to the body that does, and what takes the heavy majority. */
  decides: readonly DecisionKind[]
  proposes: readonly DecisionKind[]
  heavy: readonly DecisionKind[]
  votingParties: VotingParties
  reason: string
}

/** What somebody does in a body. */
export const seatFunctions = ['chair', 'secretary', 'member', 'adviser'] as const

/** Function of a seat. */
export type SeatFunction = (typeof seatFunctions)[number]

/** Somebody who sits in a seat, or may. */
export interface Sitter {
  personId: string
  name: string
  /** Has a position at the organisation of the seat at this instant: without one, no right. */
  hasPosition: boolean
}

/** A place in a body. */
export interface Seat {
  id: string
  bodyId: string
  organisationId: string
  organisationName: string
  /** Founded the programme, or is a primary party of it. */
  isFounder: boolean
  isPrimary: boolean
  holder: Sitter | undefined
  deputy: Sitter | undefined
  function: SeatFunction
  /** Has a vote now: given to the seat, and not held back from it by the rule of the body. */
  votes: boolean
  /** Was given a vote, whatever the rule says. */
  hasVote: boolean
  /** What the organisation lets its member decide on. */
  mandate: string
  validFrom: Temporal.Instant
  validTo: Temporal.Instant | undefined
}

/** States of a meeting, in their order. */
export const meetingStates = [
  'planned',
  'convened',
  'open',
  'closed',
  'minutes-draft',
  'minutes-adopted',
] as const

/** State of a meeting. */
export type MeetingState = (typeof meetingStates)[number]

/** A meeting of a body. */
export interface Meeting {
  id: string
  bodyId: string
  number: number
  state: MeetingState
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  place: string
  isExtra: boolean
  convenedAt: Temporal.Instant | undefined
  openedAt: Temporal.Instant | undefined
  closedAt: Temporal.Instant | undefined
  minutes: string
  minutesById: string | undefined
  minutesAdoptedAt: Temporal.Instant | undefined
  minutesSha256: string | undefined
  /** What the body watches over, frozen at convening. */
  file: {
    goals: string
    execution: string
    results: string
    /** Undefined before it was convened, and for a body that watches over nothing. */
    figures: readonly FileFigure[] | undefined
    sha256: string | undefined
  }
}

/** Parts of what the platform watches over. */
export const fileParts = ['goals', 'execution', 'results'] as const

/** One figure of what the platform watches over. */
export interface FileFigure {
  /** "workplan/delivered-goal-1": the same figure of two meetings is compared by it. */
  key: string
  part: (typeof fileParts)[number]
  label: Bilingual
  value: number
  /** Where the records behind it are. */
  href: string
}

/** Kinds of agenda items. */
export const itemKinds = ['information', 'discussion', 'decision'] as const

/** Kind of an agenda item. */
export type ItemKind = (typeof itemKinds)[number]

/** Who may read something: everybody, who takes part, the programme, the body alone, or nobody yet. */
export const visibilities = ['public', 'participants', 'programme', 'confidential', 'sealed'] as const

/** Visibility of an agenda item or a paper. */
export type Visibility = (typeof visibilities)[number]

/** What an agenda item or a decision is about in another module. */
export interface Subject {
  kind: string
  id: string
}

/** An item on the agenda of a meeting. */
export interface AgendaItem {
  id: string
  meetingId: string
  position: number
  kind: ItemKind
  title: string
  explanation: string
  visibility: Visibility
  subject: Subject | undefined
  organisationId: string | undefined
  isAddedLater: boolean
  unanimousAt: Temporal.Instant | undefined
  conclusion: string
}

/** Somebody in a seat at a meeting. */
export interface Attendance {
  id: string
  seatId: string
  personId: string
  personName: string
  isDeputy: boolean
  isRemote: boolean
  arrivedAt: Temporal.Instant
  leftAt: Temporal.Instant | undefined
}

/** States of a decision. */
export const decisionStates = ['proposal', 'voting', 'taken', 'voted-down', 'deferred', 'revoked'] as const

/** State of a decision. */
export type DecisionState = (typeof decisionStates)[number]

/** What everybody may read of the register: what was settled, never what is still being prepared. */
export const settledStates = ['taken', 'voted-down', 'revoked'] as const satisfies readonly DecisionState[]

/** How a decision was taken: in a meeting, in writing, or by who holds a mandate. */
export type DecisionMethod = 'meeting' | 'written' | 'mandate'

/** Which majority a decision needs. */
export type Majority = 'simple' | 'heavy'

/** What can be voted. */
export const voteChoices = ['for', 'against', 'abstain'] as const

/** A choice in a vote. */
export type VoteChoice = (typeof voteChoices)[number]

/** How many voted what. */
export interface Tally {
  for: number
  against: number
  abstained: number
}

/** How a quorum was counted: of how many filled voting seats, how many were needed, how many counted. */
export interface QuorumCount {
  of: number
  needed: number
  counted: number
}

/** A decision in the register, in whatever state. */
export interface Decision {
  id: string
  number: number
  bodyId: string | undefined
  mandateId: string | undefined
  meetingId: string | undefined
  agendaItemId: string | undefined
  kind: DecisionKind
  /** Proposed to the body that may decide of this kind. */
  isProposal: boolean
  /** The proposal that it rests on. */
  proposalId: string | undefined
  title: string
  text: string
  reasons: string
  amountCents: number | undefined
  isPublic: boolean
  /** What it is about is not public yet, so neither is it. */
  isUnderEmbargo: boolean
  subject: Subject | undefined
  state: DecisionState
  method: DecisionMethod | undefined
  closesAt: Temporal.Instant | undefined
  decidedAt: Temporal.Instant | undefined
  quorum: QuorumCount | undefined
  tally: Tally | undefined
  majority: Majority | undefined
  revokesId: string | undefined
  deferredBecause: string | undefined
}

/** How a voting seat stood at the moment of a vote. */
export type Standing = 'present' | 'deputy' | 'absent' | 'recused'

/** States of an open question; outside value = code. */
export const scopeStates = { open: 'open', besloten: 'decided', ingetrokken: 'withdrawn' } as const

/** Whether something is taken up in the programme or by others. */
export const scopeSides = ['inside', 'outside'] as const

/** A way to answer an open question. */
export interface ScopeOption {
  id: string
  text: string
  side: (typeof scopeSides)[number]
  /** Who takes it up when this is chosen. */
  goesTo: string
}

/** What is still to be decided: does something belong in the programme or elsewhere. */
export interface ScopeQuestion {
  id: string
  programmeId: string
  number: number
  title: Bilingual
  why: string
  /** Year-month-day. */
  decideBy: string
  state: (typeof scopeStates)[keyof typeof scopeStates]
  options: readonly ScopeOption[]
  /** The decision that closed it, and the option that was chosen by it. */
  decisionId: string | undefined
  optionId: string | undefined
  withdrawnBecause: string
  closedAt: Temporal.Instant | undefined
}

/** Roles in the programme team. */
export const teamRoleKinds = ['manager', 'secretary', 'staff'] as const

/** What somebody of the programme team does, with who stands in, from a day until another. */
export interface TeamRole {
  id: string
  programmeId: string
  role: (typeof teamRoleKinds)[number]
  personId: string
  personName: string
  deputyId: string | undefined
  deputyName: string | undefined
  tasks: string
  /** Year-month-day; the last day counts. */
  validFrom: string
  validTo: string
  /** Why it ended before its term did. */
  endedBecause: string
}
