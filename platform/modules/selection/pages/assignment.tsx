import type { PageView } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  type Choice,
  type Column,
  DataTable,
  EmptyState,
  Form,
  KeyFigures,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
} from '../../../kit/ui/index.ts'
import { say } from './say.ts'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** An assessor at a plan, by name. */
export interface AssignedLine {
  id: string
  name: string
  side: 'public' | 'private' | 'knowledge'
  state: 'open' | 'draft' | 'final' | 'voided' | undefined
}

/** A plan with its assessors. */
export interface AssignmentRow {
  id: string
  title: string
  isCalibration: boolean
  lines: readonly AssignedLine[]
  /** Seats that nobody of a side can take. */
  open: readonly ('public' | 'private' | 'knowledge')[]
}

/** The division of plans over assessors: proposed, or as it stands. */
export interface AssignmentData extends TrancheHead {
  isProposal: boolean
  rows: readonly AssignmentRow[]
  assessors: number
  spread: number
  groups: number
  loads: readonly { name: string; side: 'public' | 'private' | 'knowledge'; load: number }[]
  openSeats: number
  mayBegin: boolean
  mayChange: boolean
  /** Plans where somebody can be put in the place of another, with those who can. */
  changeable: readonly { plan: Choice; lines: readonly Choice[]; candidates: readonly Choice[] }[]
  chosenPlan: string | undefined
  isDone: boolean
}

const columns = (language: Language): Column<AssignmentRow>[] => {
  const t = say(language)
  const side = (name: 'public' | 'private' | 'knowledge') => ({
    key: name,
    head: t(`side_${name}`),
    cell: (row: AssignmentRow) => {
      const own = row.lines.filter(line => line.side === name)
      if (own.length === 0)
        return row.open.includes(name) ? <StatusBadge tone="err">{t('openSeat')}</StatusBadge> : '–'
      return (
        <ul class="plain">
          {own.map(line => (
            <li key={line.id}>
              {line.name}
              {line.state && <span class="sub">{t(`assessment_${line.state}`)}</span>}
            </li>
          ))}
        </ul>
      )
    },
  })
  return [
    {
      key: 'plan',
      head: t('plan'),
      cell: row => (
        <>
          {row.title} {row.isCalibration && <StatusBadge tone="info">{t('calibrationPlan')}</StatusBadge>}
        </>
      ),
    },
    side('public'),
    side('private'),
    side('knowledge'),
  ]
}

/** The division of plans over assessors, what it is measured by, and putting one in the place of another. */
export function AssignmentPage({ data, context, form }: PageView<AssignmentData>) {
  const { language } = context
  const t = say(language)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="assignment"
      title={t(data.isProposal ? 'assignmentProposal' : 'assignmentTitle')}
      purpose={t(data.isProposal ? 'assignmentProposalLead' : 'assignmentLead')}
    >
      <KeyFigures
        figures={[
          { label: t('plans'), value: String(data.rows.length) },
          { label: t('assessors'), value: String(data.assessors) },
          { label: t('loadSpread'), value: String(data.spread), detail: t('loadSpreadHint') },
          { label: t('groups'), value: String(data.groups), detail: t('groupsHint') },
        ]}
      />
      {data.openSeats > 0 && (
        <Alert kind="warning">
          <p>{t('openSeats', { count: data.openSeats })}</p>
        </Alert>
      )}
      {data.mayBegin && (
        <Form language={language} form={form} hidden={{ act: 'begin' }}>
          <Actions>
            <Button isDisabled={data.openSeats > 0 || data.rows.length === 0}>
              {t('beginAssessmentButton')}
            </Button>
          </Actions>
        </Form>
      )}
      <DataTable
        id="toewijzing"
        caption={t('assignmentTitle')}
        isCaptionHidden
        columns={columns(language)}
        rows={data.rows}
        rowKey={row => row.id}
        empty={
          <EmptyState level={2} title={t('noPlansTitle')}>
            {t('noPlans')}
          </EmptyState>
        }
      />
      <Panel id="belasting" title={t('loadTitle')}>
        <DataTable
          id="belastingtabel"
          caption={t('assessors')}
          isCaptionHidden
          rows={data.loads}
          rowKey={row => row.name + row.side}
          columns={[
            { key: 'name', head: t('assessor'), cell: row => row.name },
            { key: 'side', head: t('side'), cell: row => t(`side_${row.side}`) },
            { key: 'load', head: t('plans'), align: 'end', cell: row => row.load },
          ]}
        />
      </Panel>
      {data.mayChange && <Change data={data} context={context} form={form} />}
    </TrancheFrame>
  )
}

function Change({ data, context, form }: PageView<AssignmentData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const chosen = data.changeable.find(one => one.plan.value === data.chosenPlan)
  return (
    <Panel id="wijzigen" title={t('changeAssignment')}>
      <p class="measure">{t('changeAssignmentLead')}</p>
      <Form language={language} method="get">
        <SelectField
          language={language}
          name="plan"
          label={t('plan')}
          value={data.chosenPlan}
          width="full"
          choices={data.changeable.map(one => one.plan)}
        />
        <Actions>
          <Button kind="secondary">{t('showCandidates')}</Button>
        </Actions>
      </Form>
      {chosen &&
        (chosen.candidates.length === 0 ? (
          <Alert kind="warning">
            <p>{t('noCandidates')}</p>
          </Alert>
        ) : (
          <Form language={language} form={form} hidden={{ act: 'change', plan: chosen.plan.value }}>
            <SelectField
              {...field}
              name="insteadOf"
              label={t('insteadOf')}
              emptyLabel={t('onEmptySeat')}
              choices={chosen.lines}
              width="full"
              isOptional
            />
            <SelectField
              {...field}
              name="personId"
              label={t('newAssessor')}
              choices={chosen.candidates}
              width="full"
            />
            <TextAreaField
              {...field}
              name="reason"
              label={t('reason')}
              hint={t('changeReasonHint')}
              rows={2}
              isOptional
            />
            <Actions>
              <Button kind="secondary">{t('changeAssignmentButton')}</Button>
            </Actions>
          </Form>
        ))}
    </Panel>
  )
}
