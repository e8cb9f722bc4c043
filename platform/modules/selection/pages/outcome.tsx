import { BarRows } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  KeyFigures,
  PageTitle,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
} from '../../../kit/ui/index.ts'
import type { PublishedResult } from '../actions/publish.ts'
import { links } from '../links.ts'
import type { ReconsiderationState, SubmissionOutcome } from '../model.ts'
import { categoryName, categoryWords } from './categories.ts'
import { LateConflicts, type LateRow } from './late-conflicts.tsx'
import { planColumn } from './plan-column.tsx'
import { OutcomeBadge } from './proposal.tsx'
import { say } from './say.ts'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** What was decided, as those who run or decide a tranche see it. */
export interface OutcomeData extends TrancheHead {
  rows: readonly {
    id: string
    title: string
    municipality: string
    outcome: SubmissionOutcome
    isLetterSent: boolean
    hasNameConsent: boolean
  }[]
  decision: string | undefined
  embargoUntil: string | undefined
  publishedAt: string | undefined
  mayPublish: boolean
  /** Interests that came out after the decision. */
  late: readonly LateRow[]
  isEmbargoOver: boolean
  isDone: boolean
}

/** What was decided per plan, the embargo, and making it public. */
export function OutcomePage({ data, context, form }: PageView<OutcomeData>) {
  const { language } = context
  const t = say(language)
  const { dateTime, date } = formats(language)
  const count = (outcome: SubmissionOutcome) =>
    String(data.rows.filter(row => row.outcome === outcome).length)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="outcome"
      title={t('outcomeTitle')}
      purpose={t('outcomeLead')}
    >
      {data.rows.length === 0 ? (
        <EmptyState level={2} title={t('noOutcomeTitle')}>
          {t('noOutcome')}
        </EmptyState>
      ) : (
        <>
          <KeyFigures
            figures={[
              { label: t('outcome_admitted'), value: count('admitted') },
              { label: t('outcome_reserve'), value: count('reserve') },
              { label: t('outcome_rejected'), value: count('rejected') },
            ]}
          />
          <DescriptionList
            pairs={[
              { label: t('decisionReference'), value: data.decision ?? '–' },
              {
                label: t('embargoUntil'),
                value: data.embargoUntil ? dateTime(new Date(data.embargoUntil)) : '–',
              },
              {
                label: t('publishedOn'),
                value: data.publishedAt ? (
                  <a href={href(links.result, { nr: String(data.call.number) })}>{date(data.publishedAt)}</a>
                ) : (
                  t('notPublished')
                ),
              },
            ]}
          />
          {data.mayPublish && (
            <Form language={language} form={form}>
              {!data.isEmbargoOver && (
                <Alert>
                  <p>{t('embargoRuns')}</p>
                </Alert>
              )}
              <Actions>
                <Button isDisabled={!data.isEmbargoOver}>{t('publishButton')}</Button>
              </Actions>
            </Form>
          )}
          <LateConflicts rows={data.late} language={language} form={form} />
          <OutcomeTable rows={data.rows} language={language} />
        </>
      )}
    </TrancheFrame>
  )
}

/** What was decided per plan, with its letter. */
function OutcomeTable({ rows, language }: { rows: OutcomeData['rows']; language: Language }) {
  const t = say(language)
  return (
    <DataTable
      id="uitslag"
      caption={t('outcomeTitle')}
      isCaptionHidden
      rows={rows}
      rowKey={row => row.id}
      columns={[
        planColumn(language),
        {
          key: 'outcome',
          head: t('decision'),
          cell: row => <OutcomeBadge outcome={row.outcome} language={language} />,
        },
        {
          key: 'letter',
          head: t('letter'),
          cell: row => (
            <StatusBadge tone={row.isLetterSent ? 'ok' : 'neutral'}>
              {t(row.isLetterSent ? 'letterSent' : 'letterDraft')}
            </StatusBadge>
          ),
        },
        {
          key: 'name',
          head: t('nameInPublic'),
          cell: row => (row.outcome !== 'rejected' || row.hasNameConsent ? t('yes') : t('no')),
        },
      ]}
    />
  )
}

/** A reconsideration as those who handle it see it. */
export interface ReconsiderationRow {
  id: string
  title: string
  state: ReconsiderationState
  grounds: string
  askedOn: string
  handledBy: string | undefined
  outcomeReason: string | undefined
  steps: readonly ReconsiderationState[]
}

/** Second looks at decisions. */
export interface ReconsiderationsData extends TrancheHead {
  rows: readonly ReconsiderationRow[]
  late: readonly LateRow[]
  isDone: boolean
}

const tones = {
  submitted: 'neutral',
  'in-progress': 'warn',
  upheld: 'ok',
  dismissed: 'neutral',
  withdrawn: 'neutral',
} as const

