import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Actions, Button, type Column, DataTable, EmptyState, Form, Panel } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type CaseHead, CasePage } from './case-page.tsx'
import { type DecisionLine, DecisionsTable } from './decisions.tsx'
import { say } from './say.ts'
import { SendTwin } from './twin.tsx'
import { VersionFields } from './version-fields.tsx'

/** A named version as the list shows it. */
export interface VersionRow {
  number: number
  name: string
  reason: string
  organisationName: string | undefined
  /** ISO day, Dutch time. */
  day: string
}

/** The versions of a case. */
export interface VersionsData {
  head: CaseHead
  rows: readonly VersionRow[]
  mayFix: boolean
  decisions: readonly DecisionLine[]
  /** May send a changed workbook back. */
  maySend: boolean
  isDone: boolean
}

/** Name and reason of a version: those of the first one, which nobody typed, in the language of the reader. */
export function versionWords(typed: { name: string; reason: string }, language: Language) {
  const { name, reason } = typed
  const isMade = name === say('nl')('firstVersionName') && reason === say('nl')('firstVersionReason')
  const t = say(language)
  return isMade ? { name: t('firstVersionName'), reason: t('firstVersionReason') } : { name, reason }
}

/** Named versions with author and reason, and the form that fixes the next one. */
export function VersionsPage({ data, context, form }: PageView<VersionsData>) {
  const { language } = context
  const t = say(language)
  const { head } = data
  const columns: Column<VersionRow>[] = [
    { key: 'name', head: t('version'), cell: row => `${row.number}. ${row.name}` },
    { key: 'reason', head: t('reason'), cell: row => row.reason },
    { key: 'by', head: t('fixedBy'), cell: row => row.organisationName ?? '–' },
    { key: 'day', head: t('day'), cell: row => formats(language).date(row.day) },
    {
      key: 'record',
      head: t('riskRecordTitle'),
      cell: row => (
        <a href={href(links.riskRecord, { id: head.id, nummer: String(row.number) })}>
          {t('riskRecordSee')}
          <span class="vh"> {row.name}</span>
        </a>
      ),
    },
    {
      key: 'compare',
      head: t('tab_compare'),
      cell: row => (
        <a href={href(links.compare, { id: head.id }, { links: `v${row.number}`, rechts: 'nu' })}>
          {t('compareWithNow')}
          <span class="vh"> {row.name}</span>
        </a>
      ),
    },
  ]
  return (
    <CasePage
      head={head}
      current="versions"
      context={context}
      title={t('tab_versions')}
      purpose={t('lead_versions')}
      isDone={data.isDone}
    >
      <DataTable
        id="versies"
        caption={t('tab_versions')}
        isCaptionHidden
        columns={columns}
        rows={data.rows}
        rowKey={row => String(row.number)}
        empty={<EmptyState title={t('versionsEmptyTitle')}>{t('versionsEmpty')}</EmptyState>}
      />
      <DecisionsTable lines={data.decisions} language={language} />
      {data.mayFix && (
        <Panel id="vastleggen" title={t('fixVersion')}>
          <Form language={language} form={form}>
            <VersionFields language={language} form={form} />
            <Actions>
              <Button>{t('fixVersion')}</Button>
            </Actions>
          </Form>
        </Panel>
      )}
      {data.maySend && <SendTwin id={head.id} language={language} />}
    </CasePage>
  )
}
