import { href } from '../../../kit/http/address.ts'
import type { Context, PageView } from '../../../kit/http/route.ts'
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
  LinkButton,
  Panel,
  SelectField,
  StatusBadge,
  TextAreaField,
} from '../../../kit/ui/index.ts'
import type { PoolRow } from '../actions/portfolio-view.ts'
import { links } from '../links.ts'
import { outcomes, type ProposalLine, type ProposalState } from '../model.ts'
import type { Alternative } from '../store/proposals.ts'
import { categoryName } from './categories.ts'
import { planColumn, standingWords } from './plan-column.tsx'
import { Stability } from './pool-table.tsx'
import { say } from './say.ts'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** A line of a proposal with the name of the plan. */
export type NamedLine = ProposalLine & { title: string; municipality: string; reasons: readonly string[] }

/** A proposal as it is shown. */
export interface ShownProposal {
  version: number
  state: ProposalState
  lambda: number
  explanation: string
  madeBy: string
  madeAt: string
  signedBy: string | undefined
  lines: readonly NamedLine[]
  chosen: { count: number; meanScore: number; coverage: number; emptyCategories: number }
  alternatives: readonly Alternative[]
  inputHash: string
  solver: string
}

/** The newest proposal of a tranche, and earlier ones. */
export interface ProposalData extends TrancheHead {
  isHidden: boolean
  proposal: ShownProposal | undefined
  earlier: readonly { version: number; state: ProposalState; madeAt: string }[]
  maySign: boolean
  agendaHint: boolean
  isDone: boolean
}

const tones = {
  draft: 'neutral',
  signed: 'info',
  taken: 'ok',
  'voted-down': 'err',
  withdrawn: 'neutral',
} as const
const outcomeTones = { admitted: 'ok', reserve: 'warn', rejected: 'neutral' } as const

/** Why a plan stands where it stands when it adds nothing to the breadth. */
function whyWithout(outcome: 'admitted' | 'reserve' | 'rejected', language: Language): string {
  if (outcome === 'reserve') return '–'
  return say(language)(outcome === 'admitted' ? 'forScore' : 'cause_below-threshold')
}

/** A decision on a plan as a word. */
export function OutcomeBadge({
  outcome,
  language,
}: {
  outcome: 'admitted' | 'reserve' | 'rejected'
  language: Language
}) {
  return <StatusBadge tone={outcomeTones[outcome]}>{say(language)(`outcome_${outcome}`)}</StatusBadge>
}

