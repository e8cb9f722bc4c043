import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterPanel,
  LinkButton,
  Pager,
  SelectField,
  TableBar,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import {
  exemptionStandings,
  type FrameworkStanding,
  type SubmissionState,
  submissionStates,
} from '../model/index.ts'
import { standingWords } from './frameworks.tsx'
import { dayAndTime } from './instants.ts'
import { say } from './say.ts'
import { SubmissionBadge } from './state-badges.tsx'

/** One plan in a list, with what this person may know of it. */
export interface SubmissionLine {
  id: string
  callNumber: number
  /** Undefined: sealed for this person. */
  title: string | undefined
  lead: string | undefined
  state: SubmissionState
  receiptNumber: string | undefined
  submittedAt: Temporal.Instant | undefined
  /** Against the national frameworks; nothing before the test. */
  standing: FrameworkStanding | undefined
}

/** How many plans of one call there are, as far as a sealed call tells. */
export interface CallCount {
  number: number
  title: string
  submitted: number
}

/** A part of the list of plans, with what was asked. */
export interface SubmissionsData {
  rows: readonly SubmissionLine[]
  total: number
  counts: readonly CallCount[]
  asked: {
    oproep: number | undefined
    stand: keyof typeof submissionStates | undefined
    ontheffing: keyof typeof exemptionStandings | undefined
  }
  calls: readonly { value: string; label: string }[]
  page: number
  pageSize: number
  isApplicant: boolean
}

/** The plans that somebody may see; of a sealed call the programme sees receipts only. */
export function SubmissionsPage({ data, context }: PageView<SubmissionsData>) {
  const { language } = context
  const t = say(language)
  const { asked } = data
  const at = (page: number, pageSize: number) =>
    href(links.submissions, {}, { ...asked, pagina: page, per: pageSize })
  return (
    <WorkPage
      title={t('submissionsTitle')}
      purpose={data.isApplicant ? t('submissionsLead') : t('submissionsTeamLead')}
      action={data.isApplicant && <LinkButton href={href(links.calls)}>{t('toCalls')}</LinkButton>}
    >
      {data.counts.map(count => (
        <p key={count.number}>{t('sealedCount', { ...count })}</p>
      ))}
      <div class="v-list-layout">
        <Filters data={data} language={language} />
        <div>
          <TableBar title={t('submissionsCount', { count: data.total })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.submissionsFile, {}, asked) }]}
            />
          </TableBar>
          <DataTable
            id="inzendingen"
            caption={t('submissionsTitle')}
            isCaptionHidden
            columns={columnsIn(language)}
            rows={data.rows}
            rowKey={row => row.id}
            empty={
              <EmptyState title={t('submissionsEmptyTitle')}>
                {data.isApplicant ? t('submissionsEmpty') : t('submissionsTeamEmpty')}
              </EmptyState>
            }
          />
          <Pager language={language} page={data.page} pageSize={data.pageSize} total={data.total} href={at} />
        </div>
      </div>
    </WorkPage>
  )
}

function columnsIn(language: Language): Column<SubmissionLine>[] {
  const t = say(language)
  return [
    {
      key: 'plan',
      head: t('plan'),
      cell: row => (
        <>
          <a href={href(links.submission, { id: row.id })}>{row.title ?? t('sealedPlan')}</a>
          {row.lead && <span class="sub">{row.lead}</span>}
        </>
      ),
    },
    { key: 'call', head: t('theCall'), cell: row => row.callNumber },
    { key: 'receipt', head: t('receiptNumber'), cell: row => row.receiptNumber ?? '–' },
    {
      key: 'when',
      head: t('submittedAt'),
      cell: row => (row.submittedAt ? dayAndTime(row.submittedAt, language) : '–'),
    },
    {
      key: 'state',
      head: t('state'),
      cell: row => (
        <>
          <SubmissionBadge state={row.state} language={language} />
          {row.standing?.startsWith('exemption-') && (
            <span class="sub">{standingWords(row.standing, language)}</span>
          )}
        </>
      ),
    },
  ]
}

function Filters({ data, language }: { data: SubmissionsData; language: Language }) {
  const t = say(language)
  const { asked } = data
  return (
    <FilterPanel
      language={language}
      action={href(links.submissions)}
      chosenCount={Object.values(asked).filter(Boolean).length}
    >
      <SelectField
        language={language}
        name="oproep"
        label={t('theCall')}
        value={asked.oproep === undefined ? undefined : String(asked.oproep)}
        emptyLabel={t('allCalls')}
        isOptional
        choices={data.calls}
      />
      <SelectField
        language={language}
        name="stand"
        label={t('state')}
        value={asked.stand}
        emptyLabel={t('allStates')}
        isOptional
        choices={Object.entries(submissionStates).map(([value, state]) => ({
          value,
          label: t(`submission_${state}`),
        }))}
      />
      <SelectField
        language={language}
        name="ontheffing"
        label={t('exemptionTitle')}
        value={asked.ontheffing}
        emptyLabel={t('allExemptions')}
        isOptional
        choices={Object.entries(exemptionStandings).map(([value, standing]) => ({
          value,
          label: t(`short_${standing}`),
        }))}
      />
    </FilterPanel>
  )
}
