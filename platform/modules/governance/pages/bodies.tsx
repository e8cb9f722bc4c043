import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  Button,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  HiddenFields,
  LinkButton,
  Pager,
  Panel,
  StatusBadge,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { BodyRule, MeetingState, QuorumRule, SeatFunction } from '../model.ts'
import { type Alarm, extraSessionDays } from '../rules/terms.ts'
import { dayAndTime, dayText, MeetingBadge } from './badges.tsx'
import type { DutyLine } from './meeting.tsx'
import { say } from './say.ts'

/** A body in a list. */
export interface BodyLine {
  id: string
  slug: string
  name: Bilingual
  task: Bilingual
  alarm: Alarm | undefined
  lastAt: string | undefined
  nextAt: string | undefined
  nextMeetingId?: string | undefined
}

/** Late meetings, in words; nothing when all is well. */
export function AlarmText({ alarm, language }: { alarm: Alarm | undefined; language: Language }) {
  if (!alarm) return null
  return <StatusBadge tone="err">{say(language)('cadenceLate', { ...alarm })}</StatusBadge>
}

/** The bodies, each with when it met and meets. */
export function BodiesPage({ data, context }: PageView<{ bodies: readonly BodyLine[]; mayRule: boolean }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={t('bodiesTitle')}
      purpose={t('bodiesLead')}
      action={
        data.mayRule ? <LinkButton href={href(links.mandates)}>{t('mandatesTitle')}</LinkButton> : undefined
      }
    >
      <DataTable
        id="organen"
        caption={t('bodiesTitle')}
        isCaptionHidden
        columns={[
          {
            key: 'body',
            head: t('body'),
            cell: row => (
              <>
                <a href={href(links.body, { slug: row.slug })}>{row.name[language]}</a>
                <span class="sub">{row.task[language]}</span>
              </>
            ),
          },
          {
            key: 'last',
            head: t('metLast'),
            cell: row => (
              <>
                {row.lastAt ? dayText(row.lastAt, language) : t('never')}{' '}
                <AlarmText alarm={row.alarm} language={language} />
              </>
            ),
          },
          {
            key: 'next',
            head: t('meetsNext'),
            cell: row => (row.nextAt ? dayText(row.nextAt, language) : t('notPlanned')),
          },
        ]}
        rows={data.bodies}
        rowKey={row => row.id}
        empty={<EmptyState title={t('bodiesTitle')}>{t('bodiesEmpty')}</EmptyState>}
      />
    </WorkPage>
  )
}

/** A seat in the list of a body. */
export interface SeatRow {
  id: string
  organisation: string
  holder: string | undefined
  holderIsOut: boolean
  deputy: string | undefined
  function: SeatFunction
  votes: boolean
  mandate: string
  isFounder: boolean
  isPrimary: boolean
}

/** A meeting in the list of a body. */
export interface MeetingLine {
  id: string
  number: number
  startsAt: string
  place: string
  state: MeetingState
  isExtra: boolean
}

/** A request for an extra session. */
export interface ExtraLine {
  id: string
  reason: string
  askedAt: string
  supporters: readonly string[]
  needed: number
  /** ISO day, once enough seats stand behind it. */
  planBefore: string | undefined
  isLate: boolean
  meetingId: string | undefined
  maySupport: boolean
}

/** All that the page of a body shows. */
export interface BodyData {
  body: BodyLine
  rule: BodyRule | undefined
  quorum: QuorumRule
  seats: readonly SeatRow[]
  meetings: readonly MeetingLine[]
  total: number
  page: number
  pageSize: number
  extra: readonly ExtraLine[]
  openActions: readonly DutyLine[]
  openFeedback: readonly DutyLine[]
  mayPrepare: boolean
  mayRule: boolean
  mayAskExtra: boolean
  calendarHref: string
  isDone: boolean
}

