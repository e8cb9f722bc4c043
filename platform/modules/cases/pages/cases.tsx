import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  CheckField,
  type Choice,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterPanel,
  LinkButton,
  Pager,
  PageTitle,
  SelectField,
  StatusBadge,
  TableBar,
  TextField,
} from '../../../kit/ui/index.ts'
import { type CaseListQuery, links } from '../links.ts'
import { type CaseState, caseStates } from '../model.ts'
import { stateTones } from './case-page.tsx'
import { say } from './say.ts'

/** One case in the list. */
export interface CaseRow {
  id: string
  name: string
  state: CaseState
  isIllustration: boolean
  ownerName: string
  projectName: string | undefined
  /** ISO day, Dutch time. */
  changedOn: string
}

/** A part of the list of cases, with what was asked. */
export interface CasesData {
  rows: readonly CaseRow[]
  total: number
  query: CaseListQuery
  projects: readonly Choice[]
  mayMake: boolean
}

function columnsOf(language: Language, query: CaseListQuery): Column<CaseRow>[] {
  const t = say(language)
  const sorted = (by: 'naam' | 'gewijzigd') => href(links.list, {}, { ...query, sorteer: by, pagina: 1 })
  const byDate = query.sorteer === 'gewijzigd'
  return [
    {
      key: 'name',
      head: t('case'),
      sortHref: sorted('naam'),
      sorted: byDate ? undefined : 'ascending',
      cell: row => (
        <>
          <a href={href(links.bench, { id: row.id })}>{row.name}</a>
          {row.isIllustration && <span class="sub">{t('illustration')}</span>}
        </>
      ),
    },
    { key: 'owner', head: t('owner'), cell: row => row.ownerName },
    { key: 'project', head: t('project'), cell: row => row.projectName ?? '–' },
    {
      key: 'state',
      head: t('state'),
      cell: row => <StatusBadge tone={stateTones[row.state]}>{t(`state_${row.state}`)}</StatusBadge>,
    },
    {
      key: 'changed',
      head: t('changedOn'),
      sortHref: sorted('gewijzigd'),
      sorted: byDate ? 'descending' : undefined,
      cell: row => formats(language).date(row.changedOn),
    },
    {
      key: 'overview',
      head: t('tab_overview'),
      cell: row => (
        <a href={href(links.overview, { id: row.id })}>
          {t('tab_overview')}
          <span class="vh"> {row.name}</span>
        </a>
      ),
    },
  ]
}

function MakeCase({ language }: { language: Language }) {
  return (
    <LinkButton kind="primary" href={href(links.fresh)}>
      {say(language)('newCase')}
    </LinkButton>
  )
}

function CasesActions({ data, language }: { data: CasesData; language: Language }) {
  return (
    <Actions>
      {data.total > 1 && (
        <LinkButton href={href(links.portfolios)}>{say(language)('casesTogether')}</LinkButton>
      )}
      {data.mayMake && <MakeCase language={language} />}
    </Actions>
  )
}

/** The cases that somebody may see. */
export function CasesPage({ data, context }: PageView<CasesData>) {
  const { language } = context
  const t = say(language)
  const { query, total } = data
  const { pagina: page, per: pageSize, ...asked } = query
  const make = <MakeCase language={language} />
  const field = { language, isOptional: true }
  const chosenCount = [asked.zoek, asked.stand, asked.project, asked.eigen].filter(Boolean).length
  return (
    <div class="stack">
      <PageTitle
        title={t('casesTitle')}
        purpose={t('casesLead')}
        action={<CasesActions data={data} language={language} />}
      />
      <div class="v-list-layout">
        <FilterPanel language={language} action={href(links.list)} chosenCount={chosenCount}>
          <TextField {...field} name="zoek" label={t('search')} value={query.zoek} />
          <SelectField
            {...field}
            name="stand"
            label={t('state')}
            value={query.stand}
            emptyLabel={t('allStates')}
            choices={caseStates.map(state => ({ value: state, label: t(`state_${state}`) }))}
          />
          <SelectField
            {...field}
            name="project"
            label={t('project')}
            value={query.project}
            emptyLabel={t('allProjects')}
            choices={data.projects}
          />
          <CheckField {...field} name="eigen" label={t('ownOnly')} value={query.eigen} />
        </FilterPanel>
        <div>
          <TableBar title={t('casesCount', { count: total })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.listFile, {}, asked) }]}
            />
          </TableBar>
          <DataTable
            id="cases"
            caption={t('casesTitle')}
            isCaptionHidden
            columns={columnsOf(language, query)}
            rows={data.rows}
            rowKey={row => row.id}
            empty={
              <EmptyState title={t('casesEmptyTitle')} action={data.mayMake ? make : undefined}>
                {t('casesEmpty')}
              </EmptyState>
            }
          />
          <Pager
            language={language}
            page={page}
            pageSize={pageSize}
            total={total}
            href={(next, size) => href(links.list, {}, { ...asked, pagina: next, per: size })}
          />
        </div>
      </div>
    </div>
  )
}
