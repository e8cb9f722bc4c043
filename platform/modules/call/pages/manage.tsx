import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  CheckField,
  type Choice,
  DateTimeField,
  DescriptionList,
  Form,
  LinkButton,
  NumberField,
  Panel,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { Programme } from '../../programme/index.ts'
import { links } from '../links.ts'
import { allApplicantGroups, type Call, type CallState } from '../model/index.ts'
import { termOf } from './calls.tsx'
import { dayAndTime } from './instants.ts'
import { say } from './say.ts'
import { CallBadge } from './state-badges.tsx'

/** What still has to be done before a call can be announced. */
export interface Preparation {
  criteria: boolean
  term: boolean
  officers: boolean
  reserve: boolean
}

/** A call as who runs it sees it. */
export interface ManageData {
  call: Call
  state: CallState
  now: Temporal.Instant
  preparation: Preparation
  formVersion: number
  counts: { submitted: number; drafts: number; openQuestions: number; exceptions: number; invited: number }
  criteriaSets: readonly Choice[]
  done: string | undefined
}

/** Everything that who runs a call does with it. */
export function ManagePage({ data, context, form }: PageView<ManageData>) {
  const { language } = context
  const t = say(language)
  const { call, state } = data
  const nr = String(call.number)
  const isPreparing = call.state === 'draft' || call.state === 'criteria-adopted'
  return (
    <WorkPage
      title={t('manageTitle', { number: nr })}
      purpose={termOf(call, state, data.now, language)}
      action={<CallBadge state={state} language={language} />}
    >
      {data.done && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('callTitle'), value: <a href={href(links.call, { nr })}>{call.title[language]}</a> },
          { label: t('countSubmitted'), value: data.counts.submitted },
          { label: t('countDrafts'), value: data.counts.drafts },
          { label: t('countExceptions'), value: data.counts.exceptions },
          {
            label: t('countQuestions'),
            value: <a href={href(links.questions, { nr })}>{data.counts.openQuestions}</a>,
          },
          {
            label: t('invited'),
            value: <a href={href(links.invitations, { nr })}>{data.counts.invited}</a>,
          },
          { label: t('formVersion'), value: <a href={href(links.design, { nr })}>{data.formVersion}</a> },
        ]}
      />
      {isPreparing && <Preparing data={data} language={language} form={form} />}
      {call.isSealed && call.state !== 'withdrawn' && (
        <Panel id="sleutel" title={t('keyTitle')}>
          <p>
            {call.unsealedAt ? t('keyOpened', { date: dayAndTime(call.unsealedAt, language) }) : t('keyText')}
          </p>
          <p>
            <LinkButton href={href(links.key, { nr })}>{t('toKey')}</LinkButton>
          </p>
        </Panel>
      )}
      {call.kind === 'rolling' && !isPreparing && <Rolling state={state} language={language} />}
      {(state === 'announced' || state === 'open' || isPreparing) && (
        <p>
          <a href={href(links.endCall, { nr })}>{t('endCallTitle')}</a>
        </p>
      )}
    </WorkPage>
  )
}

function Preparing({ data, language, form }: { data: ManageData; language: Language; form: FormState }) {
  const t = say(language)
  const { call, preparation } = data
  const nr = String(call.number)
  const line = (isDone: boolean, text: string) => `${isDone ? t('ready') : t('toDo')}: ${text}`
  return (
    <Panel id="voorbereiden" title={t('preparation')}>
      <ul>
        <li>{line(preparation.criteria, t('prepareCriteria'))}</li>
        <li>{line(preparation.term, t('prepareTerm'))}</li>
        {call.isSealed && <li>{line(preparation.officers, t('prepareOfficers'))}</li>}
        {call.isSealed && <li>{line(preparation.reserve, t('prepareReserve'))}</li>}
      </ul>
      <div class="v-actions">
        <LinkButton href={href(links.terms, { nr })}>{t('changeTerms')}</LinkButton>
        <LinkButton href={href(links.design, { nr })}>{t('designForm')}</LinkButton>
      </div>
      {call.state === 'draft' && (
        <Form language={language} form={form} hidden={{ act: 'criteria' }}>
          <SelectField
            {...{ language, form }}
            name="criteria"
            label={t('chooseCriteria')}
            hint={t('chooseCriteriaHint')}
            choices={data.criteriaSets}
          />
          <Actions>
            <Button kind="secondary">{t('chooseCriteriaButton')}</Button>
          </Actions>
        </Form>
      )}
      {call.state === 'criteria-adopted' && (
        <Form language={language} form={form} hidden={{ act: 'announce' }}>
          <p>{t('announceText')}</p>
          <Actions>
            <Button>{t('announceButton')}</Button>
          </Actions>
        </Form>
      )}
    </Panel>
  )
}

