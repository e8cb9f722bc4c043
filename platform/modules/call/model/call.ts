import type { Bilingual } from '../../../kit/texts/texts.ts'
import type { ApplicantGroup } from './invitation.ts'

/** Kinds of calls; outside value = code. A rolling call is never sealed. */
export const callKinds = { ronde: 'round', doorlopend: 'rolling' } as const
/** Kind of a call; a sitting is the part of a rolling call that is decided on together. */
export type CallKind = (typeof callKinds)[keyof typeof callKinds] | 'sitting'

/** States of a call; outside value = code. */
export const callStates = {
  concept: 'draft',
  'criteria-vastgesteld': 'criteria-adopted',
  aangekondigd: 'announced',
  open: 'open',
  gepauzeerd: 'paused',
  gesloten: 'closed',
  ontzegeld: 'unsealed',
  'in-beoordeling': 'in-assessment',
  'in-consensus': 'in-consensus',
  voorstel: 'proposal',
  besloten: 'decided',
  gepubliceerd: 'published',
  afgerond: 'completed',
  ingetrokken: 'withdrawn',
} as const
/** State of a call. */
export type CallState = (typeof callStates)[keyof typeof callStates]
/** All states, in their order. */
export const allCallStates = Object.values(callStates)

/** How projects are admitted: all above the threshold, or at most so many. */
export const admissionModes = { drempel: 'threshold', plafond: 'cap' } as const
/** How projects are admitted. */
export type AdmissionMode = (typeof admissionModes)[keyof typeof admissionModes]

/** An invitation to submit a plan. */
export interface Call {
  id: string
  /** Of the tranche: part of the address. */
  number: number
  kind: CallKind
  state: CallState
  title: Bilingual
  summary: Bilingual
  opensAt: Temporal.Instant | undefined
  /** Undefined for a rolling call. */
  closesAt: Temporal.Instant | undefined
  /** Nobody but the applicants can read what is submitted until two people opened it together. */
  isSealed: boolean
  /** Who may lead a plan of it. */
  mayApply: readonly ApplicantGroup[]
  admission: AdmissionMode
  /** Most projects, with a cap. */
  admittedMax: number | undefined
  /** How many projects are expected. */
  expectedMin: number | undefined
  expectedMax: number | undefined
  criteriaSetId: string | undefined
  /** From here on it is there for everybody, withdrawn or not. */
  announcedAt: Temporal.Instant | undefined
  unsealedAt: Temporal.Instant | undefined
  /** The programme whose term holds for it; undefined for one that was made before there was any. */
  programmeId: string | undefined
  /** The rolling call that a sitting is part of. */
  partOf: string | undefined
  /** Year-month-day on which the bodies mean to decide on a sitting. */
  decidesOn: string | undefined
  /** Why it was withdrawn. */
  endedReason: string | undefined
  isDemo: boolean
}

/** Who hold the shares of a key: two officers, and two members of the steering group for when a passphrase is lost. */
export const keyHolders = ['director', 'secretary', 'steering-first', 'steering-second'] as const
/** One holder of a share. */
export type KeyHolder = (typeof keyHolders)[number]

/** Two holders that open a call together. */
export type KeyPairOfHolders = 'officers' | 'steering-group'

/** The pair that a holder belongs to. */
export const pairOf = (holder: KeyHolder): KeyPairOfHolders =>
  holder === 'director' || holder === 'secretary' ? 'officers' : 'steering-group'

/** The other holder of the same pair. */
export const otherHolder: Readonly<Record<KeyHolder, KeyHolder>> = {
  director: 'secretary',
  secretary: 'director',
  'steering-first': 'steering-second',
  'steering-second': 'steering-first',
}

/** A question about a call, as everybody reads it and as it was asked. */
export interface CallQuestion {
  id: string
  callId: string
  question: string
  organisationId: string
  organisationName: string
  askedAt: Temporal.Instant
  publicQuestion: string | undefined
  answer: Bilingual | undefined
  answeredAt: Temporal.Instant | undefined
}
