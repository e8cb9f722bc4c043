import type { PageView } from '../http/route.ts'
import { formats } from '../texts/formats.ts'
import { type Language, texts } from '../texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  EmptyState,
  HiddenFields,
  LinkButton,
  PageTitle,
  Progress,
} from '../ui/index.ts'
import type { JobProgress } from './progress.ts'
import type { FailedJob, JobQueue } from './queues.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the job pages. */
export const jobTexts = texts(nl, en)

/** A queue as the page shows it; the instant in ISO. */
export type QueueLine = Omit<JobQueue, 'lastDoneAt'> & { lastDoneAt: string | undefined }
/** A failed job as the page shows it; the instant in ISO. */
export type FailedLine = Omit<FailedJob, 'failedAt'> & { failedAt: string }

/** What the page of the jobs shows. */
export interface JobsData {
  queues: readonly QueueLine[]
  failed: readonly FailedLine[]
  isStartedAgain: boolean
  againHref: string
}

function Moment({ at, language }: { at: string; language: Language }) {
  const f = formats(language)
  const day = new Date(at)
  return (
    <time dateTime={at}>
      {f.date(day)}, {f.time(day)}
    </time>
  )
}

/** When a task runs, in words; a schedule that is no plain rhythm is told as it stands. */
export function whenOf(cron: string, language: Language): string {
  const t = jobTexts(language)
  const [minute = '', hour = '', ...days] = cron.split(' ')
  const isDaily = days.join(' ') === '* * *'
  const step = /^\*(?:\/(\d+))?$/.exec(minute)
  if (isDaily && hour === '*' && step) return t('everyMinutes', { count: Number(step[1] ?? 1) })
  if (isDaily && hour === '*' && /^\d+$/.test(minute)) return t('everyHour', { minute })
  if (isDaily && /^\d+$/.test(minute) && /^\d+$/.test(hour))
    return t('everyDay', { time: `${hour.padStart(2, '0')}.${minute.padStart(2, '0')}` })
  return t('schedule', { cron })
}

function queueColumns(language: Language): Column<QueueLine>[] {
  const t = jobTexts(language)
  const count = (key: 'waiting' | 'running' | 'done' | 'failed'): Column<QueueLine> => ({
    key,
    head: t(key),
    align: 'end',
    cell: row => formats(language).number(row[key]),
  })
  return [
    {
      key: 'name',
      head: t('job'),
      cell: row => (
        <>
          <code>{row.name}</code>
          {row.schedule && <span class="sub">{whenOf(row.schedule, language)}</span>}
        </>
      ),
    },
    count('waiting'),
    count('running'),
    count('done'),
    count('failed'),
    {
      key: 'last',
      head: t('lastDone'),
      cell: row => (row.lastDoneAt ? <Moment at={row.lastDoneAt} language={language} /> : t('never')),
    },
  ]
}

function failedColumns(language: Language, againHref: string): Column<FailedLine>[] {
  const t = jobTexts(language)
  return [
    {
      key: 'name',
      head: t('job'),
      cell: row => (
        <>
          <code>{row.name}</code>
          <span class="sub">{row.reason}</span>
        </>
      ),
    },
    { key: 'when', head: t('failedAt'), cell: row => <Moment at={row.failedAt} language={language} /> },
    { key: 'attempts', head: t('attempts'), align: 'end', cell: row => row.attempts },
    {
      key: 'again',
      head: t('again'),
      cell: row => (
        <form method="post" action={againHref}>
          <HiddenFields values={{ id: row.id }} />
          <Button kind="secondary" hiddenSuffix={row.name}>
            {t('runAgain')}
          </Button>
        </form>
      ),
    },
  ]
}

/** The jobs for the administrator: how many and how they went, never with what data. */
export function JobsPage({ data, context: { language } }: PageView<JobsData>) {
  const t = jobTexts(language)
  return (
    <div class="stack">
      <PageTitle title={t('title')} purpose={t('purpose')} />
      {data.isStartedAgain && (
        <Alert kind="ok" isLive>
          <p>{t('startedAgain')}</p>
        </Alert>
      )}
      <DataTable
        id="taken"
        caption={t('queues')}
        columns={queueColumns(language)}
        rows={data.queues}
        rowKey={row => row.name}
        empty={<EmptyState title={t('noQueuesTitle')}>{t('noQueues')}</EmptyState>}
      />
      <DataTable
        id="mislukt"
        caption={t('failedJobs')}
        columns={failedColumns(language, data.againHref)}
        rows={data.failed}
        rowKey={row => row.id}
        empty={<p class="muted">{t('noFailed')}</p>}
      />
    </div>
  )
}

/** What the page of one piece of work shows. */
export interface ProgressData {
  progress: JobProgress
  selfHref: string
}

/** How far somebody's work is. It never reloads by itself: that would take the page away from who reads it. */
export function ProgressPage({ data, context: { language } }: PageView<ProgressData>) {
  const t = jobTexts(language)
  const { state, title, message, done, total, href } = data.progress
  const isOver = state === 'done' || state === 'failed'
  return (
    <div class="stack">
      <PageTitle title={title[language]} purpose={t('progressPurpose')} />
      {isOver ? (
        <Alert kind={state === 'done' ? 'ok' : 'error'} isLive>
          <p>{t(`state_${state}`)}</p>
          {message[language] && <p>{message[language]}</p>}
        </Alert>
      ) : (
        <Progress
          id="voortgang"
          label={message[language] || t(`state_${state}`)}
          value={total === undefined ? undefined : Math.min(done, total)}
          max={total}
        />
      )}
      <Actions>
        {!isOver && <LinkButton href={data.selfHref}>{t('refresh')}</LinkButton>}
        {state === 'done' && href && (
          <LinkButton kind="primary" href={href}>
            {t('goOn')}
          </LinkButton>
        )}
      </Actions>
    </div>
  )
}
