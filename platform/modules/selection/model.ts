import type { AssessorSide, ConflictReason, FileFlag } from '@versneller/engine'
import { z } from 'zod'
import { sentence } from '../../kit/http/input.ts'

import type { FrameworkStanding } from '../call/index.ts'

export type { Call, Criterion, FrameworkStanding } from '../call/index.ts'

/** A plan that was found admissible, with what selection looks at. */
export interface Plan extends PlanInShort {
  state: string
  /** SHA-256 of the receipt: breaks ties. */
  receiptHash: string
  municipalityId: string | undefined
  place: { latitude: number; longitude: number } | undefined
  parties: readonly { organisationId: string; name: string; isLead: boolean }[]
  /** Mail addresses of those who act for the parties. */
  contacts: readonly string[]
  authorIds: readonly string[]
  signatoryIds: readonly string[]
  /** "knelpunt:bodem", "omvang:250-1000": what it counts for in the breadth. */
  categories: readonly string[]
  region: string
  homes: number
  deficitEur: number | undefined
  frameworks: FrameworkStanding | undefined
}

/** What everybody who has to do with a plan may know of it, also before its contents. */
export interface PlanInShort {
  id: string
  callId: string
  receiptNumber: string
  title: string
  municipality: string
  parties: readonly { name: string; isLead: boolean }[]
}

/** States of an assessment; a draft is seen by nobody else. */
export const assessmentStates = ['draft', 'final', 'voided'] as const
/** State of an assessment. */
export type AssessmentState = (typeof assessmentStates)[number]

/** Score, reason and confidence for one criterion; without a score it could not be assessed. */
export interface CriterionScore {
  criterion: string
  score: number | undefined
  reason: string
  confidence: number
}

/** An assessor at a plan, with how far the assessment is. */
export interface AssessorAssignment {
  id: string
  callId: string
  submissionId: string
  personId: string
  side: AssessorSide
  isCalibration: boolean
  dueOn: string
  /** State of the newest version that counts: a correction under way leaves the final one in place. */
  state: 'open' | 'draft' | 'final' | 'voided'
}

/** One version of an assessment. */
export interface Assessment {
  id: string
  assignmentId: string
  version: number
  state: AssessmentState
  reason: string | undefined
  scores: readonly CriterionScore[]
  finalAt: Temporal.Instant | undefined
}

/** States of a consensus meeting. */
export const consensusStates = ['planned', 'held', 'adopted'] as const
/** State of a consensus meeting. */
export type ConsensusState = (typeof consensusStates)[number]

/** A talk of the assessors of one flagged plan. */
export interface ConsensusMeeting {
  id: string
  submissionId: string
  state: ConsensusState
  flags: readonly FileFlag[]
  plannedOn: string
  chairedById: string | undefined
  report: string | undefined
}

/** What is decided on a plan. */
export const outcomes = ['admitted', 'reserve', 'rejected'] as const
/** A decision on a plan. */
export type SubmissionOutcome = (typeof outcomes)[number]

/** What is proposed for one plan; with a reason where people left the calculated choice or had to argue a close call. */
export interface ProposalLine {
  submissionId: string
  calculated: SubmissionOutcome
  proposed: SubmissionOutcome
  reason: string | undefined
  /** Chosen in fewer than six of ten draws: a close call that is argued in words. */
  isCloseCall: boolean
}

/** States of a portfolio proposal. */
export const proposalStates = ['draft', 'signed', 'taken', 'voted-down', 'withdrawn'] as const
/** State of a portfolio proposal. */
export type ProposalState = (typeof proposalStates)[number]

/** States of a reconsideration. */
export const reconsiderationStates = ['submitted', 'in-progress', 'upheld', 'dismissed', 'withdrawn'] as const
/** State of a reconsideration. */
export type ReconsiderationState = (typeof reconsiderationStates)[number]

/** The group of plans that is decided on from one call. */
export interface Tranche {
  callId: string
  calibrationIds: readonly string[]
  /** Hours a year of the team for projects, and of one project. */
  hours: { team: number; perProject: number } | undefined
}

/** Conflict of one assessor with one plan, as a person of the programme sees it. */
export interface SeenConflict {
  personId: string
  submissionId: string
  level: 'hard' | 'soft' | 'none'
  reasons: readonly ConflictReason[]
  cleared: readonly (ConflictReason & { reason: string })[]
}

/** An interest of an assessor that came out after the decision. */
export interface LateConflict {
  id: string
  assignmentId: string
  submissionId: string
  /** Rules of conflict that held on the day of the decision. */
  rules: readonly string[]
  foundAt: Temporal.Instant
  /** What was done about it: the decision stands, or is looked at again. */
  answer: 'stands' | 'reconsidered' | undefined
  answerReason: string | undefined
}

/** Kinds of interest that a person tells of. */
export const interestKinds = ['household', 'financial', 'collaboration', 'council'] as const
/** Kind of a declared interest. */
export type InterestKind = (typeof interestKinds)[number]

/** An interest that a person told of, in an organisation or in a plan. */
export interface DeclaredInterest {
  id: string
  personId: string
  kind: InterestKind
  organisationId: string | undefined
  submissionId: string | undefined
  from: string
  to: string | undefined
  note: string | undefined
}

/** Reason for a score: long enough to say something. */
export const scoreReasonShape = z
  .string()
  .trim()
  .min(
    40,
    sentence(
      'ONDERBOUWING_TE_KORT',
      'Schrijf in minstens 40 tekens waarom je deze score geeft.',
      'Write in at least 40 characters why you give this score.',
    ),
  )
  .max(4000)

/** Reason for leaving what was: a correction, a clearance, a deviation. */
export const shortReasonShape = z
  .string()
  .trim()
  .min(
    20,
    sentence(
      'REDEN_TE_KORT',
      'Schrijf de reden in minstens 20 tekens.',
      'Write the reason in at least 20 characters.',
    ),
  )
  .max(1000)

/** A text that explains something to others: at least a sentence. */
export const explanationShape = z
  .string()
  .trim()
  .min(
    40,
    sentence(
      'TOELICHTING_TE_KORT',
      'Schrijf de toelichting in minstens 40 tekens.',
      'Write the explanation in at least 40 characters.',
    ),
  )
  .max(4000)

/** What a decision on a tranche is about: its kind as a subject; the id is that of the call. */
export const trancheSubject = 'tranche'
