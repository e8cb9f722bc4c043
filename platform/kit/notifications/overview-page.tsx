import type { PageView } from '../http/route.ts'
import type { MailState } from '../mail/queue.ts'
import { formats } from '../texts/formats.ts'
import type { Language } from '../texts/texts.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterPanel,
  KeyFigures,
  Pager,
  SelectField,
  TableBar,
  WorkPage,
} from '../ui/index.ts'
import type { Way } from './kinds.ts'
import { noticeTexts } from './notify.ts'
import { type KindCount, recentDays } from './overview.ts'

/** A kind of notices; `own` has a mail of its own, `gone` is not told any more. */
export type KindLine = Omit<KindCount, 'kind'> & {
  name: string
  label: string
  way: Way | 'duty' | 'own' | 'gone'
}

/** What was told at a moment; the instant in ISO. */
export interface LogLine {
  kind: string
  label: string
  toldAt: string
  persons: number
  read: number
}

/** What administrators see of the notices. */
export interface OverviewData {
  mails: readonly { state: MailState; count: number; href: string }[]
  kinds: readonly KindLine[]
  log: readonly LogLine[]
  kind: string | undefined
  page: number
  pageSize: number
  total: number
  hrefs: { self: string; file: string; page: (page: number, pageSize: number) => string }
}

function kindColumns(language: Language): Column<KindLine>[] {
  const t = noticeTexts(language)
  return [
    { key: 'kind', head: t('kind'), cell: row => row.label },
    { key: 'way', head: t('usualWay'), cell: row => t(`usual_${row.way}`) },
    { key: 'told', head: t('toldRecently', { days: recentDays }), align: 'end', cell: row => row.told },
    { key: 'unread', head: t('notRead'), align: 'end', cell: row => row.unread },
    { key: 'waiting', head: t('inDigest'), align: 'end', cell: row => row.waiting },
    { key: 'otherwise', head: t('chosenOtherwise'), align: 'end', cell: row => row.chosenOtherwise },
  ]
}

function logColumns(language: Language): Column<LogLine>[] {
  const t = noticeTexts(language)
  return [
    {
      key: 'when',
      head: t('when'),
      cell: row => <time dateTime={row.toldAt}>{formats(language).dateTime(new Date(row.toldAt))}</time>,
    },
    { key: 'kind', head: t('kind'), cell: row => row.label },
    { key: 'persons', head: t('persons'), align: 'end', cell: row => row.persons },
    { key: 'read', head: t('isRead'), align: 'end', cell: row => row.read },
  ]
}

/** Mail that waits or failed, the kinds of notices, and what was told to how many: never what it said. */
export function OverviewPage({ data, context: { language } }: PageView<OverviewData>) {
  const t = noticeTexts(language)
  const mails = data.mails.map(({ state, count, href }) => ({
    label: t(`mail_${state}`),
    value: <a href={href}>{count}</a>,
  }))
  return (
    <WorkPage title={t('overview')} purpose={t('overviewPurpose')}>
      <KeyFigures figures={mails} />
      <div class="v-list-layout">
        <FilterPanel language={language} action={data.hrefs.self} chosenCount={data.kind ? 1 : 0}>
          <SelectField
            language={language}
            name="soort"
            label={t('kind')}
            value={data.kind}
            emptyLabel={t('allKinds')}
            isOptional
            choices={data.kinds.map(({ name, label }) => ({ value: name, label }))}
          />
        </FilterPanel>
        <div>
          <TableBar title={t('toldCount', { count: data.total })}>
            <ExportLinks language={language} links={[{ format: 'csv', href: data.hrefs.file }]} />
          </TableBar>
          <DataTable
            id="verteld"
            caption={t('toldLog')}
            isCaptionHidden
            columns={logColumns(language)}
            rows={data.log}
            rowKey={row => `${row.toldAt} ${row.kind}`}
            empty={<EmptyState title={t('logEmptyTitle')}>{t('logEmpty')}</EmptyState>}
          />
          <Pager
            language={language}
            page={data.page}
            pageSize={data.pageSize}
            total={data.total}
            href={data.hrefs.page}
          />
        </div>
      </div>
      <DataTable
        id="soorten"
        caption={t('kinds')}
        columns={kindColumns(language)}
        rows={data.kinds}
        rowKey={row => row.name}
      />
    </WorkPage>
  )
}
