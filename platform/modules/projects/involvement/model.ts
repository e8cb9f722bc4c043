import { z } from 'zod'
import { sentence } from '../../../kit/http/input.ts'

/** How far somebody from outside the parties is with a project. */
export type ResidentState = 'asked' | 'admitted' | 'refused' | 'ended'

/** Somebody who may take part in a project without being one of its parties. */
export interface Resident {
  id: string
  personId: string
  name: string
  state: ResidentState
  motive: string
  /** Why not, where the request was refused. */
  reason: string
  /** The last day, ISO. */
  validTo: string | undefined
  acceptedAt: Temporal.Instant | undefined
  termsDigest: string | undefined
  showsName: boolean
}

/** Something that the parties of a project share with its residents. */
export interface SharedPiece {
  id: string
  title: string
  text: string
  url: string | undefined
  organisationId: string
  organisationName: string
  sharedAt: Temporal.Instant
}

/** Kinds of what residents say. */
export const reactionKinds = ['reaction', 'question'] as const

/** What a resident said or asked, with the answer. */
export interface Reaction {
  id: string
  personId: string
  /** Only with consent. */
  name: string | undefined
  kind: (typeof reactionKinds)[number]
  /** Empty when it was taken back. */
  text: string
  madeAt: Temporal.Instant
  answer: { text: string; organisationName: string; at: Temporal.Instant } | undefined
}

/** How an adviser stands: waits for a statement, is held back by an interest, works, ran out, or ended. */
export type AdviserState = 'no-statement' | 'held-back' | 'working' | 'lapsed' | 'ended'

/** Somebody who advises a party of a project. */
export interface Adviser {
  id: string
  projectId: string
  personId: string
  name: string
  organisationId: string
  organisationName: string
  clientId: string
  clientName: string
  task: string
  validFrom: string
  validTo: string
  adviceId: string | undefined
  hasEnded: boolean
  /** The newest one. */
  statement: AdviserStatement | undefined
  clearances: readonly {
    rule: ClearableRule
    reason: string
    /** What it is about: later facts are judged anew. Of the earliest this was not kept. */
    between: readonly { own: string; other: string }[] | undefined
  }[]
}

/** What an adviser stated about interests, and until when that holds. */
export interface AdviserStatement {
  interestIds: readonly string[]
  explanation: string
  madeAt: Temporal.Instant
  validTo: string
}

/** Suspicions that can be set aside in writing; a fact cannot. */
export const clearableRules = [
  'same-network',
  'competitor',
  'same-umbrella',
  'collaboration',
  'mail-domain',
] as const
/** One of them. */
export type ClearableRule = (typeof clearableRules)[number]

/** A text of at least and at most so many characters. */
export const words = (least: number, most: number) => z.string().trim().min(least).max(most)

/** An address elsewhere, or nothing. */
export const elsewhere = z
  .union([
    z.literal('').transform(() => undefined),
    z
      .url({
        protocol: /^https$/,
        error: sentence(
          'ADRES_ONGELDIG',
          'Vul een adres in dat met https:// begint.',
          'Fill in an address that begins with https://.',
        ),
      })
      .max(2000),
  ])
  .optional()

/** A tick under what one declares. */
export const declared = z.literal('ja', {
  error: sentence(
    'VERKLARING_ONTBREEKT',
    'Vink dit aan: zonder die verklaring kan het niet.',
    'Tick this: it cannot be done without that declaration.',
  ),
})
