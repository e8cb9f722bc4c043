import { href } from '../../../../kit/http/address.ts'
import type { FormState, PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  CheckboxesField,
  CheckField,
  type Choice,
  type Column,
  DataTable,
  DateField,
  EmailField,
  EmptyState,
  ExportLinks,
  Form,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
  TextField,
  WorkPage,
} from '../../../../kit/ui/index.ts'
import { links } from '../../links.ts'
import { projectTexts } from '../../texts.ts'
import type { AdviserState, AdviserStatement, ClearableRule } from '../model.ts'
import { ActButton } from './residents-part.tsx'

const tones = {
  'no-statement': 'info',
  'held-back': 'err',
  working: 'ok',
  lapsed: 'warn',
  ended: 'neutral',
} as const

type Rule =
  | ClearableRule
  | 'same-organisation'
  | 'co-applicant'
  | 'same-group'
  | 'contract'
  | 'municipality'
  | 'declared-interest'
  | 'author'

/** An adviser as the page shows one. */
export interface AdviserLine {
  id: string
  name: string
  firm: string
  client: string
  task: string
  validTo: string
  state: AdviserState
  statement: AdviserStatement | undefined
  clearances: readonly { rule: ClearableRule; reason: string }[]
  /** Parties in which an interest was stated. */
  interests: readonly string[]
  /** What stands in the way now. */
  reasons: readonly { rule: Rule; own: string; other: string; isClearable: boolean }[]
  mayEnd: boolean
}

/** The advisers of a project, and what this reader may do. */
export interface AdvisersView {
  project: { slug: string; name: string }
  seesAll: boolean
  clients: readonly Choice[]
  parties: readonly Choice[]
  /** The own admission of the reader, while it lasts. */
  own: { id: string; state: AdviserState; asks: boolean } | undefined
  advisers: readonly AdviserLine[]
  mayClear: boolean
  isDone: boolean
}

function Interests({ row, language }: { row: AdviserLine; language: Language }) {
  const t = projectTexts(language)
  const { date } = formats(language)
  return (
    <>
      {row.statement ? t('statementUntil', { day: date(row.statement.validTo) }) : t('statementNone')}
      {row.interests.length > 0 && (
        <span class="sub">{t('statedInterests', { parties: row.interests.join(', ') })}</span>
      )}
      {row.statement?.explanation && <span class="sub">{row.statement.explanation}</span>}
      {row.reasons.map(({ rule, own, other }) => (
        <span class="sub" key={`${rule} ${own} ${other}`}>
          {t('inTheWay', { rule: t(`interest_${rule}`), own, other })}
        </span>
      ))}
      {row.clearances.map(({ rule, reason }) => (
        <span class="sub" key={rule}>
          {t('setAside', { rule: t(`interest_${rule}`), reason })}
        </span>
      ))}
    </>
  )
}

