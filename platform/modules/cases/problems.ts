import type { CaseError } from '@versneller/engine'
import type { Problem } from '../../kit/http/problem.ts'
import { type TextArguments, texts } from '../../kit/texts/texts.ts'
import type { Mistake } from './rules/mistake.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** Codes of this module: each is a key of the texts as well. */
export type ProblemCode = Extract<keyof typeof nl, Uppercase<string>>

/** A problem of this module's closed list, in both languages. */
export function problem(code: ProblemCode, field?: string, values?: TextArguments): Problem {
  return { code, message: { nl: say('nl')(code, values), en: say('en')(code, values) }, field }
}

/** Mistakes of a case as problems at their place; `fieldOf` finds the field of a form for a JSON pointer. */
export function caseProblems(
  errors: readonly CaseError[],
  fieldOf: (pointer: string) => string | undefined = pointer => pointer,
): Problem[] {
  return errors.map(({ code, pointer, message }) => ({
    code,
    message: { nl: message.nl, en: message.en },
    field: fieldOf(pointer),
  }))
}

/** Mistakes of the rules as problems, with their words in both languages. */
export const problemsOf = (mistakes: readonly Mistake[]): Problem[] =>
  mistakes.map(({ code, field, values }) => problem(code, field, values))
