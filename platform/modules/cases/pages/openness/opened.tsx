import type { Actual, Case, LineCash } from '@versneller/engine'
import { href } from '../../../../kit/http/address.ts'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { inLanguage } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, EmptyState, LinkButton } from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { perYear } from '../../rules/overview.ts'
import { yearsOf } from '../../rules/workbench/columns.ts'
import { type CaseHead, CasePage, nameOr } from '../case-page.tsx'
import { accountName } from '../overview.tsx'
import { sayOpenness } from './words.ts'

/** What is open in a book now; that it was looked at is kept. */
export interface OpenedData {
  head: CaseHead
  bookId: string
  what: string
  caseFile: Case
  lines: readonly LineCash[]
  actuals: readonly Actual[]
}

type Props = Pick<PageView<OpenedData>, 'data' | 'context'>

function noteOf({ caseFile }: OpenedData, { pointer, kind }: LineCash, language: 'nl' | 'en'): string {
  const item = kind === 'line' ? caseFile.lines?.[Number(pointer.split('/')[2])] : undefined
  const source = caseFile.sources?.find(one => one.id === item?.source)?.text
  return [item?.note && inLanguage(item.note, language), source].filter(Boolean).join('. ')
}

function Lines({ data, context: { language } }: Props) {
  const t = sayOpenness(language)
  const { number } = formats(language)
  const { caseFile, lines } = data
  const cash = new Map(lines.map(line => [line.id, perYear(caseFile, line.cashEur)]))
  const sum = (eur: readonly number[]) => eur.reduce((total, one) => total + one, 0)
  const columns: Column<LineCash>[] = [
    {
      key: 'line',
      head: t('line'),
      cell: line => (
        <>
          {nameOr(line.name, line.id, language)}
          <span class="sub">
            {[accountName(line.account, language), noteOf(data, line, language)].filter(Boolean).join('. ')}
          </span>
        </>
      ),
      total: t('total'),
    },
    ...[...yearsOf(caseFile).keys()].map(
      (year, index): Column<LineCash> => ({
        key: String(year),
        head: String(year),
        unit: '€',
        align: 'end',
        cell: line => number(cash.get(line.id)?.[index] ?? 0),
        total: number(sum(lines.map(line => cash.get(line.id)?.[index] ?? 0))),
      }),
    ),
    {
      key: 'total',
      head: t('total'),
      unit: '€',
      align: 'end',
      cell: line => number(line.realEur),
      total: number(sum(lines.map(line => line.realEur))),
    },
  ]
  return (
    <DataTable
      id="geopend"
      caption={t('openedTitle')}
      isCaptionHidden
      columns={columns}
      rows={lines}
      rowKey={line => line.id}
      empty={
        <EmptyState title={t('openedEmptyTitle')} level={2}>
          {t('openedEmpty')}
        </EmptyState>
      }
      isWide
    />
  )
}

function Booked({ data, context: { language } }: Props) {
  const t = sayOpenness(language)
  const { date, money } = formats(language)
  if (data.actuals.length === 0) return null
  const named = ({ line }: Actual) => nameOr(data.lines.find(one => one.id === line)?.name, line, language)
  const columns: Column<Actual>[] = [
    { key: 'line', head: t('line'), cell: named },
    { key: 'day', head: t('bookedOn'), cell: actual => date(actual.date) },
    { key: 'eur', head: t('amount'), align: 'end', cell: actual => money(actual.eur) },
    { key: 'ref', head: t('reference'), cell: actual => actual.ref },
  ]
  return (
    <DataTable
      id="geboekt"
      caption={t('bookedTitle')}
      columns={columns}
      rows={data.actuals}
      rowKey={actual => `${actual.line} ${actual.date} ${actual.ref}`}
    />
  )
}

/** Costs of another party that are open for verification, as they are in the case at this moment. */
export function OpenedPage({ data, context }: PageView<OpenedData>) {
  const t = sayOpenness(context.language)
  const { head } = data
  return (
    <CasePage
      head={head}
      current="openness"
      context={context}
      title={`${t('openedTitle')}: ${data.what}`}
      purpose={t('openedLead')}
      action={
        <LinkButton kind="secondary" href={href(links.openBook, { id: head.id, item: data.bookId })}>
          {t('back')}
        </LinkButton>
      }
    >
      <Lines data={data} context={context} />
      <Booked data={data} context={context} />
    </CasePage>
  )
}
