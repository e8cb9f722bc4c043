import type { Problem } from '../../kit/http/problem.ts'
import { problemsIn } from '../../kit/http/problems-in.ts'
import { texts } from '../../kit/texts/texts.ts'
import type { FormMistake } from './rules/check-form.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

const say = texts(nl, en)

/** A problem of this module's closed list, in both languages. */
export const problem = problemsIn(say)

/** A mistake in a form in words, at its box. */
export function mistakeProblem({ code, name, label, count }: FormMistake): Problem {
  const number = count ?? 0
  return {
    code,
    field: name,
    message: {
      nl: say('nl')(code, { label: label.nl, count: number }),
      en: say('en')(code, { label: label.en, count: number }),
    },
  }
}
