import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  LinkButton,
  Panel,
  RadioField,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { OpenAssessment } from '../actions/own-assessment.ts'
import { links } from '../links.ts'
import type { Criterion } from '../model.ts'
import { missingCriteria } from '../rules/assessment.ts'
import {
  AssessmentSteps,
  BesideCriterion,
  OtherScores,
  PlanContents,
  PlanHead,
  ScoreList,
  scoreWords,
} from './assessment-parts.tsx'
import { say } from './say.ts'

/** An own assignment, with whether something was just done. */
export type AssessmentData = OpenAssessment & { isDone: boolean }

/** First the declaration, with nothing but title, place and parties; then the plan; at the end what others gave. */
export function AssessmentPage({ data, context, form }: PageView<AssessmentData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={data.plan.title}
      purpose={t(data.assignment.isCalibration ? 'calibrationLead' : 'assessmentLead')}
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <div class="v-list-layout">
        <AssessmentSteps data={data} language={language} now="plan" />
        <div class="stack">
          <PlanHead data={data} language={language} />
          {data.hasDeclared ? (
            <Declared data={data} language={language} />
          ) : (
            <Panel id="verklaring" title={t('declarationTitle')}>
              <p class="measure">{t('declarationLead')}</p>
              <Form language={language} form={form}>
                <RadioField
                  language={language}
                  form={form}
                  name="interest"
                  label={t('declarationQuestion')}
                  hint={t('declarationHint')}
                  choices={[
                    { value: 'nee', label: t('declarationNo') },
                    { value: 'ja', label: t('declarationYes') },
                  ]}
                />
                <TextAreaField
                  language={language}
                  form={form}
                  name="note"
                  label={t('declarationNote')}
                  hint={t('declarationNoteHint')}
                  rows={3}
                  isOptional
                />
                <Actions>
                  <Button>{t('declareButton')}</Button>
                  <a href={href(links.assessments)}>{t('assessmentsTitle')}</a>
                </Actions>
              </Form>
            </Panel>
          )}
        </div>
      </div>
    </WorkPage>
  )
}

function Declared({ data, language }: { data: OpenAssessment; language: Language }) {
  const t = say(language)
  const { assignment, criteria, draft, final, isWaiting } = data
  const next = missingCriteria(criteria, draft?.scores ?? [])[0]
  const { id } = assignment
  return (
    <>
      {isWaiting && (
        <Alert kind="warning">
          <p>{t('calibrationFirstLong')}</p>
        </Alert>
      )}
      {!isWaiting && (!final || draft) && (
        <Actions>
          <LinkButton
            href={next ? href(links.criterion, { id, criterium: next }) : href(links.finish, { id })}
          >
            {t(next ? (draft ? 'goOnScoring' : 'beginScoring') : 'toFinish')}
          </LinkButton>
        </Actions>
      )}
      {final && (
        <>
          <Panel
            id="eigen"
            title={t('ownAssessment')}
            aside={t('versionOf', { version: final.version })}
            foot={
              data.mayCorrect && !draft ? (
                <a href={href(links.correct, { id })}>{t('correctTitle')}</a>
              ) : undefined
            }
          >
            {final.reason && <p class="small">{t('correctedBecause', { reason: final.reason })}</p>}
            <ScoreList id="eigen-scores" criteria={criteria} scores={final.scores} language={language} />
          </Panel>
          {data.meeting && (
            <Alert>
              <p>
                {t(`consensusNote_${data.meeting.state}`, {
                  date: formats(language).date(data.meeting.plannedOn),
                })}
              </p>
            </Alert>
          )}
          <h2>{t('othersTitle')}</h2>
          <OtherScores others={data.others} criteria={criteria} language={language} />
        </>
      )}
      <h2>{t('contentsTitle')}</h2>
      <PlanContents data={data} language={language} />
    </>
  )
}

/** One criterion of an assessment that is being written. */
export interface CriterionData {
  open: OpenAssessment
  criterion: Criterion
}