function Rolling({ state, language }: { state: CallState; language: Language }) {
  const t = say(language)
  const moves: Partial<Record<CallState, readonly string[]>> = {
    open: ['paused', 'closed'],
    paused: ['open', 'closed'],
    closed: ['completed'],
  }
  return (
    <Panel id="doorlopend" title={t('rollingTitle')}>
      <div class="v-actions">
        {(moves[state] ?? []).map(to => (
          <form method="post" key={to}>
            <input type="hidden" name="act" value="move" />
            <input type="hidden" name="to" value={to} />
            <Button kind="secondary">
              {t(`rolling_${to as 'open' | 'paused' | 'closed' | 'completed'}`)}
            </Button>
          </form>
        ))}
      </div>
    </Panel>
  )
}

/** What a call will be: for a new one and to change one. */
export function TermsPage({
  data,
  context,
  form,
}: PageView<{ call: Call | undefined; programmes: readonly Programme[] }>) {
  const { language } = context
  const t = say(language)
  const shared = { language, form }
  return (
    <WorkPage title={data.call ? t('changeTerms') : t('newCall')} purpose={t('termsLead')}>
      <Form language={language} form={form}>
        {data.programmes.length > 1 && (
          <SelectField
            {...shared}
            name="programme"
            label={t('callProgramme')}
            width="full"
            choices={data.programmes.map(one => ({ value: one.id, label: one.name[language] }))}
          />
        )}
        <NumberField {...shared} name="number" label={t('callNumber')} />
        <TextField {...shared} name="titleNl" label={t('titleNl')} />
        <TextField {...shared} name="titleEn" label={t('titleEn')} />
        <TextAreaField {...shared} name="summaryNl" label={t('summaryNl')} rows={3} />
        <TextAreaField {...shared} name="summaryEn" label={t('summaryEn')} rows={3} />
        <RadioField
          {...shared}
          name="kind"
          label={t('kindQuestion')}
          choices={[
            { value: 'round', label: t('kindRound'), hint: t('kindRoundHint') },
            { value: 'rolling', label: t('kindRolling'), hint: t('kindRollingHint') },
          ]}
        />
        <DateTimeField {...shared} name="opensAt" label={t('opensAt')} hint={t('dutchTime')} isOptional />
        <DateTimeField
          {...shared}
          name="closesAt"
          label={t('closesAt')}
          hint={t('closesAtHint')}
          isOptional
        />
        <CheckField {...shared} name="isSealed" label={t('isSealed')} hint={t('isSealedHint')} isOptional />
        <CheckboxesField
          {...shared}
          name="mayApply"
          label={t('mayApply')}
          hint={t('mayApplyHint')}
          choices={allApplicantGroups.map(value => ({ value, label: t(`group_${value}`) }))}
        />
        <RadioField
          {...shared}
          name="admission"
          label={t('admission')}
          choices={[
            { value: 'threshold', label: t('thresholdValue'), hint: t('thresholdDetail') },
            { value: 'cap', label: t('capLabel'), hint: t('capDetail') },
          ]}
        />
        <NumberField {...shared} name="admittedMax" label={t('admittedMax')} isOptional />
        <NumberField {...shared} name="expectedMin" label={t('expectedMin')} isOptional />
        <NumberField {...shared} name="expectedMax" label={t('expectedMax')} isOptional />
        <Actions>
          <Button>{t('save')}</Button>
        </Actions>
      </Form>
    </WorkPage>
  )
}
