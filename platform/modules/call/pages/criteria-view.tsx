import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { type CriteriaContents, levels } from '../model/index.ts'
import { say } from './say.ts'

/** Criteria as everybody reads them: the knock-out, and each criterion with its weight, levels and example. */
export function CriteriaView({
  contents,
  language,
  level = 3,
}: {
  contents: CriteriaContents
  language: Language
  level?: 2 | 3 | undefined
}) {
  const t = say(language)
  const Heading = `h${level}` as const
  const whole = contents.criteria.reduce((sum, one) => sum + one.weight, 0)
  return (
    <div class="stack">
      <div class="stack-s">
        <Heading>{t('knockOut', { title: contents.knockOut.title[language] })}</Heading>
        <p>{contents.knockOut.text[language]}</p>
      </div>
      {contents.criteria.map((criterion, index) => (
        <div class="stack-s" key={criterion.key}>
          <Heading>{`${index + 1}. ${criterion.title[language]}`}</Heading>
          <p>
            {criterion.question[language]}{' '}
            <span class="muted small">
              {t('weighs', { share: formats(language).percent(criterion.weight / whole) })}
            </span>
          </p>
          <details class="utrecht-accordion">
            <summary>{t('anchorsOf', { title: criterion.title[language] })}</summary>
            <div>
              <dl class="v-pairs">
                {levels.map(at => (
                  <div key={at}>
                    <dt>{at}</dt>
                    <dd>{criterion.anchors[at][language]}</dd>
                  </div>
                ))}
              </dl>
              <p class="muted">{criterion.example[language]}</p>
            </div>
          </details>
        </div>
      ))}
      <p>
        {t('thresholdSentence', {
          score: formats(language).number(contents.threshold.scoreMin, { decimals: 1 }),
          criterion: formats(language).number(contents.threshold.criterionMin),
        })}
      </p>
    </div>
  )
}
