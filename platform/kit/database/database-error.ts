import { texts } from '../texts/texts.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** The closed list of faults of the database that an operator can mend. */
export type DatabaseErrorCode = keyof typeof nl

/** A fault that an operator can mend: one sentence in each language; `message` is the Dutch one. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: DatabaseErrorCode
  readonly nl: string
  readonly en: string

  constructor(code: DatabaseErrorCode, details: Record<string, string>, cause?: unknown) {
    const sentence = say('nl')(code, details)
    super(sentence, cause === undefined ? undefined : { cause })
    this.code = code
    this.nl = sentence
    this.en = say('en')(code, details)
  }
}
