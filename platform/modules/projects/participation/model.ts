import { z } from 'zod'
import { sentence } from '../../../kit/http/input.ts'

/** States of an admitted project as far as they are kept here: the title follows from the agreement alone. */
export type AdmittedState = 'admitted' | 'agreement-signed' | 'withdrawn'

/** An organisation that is bound by a participation agreement. */
export interface AgreementParty {
  /** The organisation as it is now, also when the one that applied went up in it. */
  organisationId: string
  name: string
  isLead: boolean
  signedAt: Temporal.Instant | undefined
}

/** A plan that was admitted, as a project of the programme. */
export interface AdmittedProject {
  id: string
  slug: string
  name: string
  municipality: string
  place: { latitude: number; longitude: number } | undefined
  homes: number
  /** The area in view that it is about. */
  area: { slug: string; name: string } | undefined
  decisionId: string
  resultPath: string
  isDemonstration: boolean
  state: AdmittedState
  admittedAt: Temporal.Instant
  publishedAt: Temporal.Instant | undefined
  /** From when on it has no status any more, and by which decision. */
  withdrawal: { at: Temporal.Instant; decisionId: string } | undefined
  parties: readonly AgreementParty[]
  agreement: { nl: string; en: string }
}

/** A plan as it is admitted. */
export interface AdmittedPlan {
  submissionId: string
  name: string
  municipality: string
  place: { latitude: number; longitude: number } | undefined
  homes: number
  parties: readonly { organisationId: string; isLead: boolean }[]
  decisionId: string
  resultPath: string
  isDemonstration: boolean
}

/** A signature as it is sent. */
export const signatureShape = z.object({
  organisationId: z.uuid(),
  signerTitle: z.string().trim().min(1).max(120),
  isAuthorised: z.literal('ja', {
    error: sentence(
      'BEVOEGDHEID_ONTBREEKT',
      'Verklaar dat je namens je organisatie mag tekenen.',
      'Declare that you may sign for your organisation.',
    ),
  }),
})
/** A signature that was read. */
export type Signature = z.output<typeof signatureShape>
