import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  DateTimeField,
  Form,
  LinkButton,
  SelectField,
  TextAreaField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call, Submission } from '../model/index.ts'
import type { DescribedPage } from '../rules/describe-contents.ts'
import { ContentsView } from './contents.tsx'
import { say } from './say.ts'

/** A form about a call that is filled in for one of the own organisations. */
export interface OnBehalfData {
  call: Call
  organisations: readonly Choice[]
}

/** Begins a plan for one of the own organisations. */
export function StartPage({ data, context, form }: PageView<OnBehalfData>) {
  const { language } = context
  const t = say(language)
  const { call } = data
  return (
    <WorkPage title={t('startTitle')} purpose={t('startLead', { title: call.title[language] })}>
      <Form language={language} form={form}>
        <SelectField
          {...{ language, form }}
          name="organisation"
          label={t('startFor')}
          choices={data.organisations}
          width="full"
        />
        <p>{call.isSealed ? t('startSealed') : t('startNotSealed')}</p>
        <p class="muted small">{call.isSealed && t('sealedLimit')}</p>
        <Actions>
          <Button>{t('startButton')}</Button>
          <LinkButton kind="subtle" href={href(links.call, { nr: String(call.number) })}>
            {t('back')}
          </LinkButton>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Asks a question about a call. */
export function QuestionPage({ data, context, form }: PageView<OnBehalfData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('askQuestion')} purpose={t('askQuestionLead')}>
      <Form language={language} form={form}>
        <SelectField
          {...{ language, form }}
          name="organisation"
          label={t('askFor')}
          choices={data.organisations}
          width="full"
        />
        <TextAreaField {...{ language, form }} name="question" label={t('yourQuestion')} maxLength={2000} />
        <Actions>
          <Button>{t('sendQuestion')}</Button>
          <LinkButton kind="subtle" href={href(links.call, { nr: String(data.call.number) })}>
            {t('back')}
          </LinkButton>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** A draft that is signed or declined by who submits along. */
export interface SignData {
  plan: Submission
  title: string
  revision: number
  organisations: readonly Choice[]
  pages: readonly DescribedPage[]
}

/** The whole plan to be read, and the choice to sign or to decline. */
export function SignPage({ data, context, form }: PageView<SignData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={t('readAndSign')}
      purpose={t('signLead', { title: data.title || t('planWithoutTitle') })}
    >
      <ContentsView pages={data.pages} language={language} />
      <Form language={language} form={form} hidden={{ revision: String(data.revision) }}>
        <SelectField
          {...{ language, form }}
          name="organisation"
          label={t('signFor')}
          choices={data.organisations}
          width="full"
        />
        <Actions>
          <Button name="act" value="sign">
            {t('signButton')}
          </Button>
          <Button kind="secondary" name="act" value="decline">
            {t('declineButton')}
          </Button>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Records that one plan may still be submitted after the close. */
export function ExceptionPage({
  data,
  context,
  form,
}: PageView<{ id: string; decisions: readonly Choice[] }>) {
  const { language } = context
  const t = say(language)
  const shared = { language, form }
  return (
    <WorkPage title={t('exceptionTitle')} purpose={t('exceptionLead')}>
      {data.decisions.length === 0 && (
        <Alert kind="warning">
          <p>{t('noProcedureDecision')}</p>
        </Alert>
      )}
      <Form language={language} form={form}>
        <SelectField
          {...shared}
          name="decision"
          label={t('decision')}
          choices={data.decisions}
          width="full"
        />
        <TextAreaField {...shared} name="reason" label={t('reason')} hint={t('reason40')} maxLength={2000} />
        <DateTimeField {...shared} name="openUntil" label={t('openUntil')} />
        <Actions>
          <Button>{t('recordException')}</Button>
        </Actions>
      </Form>
    </WorkPage>
  )
}

/** Takes a call back, for good. */
export function EndCallPage({ data, context, form }: PageView<{ call: Call; submitted: number }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('endCallTitle')} purpose={t('endCallLead', { count: data.submitted })}>
      <Form language={language} form={form}>
        <TextAreaField {...{ language, form }} name="reason" label={t('reason')} hint={t('reasonPublic')} />
        <Actions>
          <Button kind="danger">{t('endCallButton')}</Button>
          <LinkButton kind="subtle" href={href(links.manage, { nr: String(data.call.number) })}>
            {t('back')}
          </LinkButton>
        </Actions>
      </Form>
    </WorkPage>
  )
}
