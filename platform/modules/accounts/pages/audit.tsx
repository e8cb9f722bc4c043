import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  ExportLinks,
  FilterPanel,
  LinkButton,
  Pager,
  SelectField,
  TableBar,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { say } from './say.ts'

/** An entry as the page shows it; the instant in ISO. */
export interface EntryLine {
  seq: number
  at: string
  actorName: string | undefined
  onBehalfOfName: string | undefined
  action: string
  objectKind: string
  objectId: string
  hash: string
  /** Who acted is told once what it is about is opened. */
  isSealed: boolean
}

/** What was asked of the list. */
export interface AskedEntries {
  handeling: string | undefined
  soort: string | undefined
  kenmerk: string | undefined
  vanaf: string | undefined
  tot: string | undefined
}

/** A part of the audit trail, and the outcome of a check if one was asked. */
export interface AuditData {
  rows: readonly EntryLine[]
  total: number
  page: number
  pageSize: number
  asked: AskedEntries
  actions: readonly string[]
  objectKinds: readonly string[]
  verdict: { ok: boolean; reason: Bilingual } | undefined
}

function moment(instant: string, language: Language): string {
  const f = formats(language)
  const at = new Date(instant)
  return `${f.date(at)}, ${f.time(at)}`
}

function columnsOf(language: Language): Column<EntryLine>[] {
  const t = say(language)
  return [
    { key: 'seq', head: t('auditSeq'), cell: row => row.seq },
    { key: 'at', head: t('auditAt'), cell: row => moment(row.at, language) },
    {
      key: 'actor',
      head: t('auditActor'),
      cell: row => (
        <>
          {row.isSealed ? t('auditSealed') : (row.actorName ?? t('auditSystem'))}
          {row.onBehalfOfName && <span class="sub">{t('auditOnBehalf', { name: row.onBehalfOfName })}</span>}
        </>
      ),
    },
    { key: 'action', head: t('auditAction'), cell: row => <code>{row.action}</code> },
    {
      key: 'object',
      head: t('auditObject'),
      cell: row => (
        <>
          <code>{row.objectKind}</code>
          <span class="sub">{row.objectId}</span>
        </>
      ),
    },
    { key: 'hash', head: t('auditHash'), cell: row => <code>{row.hash.slice(0, 12)}</code> },
  ]
}

function Filters({ data, language }: { data: AuditData; language: Language }) {
  const t = say(language)
  const { asked } = data
  const words = (values: readonly string[]) => values.map(value => ({ value, label: value }))
  const field = { language, isOptional: true }
  return (
    <FilterPanel
      language={language}
      action={href(links.audit)}
      chosenCount={Object.values(asked).filter(Boolean).length}
    >
      <SelectField
        {...field}
        name="handeling"
        label={t('auditFilterAction')}
        value={asked.handeling}
        emptyLabel={t('auditAny')}
        choices={words(data.actions)}
      />
      <SelectField
        {...field}
        name="soort"
        label={t('auditFilterObject')}
        value={asked.soort}
        emptyLabel={t('auditAny')}
        choices={words(data.objectKinds)}
      />
      <TextField {...field} name="kenmerk" label={t('auditFilterObjectId')} value={asked.kenmerk} />
      <DateField {...field} name="vanaf" label={t('auditFilterFrom')} value={asked.vanaf} />
      <DateField {...field} name="tot" label={t('auditFilterTo')} value={asked.tot} />
    </FilterPanel>
  )
}

/** The audit trail, to filter, page through and check. */
export function AuditPage({ data, context }: PageView<AuditData>) {
  const { language } = context
  const t = say(language)
  const at = (page: number, pageSize: number) =>
    href(links.audit, {}, { ...data.asked, pagina: page, per: pageSize })
  const verify = <LinkButton href={href(links.audit, {}, { controle: 'ja' })}>{t('auditVerify')}</LinkButton>
  return (
    <WorkPage title={t('auditTitle')} purpose={t('auditLead')} action={verify}>
      {data.verdict ? (
        <Alert kind={data.verdict.ok ? 'ok' : 'error'} isLive>
          <p>{data.verdict.reason[language]}</p>
        </Alert>
      ) : (
        <p class="muted small">{t('auditVerifyHint')}</p>
      )}
      <div class="v-list-layout">
        <Filters data={data} language={language} />
        <div>
          <TableBar title={t('auditCount', { count: data.total })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.auditFile, {}, { ...data.asked }) }]}
            />
          </TableBar>
          <DataTable
            id="regels"
            caption={t('auditTitle')}
            isCaptionHidden
            columns={columnsOf(language)}
            rows={data.rows}
            rowKey={row => String(row.seq)}
            empty={<EmptyState title={t('auditEmptyTitle')}>{t('auditEmpty')}</EmptyState>}
          />
          <Pager language={language} page={data.page} pageSize={data.pageSize} total={data.total} href={at} />
        </div>
      </div>
    </WorkPage>
  )
}
