import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Alert,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  ExportLinks,
  FilterPanel,
  LinkButton,
  PageChoice,
  Pager,
  PageTitle,
  SelectField,
  StatusBadge,
  TableBar,
} from '../../../kit/ui/index.ts'
import type { ProgrammePages } from '../../programme/index.ts'
import { links } from '../links.ts'
import {
  type Activity,
  type ActivityWithOutputs,
  activityStates,
  goals,
  type Output,
  workstreams,
} from '../model.ts'
import { isLate } from '../rules.ts'
import { say } from './say.ts'

const activityTones = { planned: 'neutral', running: 'info', done: 'ok', dropped: 'neutral' } as const

/** The state of an activity as a badge. */
export function ActivityBadge({ state, language }: { state: Activity['state']; language: Language }) {
  return <StatusBadge tone={activityTones[state]}>{say(language)(`activity_${state}`)}</StatusBadge>
}

/** What an activity brings: expected, late, delivered with its evidence, or given up with why. */
export function OutputList({
  outputs,
  today,
  language,
}: {
  outputs: readonly Output[]
  today: string
  language: Language
}) {
  const t = say(language)
  const { date } = formats(language)
  if (outputs.length === 0) return <p class="muted">{t('outputsNone')}</p>
  return (
    <ul class="plain stack-s">
      {outputs.map(output => {
        return (
          <li key={output.id}>
            {output.title[language]}
            <span class="sub">
              {output.state === 'expected'
                ? t(isLate(output, today) ? 'outputLate' : 'outputDue', { day: date(output.dueOn) })
                : t(`outputSettled_${output.state}`, { day: date(output.settledOn ?? output.dueOn) })}
              {output.evidence && ` ${output.evidence}`}{' '}
              {output.url && <a href={output.url}>{t('evidenceLink')}</a>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** A part of what the programme does. */
export interface ActivitiesData {
  rows: readonly ActivityWithOutputs[]
  total: number
  choice: ProgrammePages
  asked: {
    programma: string | undefined
    lijn: number | undefined
    doel: number | undefined
    stand: keyof typeof activityStates | undefined
    opbrengst: 'te-laat' | undefined
  }
  today: string
  mayKeep: boolean
  page: number
  pageSize: number
}

/** What the programme does along its three lines, and what that brought. */
export function ActivitiesPage({ data, context }: PageView<ActivitiesData>) {
  const { language } = context
  const t = say(language)
  const { asked } = data
  return (
    <div class="wrap section tight stack">
      <PageTitle
        title={t('activitiesTitle')}
        purpose={t('activitiesLead')}
        action={
          data.mayKeep && (
            <LinkButton href={href(links.newActivity, {}, { programma: asked.programma })}>
              {t('newActivity')}
            </LinkButton>
          )
        }
      />
      <PageChoice {...data.choice} />
      <div class="v-list-layout">
        <Filters data={data} language={language} />
        <div>
          <TableBar title={t('activitiesCount', { count: data.total })}>
            <ExportLinks
              language={language}
              links={[{ format: 'csv', href: href(links.activitiesFile, {}, asked) }]}
            />
          </TableBar>
          <DataTable
            id="activiteiten"
            caption={t('activitiesTitle')}
            isCaptionHidden
            rows={data.rows}
            rowKey={row => row.id}
            columns={columnsIn(language, data.today)}
            empty={<EmptyState title={t('activitiesEmptyTitle')}>{t('activitiesEmpty')}</EmptyState>}
          />
          <Pager
            language={language}
            page={data.page}
            pageSize={data.pageSize}
            total={data.total}
            href={(pagina, per) => href(links.activities, {}, { ...asked, pagina, per })}
          />
        </div>
      </div>
    </div>
  )
}

function Filters({ data, language }: { data: ActivitiesData; language: Language }) {
  const { programma, ...asked } = data.asked
  const t = say(language)
  const field = { language, isOptional: true, emptyLabel: t('all') }
  const numbered = (key: 'lineNumber' | 'goalNumber', numbers: readonly number[]) =>
    numbers.map(number => ({ value: String(number), label: t(key, { number }) }))
  return (
    <FilterPanel
      language={language}
      action={href(links.activities)}
      hidden={programma ? { programma } : undefined}
      chosenCount={Object.values(asked).filter(Boolean).length}
    >
      <SelectField
        {...field}
        name="lijn"
        label={t('line')}
        value={asked.lijn?.toString()}
        choices={numbered('lineNumber', workstreams)}
      />
      <SelectField
        {...field}
        name="doel"
        label={t('goal')}
        value={asked.doel?.toString()}
        choices={numbered('goalNumber', goals)}
      />
      <SelectField
        {...field}
        name="stand"
        label={t('state')}
        value={asked.stand}
        choices={Object.entries(activityStates).map(([value, state]) => ({
          value,
          label: t(`activity_${state}`),
        }))}
      />
      <SelectField
        {...field}
        name="opbrengst"
        label={t('outputs')}
        value={asked.opbrengst}
        choices={[{ value: 'te-laat', label: t('outputsLate') }]}
      />
    </FilterPanel>
  )
}

function columnsIn(language: Language, today: string): Column<ActivityWithOutputs>[] {
  const t = say(language)
  const { date } = formats(language)
  return [
    {
      key: 'activity',
      head: t('activity'),
      cell: row => (
        <>
          <a href={href(links.activity, { id: row.id })}>{row.title[language]}</a>
          <span class="sub">
            {t('lineNumber', { number: row.workstream })},{' '}
            {t('goalNumber', { number: row.goal }).toLowerCase()}
          </span>
        </>
      ),
    },
    {
      key: 'when',
      head: t('when'),
      cell: row => (
        <>
          {date(row.startsOn)} – {date(row.endsOn)}
        </>
      ),
    },
    { key: 'state', head: t('state'), cell: row => <ActivityBadge state={row.state} language={language} /> },
    {
      key: 'outputs',
      head: t('outputs'),
      cell: row => <OutputList outputs={row.outputs} today={today} language={language} />,
    },
  ]
}

/** One activity: its line, goal, budget post, and what it brings. */
export function ActivityPage({
  data,
  context,
}: PageView<{ activity: ActivityWithOutputs; today: string; mayKeep: boolean; isDone: boolean }>) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  const { activity } = data
  return (
    <div class="wrap section tight stack">
      <PageTitle
        title={activity.title[language]}
        purpose={t(`line${activity.workstream}`)}
        action={
          data.mayKeep && (
            <LinkButton href={href(links.changeActivity, { id: activity.id })}>
              {t('changeActivity')}
            </LinkButton>
          )
        }
      />
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <DescriptionList
        pairs={[
          { label: t('state'), value: <ActivityBadge state={activity.state} language={language} /> },
          ...(activity.reason ? [{ label: t('reason'), value: activity.reason }] : []),
          { label: t('when'), value: `${date(activity.startsOn)} – ${date(activity.endsOn)}` },
          {
            label: t('goal'),
            value: <a href="/doelen">{t('goalNumber', { number: activity.goal })}</a>,
          },
          { label: t('lead'), value: activity.lead },
          { label: t('budgetPost'), value: activity.budgetPost || '–' },
        ]}
      />
      <h2>{t('outputs')}</h2>
      <OutputList outputs={activity.outputs} today={data.today} language={language} />
    </div>
  )
}
