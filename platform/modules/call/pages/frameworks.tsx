import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Button,
  DateField,
  Form,
  RadioField,
  TextAreaField,
  TextField,
  Timeline,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  type AdmissibilityTest,
  exemptionAnswers,
  type FrameworkCheck,
  type FrameworkStanding,
} from '../model/index.ts'
import { say } from './say.ts'

/** A plan of which the frameworks are looked at again. */
export interface FrameworksData {
  id: string
  title: string
  standing: FrameworkStanding
  /** The test that found a rule in the way. */
  test: Pick<AdmissibilityTest, 'frameworksReason'>
  checks: readonly FrameworkCheck[]
  /** Still in: what came of the exemption makes a difference. */
  mayLook: boolean
}

/** How a plan stands against the national frameworks, in words. */
export const standingWords = (standing: FrameworkStanding, language: Language): string =>
  say(language)(`standing_${standing}`)

/** What came of the exemption, the newest first. */
export function FrameworkChecks({
  checks,
  language,
}: {
  checks: readonly FrameworkCheck[]
  language: Language
}) {
  const t = say(language)
  const { date } = formats(language)
  return (
    <Timeline
      entries={checks.map(check => ({
        dateTime: check.answeredOn,
        dateLabel: date(check.answeredOn),
        content: (
          <>
            <b>{t(`exemption_${check.answer}`)}</b>
            <p>{check.reason}</p>
            <p class="muted small">
              {t('exemptionOf', { rule: check.rule, authority: check.authority })}
              {check.reference && ` ${t('exemptionReference', { reference: check.reference })}`}
            </p>
          </>
        ),
      }))}
    />
  )
}

/** The second look: which rule stood in the way, who may exempt from it, and what came of it. */
export function FrameworksPage({ data, context, form }: PageView<FrameworksData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('lookAgainTitle', { title: data.title })} purpose={t('lookAgainLead')}>
      <p>
        <b>{standingWords(data.standing, language)}.</b> {data.test.frameworksReason}
      </p>
      {data.checks.length > 0 && <FrameworkChecks checks={data.checks} language={language} />}
      {data.mayLook ? <LookForm data={data} language={language} form={form} /> : <p>{t('lookAgainOver')}</p>}
    </WorkPage>
  )
}

function LookForm({ data, language, form }: { data: FrameworksData; language: Language; form: FormState }) {
  const t = say(language)
  const field = { language, form }
  return (
    <Form language={language} form={form}>
      <RadioField
        {...field}
        name="answer"
        label={t('exemptionQuestion')}
        choices={exemptionAnswers.map(value => ({
          value,
          label: t(`exemption_${value}`),
          hint: t(`exemptionHint_${value}`),
        }))}
      />
      <TextField {...field} name="rule" label={t('exemptionRule')} hint={t('exemptionRuleHint')} />
      <TextField {...field} name="authority" label={t('exemptionAuthority')} />
      <DateField {...field} name="answeredOn" label={t('exemptionDay')} />
      <TextField {...field} name="reference" label={t('exemptionMark')} isOptional />
      <TextAreaField
        {...field}
        name="reason"
        label={t('exemptionReason')}
        hint={t('reason20')}
        maxLength={2000}
      />
      <Actions>
        <Button>{t('lookAgainButton')}</Button>
        <a href={href(links.submission, { id: data.id })}>{t('back')}</a>
      </Actions>
    </Form>
  )
}