/** One criterion with its anchors beside it: a score, why, and how sure. */
export function CriterionPage({ data, context, form }: PageView<CriterionData>) {
  const { language } = context
  const t = say(language)
  const { open, criterion } = data
  const notes = open.notes.filter(note => note.criterion === criterion.key)
  const field = { language, form }
  const number = open.criteria.findIndex(one => one.key === criterion.key) + 1
  return (
    <WorkPage
      title={criterion.title[language]}
      purpose={t('criterionOf', { number, total: open.criteria.length, plan: open.plan.title })}
    >
      <div class="v-list-layout">
        <AssessmentSteps data={open} language={language} now={criterion.key} />
        <div class="stack">
          <p class="measure">{criterion.question[language]}</p>
          <BesideCriterion data={open} criterion={criterion.key} language={language} />
          <Form language={language} form={form}>
            <RadioField
              {...field}
              name="score"
              label={t('score')}
              hint={t('scoreHint')}
              choices={[
                ...([1, 2, 3, 4, 5] as const).map(level => ({
                  value: String(level),
                  label: String(level),
                  hint: criterion.anchors[level][language],
                })),
                { value: 'nb', label: t('notAssessable'), hint: t('notAssessableHint') },
              ]}
            />
            <p class="small muted">{t('exampleOf', { example: criterion.example[language] })}</p>
            {notes.length > 0 && (
              <Alert title={t('anchorNotes')}>
                <ul>
                  {notes.map(note => (
                    <li key={note.text}>{note.text}</li>
                  ))}
                </ul>
              </Alert>
            )}
            <TextAreaField
              {...field}
              name="reason"
              label={t('scoreReason')}
              hint={t('scoreReasonHint')}
              rows={5}
              maxLength={4000}
            />
            <RadioField
              {...field}
              name="confidence"
              label={t('confidence')}
              choices={(['1', '2', '3'] as const).map(value => ({ value, label: t(`confidence_${value}`) }))}
            />
            <Actions>
              <Button>{t('saveAndGoOn')}</Button>
              <a href={href(links.assessment, { id: open.assignment.id })}>{t('backToPlan')}</a>
            </Actions>
          </Form>
        </div>
      </div>
    </WorkPage>
  )
}

/** All own scores once more, before they are final. */
export function FinishPage({ data, context, form }: PageView<OpenAssessment>) {
  const { language } = context
  const t = say(language)
  const scores = data.draft?.scores ?? []
  const missing = missingCriteria(data.criteria, scores).length
  return (
    <WorkPage title={t('finishTitle')} purpose={t('finishLead', { plan: data.plan.title })}>
      <div class="v-list-layout">
        <AssessmentSteps data={data} language={language} now="finish" />
        <div class="stack">
          {missing > 0 && (
            <Alert kind="warning">
              <p>{t('missingScores', { count: missing })}</p>
            </Alert>
          )}
          <ul class="plain stack-s">
            {data.criteria.map(({ key, title }) => {
              const given = scores.find(one => one.criterion === key)
              return (
                <li key={key}>
                  <a href={href(links.criterion, { id: data.assignment.id, criterium: key })}>
                    {title[language]}
                  </a>
                  {': '}
                  <b>{given ? scoreWords(given.score, language) : t('notYet')}</b>
                  {given && <span class="sub">{given.reason}</span>}
                </li>
              )
            })}
          </ul>
          <Form language={language} form={form}>
            <Actions>
              <Button isDisabled={missing > 0}>{t('finishButton')}</Button>
              <a href={href(links.assessment, { id: data.assignment.id })}>{t('backToPlan')}</a>
            </Actions>
          </Form>
        </div>
      </div>
    </WorkPage>
  )
}

/** Why a final assessment gets a new version. */
export function CorrectPage({ data, context, form }: PageView<OpenAssessment>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('correctTitle')} purpose={t('correctLead')}>
      <Form language={language} form={form}>
        <TextAreaField
          language={language}
          form={form}
          name="reason"
          label={t('reason')}
          hint={t('correctHint')}
          rows={3}
        />
        <Actions>
          <Button>{t('correctButton')}</Button>
          <a href={href(links.assessment, { id: data.assignment.id })}>{t('backToPlan')}</a>
        </Actions>
      </Form>
    </WorkPage>
  )
}
