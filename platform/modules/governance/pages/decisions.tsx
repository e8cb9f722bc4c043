import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import {
  type Choice,
  type Column,
  DataTable,
  EmptyState,
  ExportLinks,
  FilterPanel,
  PageChoice,
  Pager,
  SelectField,
  TableBar,
  TextField,
  WorkPage,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import { type DecisionKind, type DecisionState, decisionKinds, decisionStates } from '../model.ts'
import { DecisionBadge, dayText, publicity } from './badges.tsx'
import { NewDecisionLinks } from './decision.tsx'
import { say } from './say.ts'

/** A decision in the register. */
export interface RegisterLine {
  id: string
  reference: string
  title: string
  kind: DecisionKind
  state: DecisionState
  isProposal: boolean
  isPublic: boolean
  isUnderEmbargo: boolean
  by: Bilingual
  decidedAt: string | undefined
}

/** A part of the register, with what was asked. */
export interface RegisterData {
  rows: readonly RegisterLine[]
  total: number
  choice: ProgrammePages
  asked: {
    programma: string | undefined
    zoek: string | undefined
    soort: DecisionKind | undefined
    stand: DecisionState | undefined
    orgaan: string | undefined
    jaar: number | undefined
  }
  bodies: readonly { slug: string; name: Bilingual }[]
  years: readonly number[]
  /** Sees what is being prepared as well. */
  isInside: boolean
  mayDecide: boolean
  page: number
  pageSize: number
}

/** The register of decisions: for everybody what is public. */
export function DecisionsPage({ data, context }: PageView<RegisterData>) {
  const { language } = context
  const t = say(language)
  const { asked } = data
  const columns = registerColumns(language)
  return (
    <div class="wrap section tight">
      <WorkPage
        title={t('decisionsTitle')}
        purpose={t('decisionsLead')}
        action={
          data.mayDecide ? <NewDecisionLinks language={language} programma={asked.programma} /> : undefined
        }
      >
        <p>
          <a href={href(links.scopeQuestions, {}, { programma: asked.programma })}>{t('toScope')}</a>
        </p>
        <PageChoice {...data.choice} />
        <div class="v-list-layout">
          <Filters data={data} language={language} />
          <div>
            <TableBar title={t('decisionsCount', { count: data.total })}>
              <ExportLinks
                language={language}
                links={[
                  { format: 'csv', href: href(links.decisionsFile, {}, asked) },
                  { format: 'ods', href: href(links.decisionsOds, {}, asked) },
                ]}
              />
            </TableBar>
            <DataTable
              id="besluiten"
              caption={t('decisionsTitle')}
              isCaptionHidden
              columns={columns}
              rows={data.rows}
              rowKey={row => row.id}
              empty={<EmptyState title={t('decisionsEmptyTitle')}>{t('decisionsEmpty')}</EmptyState>}
            />
            <Pager
              language={language}
              page={data.page}
              pageSize={data.pageSize}
              total={data.total}
              href={(pagina, per) => href(links.decisions, {}, { ...asked, pagina, per })}
            />
          </div>
        </div>
      </WorkPage>
    </div>
  )
}

function registerColumns(language: Language): Column<RegisterLine>[] {
  const t = say(language)
  return [
    { key: 'reference', head: t('reference'), cell: row => row.reference },
    {
      key: 'title',
      head: t('decisionColumn'),
      cell: row => (
        <>
          <a href={href(links.decision, { id: row.id })}>{row.title}</a>
          <span class="sub">
            {t(`kind_${row.kind}`)}
            {row.isProposal && `, ${t('isProposal')}`}
            {publicity(row) !== 'publicYes' && `, ${t(publicity(row)).toLowerCase()}`}
          </span>
        </>
      ),
    },
    { key: 'by', head: t('takenBy'), cell: row => row.by[language] },
    {
      key: 'decided',
      head: t('decidedAt'),
      cell: row => (row.decidedAt ? dayText(row.decidedAt, language) : '–'),
    },
    { key: 'state', head: t('state'), cell: row => <DecisionBadge state={row.state} language={language} /> },
  ]
}

function Filters({ data, language }: { data: RegisterData; language: Language }) {
  const t = say(language)
  const { programma, ...asked } = data.asked
  const states: readonly DecisionState[] = data.isInside ? decisionStates : ['taken', 'voted-down', 'revoked']
  const field = { language, isOptional: true }
  const bodies: Choice[] = data.bodies.map(({ slug, name }) => ({ value: slug, label: name[language] }))
  return (
    <FilterPanel
      language={language}
      action={href(links.decisions)}
      hidden={programma ? { programma } : undefined}
      chosenCount={Object.values(asked).filter(Boolean).length}
    >
      <TextField {...field} name="zoek" label={t('searchWords')} value={asked.zoek ?? ''} />
      <SelectField
        {...field}
        name="orgaan"
        label={t('takenBy')}
        value={asked.orgaan}
        emptyLabel={t('all')}
        choices={[...bodies, { value: 'mandaat', label: t('byMandate') }]}
      />
      <SelectField
        {...field}
        name="soort"
        label={t('kind')}
        value={asked.soort}
        emptyLabel={t('all')}
        choices={decisionKinds.map(kind => ({ value: kind, label: t(`kind_${kind}`) }))}
      />
      <SelectField
        {...field}
        name="stand"
        label={t('state')}
        value={asked.stand}
        emptyLabel={t('all')}
        choices={states.map(state => ({ value: state, label: t(`decision_${state}`) }))}
      />
      <SelectField
        {...field}
        name="jaar"
        label={t('year')}
        value={asked.jaar ? String(asked.jaar) : undefined}
        emptyLabel={t('all')}
        choices={data.years.map(year => ({ value: String(year), label: String(year) }))}
      />
    </FilterPanel>
  )
}
