import type { Case } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, EmptyState } from '../../../../kit/ui/index.ts'
import { partLinks } from '../../links.ts'
import type { HandField, ResponsibilityRow } from '../../rules/responsibilities.ts'
import { type RowWords, rowWords, sayResponsibilities } from './words.ts'

interface TableProps {
  caseId: string
  caseFile: Case
  rows: readonly ResponsibilityRow[]
  mayEdit: boolean
  language: Language
}

interface Shown {
  row: ResponsibilityRow
  words: RowWords
}

function SubjectCell({ shown, props }: { shown: Shown; props: TableProps }) {
  const t = sayResponsibilities(props.language)
  const { row, words } = shown
  const { item } = partLinks('verantwoordelijkheden')
  const place =
    row.itemId === undefined
      ? href(item, { id: props.caseId, item: 'nieuw' }, { soort: row.key })
      : href(item, { id: props.caseId, item: row.itemId })
  return (
    <>
      {row.itemId === undefined ? words.subject : <a href={place}>{words.subject}</a>}
      <span class="sub">{[words.kind, words.about].filter(Boolean).join('. ')}</span>
      {row.itemId === undefined && props.mayEdit && (
        <a href={place}>
          {t('complete')}
          <span class="vh"> {words.subject}</span>
        </a>
      )}
    </>
  )
}

function WhoCell({ shown, field, language }: { shown: Shown; field: HandField; language: Language }) {
  const t = sayResponsibilities(language)
  const { row, words } = shown
  if (row[field].length === 0) return <span class="muted">{t('notAgreed')}</span>
  const sector = field === 'responsible' ? `${words.sector}, ` : ''
  return (
    <>
      {words[field]}
      <span class="sub">{`${sector}${t(row.byHand.includes(field) ? 'byHand' : 'derived')}`}</span>
    </>
  )
}

/** The table: of everything who is responsible, who pays, who bears the risk and on which condition. */
export function ResponsibilityTable(props: TableProps) {
  const { language } = props
  const t = sayResponsibilities(language)
  const who = (field: HandField): Column<Shown> => ({
    key: field,
    head: t(`head_${field}`),
    cell: shown => <WhoCell shown={shown} field={field} language={language} />,
  })
  const text = (key: 'supporting' | 'condition' | 'by'): Column<Shown> => ({
    key,
    head: t(`head_${key}`),
    cell: ({ words }) => words[key] || '–',
  })
  return (
    <DataTable
      id="verantwoordelijkheden"
      caption={t('tableTitle')}
      isCaptionHidden
      columns={[
        {
          key: 'subject',
          head: t('head_subject'),
          cell: shown => <SubjectCell shown={shown} props={props} />,
        },
        who('responsible'),
        text('supporting'),
        who('payers'),
        who('bearers'),
        text('condition'),
        text('by'),
      ]}
      rows={props.rows.map(row => ({ row, words: rowWords(row, props.caseFile, language) }))}
      rowKey={({ row }) => row.key}
      empty={
        <EmptyState title={t('emptyTitle')} level={2}>
          {t('empty')}
        </EmptyState>
      }
      isWide
    />
  )
}