/** For whom an adviser does what until when, and how that stands. */
function taskColumns(
  language: Language,
): Column<Pick<AdviserLine, 'client' | 'task' | 'validTo' | 'state'>>[] {
  const t = projectTexts(language)
  const { date } = formats(language)
  return [
    {
      key: 'client',
      head: t('adviserClient'),
      cell: row => (
        <>
          {row.client}
          <span class="sub">
            {row.task}, {t('untilDay', { day: date(row.validTo) })}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('projectState'),
      cell: row => <StatusBadge tone={tones[row.state]}>{t(`adviser_${row.state}`)}</StatusBadge>,
    },
  ]
}

function columnsOf(language: Language): Column<AdviserLine>[] {
  const t = projectTexts(language)
  return [
    {
      key: 'name',
      head: t('adviser'),
      cell: row => (
        <>
          {row.name}
          <span class="sub">{row.firm}</span>
        </>
      ),
    },
    ...taskColumns(language),
    {
      key: 'interests',
      head: t('interestsHead'),
      cell: row => <Interests row={row} language={language} />,
    },
    {
      key: 'act',
      head: t('actHead'),
      cell: row => (row.mayEnd ? <ActButton act="end" id={row.id} label={t('endAdviser')} /> : '–'),
    },
  ]
}

interface Part {
  data: AdvisersView
  language: Language
  form: FormState
}

function StateInterests({ data, language, form }: Part) {
  const t = projectTexts(language)
  const { own } = data
  if (!own) return null
  const field = { language, form }
  return (
    <Panel id="verklaring" title={t('statementTitle')}>
      <div class="stack-s">
        <p>{t(own.asks ? 'statementAsked' : 'statementHolds')}</p>
        <Form language={language} form={form} hidden={{ act: 'state', id: own.id }}>
          <CheckboxesField
            {...field}
            name="interests"
            label={t('interestsField')}
            hint={t('interestsHint')}
            choices={data.parties}
            isOptional
          />
          <TextAreaField
            {...field}
            name="explanation"
            label={t('interestsExplanation')}
            rows={3}
            isOptional
          />
          <CheckField {...field} name="isTrue" label={t('isTrue')} />
          <Actions>
            <Button kind={own.asks ? 'primary' : 'secondary'}>{t('statementButton')}</Button>
          </Actions>
        </Form>
        {own.state === 'working' && (
          <p class="row">
            <a href={href(links.agreement, { slug: data.project.slug })}>{t('readAgreement')}</a>
            <a href={href(links.residents, { slug: data.project.slug })}>{t('residentsTitle')}</a>
          </p>
        )}
      </div>
    </Panel>
  )
}

function Clear({ data, language, form }: Part) {
  const t = projectTexts(language)
  const open = data.advisers.filter(one => one.reasons.some(reason => reason.isClearable))
  if (!data.mayClear || open.length === 0) return null
  const field = { language, form }
  const rules = [...new Set(open.flatMap(one => one.reasons.filter(it => it.isClearable).map(it => it.rule)))]
  return (
    <Panel id="opzij" title={t('clearTitle')}>
      <Form language={language} form={form} hidden={{ act: 'clear' }}>
        <SelectField
          {...field}
          name="id"
          label={t('adviser')}
          choices={open.map(one => ({ value: one.id, label: one.name }))}
        />
        <SelectField
          {...field}
          name="rule"
          label={t('interestsHead')}
          choices={rules.map(rule => ({ value: rule, label: t(`interest_${rule}`) }))}
        />
        <TextAreaField {...field} name="reason" label={t('reason')} hint={t('clearHint')} rows={2} />
        <Actions>
          <Button kind="secondary">{t('clearTitle')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function Admit({ data, language, form }: Part) {
  const t = projectTexts(language)
  if (data.clients.length === 0) return null
  const field = { language, form }
  return (
    <Panel id="toelaten" title={t('admitAdviser')}>
      <p>{t('admitAdviserText')}</p>
      <Form language={language} form={form} hidden={{ act: 'admit' }}>
        <EmailField {...field} name="email" label={t('email')} hint={t('adviserEmailHint')} />
        <SelectField {...field} name="client" label={t('adviserClient')} choices={data.clients} />
        <TextField {...field} name="task" label={t('adviserTask')} hint={t('adviserTaskHint')} />
        <DateField {...field} name="validTo" label={t('until')} />
        <Actions>
          <Button>{t('admitAdviser')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** Advisers of a project: who they are, for whom they work, and what they stated. */
export function AdvisersPage({ data, context, form }: PageView<AdvisersView>) {
  const { language } = context
  const t = projectTexts(language)
  const part = { data, language, form }
  return (
    <WorkPage title={t('advisersTitle')} purpose={t('advisersPurpose', { project: data.project.name })}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('kept')}</p>
        </Alert>
      )}
      <StateInterests {...part} />
      <DataTable
        id="adviseurs"
        caption={t('advisersTitle')}
        isCaptionHidden
        columns={columnsOf(language)}
        rows={data.advisers}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('advisersNoneTitle')} level={2}>
            {t('advisersNone')}
          </EmptyState>
        }
      />
      {data.seesAll && (
        <ExportLinks
          language={language}
          links={[{ format: 'CSV', href: href(links.advisersFile, { slug: data.project.slug }) }]}
        />
      )}
      <Clear {...part} />
      <Admit {...part} />
      <p>
        <a href={href(links.admittedProject, { slug: data.project.slug })}>{t('toProject')}</a>
      </p>
    </WorkPage>
  )
}

/** An own admission as an adviser. */
export interface OwnAdviceLine {
  id: string
  slug: string
  project: string
  client: string
  task: string
  validTo: string
  state: AdviserState
  statementTo: string | undefined
  asks: boolean
}

/** The own admissions of an adviser, with until when each statement holds. */
export function OwnAdvicePage({ data, context }: PageView<{ rows: readonly OwnAdviceLine[] }>) {
  const { language } = context
  const t = projectTexts(language)
  const { date } = formats(language)
  const columns: Column<OwnAdviceLine>[] = [
    {
      key: 'project',
      head: t('admittedProject'),
      cell: row => <a href={href(links.advisers, { slug: row.slug })}>{row.project}</a>,
    },
    ...taskColumns(language),
    {
      key: 'statement',
      head: t('interestsHead'),
      cell: row => (
        <>
          {row.statementTo ? t('statementUntil', { day: date(row.statementTo) }) : t('statementNone')}
          {row.asks && <span class="sub">{t('statementAsked')}</span>}
        </>
      ),
    },
  ]
  return (
    <WorkPage title={t('ownAdviceTitle')} purpose={t('ownAdvicePurpose')}>
      <DataTable
        id="advies"
        caption={t('ownAdviceTitle')}
        isCaptionHidden
        columns={columns}
        rows={data.rows}
        rowKey={row => row.id}
        empty={
          <EmptyState title={t('ownAdviceNoneTitle')} level={2}>
            {t('ownAdviceNone')}
          </EmptyState>
        }
      />
    </WorkPage>
  )
}