/** A body: its calendar, its seats, what holds for it, and what is still open. */
export function BodyPage({ data, context }: PageView<BodyData>) {
  const { language } = context
  const t = say(language)
  const { body } = data
  const { slug } = body
  return (
    <WorkPage
      title={body.name[language]}
      purpose={body.task[language]}
      action={
        data.mayPrepare ? (
          <LinkButton kind="primary" href={href(links.planMeeting, { slug })}>
            {t('planMeeting')}
          </LinkButton>
        ) : data.mayAskExtra ? (
          <LinkButton href={href(links.extraSession, { slug })}>{t('askExtra')}</LinkButton>
        ) : undefined
      }
    >
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      {body.alarm && (
        <Alert kind="error">
          <p>{t('cadenceLateText', { ...body.alarm })}</p>
        </Alert>
      )}
      {data.extra.map(request => (
        <Extra key={request.id} request={request} data={data} language={language} />
      ))}
      <div class="v-meeting">
        <div class="stack">
          <Panel
            id="vergaderingen"
            title={t('meetingsTitle')}
            aside={<a href={data.calendarHref}>{t('subscribeCalendar')}</a>}
          >
            <DataTable
              id="vergaderlijst"
              caption={t('meetingsOf', { body: body.name[language] })}
              isCaptionHidden
              columns={meetingColumns(language)}
              rows={data.meetings}
              rowKey={row => row.id}
              empty={<EmptyState title={t('meetingsTitle')}>{t('meetingsEmpty')}</EmptyState>}
            />
            <Pager
              language={language}
              page={data.page}
              pageSize={data.pageSize}
              total={data.total}
              href={(pagina, per) => href(links.body, { slug }, { pagina, per })}
            />
          </Panel>
          <SeatPanel data={data} language={language} />
        </div>
        <div class="stack">
          <RulePanel data={data} language={language} />
          <Duties id="acties" title={t('openActions')} duties={data.openActions} language={language} />
          <Duties
            id="terugkoppeling"
            title={t('openFeedbackTitle')}
            duties={data.openFeedback}
            language={language}
          />
        </div>
      </div>
    </WorkPage>
  )
}

function meetingColumns(language: Language): Column<MeetingLine>[] {
  const t = say(language)
  return [
    { key: 'number', head: t('number'), cell: row => row.number },
    {
      key: 'when',
      head: t('when'),
      cell: row => (
        <>
          <a href={href(links.meeting, { id: row.id })}>{dayAndTime(row.startsAt, language)}</a>
          <span class="sub">
            {[row.place, row.isExtra ? t('extraSession') : ''].filter(Boolean).join(', ')}
          </span>
        </>
      ),
    },
    { key: 'state', head: t('state'), cell: row => <MeetingBadge state={row.state} language={language} /> },
  ]
}

function Extra({ request, data, language }: { request: ExtraLine; data: BodyData; language: Language }) {
  const t = say(language)
  const { slug } = data.body
  return (
    <Alert kind={request.isLate ? 'error' : 'warning'} title={t('extraAsked')}>
      <p>{request.reason}</p>
      <p class="small">
        {t('extraSupport', { count: request.supporters.length, needed: request.needed })}{' '}
        {request.supporters.join(', ')}.{' '}
        {request.planBefore &&
          (request.meetingId ? (
            <a href={href(links.meeting, { id: request.meetingId })}>{t('extraPlanned')}</a>
          ) : (
            t('extraPlanBefore', { day: dayText(request.planBefore, language), days: extraSessionDays })
          ))}
      </p>
      {request.maySupport && (
        <form method="post" action={href(links.supportExtra, { slug })}>
          <HiddenFields values={{ request: request.id }} />
          <Button kind="secondary">{t('supportExtra')}</Button>
        </form>
      )}
      {request.planBefore && !request.meetingId && data.mayPrepare && (
        <LinkButton href={href(links.planMeeting, { slug }, { verzoek: request.id })}>
          {t('planExtra')}
        </LinkButton>
      )}
    </Alert>
  )
}

