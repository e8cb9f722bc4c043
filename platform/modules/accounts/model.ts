import { z } from 'zod'
import { explanationInput, sentence } from '../../kit/http/input.ts'
import type { Language } from '../../kit/texts/texts.ts'

/**
 * How far a browser is with signing in: `visitor` holds a sign-in through OpenID Connect that is under way, `code`
 * has still to give the code of the second step, `setup` has still to set that step up, `full` is signed in.
 */
export type SessionStage = 'visitor' | 'code' | 'setup' | 'full'

/** What a request knows of its session. Without `personId` nobody is signed in, though the browser may be known. */
export interface Session {
  sessionId: string
  personId: string | undefined
  name: string | undefined
  language: Language | undefined
  /** The person on whose behalf the actor chose to act in this session. */
  onBehalfOfId: string | undefined
}

/** Shortest password: length is what makes a password hard to guess (NIST SP 800-63B). */
const passwordLengthMin = 12
const passwordLengthMax = 200

const required = (code: string, nl: string, en: string) =>
  z
    .string()
    .trim()
    .min(1, sentence(code, nl, en))

/** An address for mail, in small letters. */
export const emailShape = required(
  'EMAIL_ONTBREEKT',
  'Vul je e-mailadres in.',
  'Fill in your e-mail address.',
)
  .toLowerCase()
  .max(254)
  .pipe(
    z.email(
      sentence(
        'EMAIL_ONGELDIG',
        'Vul een e-mailadres in zoals naam@voorbeeld.nl.',
        'Fill in an e-mail address like name@example.org.',
      ),
    ),
  )

/** A password that somebody chooses. */
export const newPasswordShape = z
  .string()
  .min(
    passwordLengthMin,
    sentence(
      'WACHTWOORD_TE_KORT',
      'Kies een wachtwoord van minstens 12 tekens.',
      'Choose a password of at least 12 characters.',
    ),
  )
  .max(
    passwordLengthMax,
    sentence(
      'WACHTWOORD_TE_LANG',
      'Kies een wachtwoord van hooguit 200 tekens.',
      'Choose a password of at most 200 characters.',
    ),
  )

/** The password that somebody already has; how long it is tells nothing about right or wrong. */
export const ownPasswordShape = z
  .string()
  .min(1, sentence('WACHTWOORD_ONTBREEKT', 'Vul je wachtwoord in.', 'Fill in your password.'))
  .max(1000)

/** The password again, in a form that gives rights; absent after a recent proof. */
export const passwordAgainShape = z.string().max(1000).optional()

/** A code of an authenticator app or a recovery code, as typed. */
export const codeShape = required('CODE_ONTBREEKT', 'Vul de code in.', 'Fill in the code.').max(60)

/** The name under which others see a person. */
export const personNameShape = required('NAAM_ONTBREEKT', 'Vul een naam in.', 'Fill in a name.').max(120)

/** One of the two languages of the interface. */
export const languageShape = z.enum(['nl', 'en'])

/** Where somebody wanted to go before signing in. */
export const wantedShape = z.object({ naar: z.string().max(500).optional() })

/** The secret of a mailed link. */
export const linkTokenShape = z.string().max(100)

/** What a person asks about the own data: have it corrected or erased, or object to its use. */
export const dataRequestKinds = ['correct', 'erase', 'object'] as const

/** Kind of a request about the own data. */
export type DataRequestKind = (typeof dataRequestKinds)[number]

/** How a request about the own data ends. */
export const dataRequestOutcomes = ['done', 'partly', 'refused'] as const

/** Outcome of a request about the own data. */
export type DataRequestOutcome = (typeof dataRequestOutcomes)[number]

/** A request of a person about the own data. */
export interface DataRequest {
  id: string
  personId: string
  personName: string
  kind: DataRequestKind
  request: string
  askedAt: Temporal.Instant
  dueOn: string
  outcome: DataRequestOutcome | undefined
  answer: string | undefined
  answeredAt: Temporal.Instant | undefined
}

/** A piece of free text that has to say something: a reason, a request, an answer. */
export const explanationShape = explanationInput(4000)

/** Id of something in an address: anything else is not there. */
export const idShape = z.uuid()
