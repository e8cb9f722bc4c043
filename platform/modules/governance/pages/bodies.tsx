import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  PageChoice,
  Pager,
  Panel,
  StatusBadge,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import type { Alarm } from '../rules/terms.ts'
import { dayAndTime, dayText, MeetingBadge } from './badges.tsx'
import type { BodyData, BodyLine, MeetingLine } from './body-data.ts'
import { Duties, Extra, RulePanel, SeatPanel } from './body-panels.tsx'
import { say } from './say.ts'

/** Late meetings, in words; nothing when all is well. */
export function AlarmText({ alarm, language }: { alarm: Alarm | undefined; language: Language }) {
  if (!alarm) return null
  return <StatusBadge tone="err">{say(language)('cadenceLate', { ...alarm })}</StatusBadge>
}

/** The bodies, each with when it met and meets. */
export function BodiesPage({
  data,
  context,
}: PageView<{ bodies: readonly BodyLine[]; choice: ProgrammePages; mayRule: boolean }>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage
      title={t('bodiesTitle')}
      purpose={t('bodiesLead')}
      action={
        data.mayRule ? (
          <LinkButton href={href(links.mandates, {}, { programma: data.choice.asked })}>
            {t('mandatesTitle')}
          </LinkButton>
        ) : undefined
      }
    >
      <PageChoice {...data.choice} />
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
        empty={
          <EmptyState level={2} title={t('bodiesTitle')}>
            {t('bodiesEmpty')}
          </EmptyState>
        }
      />
    </WorkPage>
  )
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
      action={<MainAction data={data} language={language} />}
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

function MainAction({ data, language }: { data: BodyData; language: Language }) {
  const t = say(language)
  const { slug } = data.body
  if (data.mayPrepare)
    return (
      <LinkButton kind="primary" href={href(links.planMeeting, { slug })}>
        {t('planMeeting')}
      </LinkButton>
    )
  if (!data.mayAskExtra) return null
  return <LinkButton href={href(links.extraSession, { slug })}>{t('askExtra')}</LinkButton>
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
