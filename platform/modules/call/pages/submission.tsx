import type { ComponentChildren } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  Button,
  DescriptionList,
  LinkButton,
  Panel,
  Timeline,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type {
  AdmissibilityTest,
  Call,
  CallState,
  CompletionRound,
  FrameworkCheck,
  FrameworkStanding,
  Receipt,
  Submission,
  SubmissionParty,
} from '../model/index.ts'
import { FrameworkChecks, standingWords } from './frameworks.tsx'
import { day, dayAndTime, deadline } from './instants.ts'
import { say } from './say.ts'
import { SubmissionBadge } from './state-badges.tsx'

/** One plan as this person may see it. */
export interface SubmissionData {
  plan: Submission
  call: Call
  callState: CallState
  /** Nothing for who may not read it yet. */
  title: string | undefined
  parties: readonly SubmissionParty[]
  receipts: readonly Receipt[]
  tests: readonly AdmissibilityTest[]
  /** What came of the exemption from the rule in the way, and how the plan stands by it. */
  checks: readonly FrameworkCheck[]
  standing: FrameworkStanding | undefined
  completion: CompletionRound | undefined
  firstStep: string
  may: {
    fill: boolean
    submit: boolean
    withdraw: boolean
    sign: readonly { organisationId: string; name: string }[]
    read: boolean
    test: boolean
    lookAgain: boolean
    except: boolean
  }
  done: string | undefined
}

