import type { VNode } from 'preact'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  EmptyState,
  KeyFigures,
  LinkButton,
  Panel,
  RecordHead,
  Timeline,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call, CallQuestion, CallState, CriteriaSet, InvitationRound } from '../model/index.ts'
import { admissionOf, termOf } from './calls.tsx'
import { CriteriaView } from './criteria-view.tsx'
import { countdown, day, deadline } from './instants.ts'
import { groupWords, InvitationPanel, type InvitedCount } from './invitations.tsx'
import { say } from './say.ts'
import { CallBadge } from './state-badges.tsx'

/** What the page of a call shows, and what this person may do there. */
export interface CallData {
  call: Call
  state: CallState
  now: Temporal.Instant
  criteria: CriteriaSet | undefined
  questions: readonly CallQuestion[]
  /** Exceptions to the deadline, told to everybody. */
  exceptions: number
  may: { start: boolean; signInFirst: boolean; ask: boolean; manage: boolean; holdKey: boolean }
  /** What was sent to those who are asked to submit, and how many answered; whether the reader is one of them. */
  invitation: { round: InvitationRound | undefined; counts: readonly InvitedCount[]; isOwn: boolean }
  done: string | undefined
  /** What other subjects tell of the call. */
  panels: readonly VNode[]
}

/** A call: criteria with anchors, timeline, questions and answers, and the way in. */
export function CallPage({ data, context }: PageView<CallData>) {
  const { language } = context
  const t = say(language)
  const { call, state } = data
  const nr = String(call.number)
  return (
    <>
      <RecordHead
        title={call.title[language]}
        detail={t(`kind_${call.kind}`, { number: call.number })}
        badges={<CallBadge state={state} language={language} />}
        action={<Start data={data} language={language} />}
      >
        <Figures data={data} language={language} />
      </RecordHead>
      <div class="wrap v-main-rail section">
        <div class="stack">
          {data.done === 'vraag' && (
            <Alert kind="ok" isLive>
              <p>{t('questionSent')}</p>
            </Alert>
          )}
          {call.isDemo && <p class="muted small">{t('demonstrationCall')}</p>}
          <p class="lead">{call.summary[language]}</p>
          {data.invitation.isOwn && (
            <Alert>
              <p>
                {t('youAreInvited')} <a href={href(links.invitation, { nr })}>{t('toOwnInvitation')}</a>
              </p>
            </Alert>
          )}
          {state === 'withdrawn' && (
            <Alert kind="warning" title={t('withdrawnTitle')}>
              <p>{t('withdrawnText', { reason: call.endedReason ?? '' })}</p>
            </Alert>
          )}
          <Criteria data={data} language={language} />
          <Questions data={data} language={language} />
        </div>
        <aside class="stack" aria-label={t('aboutThisCall')}>
          <Panel id="planning" title={t('timeline')}>
            <Timeline entries={datesOf(data, language)} />
          </Panel>
          {data.invitation.round && (
            <InvitationPanel
              round={data.invitation.round}
              counts={data.invitation.counts}
              language={language}
            />
          )}
          <Panel id="verzegeling" title={call.isSealed ? t('sealedTitle') : t('notSealedTitle')}>
            {call.isSealed ? (
              <Sealed language={language} />
            ) : (
              <p>{t(call.kind === 'rolling' ? 'rollingText' : 'notSealedText')}</p>
            )}
          </Panel>
          <Panel id="formulier" title={t('formTitle')}>
            <p>{t('formText')}</p>
            <p>
              <a href={href(links.preview, { nr })}>{t('seeForm')}</a>
            </p>
          </Panel>
          {data.panels}
          <ForTheTeam data={data} language={language} />
        </aside>
      </div>
    </>
  )
}

/** The ways to what only those who run the call, or hold its key, do. */
function ForTheTeam({ data, language }: { data: CallData; language: Language }) {
  const t = say(language)
  const { call, may } = data
  const nr = String(call.number)
  if (!may.manage && !may.holdKey) return null
  return (
    <Panel id="beheer" title={t('forTheTeam')}>
      <ul>
        {may.manage && (
          <>
            <li>
              <a href={href(links.manage, { nr })}>{t('manageCall')}</a>
            </li>
            <li>
              <a href={href(links.invitations, { nr })}>{t('invitations')}</a>
            </li>
          </>
        )}
        {may.holdKey && (
          <li>
            <a href={href(links.key, { nr })}>{t('keyTitle')}</a>
          </li>
        )}
      </ul>
    </Panel>
  )
}

