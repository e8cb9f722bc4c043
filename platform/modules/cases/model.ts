import type { AmountEntries, Case, HiddenTotal, RiskAnswer } from '@versneller/engine'

/** States of a case: one that waits for approval is locked, an adopted one until its owner reopens it with a reason. */
export const caseStates = ['draft', 'submitted', 'adopted'] as const
/** State of a case. */
export type CaseState = (typeof caseStates)[number]

/** The states as the outside world reads them. */
export const caseStateWords: Readonly<Record<CaseState, string>> = {
  draft: 'concept',
  submitted: 'ter goedkeuring',
  adopted: 'vastgesteld',
}

/** An organisation that is a party of a case. */
export interface PartyOrganisation {
  /** Id of the party inside the case file. */
  partyId: string
  organisationId: string
}

/** What decides who may see and change a case. */
export interface CaseAccess {
  ownerOrganisationId: string
  state: CaseState
  isShared: boolean
  parties: readonly PartyOrganisation[]
}

/** A case as it is stored. Never shown as it is: `caseFor` makes what one reader may see. */
export interface StoredCase extends CaseAccess {
  id: string
  name: string
  projectId: string | undefined
  isIllustration: boolean
  revision: number
  content: Case
  changedAt: Temporal.Instant
}

/** One change of a case file: a value at a path, or the removal of what stands there. Paths as in variants. */
export type CaseChange = { path: string; value: unknown } | { path: string; remove: true }

/** A place in the content of a case, list members by their number, and what is to stand there. */
export interface ChangedPlace {
  path: readonly string[]
  value: unknown
}

/** A revision as it was saved. */
export interface SavedChange {
  revision: number
  personId: string | undefined
  /** Role of the person, since people are shown by role. */
  role: string
  organisationId: string | undefined
  at: Temporal.Instant
  changes: readonly CaseChange[]
  /** What takes the revision back. */
  inverse: readonly CaseChange[]
}

/** A named version as it is kept: the whole content, never shown as it is. */
export interface StoredVersion {
  number: number
  name: string
  reason: string
  organisationId: string | undefined
  at: Temporal.Instant
  revision: number
  content: Case
  inputHash: string
}

/** Totals of hidden lines as they were told at one version of a case. */
export interface ToldVersion {
  version: number
  /** ISO day on which it was told, Dutch time. */
  day: string
  /** Ids of the lines and rows that were hidden then. */
  hidden: readonly string[]
  totals: readonly HiddenTotal[]
}

/**
 * What a reader is told of hidden lines from a moment on. Records are only added: together they hold everything that
 * this reader was ever told.
 */
export interface ToldRecord {
  /** Key of the reader: the parties for which that reader looks. */
  reader: string
  version: number
  /** The newest version first; of every figure the newest total that could be told. */
  told: readonly ToldVersion[]
  /** What this record added to what the reader was told, as the hidden amounts that it rests on. */
  sums: readonly AmountEntries[]
  /** Keys of all amounts that were open to the reader until then. */
  seen: readonly string[]
}

/** What of a record is needed to show what is told. */
export type ToldToReader = Pick<ToldRecord, 'reader' | 'told' | 'seen'>

/** Who approves a version: a colleague of who asks, the executive of the municipality, its council. */
export const approvalSteps = ['colleague', 'college', 'council'] as const
/** One step of an approval. */
export type ApprovalStep = (typeof approvalSteps)[number]

interface DecisionBase {
  personId: string
  organisationId: string | undefined
  at: Temporal.Instant
  reason: string
}

/** What was asked or decided about a version of a case; records are only added. */
export type CaseDecision = DecisionBase &
  (
    | { kind: 'asked'; version: number; steps: readonly ApprovalStep[] }
    | {
        kind: 'approved' | 'rejected'
        version: number
        step: ApprovalStep
        /** ISO day on which a body decided. */
        decidedOn: string | undefined
      }
    | { kind: 'withdrawn'; version: number }
    /** Without a version: adopted before approval was asked for. */
    | { kind: 'reopened'; version: number | undefined }
  )

/** The number of record of a version: by what it was worked out, and what came out over all lines. */
export interface RiskRecord {
  trials: number
  seed: number
  engine: string
  inputHash: string
  resultHash: string
  figures: Pick<RiskAnswer, 'area' | 'parties'>
  organisationId: string | undefined
  at: Temporal.Instant
}
