import type { FrontierPoint } from '@versneller/engine'
import { CoverageTable, Frontier } from '../../../kit/charts/index.ts'
import { href } from '../../../kit/http/address.ts'
import type { Context, PageView } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  Actions,
  Alert,
  Button,
  DataTable,
  EmptyState,
  Form,
  LinkButton,
  NumberField,
  Panel,
  RadioField,
  SelectField,
} from '../../../kit/ui/index.ts'
import type { PortfolioView } from '../actions/portfolio-view.ts'
import { links } from '../links.ts'
import { lambdaStep, usualLambda } from '../rules/portfolio.ts'
import { categoryName, categoryWords } from './categories.ts'
import { PoolTable } from './pool-table.tsx'
import { say } from './say.ts'
import { TrancheFrame, type TrancheHead } from './tranche-frame.tsx'

/** The portfolio of a tranche at a point between breadth and quality. */
export interface PortfolioData extends TrancheHead {
  isHidden: boolean
  asked: { mode: 'threshold' | 'cap'; most: number | undefined; lambda: number }
  hasPool: boolean
  isAsked: boolean
  errors: readonly { nl: string; en: string }[]
  view: PortfolioView | undefined
  /** Whom to invite, per category without a project. */
  invitations: readonly { category: string; names: readonly string[] }[]
  /** Asked otherwise than the call adopted, with what that was: most projects, or all above the threshold. */
  whatIf: { most: number | undefined } | undefined
  mayCalculate: boolean
  mayPropose: boolean
  needsStability: boolean
}

type Props = { data: PortfolioData; context: Context }
type SeenProps = Props & { view: PortfolioView }

const query = ({ asked }: PortfolioData) => ({
  vorm: asked.mode === 'cap' ? ('plafond' as const) : ('drempel' as const),
  aantal: asked.mode === 'cap' ? asked.most : undefined,
  weging: asked.lambda,
})

const steps = Array.from({ length: 11 }, (_, step) => Math.round(step * lambdaStep * 10) / 10)

/** The choice with the balance between quality and breadth, what it covers, what it leaves open and how sure it is. */
export function PortfolioPage({ data, context }: PageView<PortfolioData>) {
  const { language } = context
  const t = say(language)
  const tranche = String(data.call.number)
  return (
    <TrancheFrame
      data={data}
      context={context}
      current="portfolio"
      title={t('portfolioTitle')}
      purpose={t('portfolioLead')}
      action={
        data.mayPropose && data.view ? (
          <LinkButton href={href(links.newProposal, { tranche }, query(data))}>
            {t('makeProposal')}
          </LinkButton>
        ) : undefined
      }
    >
      {data.isHidden ? (
        <Alert>
          <p>{t('scoresHidden')}</p>
        </Alert>
      ) : !data.hasPool ? (
        <EmptyState level={2} title={t('noScoresTitle')}>
          {t('noScores')}
        </EmptyState>
      ) : (
        <>
          <Balance data={data} context={context} />
          {data.whatIf && (
            <Alert kind="warning" title={t('whatIfTitle')}>
              <p>
                {data.whatIf.most === undefined
                  ? t('whatIfThreshold')
                  : t('whatIfCap', { most: data.whatIf.most })}{' '}
                <a href={href(links.portfolio, { tranche }, { weging: data.asked.lambda })}>
                  {t('asAdopted')}
                </a>
              </p>
            </Alert>
          )}
          {data.errors.length > 0 && (
            <Alert kind="error" title={t('noChoice')}>
              <ul>
                {data.errors.map(error => (
                  <li key={error.nl}>{error[language]}</li>
                ))}
              </ul>
            </Alert>
          )}
          {data.view ? (
            <Choice data={data} context={context} view={data.view} />
          ) : (
            <Alert>
              <p>{t(data.isAsked ? 'beingCalculated' : 'notCalculated')}</p>
            </Alert>
          )}
        </>
      )}
    </TrancheFrame>
  )
}

