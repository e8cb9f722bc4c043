import type { PageView } from '../http/route.ts'
import { formats } from '../texts/formats.ts'
import type { Bilingual, Language } from '../texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Column,
  DataTable,
  EmptyState,
  Form,
  HiddenFields,
  LinkButton,
  Pager,
  PageTitle,
  Panel,
  RadioField,
  Segments,
  StatusBadge,
  TableBar,
} from '../ui/index.ts'
import { type Way, ways } from './kinds.ts'
import { noticeTexts } from './notify.ts'

/** A notice as the page shows it; the instant in ISO. */
export interface NoticeLine {
  id: string
  /** Absent where what it was about is not for this reader any more. */
  text?: Bilingual | undefined
  /** Name of what it is about. */
  name?: string | undefined
  isLost: boolean
  createdAt: string
  isRead: boolean
}

/** What the centre shows. */
export interface NoticesData {
  rows: readonly NoticeLine[]
  /** All notices of this person. */
  all: number
  /** Those of the list. */
  total: number
  unread: number
  unreadOnly: boolean
  page: number
  pageSize: number
  hrefs: {
    page: (page: number, pageSize: number) => string
    all: string
    onlyUnread: string
    read: string
    preferences: string
  }
}

function columnsOf(language: Language, readAction: string): Column<NoticeLine>[] {
  const t = noticeTexts(language)
  const f = formats(language)
  return [
    {
      key: 'text',
      head: t('notice'),
      cell: row => (
        <form method="post" action={readAction}>
          <HiddenFields values={{ id: row.id }} />
          {row.text ? row.text[language] : <span class="muted">{t('isLost')}</span>}
          {row.name && (
            <>
              {' '}
              <b>{row.name}</b>
            </>
          )}{' '}
          {(!row.isLost || !row.isRead) && (
            <Button kind="subtle" hiddenSuffix={row.name ?? row.text?.[language]}>
              {t(row.isLost ? 'markRead' : 'open')}
            </Button>
          )}
        </form>
      ),
    },
    {
      key: 'when',
      head: t('when'),
      cell: row => {
        const at = new Date(row.createdAt)
        return (
          <time dateTime={row.createdAt}>
            {f.date(at)}, {f.time(at)}
          </time>
        )
      },
    },
    {
      key: 'state',
      head: t('state'),
      cell: row => (
        <StatusBadge tone={row.isRead ? 'neutral' : 'info'}>
          {t(row.isRead ? 'isRead' : 'isUnread')}
        </StatusBadge>
      ),
    },
  ]
}

/** The centre: everything a person was told. */
export function NoticesPage({ data, context: { language } }: PageView<NoticesData>) {
  const t = noticeTexts(language)
  const { hrefs, unread } = data
  return (
    <div class="stack">
      <PageTitle
        title={t('notices')}
        purpose={t('noticesPurpose')}
        action={<LinkButton href={hrefs.preferences}>{t('preferences')}</LinkButton>}
      />
      <TableBar title={t('unread', { count: unread })}>
        {unread > 0 && (
          <form method="post" action={hrefs.read}>
            <Button kind="secondary">{t('markAllRead')}</Button>
          </form>
        )}
      </TableBar>
      <Segments
        label={t('which')}
        tabs={[
          { label: t('allNotices', { count: data.all }), href: hrefs.all, isCurrent: !data.unreadOnly },
          { label: t('onlyUnread', { count: unread }), href: hrefs.onlyUnread, isCurrent: data.unreadOnly },
        ]}
      />
      <DataTable
        id="meldingen"
        caption={t('notices')}
        isCaptionHidden
        columns={columnsOf(language, hrefs.read)}
        rows={data.rows}
        rowKey={row => row.id}
        empty={<EmptyState title={t('noticesEmptyTitle')}>{t('noticesEmpty')}</EmptyState>}
      />
      <Pager
        language={language}
        page={data.page}
        pageSize={data.pageSize}
        total={data.total}
        href={hrefs.page}
      />
    </div>
  )
}

/** What can be chosen, and whether it was just saved. */
export interface PreferencesData {
  kinds: readonly { name: string; label: Bilingual; isDuty: boolean; way: Way }[]
  isSaved: boolean
}

/** Chooses per kind how a person hears of it; duties are told and cannot be chosen away. */
export function PreferencesPage({ data, context: { language }, form }: PageView<PreferencesData>) {
  const t = noticeTexts(language)
  const choices = ways.map(way => ({ value: way, label: t(`way_${way}`) }))
  const free = data.kinds.filter(kind => !kind.isDuty)
  const duties = data.kinds.filter(kind => kind.isDuty)
  return (
    <div class="stack">
      <PageTitle title={t('preferences')} purpose={t('preferencesPurpose')} />
      {data.isSaved && (
        <Alert kind="ok" isLive>
          <p>{t('saved')}</p>
        </Alert>
      )}
      {data.kinds.length === 0 && <p>{t('noKinds')}</p>}
      {duties.length > 0 && (
        <Panel id="altijd" title={t('dutyTitle')}>
          <p>{t('duty')}</p>
          <ul class="v-bullets v-in-columns">
            {duties.map(kind => (
              <li key={kind.name}>{kind.label[language]}</li>
            ))}
          </ul>
        </Panel>
      )}
      {free.length > 0 && (
        <Panel id="keuzes" title={t('ownChoice')}>
          <div class="v-same-answers">
            <Form language={language} form={form}>
              {free.map(kind => (
                <RadioField
                  key={kind.name}
                  language={language}
                  form={form}
                  name={kind.name}
                  label={kind.label[language]}
                  value={kind.way}
                  choices={choices}
                />
              ))}
              <Actions>
                <Button>{t('save')}</Button>
              </Actions>
            </Form>
          </div>
        </Panel>
      )}
    </div>
  )
}
