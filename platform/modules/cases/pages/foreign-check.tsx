import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  FileField,
  Form,
  PageTitle,
  Panel,
  PercentageField,
  TextField,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { accountKey, type LabelledSum } from '../rules/foreign/foreign-document.ts'
import type { ComparedTotal, ForeignLine, ForeignRead, UnreadCell } from '../rules/foreign/read-lines.ts'
import { ForeignFrame } from './foreign.tsx'
import { accountName } from './overview.tsx'
import { say } from './say.ts'

/** The form that takes a workbook of somebody else in. */
export function SendWorkbookPage({ context, form }: PageView<unknown>) {
  const { language } = context
  const t = say(language)
  return (
    <div class="stack">
      <PageTitle title={t('fromWorkbook')} purpose={t('lead_fromWorkbook')} />
      <Form language={language} form={form} action={href(links.sendWorkbook)} isUpload>
        <FileField
          language={language}
          form={form}
          name="bestand"
          label={t('workbookFile')}
          accept=".xlsx,.ods"
          limits={{ kinds: 'XLSX, ODS', size: '10 MB' }}
        />
        <Actions>
          <Button>{t('readWorkbook')}</Button>
        </Actions>
      </Form>
    </div>
  )
}

/** What was read of a workbook, before it becomes a case. */
export interface CheckData {
  id: string
  fileName: string
  read: ForeignRead
  /** Printed totals that what was read does not reach. */
  wrong: readonly ComparedTotal[]
  labels: readonly LabelledSum[]
}

function Totals({ totals, language }: { totals: readonly ComparedTotal[]; language: Language }) {
  const t = say(language)
  const cents = (value: number) => formats(language).money(value / 100, { decimals: 2 })
  const columns: Column<ComparedTotal>[] = [
    {
      key: 'label',
      head: t('totalRow'),
      cell: one => (
        <>
          {one.label}
          <span class="sub">{t('placeOf', { sheet: one.place.sheet, row: one.place.row })}</span>
        </>
      ),
    },
    { key: 'year', head: t('year'), cell: one => one.year ?? t('allYears') },
    { key: 'printed', head: t('printedTotal'), align: 'end', cell: one => cents(one.printedCents) },
    { key: 'read', head: t('readTotal'), align: 'end', cell: one => cents(one.readCents) },
    {
      key: 'difference',
      head: t('difference'),
      align: 'end',
      cell: one => (
        <span class={one.printedCents === one.readCents ? undefined : 'loss'}>
          {cents(one.readCents - one.printedCents)}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      id="totalen"
      caption={t('totalsCompared')}
      columns={columns}
      rows={totals}
      rowKey={one => `${one.place.sheet} ${one.place.row} ${one.year}`}
      empty={<EmptyState title={t('noTotalsTitle')}>{t('noTotals')}</EmptyState>}
    />
  )
}

function Unread({ cells, language }: { cells: readonly UnreadCell[]; language: Language }) {
  const t = say(language)
  if (cells.length === 0) return null
  return (
    <Alert kind="warning" title={t('unreadTitle', { count: cells.length })}>
      <ul>
        {cells.slice(0, 30).map(({ place, column, text }) => (
          <li key={`${place.sheet} ${place.row} ${column}`}>
            {t('placeOf', { sheet: place.sheet, row: place.row })}: “{text.slice(0, 60)}”
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function Lines({ data, language }: { data: CheckData; language: Language }) {
  const t = say(language)
  const { money } = formats(language)
  const targets = new Map(data.labels.map(({ label, side, target }) => [accountKey(label, side), target]))
  const columns: Column<ForeignLine>[] = [
    {
      key: 'name',
      head: t('line'),
      cell: line => (
        <>
          {line.name}
          <span class="sub">{t('placeOf', { sheet: line.place.sheet, row: line.place.row })}</span>
        </>
      ),
    },
    { key: 'side', head: t('side'), cell: line => t(`labels_${line.side}`) },
    {
      key: 'account',
      head: t('account'),
      cell: line => {
        const target = targets.get(accountKey(line.label, line.side)) ?? ''
        return target === 'boekwaarde'
          ? t('targetBookValue')
          : target === 'overslaan'
            ? t('leaveOut')
            : accountName(target, language)
      },
    },
    {
      key: 'years',
      head: t('yearsOfLine'),
      cell: line => {
        const years = [...line.byYear].flatMap(([year, eur]) => (eur === 0 ? [] : [year]))
        const [first, last] = [Math.min(...years), Math.max(...years)]
        if (years.length === 0) return '–'
        return first === last ? String(first) : `${first}–${last}`
      },
    },
    {
      key: 'total',
      head: t('total'),
      align: 'end',
      cell: line =>
        money(
          [...line.byYear.values()].reduce((sum, eur) => sum + eur, 0),
          { decimals: 2 },
        ),
    },
  ]
  return (
    <DataTable
      id="ingelezen"
      caption={t('linesRead', { count: data.read.lines.length })}
      columns={columns}
      rows={data.read.lines}
      rowKey={line => JSON.stringify([line.side, line.label, line.name])}
      empty={<EmptyState title={t('workbookEmptyTitle')}>{t('workbookEmpty')}</EmptyState>}
    />
  )
}

/** What was read, beside what the workbook says itself, and the form that makes the case. */
export function CheckWorkbookPage({ data, context, form }: PageView<CheckData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const { wrong, read } = data
  const hasDoubt = wrong.length + read.unread.length > 0
  return (
    <ForeignFrame id={data.id} step="workbookCheck" language={language}>
      {wrong.length > 0 ? (
        <Alert kind="warning" title={t('totalsDiffer', { count: wrong.length })}>
          <p>{t('totalsDifferHow')}</p>
        </Alert>
      ) : (
        read.totals.length > 0 && (
          <Alert kind="ok">
            <p>{t('totalsAgree', { count: read.totals.length })}</p>
          </Alert>
        )
      )}
      <Unread cells={read.unread} language={language} />
      <Totals totals={wrong.length > 0 ? wrong : read.totals} language={language} />
      <Lines data={data} language={language} />
      <Panel id="maken" title={t('newCase')}>
        <Form {...field}>
          <TextField {...field} name="name" label={t('field_name_nl')} />
          <PercentageField
            {...field}
            name="rate"
            label={t('workbenchInterest')}
            hint={t('hint_workbookRate')}
          />
          {hasDoubt && <CheckField {...field} name="agreed" label={t('agreeDifferences')} />}
          <Actions>
            <Button>{t('makeFromWorkbook')}</Button>
          </Actions>
        </Form>
      </Panel>
    </ForeignFrame>
  )
}