/** How is admitted and where the balance lies: a form that asks, and a button that has it calculated. */
function Balance({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { asked } = data
  const tranche = String(data.call.number)
  const hidden = {
    vorm: asked.mode === 'cap' ? 'plafond' : 'drempel',
    ...(asked.most === undefined ? {} : { aantal: String(asked.most) }),
    weging: String(asked.lambda),
  }
  return (
    <Panel id="balans" title={t('balanceTitle')}>
      <Form language={language} method="get" action={href(links.portfolio, { tranche })}>
        <RadioField
          language={language}
          name="vorm"
          label={t('admission')}
          value={hidden.vorm}
          choices={[
            { value: 'drempel', label: t('admissionThreshold'), hint: t('admissionThresholdHint') },
            { value: 'plafond', label: t('admissionCap'), hint: t('admissionCapHint') },
          ]}
        />
        <NumberField
          language={language}
          name="aantal"
          label={t('most')}
          value={asked.most === undefined ? '' : String(asked.most)}
          isOptional
        />
        <SelectField
          language={language}
          name="weging"
          label={t('balance')}
          hint={t('balanceHint')}
          value={String(asked.lambda)}
          choices={steps.map(step => ({
            value: String(step),
            label:
              step === 0
                ? t('balanceBreadth')
                : step === 1
                  ? t('balanceQuality')
                  : formats(language).number(step, { decimals: 1 }) +
                    (step === usualLambda ? ` (${t('usual')})` : ''),
          }))}
        />
        <Actions>
          <Button kind="secondary">{t('showBalance')}</Button>
        </Actions>
      </Form>
      {data.mayCalculate && (!data.view || data.needsStability) && (
        <Form language={language} action={href(links.calculate, { tranche })} hidden={hidden}>
          <Actions>
            <Button>{t(data.view ? 'calculateStability' : 'calculateButton')}</Button>
          </Actions>
        </Form>
      )}
    </Panel>
  )
}

function Choice(props: SeenProps) {
  const { data, context, view } = props
  const { language } = context
  const t = say(language)
  const { number } = formats(language)
  const two = (value: number) => number(value, { decimals: 2 })
  return (
    <>
      <Compared {...props} />
      {view.shift && (
        <Alert title={t('shiftTitle')}>
          <p>
            {t('shiftWords', {
              score: signed(view.shift.scoreGain, language),
              coverage: signed(view.shift.coverageGain, language),
            })}
          </p>
          <ul>
            <li>{t('shiftJoins', { names: names(view, view.shift.joins) || '–' })}</li>
            <li>{t('shiftLeaves', { names: names(view, view.shift.leaves) || '–' })}</li>
          </ul>
        </Alert>
      )}
      <FrontierChart view={view} language={language} />
      <Panel id="dekking" title={t('coverageTitle')} aside={t('coverageAside')}>
        <CoverageTable
          language={language}
          id="dekkingstabel"
          caption={t('coverage')}
          rowHead={t('dim_knelpunt')}
          totalHead={t('total')}
          columns={view.regions.map(region => categoryName(`regio:${region}`, language))}
          thinUpTo={2}
          rows={view.coverage.map(row => ({ name: categoryName(row.category, language), cells: row.cells }))}
        />
      </Panel>
      <Gaps {...props} />
      {view.beside !== undefined && (
        <p class="muted measure">{t('besideAdmitted', { count: view.beside })}</p>
      )}
      <PoolTable view={view} language={language} />
      <p class="small muted">
        {t('calculationRecord', { solver: view.solver })} <code>{view.inputHash.slice(0, 16)}</code>{' '}
        {t('meanNote', { mean: two(view.choice.meanScore) })}
      </p>
      {data.call.state !== 'proposal' && <p class="small muted">{t('proposalLater')}</p>}
    </>
  )
}

/** The best choices between breadth and quality. */
function FrontierChart({ view, language }: { view: PortfolioView; language: Language }) {
  const t = say(language)
  const { number } = formats(language)
  const name = (lambda: number) =>
    lambda === 0
      ? t('balanceBreadth')
      : lambda === 1
        ? t('balanceQuality')
        : `λ ${number(lambda, { decimals: 1 })}`
  // Points that are the same choice would lie on each other: the first stands for all.
  const isSame = (one: FrontierPoint, other: FrontierPoint) =>
    one.coverage === other.coverage && one.meanScore === other.meanScore
  const points = view.frontier.filter(
    point =>
      point.lambda === view.choice.lambda ||
      (!isSame(point, view.choice) && view.frontier.find(one => isSame(one, point)) === point),
  )
  return points.length > 1 ? (
    <Frontier
      id="grens"
      language={language}
      title={t('frontierTitle')}
      unit={t('frontierUnit')}
      xLabel={t('coverage')}
      yLabel={t('meanScore')}
      decimals={{ x: 3, y: 2 }}
      points={points
        .toSorted((a, b) => a.coverage - b.coverage || b.meanScore - a.meanScore)
        .map(point => ({
          name: name(point.lambda),
          x: point.coverage,
          y: point.meanScore,
          role:
            point.lambda === view.choice.lambda
              ? ('chosen' as const)
              : point.lambda === 0 || point.lambda === 1
                ? ('alternative' as const)
                : undefined,
        }))}
    />
  ) : (
    <p class="muted measure">{t('sameAtEveryBalance')}</p>
  )
}

const signed = (value: number, language: Language): string =>
  `${value >= 0 ? '+' : ''}${formats(language).number(value, { decimals: 3 })}`

const names = (view: PortfolioView, ids: readonly string[]): string =>
  view.rows
    .filter(row => ids.includes(row.id))
    .map(row => row.title)
    .join(', ')

/** The choice beside quality alone and breadth alone. */
function Compared({ context, view }: SeenProps) {
  const { language } = context
  const t = say(language)
  const { number } = formats(language)
  const all = [
    { head: t('thisChoice'), choice: view.choice },
    ...view.alternatives.map(choice => ({
      head: t(choice.lambda === 1 ? 'onlyQuality' : 'onlyBreadth'),
      choice,
    })),
  ]
  const measures = [
    { name: t('chosenCount'), value: (one: PortfolioView['choice']) => String(one.chosen.length) },
    { name: t('meanScore'), value: (one: PortfolioView['choice']) => number(one.meanScore, { decimals: 2 }) },
    { name: t('coverage'), value: (one: PortfolioView['choice']) => number(one.coverage, { decimals: 3 }) },
    { name: t('emptyCategories'), value: (one: PortfolioView['choice']) => String(one.emptyCategories) },
    { name: t('homes'), value: (one: PortfolioView['choice']) => number(one.homes) },
  ]
  return (
    <DataTable
      id="vergelijking"
      caption={t('comparedTitle')}
      rows={measures}
      rowKey={row => row.name}
      columns={[
        { key: 'name', head: t('measure'), cell: row => row.name },
        ...all.map(({ head, choice }, index) => ({
          key: `keuze-${index}`,
          head,
          align: 'end' as const,
          cell: (row: (typeof measures)[number]) =>
            index === 0 ? <b>{row.value(choice)}</b> : row.value(choice),
        })),
      ]}
    />
  )
}

/** Categories with few projects, why, and whom to invite for them. */
function Gaps({ data, context, view }: SeenProps) {
  const { language } = context
  const t = say(language)
  const invited = new Map(data.invitations.map(one => [one.category, one.names]))
  return (
    <Panel id="lacunes" title={t('gapsTitle')} aside={t('gapsAside', { count: view.gaps.length })}>
      <DataTable
        id="lacunetabel"
        caption={t('category')}
        isCaptionHidden
        rows={view.gaps}
        rowKey={row => row.category}
        columns={[
          { key: 'category', head: t('category'), cell: row => categoryWords(row.category, language) },
          { key: 'chosen', head: t('chosen'), align: 'end', cell: row => row.chosen },
          { key: 'above', head: t('aboveThreshold'), align: 'end', cell: row => row.aboveThreshold },
          { key: 'entered', head: t('entered'), align: 'end', cell: row => row.entered },
          { key: 'cause', head: t('cause'), cell: row => t(`cause_${row.cause}`) },
          {
            key: 'invite',
            head: t('invite'),
            cell: row => invited.get(row.category)?.join(', ') ?? '–',
          },
        ]}
        empty={<EmptyState title={t('noGapsTitle')}>{t('noGaps')}</EmptyState>}
      />
    </Panel>
  )
}
