import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { write } from '../../../kit/access/write.ts'
import { done, type Outcome, type Problem, refused } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Sentence } from '../../../kit/texts/catalogues.ts'
import { type Bilingual, languages } from '../../../kit/texts/texts.ts'
import { problem } from '../problems.ts'
import { setText } from '../rules/rights.ts'
import { insertTextValue } from '../store/texts.ts'
import { freshTexts } from './fresh-texts.ts'
import { wordingProblem } from './wording.ts'

/** Another wording of a sentence, in both languages, with the reason. */
export interface GivenText extends Bilingual {
  validFrom: string
  reason: string
}

/**
 * Gives a sentence another wording from today or a later day; earlier wordings stay to be read and to go back to. A
 * wording that is the software's own takes the change back. A language that stays as it is gets no row.
 */
export async function recordText(
  services: Services,
  actor: Actor,
  sentence: Sentence,
  given: GivenText,
): Promise<Outcome<undefined>> {
  permit(actor, setText)
  const { db, clock } = services
  const today = clock.now().toZonedDateTimeISO('Europe/Amsterdam').toPlainDate()
  const problems: Problem[] = languages.flatMap(
    language => wordingProblem(sentence.original[language], given[language], language) ?? [],
  )
  if (sentence.isFixed) problems.push(problem('TEKST_VAST', 'nl'))
  if (Temporal.PlainDate.compare(given.validFrom, today) < 0)
    problems.push(problem('INSTELLING_VERLEDEN', 'validFrom'))
  const changed = languages.filter(language => given[language] !== sentence.shown[language])
  if (problems.length === 0 && changed.length === 0) problems.push(problem('TEKST_ONGEWIJZIGD', 'nl'))
  if (problems.length > 0) return refused(...problems)
  const { catalogue, key, original } = sentence
  const { validFrom, reason } = given
  await write({ db, clock, actor }, 'setText', async (tx, record, now) => {
    for (const language of changed) {
      const value = given[language] === original[language] ? undefined : given[language]
      const kept = { catalogue, key, language, value, validFrom, reason }
      await insertTextValue(tx, { ...kept, setById: actor.personId, now })
    }
    record({ objectKind: 'text', objectId: `${catalogue}/${key}`, after: { languages: changed, validFrom } })
  })
  await freshTexts(db)
  return done(undefined)
}