function Start({ data, language }: { data: CallData; language: Language }) {
  const t = say(language)
  const { call, state, may } = data
  if (state !== 'open') return null
  if (may.start || may.signInFirst)
    return (
      <LinkButton kind="primary" href={href(links.start, { nr: String(call.number) })}>
        {t('startButton')}
      </LinkButton>
    )
  return null
}

function Figures({ data, language }: { data: CallData; language: Language }) {
  const t = say(language)
  const { call, state, now } = data
  const band =
    call.expectedMin === undefined
      ? []
      : [
          {
            label: t('expected'),
            value: t('expectedBand', { min: call.expectedMin, max: call.expectedMax ?? call.expectedMin }),
            detail: t('projects'),
          },
        ]
  const closing =
    call.closesAt && state === 'open'
      ? [
          {
            label: t('closesIn'),
            value: countdown(call.closesAt, now, language),
            detail: deadline(call.closesAt, language),
          },
        ]
      : [{ label: t('term'), value: t(`call_${state}`), detail: termOf(call, state, now, language) }]
  return (
    <KeyFigures
      figures={[
        ...closing,
        { label: t('mayApply'), value: groupWords(call.mayApply, language) },
        {
          label: t('admission'),
          value: admissionOf(call, language),
          detail: call.admission === 'cap' ? t('capDetail') : t('thresholdDetail'),
        },
        ...band,
        ...(data.exceptions > 0
          ? [{ label: t('exceptions'), value: String(data.exceptions), detail: t('exceptionsDetail') }]
          : []),
      ]}
    />
  )
}

function Criteria({ data: { criteria }, language }: { data: CallData; language: Language }) {
  const t = say(language)
  if (!criteria) return <EmptyState title={t('criteriaTitle')}>{t('criteriaNotYet')}</EmptyState>
  return (
    <section class="stack" aria-labelledby="criteria">
      <h2 id="criteria" class="big">
        {t('criteriaTitle')}
      </h2>
      <p class="muted">{t('criteriaLead')}</p>
      <CriteriaView contents={criteria.contents} language={language} />
      <p class="small muted">
        {t('criteriaFrozen', {
          version: criteria.version,
          date: criteria.frozenAt ? day(criteria.frozenAt, language) : '–',
        })}{' '}
        <span class="v-hash">{criteria.hash}</span>
      </p>
    </section>
  )
}

function Questions({ data, language }: { data: CallData; language: Language }) {
  const t = say(language)
  const { call, questions, may, state } = data
  const isOpen = state === 'announced' || state === 'open' || state === 'paused'
  return (
    <section class="stack" id="vragen" aria-labelledby="vragen-kop">
      <h2 id="vragen-kop" class="big">
        {t('questionsTitle')}
      </h2>
      <p class="muted">{t('questionsLead')}</p>
      {questions.length === 0 && <p>{t('questionsNone')}</p>}
      {questions.map(question => (
        <details class="utrecht-accordion" key={question.id}>
          <summary>{question.publicQuestion}</summary>
          <div>
            <p>{question.answer?.[language]}</p>
            {question.answeredAt && (
              <p class="muted small">{t('answeredOn', { date: day(question.answeredAt, language) })}</p>
            )}
          </div>
        </details>
      ))}
      {isOpen && may.ask && (
        <p>
          <LinkButton href={href(links.question, { nr: String(call.number) })}>{t('askQuestion')}</LinkButton>
        </p>
      )}
    </section>
  )
}

function Sealed({ language }: { language: Language }) {
  const t = say(language)
  return (
    <>
      <p>{t('sealedText')}</p>
      <p>{t('sealedTwo')}</p>
      <p class="muted small">{t('sealedLimit')}</p>
    </>
  )
}

function datesOf({ call, state, criteria, now }: CallData, language: Language) {
  const t = say(language)
  const at = (instant: Temporal.Instant | undefined, content: string, isNow = false) =>
    instant
      ? [{ dateTime: instant.toString(), dateLabel: day(instant, language), content, isNow, instant }]
      : []
  return [
    ...at(criteria?.frozenAt, t('dateFrozen')),
    ...at(call.opensAt, t('dateOpens')),
    ...(state === 'open' ? at(now, t('dateToday'), true) : []),
    ...at(call.closesAt, t('dateCloses')),
    ...at(call.unsealedAt, t('dateUnsealed')),
  ].toSorted((one, other) => Temporal.Instant.compare(one.instant, other.instant))
}
