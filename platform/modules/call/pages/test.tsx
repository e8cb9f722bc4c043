import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  CheckField,
  Fieldset,
  Form,
  RadioField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { type CallForm, frameworkAnswers, testOutcomes } from '../model/index.ts'
import type { DescribedPage } from '../rules/describe-contents.ts'
import type { LocationTest } from '../rules/location.ts'
import { ContentsView } from './contents.tsx'
import { say } from './say.ts'

/** A plan to be tested. */
export interface TestData {
  id: string
  title: string
  form: CallForm
  pages: readonly DescribedPage[]
  location: LocationTest
  layerName: string | undefined
  hasHadCompletion: boolean
}

/** The test of admissibility: national frameworks, completeness, place, and how it ends. */
export function TestPage({ data, context, form }: PageView<TestData>) {
  const { language } = context
  const t = say(language)
  const shared = { language, form }
  const outcomes = testOutcomes.filter(
    outcome => outcome !== 'completion-requested' || !data.hasHadCompletion,
  )
  return (
    <WorkPage title={t('testTitle', { title: data.title })} purpose={t('testLead')}>
      <WholePlan pages={data.pages} language={language} />
      <Form language={language} form={form}>
        <Fieldset kicker={t('testPart', { number: 1 })} legend={t('testFrameworks')}>
          <RadioField
            {...shared}
            name="frameworks"
            label={t('frameworksQuestion')}
            choices={frameworkAnswers.map(value => ({ value, label: t(`frameworks_${value}`) }))}
          />
          <TextAreaField {...shared} name="frameworksReason" label={t('reason')} rows={3} maxLength={2000} />
        </Fieldset>
        <Fieldset kicker={t('testPart', { number: 2 })} legend={t('testCompleteness')}>
          <CheckField {...shared} name="isComplete" label={t('isComplete')} isOptional />
        </Fieldset>
        <Fieldset kicker={t('testPart', { number: 3 })} legend={t('testLocation')}>
          <Alert kind={data.location.answer === 'outside' ? 'warning' : 'info'}>
            <p>
              {t(`location_answer_${data.location.answer}`)}{' '}
              {data.layerName ? t('layerUsed', { name: data.layerName }) : t('noLayer')}
            </p>
          </Alert>
          <TextAreaField
            {...shared}
            name="locationReason"
            label={t('locationReason')}
            hint={t('locationReasonHint')}
            rows={3}
            maxLength={2000}
            isOptional={data.location.answer !== 'outside'}
          />
        </Fieldset>
        <Fieldset kicker={t('testPart', { number: 4 })} legend={t('testOutcome')}>
          <RadioField
            {...shared}
            name="outcome"
            label={t('outcomeQuestion')}
            choices={outcomes.map(value => ({
              value,
              label: t(`outcome_${value}`),
              hint: t(`outcomeHint_${value}`),
            }))}
          />
          <TextAreaField
            {...shared}
            name="reason"
            label={t('outcomeReason')}
            hint={t('reason20')}
            maxLength={2000}
          />
        </Fieldset>
        <OnlyForSome {...{ data, language, form }} />
        <Actions>
          <Button>{t('recordTest')}</Button>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** What is asked only when the test ends in a completion round, or in a reference to somebody else. */
function OnlyForSome({ data, language, form }: { data: TestData; language: Language; form: FormState }) {
  const t = say(language)
  const shared = { language, form }
  return (
    <>
      {!data.hasHadCompletion && (
        <Fieldset
          kicker={t('onlyFor', { outcome: t('outcome_completion-requested') })}
          legend={t('whatToComplete')}
        >
          <CheckboxesField
            {...shared}
            name="askedFields"
            label={t('askedFields')}
            choices={data.form.definition.pages.flatMap(page =>
              page.fields.map(field => ({ value: field.key, label: field.label[language] })),
            )}
            isOptional
          />
          <TextAreaField
            {...shared}
            name="request"
            label={t('completionRequest')}
            rows={3}
            maxLength={2000}
            isOptional
          />
        </Fieldset>
      )}
      <Fieldset kicker={t('onlyFor', { outcome: t('outcome_referred') })} legend={t('referTitle')}>
        <TextField {...shared} name="referTo" label={t('referTo')} maxLength={200} isOptional />
        <TextField {...shared} name="referContact" label={t('referContact')} maxLength={200} isOptional />
        <TextAreaField {...shared} name="letter" label={t('letter')} rows={6} maxLength={4000} isOptional />
      </Fieldset>
    </>
  )
}

function WholePlan({ pages, language }: { pages: TestData['pages']; language: Language }) {
  const t = say(language)
  return (
    <details class="utrecht-accordion">
      <summary>{t('readWhole')}</summary>
      <div class="stack">
        <ContentsView pages={pages} language={language} />
      </div>
    </details>
  )
}
