import type { PageView } from '../http/route.ts'
import { formats } from '../texts/formats.ts'
import { type Bilingual, type Language, texts } from '../texts/texts.ts'
import {
  Alert,
  Button,
  type Column,
  DataTable,
  EmptyState,
  FilterPanel,
  HiddenFields,
  Pager,
  PageTitle,
  SelectField,
  StatusBadge,
  TableBar,
  type Tone,
} from '../ui/index.ts'
import { type MailState, mailStates, type QueuedMail } from './queue.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The sentences of the mail pages. */
export const mailTexts = texts(nl, en)

/** A mail as the page shows it; the instant in ISO. */
export type MailLine = Omit<QueuedMail, 'createdAt'> & {
  createdAt: string
  /** Of the notice that the mail tells; absent for other mail. */
  kindLabel: Bilingual | undefined
}

/** A part of the outbox. */
export interface MailQueueData {
  rows: readonly MailLine[]
  total: number
  state: MailState | undefined
  page: number
  pageSize: number
  isQueuedAgain: boolean
  hrefs: { self: string; page: (page: number, pageSize: number) => string; again: string }
}

const tones: Readonly<Record<MailState, Tone>> = {
  queued: 'info',
  handedOver: 'warn',
  sent: 'ok',
  failed: 'err',
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

function columnsOf(language: Language, again: string): Column<MailLine>[] {
  const t = mailTexts(language)
  return [
    {
      key: 'recipient',
      head: t('recipient'),
      cell: row => (
        <>
          {row.recipient}
          <span class="sub">{row.subject}</span>
        </>
      ),
    },
    { key: 'kind', head: t('kind'), cell: row => row.kindLabel?.[language] ?? <code>{row.kind}</code> },
    { key: 'when', head: t('when'), cell: row => <Moment at={row.createdAt} language={language} /> },
    { key: 'attempts', head: t('attempts'), align: 'end', cell: row => row.attempts },
    {
      key: 'state',
      head: t('state'),
      cell: row => (
        <>
          <StatusBadge tone={tones[row.state]}>{t(`state_${row.state}`)}</StatusBadge>
          {row.lastError && <span class="sub">{row.lastError}</span>}
          {row.mayBeSentAgain && (
            <form method="post" action={again}>
              <HiddenFields values={{ id: row.id }} />
              <Button kind="secondary" hiddenSuffix={row.subject}>
                {t('sendAgain')}
              </Button>
            </form>
          )}
        </>
      ),
    },
  ]
}

/** The outbox for the administrator: who, when and how it went, never what it says. */
export function MailQueuePage({ data, context: { language } }: PageView<MailQueueData>) {
  const t = mailTexts(language)
  const { hrefs } = data
  return (
    <div class="stack">
      <PageTitle title={t('queueTitle')} purpose={t('queuePurpose')} />
      {data.isQueuedAgain && (
        <Alert kind="ok" isLive>
          <p>{t('queuedAgain')}</p>
        </Alert>
      )}
      <div class="v-list-layout">
        <FilterPanel language={language} action={hrefs.self} chosenCount={data.state ? 1 : 0}>
          <SelectField
            language={language}
            name="stand"
            label={t('state')}
            value={data.state}
            emptyLabel={t('allStates')}
            isOptional
            choices={mailStates.map(state => ({ value: state, label: t(`state_${state}`) }))}
          />
        </FilterPanel>
        <div>
          <TableBar title={t('count', { count: data.total })} />
          <DataTable
            id="post"
            caption={t('queueTitle')}
            isCaptionHidden
            columns={columnsOf(language, hrefs.again)}
            rows={data.rows}
            rowKey={row => row.id}
            empty={<EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>}
          />
          <Pager
            language={language}
            page={data.page}
            pageSize={data.pageSize}
            total={data.total}
            href={hrefs.page}
          />
        </div>
      </div>
    </div>
  )
}

/** What the catcher shows. */
export interface CatcherData {
  /** Only links to this site can be followed. */
  origin: string
  mails: readonly { id: string; recipient: string; subject: string; text: string; createdAt: string }[]
}

/** The catcher of the demonstration: every mail that would have been sent, with its text. */
export function CatcherPage({ data, context: { language } }: PageView<CatcherData>) {
  const t = mailTexts(language)
  return (
    <div class="wrap section stack">
      <PageTitle title={t('catcherTitle')} purpose={t('catcherPurpose')} />
      {data.mails.length === 0 && <EmptyState title={t('emptyTitle')}>{t('catcherEmpty')}</EmptyState>}
      {data.mails.map(mail => (
        <article key={mail.id} class="stack">
          <h2>{mail.subject}</h2>
          <p class="muted">
            {t('to', { recipient: mail.recipient })}, <Moment at={mail.createdAt} language={language} />
          </p>
          <MailText text={mail.text} origin={data.origin} />
        </article>
      ))}
    </div>
  )
}

/** A mail as it is read: lines as they are, and the links to this site as links. */
function MailText({ text, origin }: { text: string; origin: string }) {
  const lines = text
    .split('\n')
    .map((line, number) => ({ key: `${number}`, parts: line.split(/(https?:\/\/\S+)/) }))
  return (
    <p>
      {lines.map(({ key, parts }) => (
        <span key={key}>
          {parts.map((part, number) =>
            part.startsWith(`${origin}/`) ? (
              <a key={`${key}-${number}`} href={part.slice(origin.length)}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
          <br />
        </span>
      ))}
    </p>
  )
}
