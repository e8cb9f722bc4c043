import { href } from '../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Choice,
  DateTimeField,
  DescriptionList,
  Form,
  LinkButton,
  NumberField,
  Panel,
  PasswordField,
  RadioField,
  SelectField,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type Call, type CallQuestion, type CallState, type KeyHolder, keyHolders } from '../model/index.ts'
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
  counts: { submitted: number; drafts: number; openQuestions: number; exceptions: number }
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
export function TermsPage({ data, context, form }: PageView<{ call: Call | undefined }>) {
  const { language } = context
  const t = say(language)
  const shared = { language, form }
  return (
    <WorkPage title={data.call ? t('changeTerms') : t('newCall')} purpose={t('termsLead')}>
      <Form language={language} form={form}>
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

/** Questions about a call, answered or not, with who asked: for who answers them. */
export function AnswersPage({
  data,
  context,
  form,
}: PageView<{ call: Call; questions: readonly CallQuestion[]; done: string | undefined }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('answersTitle')} purpose={t('answersLead')}>
      {data.questions.length === 0 && <p>{t('questionsNone')}</p>}
      {data.questions.map((question, index) => (
        <Panel
          key={question.id}
          id={`vraag-${question.id}`}
          title={t('questionOf', { organisation: question.organisationName, number: index + 1 })}
          aside={dayAndTime(question.askedAt, language)}
        >
          <p class="v-answer">{question.question}</p>
          {question.answer ? (
            <DescriptionList
              pairs={[
                { label: t('publicQuestion'), value: question.publicQuestion ?? '' },
                { label: t('answer'), value: question.answer[language] },
              ]}
            />
          ) : (
            <Form language={language} form={form} hidden={{ question: question.id }}>
              <TextAreaField
                {...{ language }}
                id={`publiek-${question.id}`}
                name="publicQuestion"
                label={t('publicQuestion')}
                hint={t('publicQuestionHint')}
                value={question.question}
                rows={3}
              />
              <TextAreaField
                {...{ language }}
                id={`nl-${question.id}`}
                name="answerNl"
                label={t('answerNl')}
                rows={4}
              />
              <TextAreaField
                {...{ language }}
                id={`en-${question.id}`}
                name="answerEn"
                label={t('answerEn')}
                rows={4}
              />
              <Actions>
                <Button kind="secondary">{t('publishAnswer')}</Button>
              </Actions>
            </Form>
          )}
        </Panel>
      ))}
    </WorkPage>
  )
}

/** The key of a call: who hold it, and what this person may do with it. */
export interface KeyData {
  call: Call
  state: CallState
  now: Temporal.Instant
  holders: readonly { holder: KeyHolder; personName: string; isOwn: boolean; hasOpened: boolean }[]
  /** Shares that this person may take. */
  mayHold: readonly KeyHolder[]
  /** The share that this person may open now. */
  mayOpen: KeyHolder | undefined
  decisions: readonly Choice[]
  minutes: number
  done: string | undefined
}

/** The key of a sealed call: taking a share, and opening it together. */
export function KeyPage({ data, context, form }: PageView<KeyData>) {
  const { language } = context
  const t = say(language)
  const { call, mayOpen } = data
  const shared = { language, form }
  return (
    <WorkPage
      title={t('keyTitle')}
      purpose={t('keyLead')}
      action={<CallBadge state={data.state} language={language} />}
    >
      {data.done && (
        <Alert kind="ok" isLive>
          <p>
            {data.done === 'wacht'
              ? t('openedOne', { minutes: data.minutes })
              : data.done === 'ontzegeld'
                ? t('openedBoth')
                : t('done')}
          </p>
        </Alert>
      )}
      <DescriptionList
        pairs={keyHolders.map(holder => {
          const held = data.holders.find(one => one.holder === holder)
          return {
            label: t(`holder_${holder}`),
            value: held ? (
              <>
                {held.personName}
                {held.hasOpened && <span class="sub">{t('hasOpened')}</span>}
              </>
            ) : (
              t('noHolder')
            ),
          }
        })}
      />
      {data.mayHold.length > 0 && (
        <Panel id="deel" title={t('holdTitle')}>
          <p>{t('holdText')}</p>
          <Form language={language} form={form} hidden={{ act: 'hold' }}>
            <SelectField
              {...shared}
              name="holder"
              label={t('share')}
              choices={data.mayHold.map(value => ({ value, label: t(`holder_${value}`) }))}
            />
            <PasswordField
              {...shared}
              name="passphrase"
              label={t('passphrase')}
              hint={t('passphraseHint')}
              isNew
            />
            <PasswordField {...shared} name="again" label={t('passphraseAgain')} isNew />
            <Actions>
              <Button>{t('holdButton')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
      {mayOpen && (
        <Panel id="openen" title={t('openTitle')}>
          <p>{t('openText', { minutes: data.minutes })}</p>
          <Form language={language} form={form} hidden={{ act: 'open', holder: mayOpen }}>
            {mayOpen.startsWith('steering') && (
              <SelectField
                {...shared}
                name="decision"
                label={t('decision')}
                hint={t('openDecisionHint')}
                choices={data.decisions}
                width="full"
              />
            )}
            <PasswordField {...shared} name="passphrase" label={t('passphrase')} />
            <Actions>
              <Button>{t('openButton')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
      {!mayOpen && !call.unsealedAt && data.state !== 'closed' && <p class="muted">{t('openOnlyAfter')}</p>}
      <p class="muted small">{t('sealedLimit')}</p>
      <p>
        <a href={href(links.call, { nr: String(call.number) })}>{t('toCall')}</a>
      </p>
    </WorkPage>
  )
}