function SeatPanel({ data, language }: { data: BodyData; language: Language }) {
  const t = say(language)
  const columns: Column<SeatRow>[] = [
    {
      key: 'organisation',
      head: t('organisation'),
      cell: row => (
        <>
          {data.mayPrepare ? (
            <a href={href(links.seat, { id: row.id })}>{row.organisation}</a>
          ) : (
            row.organisation
          )}
          <span class="sub">
            {[row.isFounder ? t('founder') : '', row.isPrimary ? t('primary') : '', row.mandate]
              .filter(Boolean)
              .join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'holder',
      head: t('holder'),
      cell: row => (
        <>
          {row.holder ?? t('vacant')}{' '}
          {row.holderIsOut && <StatusBadge tone="warn">{t('functionEnded')}</StatusBadge>}
          <span class="sub">{t(`function_${row.function}`)}</span>
        </>
      ),
    },
    { key: 'deputy', head: t('deputy'), cell: row => row.deputy ?? '–' },
    { key: 'votes', head: t('votesHead'), cell: row => t(row.votes ? 'yes' : 'no') },
  ]
  return (
    <Panel
      id="zetels"
      title={t('seatsTitle')}
      foot={
        data.mayPrepare ? (
          <LinkButton href={href(links.newSeat, { slug: data.body.slug })}>{t('newSeat')}</LinkButton>
        ) : undefined
      }
    >
      <DataTable
        id="zetellijst"
        caption={t('seatsOf', { body: data.body.name[language] })}
        isCaptionHidden
        columns={columns}
        rows={data.seats}
        rowKey={row => row.id}
        empty={<EmptyState title={t('seatsTitle')}>{t('seatsEmpty')}</EmptyState>}
      />
    </Panel>
  )
}

function RulePanel({ data, language }: { data: BodyData; language: Language }) {
  const t = say(language)
  const { rule, quorum } = data
  const kinds = (list: BodyRule['decides']) => list.map(kind => t(`kind_${kind}`).toLowerCase()).join(', ')
  const share = Math.round(quorum.share * 1000) / 10
  return (
    <Panel
      id="regels"
      title={t('rulesTitle')}
      aside={rule ? t('since', { day: dayText(rule.validFrom, language) }) : undefined}
      foot={
        data.mayRule ? (
          <a href={href(links.bodyRule, { slug: data.body.slug })}>{t('changeRules')}</a>
        ) : undefined
      }
    >
      <DescriptionList
        pairs={[
          {
            label: t('cadence'),
            value: rule?.cadenceDaysMax ? t('cadenceDays', { days: rule.cadenceDaysMax }) : t('cadenceNone'),
          },
          {
            label: t('quorum'),
            value: t(quorum.kind === 'more-than' ? 'quorumMoreThan' : 'quorumAtLeast', {
              share,
              seats: quorum.seatsMin,
            }),
          },
          { label: t('decides'), value: rule && rule.decides.length > 0 ? kinds(rule.decides) : '–' },
          { label: t('proposes'), value: rule && rule.proposes.length > 0 ? kinds(rule.proposes) : '–' },
          { label: t('heavy'), value: rule && rule.heavy.length > 0 ? kinds(rule.heavy) : '–' },
        ]}
      />
    </Panel>
  )
}

function Duties({
  id,
  title,
  duties,
  language,
}: {
  id: string
  title: string
  duties: readonly DutyLine[]
  language: Language
}) {
  const t = say(language)
  if (duties.length === 0) return null
  return (
    <Panel id={id} title={title}>
      <ul class="v-lines">
        {duties.map(duty => (
          <li key={duty.id}>
            {duty.text}
            <span class="sub">
              {duty.who}, {t('dueOn', { day: dayText(duty.dueOn, language) })}
              {duty.isLate && ` (${t('late')})`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
