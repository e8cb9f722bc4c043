import { BarCell } from '../../kit/charts/index.ts'
import { formats } from '../../kit/texts/formats.ts'
import type { Language } from '../../kit/texts/texts.ts'
import {
  CheckboxesField,
  type Column,
  ColumnChoice,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterChips,
  FilterPanel,
  LinkButton,
  Pager,
  SearchBox,
  SeriesCode,
  type SeriesKey,
  StatusBadge,
  TableBar,
  TextField,
} from '../../kit/ui/index.ts'
import { stijlTexts } from './texts.ts'

interface Row {
  name: string
  place: string
  kind: 'ok' | 'warn'
  investedMln: number
  resultMln: number
  series: SeriesKey
}

const rows: readonly Row[] = [
  {
    name: 'Demo-haven',
    place: 'Voorbeeldstad',
    kind: 'ok',
    investedMln: 126.4,
    resultMln: -3.1,
    series: 'g',
  },
  {
    name: 'Demo-kanaal',
    place: 'Voorbeelddorp',
    kind: 'warn',
    investedMln: 413,
    resultMln: 3.4,
    series: 'o',
  },
  {
    name: 'Demo-station',
    place: 'Voorbeeldstad',
    kind: 'ok',
    investedMln: 141.6,
    resultMln: -13.9,
    series: 'c',
  },
]

function columnsOf(language: Language): Column<Row>[] {
  const t = stijlTexts(language)
  const { number } = formats(language)
  const write = (value: number) => number(value, { decimals: 1 })
  const sum = (pick: (row: Row) => number) => write(rows.reduce((total, row) => total + pick(row), 0))
  return [
    {
      key: 'naam',
      head: t('project'),
      sortHref: '?sorteer=naam',
      total: t('total'),
      cell: row => (
        <>
          <a href="#lijst">{row.name}</a>
          <span class="sub">{row.place}</span>
        </>
      ),
    },
    {
      key: 'partij',
      head: t('series'),
      cell: row => <SeriesCode series={row.series} code={row.series.toUpperCase()} name={row.series} />,
    },
    {
      key: 'stand',
      head: t('state'),
      cell: row => (
        <StatusBadge tone={row.kind}>{row.kind === 'ok' ? t('onSchedule') : t('attention')}</StatusBadge>
      ),
    },
    {
      key: 'inzet',
      head: t('invests'),
      unit: '€ mln',
      cell: row => (
        <div>
          <BarCell value={row.investedMln} most={413} series={row.series} />
          <span class="small num">{write(row.investedMln)}</span>
        </div>
      ),
    },
    {
      key: 'resultaat',
      head: t('result'),
      unit: '€ mln, P50',
      align: 'end',
      sortHref: '?sorteer=resultaat',
      sorted: 'descending',
      cell: row => write(row.resultMln),
      total: sum(row => row.resultMln),
    },
  ]
}

function Filters({ language }: { language: Language }) {
  const t = stijlTexts(language)
  return (
    <FilterPanel language={language} action="#lijst" chosenCount={1}>
      <TextField language={language} name="naam" label={t('searchByName')} isOptional />
      <CheckboxesField
        language={language}
        name="filter-soort"
        label={t('kindOfBottleneck')}
        chosen={['a']}
        choices={[
          { value: 'a', label: t('nuisance'), count: 10 },
          { value: 'b', label: t('parking'), count: 2 },
        ]}
      />
    </FilterPanel>
  )
}

/** A list with search, filters, chips, column choice, table, pager, export, and the same list empty. */
export function StyleLists({ language }: { language: Language }) {
  const t = stijlTexts(language)
  const columns = columnsOf(language)
  return (
    <section class="v-list-layout" id="lijst" aria-label={t('listWithFilters')}>
      <Filters language={language} />
      <div class="stack">
        <SearchBox language={language} action="#lijst" label={t('searchEverything')} name="alles" />
        <TableBar title={t('n3Of36Projects')}>
          <ColumnChoice
            language={language}
            action="#lijst"
            columns={columns.map(column => ({
              key: column.key,
              label: column.head,
              isShown: column.key !== 'stand',
            }))}
          />
        </TableBar>
        <FilterChips
          language={language}
          clearHref="#lijst"
          filters={[{ label: t('nuisance'), removeHref: '#zonder' }]}
        />
        <DataTable
          id="tabel"
          caption={t('projectsWithFilter')}
          isCaptionHidden
          columns={columns}
          rows={rows}
          rowKey={row => row.name}
          isSelected={row => row.name === 'Demo-kanaal'}
        />
        <Pager
          language={language}
          page={2}
          pageSize={25}
          total={60}
          href={(page, size) => `?blad=${page}&per=${size}`}
        />
        <ExportLinks
          language={language}
          links={[
            { format: 'csv', href: '#csv' },
            { format: 'ods', href: '#ods' },
          ]}
        />
        <DataTable
          id="leeg"
          caption={t('nothingFound')}
          columns={columns}
          rows={[]}
          rowKey={row => row.name}
          empty={
            <EmptyState
              title={t('noProjectFitsTheseFilters')}
              action={<LinkButton href="#lijst">{t('dropNuisance')}</LinkButton>}
            >
              {t('withoutTheFilterNuisanceThere')}
            </EmptyState>
          }
        />
      </div>
    </section>
  )
}