/** A plan: where it stands, its receipt, what is asked, and what can be done now. */
export function SubmissionPage({ data, context }: PageView<SubmissionData>) {
  const { language } = context
  const t = say(language)
  const { plan, call } = data
  const nr = String(call.number)
  return (
    <WorkPage
      title={data.title ?? t('sealedPlan')}
      purpose={t('planOfCall', { number: nr, title: call.title[language] })}
      action={<SubmissionBadge state={plan.state} language={language} />}
    >
      <DoneAlert data={data} language={language} />
      {plan.isDemo && <p class="muted small">{t('demonstrationPlan')}</p>}
      <Now data={data} language={language} />
      <div class="v-main-rail">
        <div class="stack">
          <Receipts data={data} language={language} />
          <Tests data={data} language={language} />
        </div>
        <aside class="stack" aria-label={t('aboutThisPlan')}>
          {data.parties.length > 0 && (
            <Panel id="partijen" title={t('stepTogether')}>
              <ul>
                {data.parties.map(party => (
                  <li key={party.organisationId}>
                    {party.name}
                    <span class="sub">{signatureOf(party, plan, language)}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel id="oproep" title={t('theCall')}>
            <p>
              <a href={href(links.call, { nr })}>{call.title[language]}</a>
            </p>
            {call.closesAt && <p class="muted">{deadline(call.closesAt, language)}</p>}
            <p class="muted small">{call.isSealed ? t('sealedShort') : t('notSealedShort')}</p>
          </Panel>
        </aside>
      </div>
    </WorkPage>
  )
}

function signatureOf(party: SubmissionParty, plan: Submission, language: Language): string {
  const t = say(language)
  if (party.hasDeclined) return t('declined')
  if (party.isLead && !party.hasSigned) return t('lead')
  if (party.hasSigned) return t('signed')
  return plan.state === 'signing' ? t('notSigned') : t('coApplicant')
}

function DoneAlert({ data, language }: { data: SubmissionData; language: Language }) {
  const t = say(language)
  const [receipt] = data.receipts
  if (data.done === 'ingediend' && receipt)
    return (
      <Alert kind="ok" isLive title={t('submittedTitle')}>
        <p>
          {t('submittedText', {
            instant: dayAndTime(receipt.submittedAt, language),
            receipt: receipt.receiptNumber,
          })}
        </p>
      </Alert>
    )
  return data.done ? (
    <Alert kind="ok" isLive>
      <p>{t('done')}</p>
    </Alert>
  ) : null
}

function Now({ data, language }: { data: SubmissionData; language: Language }) {
  const t = say(language)
  const { plan, may, completion } = data
  const { id } = plan
  const buttons: ComponentChildren[] = []
  if (may.fill)
    buttons.push(
      <LinkButton kind="primary" href={href(links.step, { id, stap: data.firstStep })}>
        {plan.state === 'completion-requested' ? t('completeNow') : t('fillIn')}
      </LinkButton>,
    )
  if (may.fill && may.submit)
    buttons.push(<LinkButton href={href(links.submit, { id })}>{t('toCheck')}</LinkButton>)
  if (may.sign.length > 0)
    buttons.push(
      <LinkButton kind="primary" href={href(links.sign, { id })}>
        {t('readAndSign')}
      </LinkButton>,
    )
  if (may.test)
    buttons.push(
      <LinkButton kind="primary" href={href(links.test, { id })}>
        {t('testButton')}
      </LinkButton>,
    )
  if (may.lookAgain)
    buttons.push(<LinkButton href={href(links.frameworks, { id })}>{t('lookAgain')}</LinkButton>)
  if (may.read) buttons.push(<LinkButton href={href(links.contents, { id })}>{t('readWhole')}</LinkButton>)
  if (may.withdraw)
    buttons.push(<LinkButton href={href(links.withdraw, { id })}>{t('withdrawOrChange')}</LinkButton>)
  if (may.except)
    buttons.push(<LinkButton href={href(links.exception, { id })}>{t('exceptionTitle')}</LinkButton>)
  return (
    <div class="stack">
      {completion && !completion.answeredAt && plan.state === 'completion-requested' && (
        <Alert kind="warning" title={t('completionTitle', { instant: deadline(completion.dueAt, language) })}>
          <p>{completion.request}</p>
        </Alert>
      )}
      <p>{t(`explain_${plan.state}`)}</p>
      {buttons.length > 0 && <div class="v-actions">{buttons}</div>}
    </div>
  )
}

function Receipts({ data, language }: { data: SubmissionData; language: Language }) {
  const t = say(language)
  if (data.receipts.length === 0) return null
  return (
    <Panel id="ontvangst" title={t('receiptsTitle')}>
      {data.receipts.map(receipt => (
        <DescriptionList
          key={receipt.version}
          pairs={[
            { label: t('receiptNumber'), value: receipt.receiptNumber },
            { label: t('submittedAt'), value: dayAndTime(receipt.submittedAt, language) },
            {
              label: t('receiptHash'),
              value: <span class="v-hash">{receipt.receiptHash}</span>,
            },
            ...(receipt.isLate ? [{ label: t('term'), value: t('lateByException') }] : []),
            ...(receipt.withdrawnAt
              ? [{ label: t('withdrawnOn'), value: dayAndTime(receipt.withdrawnAt, language) }]
              : []),
          ]}
        />
      ))}
      <p class="muted small">
        {t('receiptHelp')}{' '}
        {data.may.read && data.title !== undefined && (
          <a href={href(links.contentsFile, { id: data.plan.id })}>{t('receiptFile')}</a>
        )}
      </p>
    </Panel>
  )
}

function Tests({ data, language }: { data: SubmissionData; language: Language }) {
  const t = say(language)
  if (data.tests.length === 0) return null
  return (
    <Panel id="toets" title={t('testsTitle')}>
      {data.checks.length > 0 && (
        <>
          <h3>{t('exemptionTitle')}</h3>
          {data.standing && <p>{standingWords(data.standing, language)}.</p>}
          <FrameworkChecks checks={data.checks} language={language} />
          <h3>{t('firstTest')}</h3>
        </>
      )}
      <Timeline
        entries={data.tests.map(test => ({
          dateTime: test.testedAt.toString(),
          dateLabel: day(test.testedAt, language),
          content: (
            <>
              <b>{t(`outcome_${test.outcome}`)}</b>
              <p>{test.reason}</p>
              <p class="muted small">
                {t(`frameworks_${test.frameworks}`)} · {t(`location_answer_${test.location}`)}
              </p>
              {test.frameworks === 'fails-exemptible' && data.checks.length === 0 && (
                <p>{t('exemptibleFlag')}</p>
              )}
              {test.referTo && (
                <p>
                  {t('referredTo', { to: test.referTo, contact: test.referContact ?? '–' })}
                  <span class="v-answer">{test.letter}</span>
                </p>
              )}
            </>
          ),
        }))}
      />
    </Panel>
  )
}

/** Asks once more before a plan is taken back. */
export function WithdrawPage({ data, context }: PageView<SubmissionData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('withdrawOrChange')} purpose={t('withdrawLead')}>
      <form method="post" class="stack">
        <p>{t('withdrawText')}</p>
        <div class="v-actions">
          <Button kind="danger">{t('withdrawButton')}</Button>
          <LinkButton kind="subtle" href={href(links.submission, { id: data.plan.id })}>
            {t('back')}
          </LinkButton>
        </div>
      </form>
    </WorkPage>
  )
}