/** Requests to look again, handled by people who had no part in the decision. */
export function ReconsiderationsPage({ data, context, form }: PageView<ReconsiderationsData>) {
  const { language } = context
  const t = say(language)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="reconsiderations"
      title={t('reconsiderationsTitle')}
      purpose={t('reconsiderationsLead')}
    >
      <LateConflicts rows={data.late} language={language} form={form} />
      {data.rows.length === 0 && data.late.length === 0 && (
        <EmptyState level={2} title={t('noReconsiderationsTitle')}>
          {t('noReconsiderations')}
        </EmptyState>
      )}
      {data.rows.map(row => (
        <Panel
          key={row.id}
          id={`heroverweging-${row.id}`}
          title={row.title}
          aside={<StatusBadge tone={tones[row.state]}>{t(`reconsideration_${row.state}`)}</StatusBadge>}
        >
          <p class="measure">{row.grounds}</p>
          <p class="small muted">
            {t('askedOn', { date: formats(language).date(row.askedOn) })}
            {row.handledBy && ` · ${t('handledBy', { name: row.handledBy })}`}
          </p>
          {row.outcomeReason && <p class="measure">{row.outcomeReason}</p>}
          {row.steps.length > 0 && (
            <Form
              language={language}
              form={form.values.id === row.id ? form : undefined}
              hidden={{ id: row.id }}
            >
              <SelectField
                language={language}
                id={`stap-${row.id}`}
                name="to"
                label={t('nextStep')}
                choices={row.steps.map(step => ({ value: step, label: t(`reconsideration_${step}`) }))}
              />
              <TextAreaField
                language={language}
                form={form.values.id === row.id ? form : { values: {}, problems: [] }}
                id={`reden-${row.id}`}
                name="reason"
                label={t('answer')}
                hint={t('answerHint')}
                rows={3}
                isOptional
              />
              <Actions>
                <Button kind="secondary" hiddenSuffix={row.title}>
                  {t('stepButton')}
                </Button>
              </Actions>
            </Form>
          )}
        </Panel>
      ))}
    </TrancheFrame>
  )
}

/** What became public of a tranche. */
export interface ResultData {
  number: number
  title: { nl: string; en: string }
  publishedOn: string
  result: PublishedResult
}

const order = [
  'knelpunt',
  'investering',
  'thema',
  'omvang',
  'fase',
  'marktspanning',
  'trekker',
  'locatietype',
]

/** The result for everybody: admitted plans with why, what is covered and what stays open, and the numbers. */
export function ResultPage({ data, context }: PageView<ResultData>) {
  const { language } = context
  const t = say(language)
  const { number, date } = formats(language)
  const { result } = data
  const { numbers } = result
  const named = result.plans.filter(plan => plan.title !== undefined)
  const unnamed = result.plans.length - named.length
  const bottlenecks = Object.entries(result.categories).filter(([category]) =>
    category.startsWith('knelpunt:'),
  )
  return (
    <div class="wrap section stack">
      <PageTitle
        title={t('resultTitle', { number: data.number })}
        purpose={t('resultLead', { title: data.title[language], date: date(data.publishedOn) })}
      />
      <KeyFigures
        figures={[
          { label: t('figure_admitted'), value: String(numbers.admitted) },
          { label: t('figure_reserve'), value: String(numbers.reserve) },
          { label: t('figure_rejected'), value: String(numbers.rejected) },
          { label: t('homes'), value: `± ${number(result.homes)}` },
          {
            label: t('coverage'),
            value: number(result.coverage, { decimals: 2 }),
            detail: t('coverageHint'),
          },
        ]}
      />
      <NamedPlans plans={named} language={language} />
      {unnamed > 0 && <p class="small muted">{t('unnamed', { count: unnamed })}</p>}
      <BarRows
        id="knelpunten"
        language={language}
        title={t('resultCoverage')}
        unit={t('projects')}
        rows={bottlenecks.map(([category, one]) => ({
          name: categoryName(category, language),
          value: one.chosen,
        }))}
      />
      <Gaps result={result} language={language} />
      <Panel id="aantallen" title={t('resultNumbers')}>
        <DescriptionList
          pairs={[
            { label: t('submitted'), value: String(numbers.submitted) },
            { label: t('lateByException'), value: String(numbers.late) },
            { label: t('outOfScope'), value: String(numbers.outOfScope) },
            { label: t('inadmissible'), value: String(numbers.inadmissible) },
          ]}
        />
        <p class="small muted">
          {t('calculationRecord', { solver: result.solver })} <code>{result.inputHash.slice(0, 16)}</code>
        </p>
      </Panel>
    </div>
  )
}

/** Plans that are named in public. */
function NamedPlans({ plans, language }: { plans: PublishedResult['plans']; language: Language }) {
  const t = say(language)
  const { number } = formats(language)
  return (
    <DataTable
      id="toegelaten"
      caption={t('resultPlans')}
      rows={plans}
      rowKey={row => (row.title ?? '') + (row.municipality ?? '')}
      columns={[
        planColumn(language),
        {
          key: 'outcome',
          head: t('decision'),
          cell: row => <OutcomeBadge outcome={row.outcome} language={language} />,
        },
        {
          key: 'homes',
          head: t('homes'),
          align: 'end',
          cell: row => (row.homes === undefined ? '–' : number(row.homes)),
        },
        {
          key: 'why',
          head: t('why'),
          cell: row =>
            row.outcome === 'admitted'
              ? row.reasons
                  .slice(0, 3)
                  .map(one => categoryName(one, language))
                  .join(', ') || t('forScore')
              : t(`public_${row.outcome}`),
        },
      ]}
    />
  )
}

function Gaps({ result, language }: { result: PublishedResult; language: Language }) {
  const t = say(language)
  const empty = result.gaps
    .filter(gap => gap.chosen === 0)
    .toSorted((a, b) => order.indexOf(a.category.split(':')[0]!) - order.indexOf(b.category.split(':')[0]!))
  if (empty.length === 0) return null
  return (
    <Panel id="lacunes" title={t('resultGaps')}>
      <p class="measure">{t('resultGapsLead')}</p>
      <ul>
        {empty.map(gap => (
          <li key={gap.category}>
            {categoryWords(gap.category, language)} <span class="muted">({t(`cause_${gap.cause}`)})</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
