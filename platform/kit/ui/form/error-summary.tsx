import type { Problem } from '../../http/problem.ts'
import type { Language } from '../../texts/texts.ts'
import { uiTexts } from '../texts.ts'
import { fieldId } from './field-state.ts'

interface ErrorSummaryProps {
  language: Language
  problems: readonly Problem[]
  /** Of the form, where several on a page share names. */
  mark?: string | undefined
}

/** All that has to be mended, above the form: focus starts here and each line leads to its field. */
export function ErrorSummary({ language, problems, mark }: ErrorSummaryProps) {
  if (problems.length === 0) return null
  return (
    <section class="v-error-summary" aria-labelledby="fouten-kop" id="fouten" tabIndex={-1} autofocus>
      <h2 id="fouten-kop">{uiTexts(language)('errorSummary', { count: problems.length })}</h2>
      <ul>
        {problems.map(problem => (
          <li key={`${problem.code}${problem.field}`}>
            {problem.field ? (
              <a href={`#${fieldId(problem.field, mark)}`}>{problem.message[language]}</a>
            ) : (
              problem.message[language]
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
