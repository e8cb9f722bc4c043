import type { Language, TextArguments, Translate } from '../texts/texts.ts'
import type { Problem } from './problem.ts'

/** Makes a problem of its code, with the name of the form field and the values in the sentence. */
export type MakeProblem<Key extends string> = (
  code: Extract<Key, Uppercase<string>>,
  field?: string,
  values?: TextArguments,
) => Problem

/** Problems of one module: every key of its texts that is written in capitals is the code of one. */
export function problemsIn<Key extends string>(
  say: (language: Language) => Translate<Key>,
): MakeProblem<Key> {
  return (code, field, values) => ({
    code,
    message: { nl: say('nl')(code, values), en: say('en')(code, values) },
    field,
  })
}