/** The proposal to the steering group: the choice, two others beside it, and where people left what was calculated. */
export function ProposalPage({ data, context, form }: PageView<ProposalData>) {
  const { language } = context
  const t = say(language)
  const { proposal } = data
  const tranche = String(data.call.number)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="proposal"
      title={t('proposalTitle')}
      purpose={t('proposalLead')}
      action={
        proposal ? (
          <LinkButton kind="secondary" href={href(links.proposalFile, { tranche })}>
            {t('proposalFile')}
          </LinkButton>
        ) : undefined
      }
    >
      {data.isHidden ? (
        <Alert>
          <p>{t('scoresHidden')}</p>
        </Alert>
      ) : proposal ? (
        <Proposal proposal={proposal} context={context} />
      ) : (
        <EmptyState
          level={2}
          title={t('noProposalTitle')}
          action={<a href={href(links.portfolio, { tranche })}>{t('tab_portfolio')}</a>}
        >
          {t('noProposal')}
        </EmptyState>
      )}
      {data.maySign && proposal && (
        <Form language={language} form={form} hidden={{ act: 'sign', version: String(proposal.version) }}>
          <Actions>
            <Button>{t('signButton')}</Button>
          </Actions>
        </Form>
      )}
      {data.agendaHint && (
        <Alert title={t('agendaTitle')}>
          <p>{t('agendaHint')}</p>
        </Alert>
      )}
      {data.earlier.length > 0 && (
        <Panel id="eerder" title={t('earlierProposals')}>
          <ul class="plain">
            {data.earlier.map(one => (
              <li key={one.version}>
                {t('versionOf', { version: one.version })}, {formats(language).date(one.madeAt)}:{' '}
                {t(`proposal_${one.state}`)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </TrancheFrame>
  )
}

function Proposal({ proposal, context }: { proposal: ShownProposal; context: Context }) {
  const { language } = context
  const t = say(language)
  const { date } = formats(language)
  return (
    <>
      <DescriptionList
        pairs={[
          {
            label: t('state'),
            value: <StatusBadge tone={tones[proposal.state]}>{t(`proposal_${proposal.state}`)}</StatusBadge>,
          },
          { label: t('version'), value: String(proposal.version) },
          { label: t('madeBy'), value: `${proposal.madeBy}, ${date(proposal.madeAt)}` },
          { label: t('signedBy'), value: proposal.signedBy ?? '–' },
          { label: t('explanation'), value: proposal.explanation },
        ]}
      />
      <Alternatives proposal={proposal} language={language} />
      <Deviations lines={proposal.lines} language={language} />
      <Lines lines={proposal.lines} language={language} />
      <p class="small muted">
        {t('calculationRecord', { solver: proposal.solver })} <code>{proposal.inputHash.slice(0, 16)}</code>
      </p>
    </>
  )
}

/** The proposal beside quality alone and breadth alone. */
function Alternatives({ proposal, language }: { proposal: ShownProposal; language: Language }) {
  const t = say(language)
  const { number } = formats(language)
  const two = (value: number) => number(value, { decimals: 2 })
  const own = { ...proposal.chosen, lambda: proposal.lambda, name: t('thisProposal') }
  const others = proposal.alternatives.map(one => ({
    ...{ count: one.chosen.length, meanScore: one.meanScore, coverage: one.coverage },
    ...{ emptyCategories: one.emptyCategories, lambda: one.lambda },
    name: t(one.lambda === 1 ? 'onlyQuality' : 'onlyBreadth'),
  }))
  return (
    <DataTable
      id="alternatieven"
      caption={t('alternativesTitle')}
      rows={[own, ...others]}
      rowKey={row => row.name}
      columns={[
        { key: 'name', head: t('choice'), cell: row => row.name },
        {
          key: 'lambda',
          head: t('balance'),
          align: 'end',
          cell: row => number(row.lambda, { decimals: 1 }),
        },
        { key: 'count', head: t('chosenCount'), align: 'end', cell: row => row.count },
        { key: 'score', head: t('meanScore'), align: 'end', cell: row => two(row.meanScore) },
        {
          key: 'coverage',
          head: t('coverage'),
          align: 'end',
          cell: row => number(row.coverage, { decimals: 3 }),
        },
        { key: 'empty', head: t('emptyCategories'), align: 'end', cell: row => row.emptyCategories },
      ]}
    />
  )
}

interface LinesProps {
  lines: readonly NamedLine[]
  language: Language
}

/** Where people left what was calculated, with why. */
function Deviations({ lines, language }: LinesProps) {
  const t = say(language)
  const deviations = lines.filter(line => line.proposed !== line.calculated)
  if (deviations.length === 0) return null
  return (
    <Panel
      id="afwijkingen"
      title={t('deviationsTitle')}
      aside={t('deviationsAside', { count: deviations.length })}
    >
      <ul class="plain stack-s">
        {deviations.map(line => (
          <li key={line.submissionId}>
            <b>{line.title}</b>: {t(`outcome_${line.calculated}`)} → {t(`outcome_${line.proposed}`)}
            <span class="sub">{line.reason}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What is proposed per plan. */
function Lines({ lines, language }: LinesProps) {
  const t = say(language)
  return (
    <DataTable
      id="voorstel"
      caption={t('proposalLines')}
      rows={lines}
      rowKey={row => row.submissionId}
      columns={[
        planColumn(language),
        {
          key: 'outcome',
          head: t('proposalColumn'),
          cell: row => <OutcomeBadge outcome={row.proposed} language={language} />,
        },
        {
          key: 'why',
          head: t('why'),
          cell: row => (
            <>
              {row.reasons
                .slice(0, 3)
                .map(one => categoryName(one, language))
                .join(', ') || whyWithout(row.proposed, language)}
              {row.isCloseCall && <span class="sub">{t('closeCall')}</span>}
              {row.reason && <span class="sub">{row.reason}</span>}
            </>
          ),
        },
      ]}
    />
  )
}

/** A proposal that is being written. */
export interface NewProposalData extends TrancheHead {
  asked: { mode: 'threshold' | 'cap'; most: number | undefined; lambda: number }
  rows: readonly PoolRow[]
}

/** The calculated choice line by line: leaving it, or admitting a close call, takes a reason. */
export function NewProposalPage({ data, context, form }: PageView<NewProposalData>) {
  const { language } = context
  const t = say(language)
  const field = { language, form }
  const tranche = String(data.call.number)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="proposal"
      title={t('newProposalTitle')}
      purpose={t('newProposalLead')}
    >
      <Form
        language={language}
        form={form}
        hidden={{
          vorm: data.asked.mode === 'cap' ? 'plafond' : 'drempel',
          ...(data.asked.most === undefined ? {} : { aantal: String(data.asked.most) }),
          weging: String(data.asked.lambda),
        }}
      >
        <TextAreaField
          {...field}
          name="explanation"
          label={t('explanation')}
          hint={t('explanationHint')}
          rows={4}
        />
        {data.rows.map(row => {
          const calculated = row.isChosen ? 'admitted' : row.isAbove ? 'reserve' : 'rejected'
          return (
            <fieldset key={row.id} class="utrecht-form-fieldset v-form-section">
              <legend>{row.title}</legend>
              <p class="small muted">
                {row.reserveFrom !== undefined && <>{t('reserveFrom', { number: row.reserveFrom })}. </>}
                {t('lineFacts', { score: formats(language).number(row.score, { decimals: 2 }) })}{' '}
                <Stability share={row.isAbove ? row.stability : undefined} language={language} />
                {standingWords(row.frameworks, language)}
              </p>
              <SelectField
                {...field}
                name={`besluit.${row.id}`}
                label={t('proposalColumn')}
                value={(form.values[`besluit.${row.id}`] as string | undefined) ?? calculated}
                choices={outcomes.map(outcome => ({
                  value: outcome,
                  label: t(`outcome_${outcome}`) + (outcome === calculated ? ` (${t('calculated')})` : ''),
                  isDisabled: !row.isAbove && outcome !== 'rejected',
                }))}
              />
              <TextAreaField {...field} name={`reden.${row.id}`} label={t('reason')} rows={2} isOptional />
            </fieldset>
          )
        })}
        <Actions>
          <Button>{t('writeProposalButton')}</Button>
          <a href={href(links.portfolio, { tranche })}>{t('tab_portfolio')}</a>
        </Actions>
      </Form>
    </TrancheFrame>
  )
}
