import { href } from '../../../kit/http/address.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { DescriptionList, Panel, Steps } from '../../../kit/ui/index.ts'
import type { OpenAssessment, OtherAssessment } from '../actions/own-assessment.ts'
import { links } from '../links.ts'
import type { Criterion, CriterionScore } from '../model.ts'
import { answersBeside } from '../rules/assessment.ts'
import { standingWords } from './plan-column.tsx'
import { say } from './say.ts'

/** What may be known before the contents: title, place and parties. */
export function PlanHead({ data, language }: { data: OpenAssessment; language: Language }) {
  const t = say(language)
  const { plan, assignment, call } = data
  const standing = standingWords(plan.frameworks, language)
  return (
    <DescriptionList
      pairs={[
        { label: t('place'), value: plan.municipality || '–' },
        { label: t('parties'), value: plan.parties.map(party => party.name).join(', ') },
        { label: t('receipt'), value: plan.receiptNumber },
        { label: t('tranche'), value: t('trancheNumber', { number: call.number }) },
        { label: t('dueOn'), value: formats(language).date(assignment.dueOn) },
        ...(standing ? [{ label: t('frameworks'), value: standing }] : []),
      ]}
    />
  )
}

/** The steps of an assessment: the declaration, a criterion each, and the end. */
export function AssessmentSteps({
  data,
  language,
  now,
}: {
  data: OpenAssessment
  language: Language
  now: string
}) {
  const t = say(language)
  const { id } = data.assignment
  const scored = new Set((data.draft ?? data.final)?.scores.map(one => one.criterion))
  const isOpen = data.draft !== undefined || data.final === undefined
  const state = (key: string, isDone: boolean) => (key === now ? 'now' : isDone ? 'done' : 'open') as 'now'
  return (
    <Steps
      language={language}
      label={t('stepsLabel')}
      steps={[
        {
          title: t('stepPlan'),
          href: href(links.assessment, { id }),
          state: state('plan', data.hasDeclared),
        },
        ...data.criteria.map(one => ({
          title: one.title[language],
          ...(data.hasDeclared && isOpen ? { href: href(links.criterion, { id, criterium: one.key }) } : {}),
          state: state(one.key, scored.has(one.key)),
        })),
        {
          title: t('stepFinish'),
          ...(data.draft ? { href: href(links.finish, { id }) } : {}),
          state: state('finish', data.final !== undefined && data.draft === undefined),
        },
      ]}
    />
  )
}

/** What was submitted, page by page. */
export function PlanContents({ data, language }: { data: OpenAssessment; language: Language }) {
  const t = say(language)
  if (data.pages.length === 0) return <p class="muted">{t('noContents')}</p>
  return (
    <>
      {data.pages.map((page, index) => (
        <Panel key={page.title} id={`plan-${index}`} title={page.title}>
          <AnswerPairs answers={page.answers} language={language} />
        </Panel>
      ))}
    </>
  )
}

/** What the plan told that bears on a criterion; nothing for a criterion that no question belongs to. */
export function BesideCriterion({
  data,
  criterion,
  language,
}: {
  data: OpenAssessment
  criterion: string
  language: Language
}) {
  const answers = answersBeside(criterion, data.pages)
  if (answers.length === 0) return null
  return (
    <Panel id="feiten" title={say(language)('besideCriterion')}>
      <AnswerPairs answers={answers} language={language} />
    </Panel>
  )
}

/** Questions with what was answered; a question without an answer says so. */
function AnswerPairs({
  answers,
  language,
}: {
  answers: OpenAssessment['pages'][number]['answers']
  language: Language
}) {
  return (
    <DescriptionList
      pairs={answers.map(({ label, value, href: address }) => ({
        label,
        value: address ? <a href={address}>{value}</a> : value || say(language)('notAnswered'),
      }))}
    />
  )
}

/** "4", or that it could not be assessed. */
export const scoreWords = (score: number | undefined, language: Language): string =>
  score === undefined ? say(language)('notAssessable') : String(score)

interface ScoresProps {
  criteria: readonly Criterion[]
  scores: readonly CriterionScore[]
  language: Language
  id: string
}

/** The scores of one assessment with their reasons, criterion by criterion. */
export function ScoreList({ criteria, scores, language, id }: ScoresProps) {
  const t = say(language)
  const byKey = new Map(scores.map(one => [one.criterion, one]))
  return (
    <dl class="v-pairs" id={id}>
      {criteria.map(({ key, title }) => {
        const given = byKey.get(key)
        return (
          <div key={key}>
            <dt>{title[language]}</dt>
            <dd>
              {given ? (
                <>
                  <b>{scoreWords(given.score, language)}</b>{' '}
                  <span class="muted">{t(`confidence_${given.confidence as 1}`)}</span>
                  <span class="sub">{given.reason}</span>
                </>
              ) : (
                t('notYet')
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What the other assessors of the plan gave: shown when the own assessment is final. */
export function OtherScores({
  others,
  criteria,
  language,
}: {
  others: readonly OtherAssessment[]
  criteria: readonly Criterion[]
  language: Language
}) {
  const t = say(language)
  if (others.length === 0) return <p class="muted">{t('othersNotYet')}</p>
  return (
    <>
      {others.map((other, index) => (
        <Panel
          key={`${index}`}
          id={`ander-${index}`}
          title={`${t(`assessorOf_${other.side}`)} (${index + 1})`}
        >
          {other.cleared.map(reason => (
            <p key={reason} class="small">
              {t('clearedWords', { reason })}
            </p>
          ))}
          <ScoreList id={`scores-${index}`} criteria={criteria} scores={other.scores} language={language} />
        </Panel>
      ))}
    </>
  )
}
