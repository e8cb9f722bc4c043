import type { PageView } from '../../../kit/http/route.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  DateField,
  Form,
  Panel,
  RadioField,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import type { ApprovalStep } from '../model.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { type DecisionLine, DecisionsTable } from './decisions.tsx'
import { say } from './say.ts'

/** Approval of a case: what is asked, what is decided, and what this person may do now. */
export interface AdoptData {
  head: CaseHead
  isDone: boolean
  approval:
    | {
        version: number
        steps: readonly ApprovalStep[]
        doneCount: number
        step: ApprovalStep
        /** The reader asked for it. */
        isOwn: boolean
        /** Why the reader may not decide. */
        refusal: 'GOEDKEURING_EIGEN_AANVRAAG' | 'GOEDKEURING_NIET_NAMENS' | undefined
      }
    | undefined
  decisions: readonly DecisionLine[]
}

type Props = PageView<AdoptData>

function ReasonField({ context: { language }, form }: Props) {
  const t = say(language)
  return (
    <TextAreaField
      language={language}
      form={form}
      name="reason"
      label={t('reason')}
      hint={t('hint_reason')}
    />
  )
}

function AskForm(props: Props) {
  const { data, context, form } = props
  const field = { language: context.language, form }
  const t = say(context.language)
  return (
    <Form {...field} hidden={{ act: 'ask', revision: String(data.head.revision) }}>
      <TextField {...field} name="name" label={t('versionName')} />
      <ReasonField {...props} />
      <CheckField {...field} name="college" label={t('alsoCollege')} />
      <CheckField {...field} name="council" label={t('alsoCouncil')} hint={t('hint_bodies')} />
      <Actions>
        <Button>{t('askApproval')}</Button>
      </Actions>
    </Form>
  )
}

function Progress({
  approval,
  language,
}: {
  approval: NonNullable<AdoptData['approval']>
  language: 'nl' | 'en'
}) {
  const t = say(language)
  return (
    <ol>
      {approval.steps.map((step, place) => (
        <li key={step}>
          {t(`step_${step}`)}:{' '}
          {t(
            place < approval.doneCount
              ? 'stepApproved'
              : place === approval.doneCount
                ? 'stepNow'
                : 'stepLater',
          )}
        </li>
      ))}
    </ol>
  )
}

function DecideForm(props: Props & { step: ApprovalStep }) {
  const { context, form, step } = props
  const field = { language: context.language, form }
  const t = say(context.language)
  return (
    <Form {...field} hidden={{ act: 'decide', step }}>
      <RadioField
        {...field}
        name="outcome"
        label={t('decideAbout', { step: t(`step_${step}`) })}
        choices={[
          { value: 'approved', label: t('approve') },
          { value: 'rejected', label: t('reject'), hint: t('hint_reject') },
        ]}
      />
      {step !== 'colleague' && (
        <DateField {...field} name="decidedOn" label={t('decidedOn')} hint={t('hint_decidedOn')} />
      )}
      <ReasonField {...props} />
      <Actions>
        <Button>{t('recordDecision')}</Button>
      </Actions>
    </Form>
  )
}

/** A form with a reason and one button: taking back, or opening again. */
function ReasonForm(props: Props & { act: 'withdraw' | 'reopen' }) {
  const { context, form, act } = props
  const t = say(context.language)
  return (
    <Form language={context.language} form={form} hidden={{ act }}>
      <ReasonField {...props} />
      <Actions>
        <Button kind={act === 'reopen' ? 'danger' : 'secondary'}>
          {t(act === 'reopen' ? 'reopenTitle' : 'withdrawApproval')}
        </Button>
      </Actions>
    </Form>
  )
}

function Waiting(props: Props & { approval: NonNullable<AdoptData['approval']> }) {
  const { approval, context } = props
  const t = say(context.language)
  return (
    <Panel id="goedkeuring" title={t('approvalOf', { version: approval.version })}>
      <Progress approval={approval} language={context.language} />
      {approval.refusal && (
        <Alert>
          <p>{t(approval.refusal)}</p>
        </Alert>
      )}
      {approval.refusal === undefined && <DecideForm {...props} step={approval.step} />}
      {approval.isOwn && <ReasonForm {...props} act="withdraw" />}
    </Panel>
  )
}

/** Asks for approval of the case, decides about it, or opens an adopted case again; with what was decided before. */
export function AdoptPage(props: Props) {
  const { data, context } = props
  const { language } = context
  const t = say(language)
  const { head, approval } = data
  const isAdopted = head.state === 'adopted'
  return (
    <CasePage
      head={head}
      current="adopt"
      context={context}
      title={isAdopted ? t('reopenTitle') : t('tab_adopt')}
      purpose={t(`lead_${isAdopted ? 'reopen' : head.state === 'submitted' ? 'submitted' : 'adopt'}`)}
      isDone={data.isDone}
    >
      {head.state === 'draft' && <AskForm {...props} />}
      {approval && <Waiting {...props} approval={approval} />}
      {isAdopted && <ReasonForm {...props} act="reopen" />}
      <DecisionsTable lines={data.decisions} language={language} />
    </CasePage>
  )
}
