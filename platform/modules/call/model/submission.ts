import { bottleneckTypes } from '@versneller/engine'
import type { FormValues } from './form.ts'

/** States of a submission; outside value = code. */
export const submissionStates = {
  concept: 'draft',
  'ondertekening-loopt': 'signing',
  ingediend: 'submitted',
  ingetrokken: 'withdrawn',
  ontvankelijk: 'admissible',
  'niet-ontvankelijk': 'inadmissible',
  verwezen: 'referred',
  'aanvulling-gevraagd': 'completion-requested',
  toegewezen: 'assigned',
  beoordeeld: 'assessed',
  'in-consensus': 'in-consensus',
  voorgedragen: 'proposed',
  reserve: 'reserve',
  afgewezen: 'rejected',
  'in-heroverweging': 'in-reconsideration',
  toegelaten: 'admitted',
} as const
/** State of a submission. */
export type SubmissionState = (typeof submissionStates)[keyof typeof submissionStates]
/** All states, in their order. */
export const allSubmissionStates = Object.values(submissionStates)

/** The fixed types of bottlenecks. */
export { bottleneckTypes }
/** A fixed type of bottleneck. */
export type BottleneckType = (typeof bottleneckTypes)[number]

/** Kinds of homes that are counted apart. */
export const homeKinds = [
  'sociale-huur',
  'middenhuur',
  'vrije-huur',
  'betaalbare-koop',
  'vrije-koop',
] as const
/** A kind of home. */
export type HomeKind = (typeof homeKinds)[number]

/** How far a plan is. */
export const planPhases = ['initiatief', 'haalbaarheid', 'ontwikkeling', 'realisatie'] as const
/** How far a plan is. */
export type PlanPhase = (typeof planPhases)[number]

/** Kinds of places, by what they were. */
export const locationTypes = [
  'haven',
  'bedrijventerrein',
  'spoorzone',
  'stationsgebied',
  'centrumrand',
  'naoorlogse-wijk',
  'kantorenlocatie',
  'zorg-of-onderwijsterrein',
  'militair-terrein',
  'winkelgebied',
  'overig',
] as const

/** How tight the market of the place is. */
export const marketTensions = ['krap', 'gemiddeld', 'ruim'] as const

/** The investments that the programme names. */
export const investmentKinds = ['infra', 'ov', 'verwerving', 'sanering'] as const

/** Themes that a plan contributes to. */
export const themes = [
  'financiering',
  'bekostiging',
  'betaalbaarheid',
  'samenwerking',
  'energietransitie',
  'duurzaamheid',
  'mobiliteit',
  'segregatie',
] as const

/** What kind of party leads: the public side, the market, or both together. */
export type LeadKind = 'gemeente' | 'markt' | 'samen'

/** Kinds of evidence that a plan has backing. */
export const backingKinds = [
  'raadsbesluit',
  'collegebesluit',
  'intentieovereenkomst',
  'participatie',
  'brief',
] as const

/** Somebody who submits a plan with others, or alone. */
export interface SubmissionParty {
  organisationId: string
  name: string
  kind: string
  isLead: boolean
  signedAt: Temporal.Instant | undefined
  /** The draft that was signed is the one that stands. */
  hasSigned: boolean
  hasDeclined: boolean
}

/** A file of a submission. The key opens its contents. */
export interface Attachment {
  id: string
  fileId: string
  /** Key of the field that it answers. */
  field: string
  fileName: string
  contentType: string
  sizeBytes: number
  /** SHA-256 of the file as it was sent. */
  sha256: string
  /** 32 bytes, base64. */
  key: string
  /** The version of a case that it is; absent for any other file. */
  frozenCase?: FrozenCase | undefined
}

/** Which version of a case a file holds. */
export interface FrozenCase {
  caseName: string
  /** Of the version. */
  number: number
  name: string
  /** SHA-256 of the whole version. */
  inputHash: string
}

/** What was submitted. */
export interface SubmissionContents {
  values: FormValues
  attachments: readonly Attachment[]
  /** Organisations that submitted together, the lead first. */
  parties: readonly string[]
  formVersion: number
  /** Random, so that the hash of the receipt tells nothing of what was submitted. */
  salt: string
}

/** One bottleneck of a plan. */
export interface PlanBottleneck {
  type: BottleneckType
  text: string
  costEur: number | undefined
  delayMonths: number | undefined
}

/** A polygon or point of GeoJSON, in WGS84. */
export interface GeoShape {
  type: 'Point' | 'Polygon' | 'MultiPolygon'
  coordinates: unknown
}

/** Evidence that a plan has backing. */
export interface PlanBacking {
  kind: (typeof backingKinds)[number]
  text: string
  date: string | undefined
}

/** What the programme reads from a plan, whatever the form looked like. Undefined or empty: not asked or not told. */
export interface SubmissionFacts {
  title: string
  /** Organisation of the municipality of the place. */
  municipalityId: string | undefined
  location: GeoShape | undefined
  locationType: (typeof locationTypes)[number] | undefined
  homes: Readonly<Partial<Record<HomeKind, number>>>
  homesTotal: number
  phase: PlanPhase | undefined
  /** Part of the demand for homes of the region, 0 to 1. */
  demandShare: number | undefined
  marketTension: (typeof marketTensions)[number] | undefined
  complexity: {
    owners: number | undefined
    soilSuspected: boolean | undefined
    hasBarrier: boolean | undefined
    permits: number | undefined
  }
  deficitEur: number | undefined
  investments: readonly (typeof investmentKinds)[number][]
  themes: readonly (typeof themes)[number][]
  bottlenecks: readonly PlanBottleneck[]
  backing: readonly PlanBacking[]
  knowledgeOffer: string
}

/** A submission without its contents. */
export interface Submission {
  id: string
  callId: string
  /** The sitting of a rolling call that it is assessed in. */
  sittingId: string | undefined
  formId: string
  leadOrganisationId: string
  state: SubmissionState
  revision: number
  savedAt: Temporal.Instant
  /** The last submitted version; 0: none. */
  version: number
  /** When it was last decided on: what is worked out about it rests on the figures and settings of that instant. */
  decidedAt: Temporal.Instant | undefined
  isDemo: boolean
}

/** A submitted version without its contents. */
export interface Receipt {
  submissionId: string
  version: number
  receiptNumber: string
  receiptHash: string
  submittedAt: Temporal.Instant
  isLate: boolean
  withdrawnAt: Temporal.Instant | undefined
}
