import type { Bilingual } from './shapes.ts'

const texts = {
  GEEN_TEKENWISSEL: {
    nl: 'Er is geen rendement: de bedragen hebben allemaal hetzelfde teken, of zijn allemaal nul.',
    en: 'There is no rate of return: all amounts have the same sign, or all are zero.',
  },
  GEEN_WORTEL: {
    nl: 'Er is geen rendement: bij geen enkel percentage boven -100 % is de contante waarde nul.',
    en: 'There is no rate of return: at no rate above -100 % is the present value zero.',
  },
  MEER_RENDEMENTEN: {
    nl: 'Er is meer dan één rendement; toets daarom liever de contante waarde tegen de rendementseis.',
    en: 'There is more than one rate of return; so rather test the present value at the required return.',
  },
  GEEN_OPLOSSING: {
    nl: 'Er is geen oplossing: met deze bedragen wordt de eindstand nooit bereikt.',
    en: 'There is no solution: with these amounts the final balance is never reached.',
  },
  DELEN_DOOR_NUL: {
    nl: 'Het antwoord bestaat niet: er zou door nul gedeeld worden.',
    en: 'The answer does not exist: it would take a division by zero.',
  },
  GETAL_TE_GROOT: {
    nl: 'Het antwoord is te groot om als getal te geven.',
    en: 'The answer is too large to be given as a number.',
  },
  GROEI_NIET_ONDER_RENTE: {
    nl: 'De waarde is oneindig: de groei is niet lager dan de rente.',
    en: 'The value is infinite: the growth is not lower than the rate.',
  },
  GEEN_UITGAVE_OF_OPBRENGST: {
    nl: 'Er is geen rendement: er moet ten minste één uitgave en één opbrengst zijn.',
    en: 'There is no rate of return: at least one payment out and one payment in are needed.',
  },
  GEEN_WAARDE_OP_DATUM: {
    nl: 'Voor deze datum is geen waarde bekend.',
    en: 'No value is known for this date.',
  },
  GEEN_VORM_MOGELIJK: {
    nl: 'Geen enkele vorm past op deze kavel binnen de gestelde grenzen.',
    en: 'No form fits on this plot within the given limits.',
  },
} as const satisfies Record<string, Bilingual>

/** A code of the closed list of reasons why a formula has no answer. */
export type ReasonCode = keyof typeof texts

/** Why there is no answer. */
export interface Reason extends Bilingual {
  readonly code: ReasonCode
}

/** The outcome of a formula that has no answer for these inputs. */
export class NoAnswer {
  readonly reason: Reason
  constructor(code: ReasonCode) {
    this.reason = { code, ...texts[code] }
  }
}

/** Says that there is no answer, and why. */
export function noAnswer(code: ReasonCode): NoAnswer {
  return new NoAnswer(code)
}

/** All codes, for the list of codes in the documentation. */
export const reasonCodes = Object.keys(texts) as readonly ReasonCode[]
