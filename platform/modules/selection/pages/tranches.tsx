import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  EmptyState,
  Form,
  KeyFigures,
  NumberField,
  Panel,
  StatusBadge,
  WorkPage,
} from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import type { Call } from '../model.ts'
import { say } from './say.ts'
import { type WaitingCall, WaitingPlans } from './sittings.tsx'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** All tranches. */
export interface TranchesData {
  calls: readonly (Pick<Call, 'id' | 'number' | 'title' | 'state' | 'kind'> & { plans: number })[]
  /** Rolling calls, with the plans that wait for a sitting. */
  waiting: readonly WaitingCall[]
  mayPlan: boolean
  isDone: boolean
}

/** State of a tranche in a word: a sitting was never sealed. */
function trancheState({ kind, state }: Pick<Call, 'kind' | 'state'>, language: Language): string {
  return say(language)(kind !== 'sitting' || state !== 'unsealed' ? `call_${state}` : 'sittingPlanned')
}

/** The tranches that are or were selected from. */
export function TranchesPage({ data, context }: PageView<TranchesData>) {
  const { language } = context
  const t = say(language)
  return (
    <WorkPage title={t('tranchesTitle')} purpose={t('tranchesLead')}>
      {data.isDone && (
        <Alert kind="ok" isLive>
          <p>{t('done')}</p>
        </Alert>
      )}
      <WaitingPlans calls={data.waiting} mayPlan={data.mayPlan} language={language} />
      <DataTable
        id="tranches"
        caption={t('tranchesTitle')}
        isCaptionHidden
        rows={data.calls}
        rowKey={row => row.id}
        columns={[
          {
            key: 'number',
            head: t('tranche'),
            cell: row => (
              <>
                <a href={href(links.tranche, { tranche: String(row.number) })}>
                  {t('trancheNumber', { number: row.number })}
                </a>
                <span class="sub">{row.title[language]}</span>
              </>
            ),
          },
          { key: 'plans', head: t('plans'), align: 'end', cell: row => row.plans },
          {
            key: 'state',
            head: t('state'),
            cell: row => <StatusBadge>{trancheState(row, language)}</StatusBadge>,
          },
        ]}
        empty={
          <EmptyState level={2} title={t('noTranchesTitle')}>
            {t('noTranches')}
          </EmptyState>
        }
      />
    </WorkPage>
  )
}

/** How far a tranche is. */
export interface TrancheData extends TrancheHead {
  plans: number
  /** Assignments, and how many of them are final. */
  assignments: number
  finals: number | undefined
  /** Assesses plans of it, and is not done: the others are not told of. */
  mustScore: boolean
  /** Plans with fewer than three valid assessments. */
  short: number
  flagged: number | undefined
  openMeetings: number
  /** Projects that are expected, and that the team can carry. */
  expected: { least: number | undefined; most: number | undefined }
  capacity: number | undefined
  above: number | undefined
  hours: { team: number; perProject: number } | undefined
  mayBegin: boolean
  /** A sitting that nobody assesses yet. */
  mayCancel: boolean
  mayBeginConsensus: boolean
  mayCloseConsensus: boolean
  maySetHours: boolean
  isDone: boolean
}

/** How far a tranche is, and the step that comes next. */
export function TranchePage({ data, context, form }: PageView<TrancheData>) {
  const { language } = context
  const t = say(language)
  const band =
    data.expected.least === undefined && data.expected.most === undefined
      ? t('bandUnknown')
      : t('bandWords', { least: data.expected.least ?? 0, most: data.expected.most ?? '∞' })
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="tranche"
      title={t('trancheTitle', { number: data.call.number })}
      purpose={t('trancheLead')}
    >
      <KeyFigures
        figures={[
          { label: t('state'), value: trancheState(data.call, language) },
          { label: t('plans'), value: String(data.plans) },
          {
            label: t('assessmentsFinal'),
            value:
              data.finals === undefined ? '–' : t('ofTotal', { count: data.finals, total: data.assignments }),
          },
          { label: t('flaggedPlans'), value: data.flagged === undefined ? '–' : String(data.flagged) },
        ]}
      />
      <Panel id="band" title={t('bandTitle')} aside={t('bandAside')}>
        <KeyFigures
          figures={[
            { label: t('bandExpected'), value: band },
            { label: t('bandAbove'), value: data.above === undefined ? '–' : String(data.above) },
            {
              label: t('bandCapacity'),
              value: data.capacity === undefined ? t('bandUnknown') : String(data.capacity),
              detail: data.hours
                ? t('bandHours', { team: data.hours.team, each: data.hours.perProject })
                : undefined,
            },
          ]}
        />
        {data.maySetHours && (
          <Form language={language} form={form} hidden={{ act: 'hours' }}>
            <NumberField
              language={language}
              form={form}
              name="team"
              label={t('teamHours')}
              unit={t('hours')}
            />
            <NumberField
              language={language}
              form={form}
              name="perProject"
              label={t('hoursPerProject')}
              unit={t('hours')}
            />
            <Actions>
              <Button kind="secondary">{t('saveHours')}</Button>
            </Actions>
          </Form>
        )}
      </Panel>
      <Panel id="stap" title={t('nextStep')}>
        <NextStep data={data} context={context} form={form} />
      </Panel>
    </TrancheFrame>
  )
}

function NextStep({ data, context, form }: PageView<TrancheData>) {
  const { language } = context
  const t = say(language)
  const tranche = String(data.call.number)
  if (data.mayBegin)
    return (
      <>
        <p>
          {t('nextAssign')} <a href={href(links.assignment, { tranche })}>{t('tab_assignment')}</a>
        </p>
        {data.mayCancel && (
          <p>
            <a href={href(links.cancelSitting, { tranche })}>{t('cancelSittingTitle')}</a>
          </p>
        )}
      </>
    )
  if (data.mayBeginConsensus)
    return (
      <>
        <p>{data.short > 0 ? t('nextWait', { count: data.short }) : t('nextConsensus')}</p>
        <Form
          language={language}
          form={{ ...form, problems: form.problems.filter(one => !one.field) }}
          hidden={{ act: 'consensus' }}
        >
          <Button isDisabled={data.short > 0}>{t('beginConsensusButton')}</Button>
        </Form>
      </>
    )
  if (data.mayCloseConsensus)
    return (
      <>
        <p>{data.openMeetings > 0 ? t('nextMeetings', { count: data.openMeetings }) : t('nextClose')}</p>
        <Form
          language={language}
          form={{ ...form, problems: form.problems.filter(one => !one.field) }}
          hidden={{ act: 'close' }}
        >
          <Button isDisabled={data.openMeetings > 0}>{t('closeConsensusButton')}</Button>
        </Form>
      </>
    )
  if (data.mustScore)
    return (
      <p>
        {t('nextOwnScores')} <a href={href(links.assessments)}>{t('assessmentsTitle')}</a>
      </p>
    )
  if (data.call.state === 'proposal')
    return (
      <p>
        {t('nextProposal')} <a href={href(links.portfolio, { tranche })}>{t('tab_portfolio')}</a>
      </p>
    )
  if (['decided', 'published', 'completed'].includes(data.call.state))
    return (
      <p>
        {t('nextOutcome')} <a href={href(links.outcome, { tranche })}>{t('tab_outcome')}</a>
      </p>
    )
  return (
    <Alert>
      <p>{t('nextNothing')}</p>
    </Alert>
  )
}
