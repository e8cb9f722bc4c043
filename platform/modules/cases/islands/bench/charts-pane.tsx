import { BalanceLine, CashFlowBars } from '../../../../kit/charts/index.ts'
import { memo } from '../../../../kit/ui/memo.tsx'
import { yearsOf } from '../../rules/workbench/columns.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { WorkedOut } from '../../rules/workbench/work-out.ts'
import type { Risk } from './risk-parts.ts'
import type { Bench } from './use-workbench.ts'
import { periodName, type View } from './view.ts'
import { useWhenIdle } from './when-idle.ts'

interface Props {
  bench: Bench
  view: View
  ask: (question: Question) => void
  risk: Risk | undefined
}

interface ChartProps extends Omit<Props, 'bench' | 'risk'> {
  workedOut: WorkedOut
}

/** Sums per calendar year; what falls on the valuation date stands with the first year. */
function perYear(years: ReadonlyMap<number, readonly number[]>, cashEur: readonly number[]): number[] {
  return [...years.values()].map((ts, index) =>
    [...(index === 0 ? [0] : []), ...ts].reduce((sum, t) => sum + (cashEur[t] ?? 0) / 1e6, 0),
  )
}

/** A title that says so when the chart shows the visible lines of more. */
function visibleOnly(title: string, isPart: boolean, { t }: View): string {
  return isPart ? `${title}, ${t('visibleOnly')}` : title
}

function CashFlow({ workedOut, view }: ChartProps) {
  const { caseFile, appraisal } = workedOut
  const { t } = view
  const years = yearsOf(caseFile)
  return (
    <CashFlowBars
      id="kasstroom"
      span="pane"
      language={view.language}
      title={visibleOnly(t('workbenchCashFlow'), view.withheld.lineCount > 0, view)}
      unit={t('workbenchCashFlowUnit')}
      periods={[...years.keys()].map(String)}
      series={view.parties.map(party => ({
        key: party.series,
        name: `${party.code} ${party.name}`,
        values: perYear(years, appraisal.parties[party.id]?.cashEur ?? []),
      }))}
    />
  )
}

function Balance({ workedOut, view, ask }: ChartProps) {
  const { caseFile, appraisal } = workedOut
  const { landExploitation: land } = appraisal
  const { t } = view
  if (!land) return null
  const first = land.balanceEur.findIndex(eur => eur !== null)
  const shown = land.balanceEur.slice(first)
  const party = view.party(land.party)
  const ends = new Set([land.peakFundingT, land.balanceEur.length - 1])
  return (
    <div>
      <BalanceLine
        id="boekwaarde"
        span="pane"
        language={view.language}
        title={visibleOnly(
          t('workbenchBalance', { party: party?.name ?? land.party }),
          view.withheld.touchesLand,
          view,
        )}
        unit={t('workbenchBalanceUnit')}
        series={party?.series ?? 'g'}
        periods={shown.map((_, index) => periodName(caseFile, first + index, view))}
        median={shown.map(eur => (eur ?? 0) / 1e6)}
        medianLabel={t('workbenchLast')}
      />
      <p class="small muted v-chart-questions">
        {t('workbenchWhy')}{' '}
        {[...ends].map(at => (
          <button
            key={at}
            type="button"
            class="v-figure-button"
            onClick={() =>
              ask({
                subject: t('workbenchBalanceIn', { period: periodName(caseFile, at, view) }),
                pointers: [`/landExploitation/balanceEur/${at}`],
                sign: 1,
              })
            }
          >
            {t('workbenchBalanceIn', { period: periodName(caseFile, at, view) })}
          </button>
        ))}
      </p>
    </div>
  )
}

const Charts = memo(
  (props: ChartProps) => (
    <>
      <CashFlow {...props} />
      <Balance {...props} />
    </>
  ),
  (before, after) => before.workedOut === after.workedOut && before.view === after.view,
)

/** What every party pays and gets per year, and the balance of the land exploitation. */
export function ChartsPane({ bench, view, ask, risk }: Props) {
  const workedOut = useWhenIdle(bench.workedOut)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="v-pane v-pane--charts" aria-label={view.t('workbenchCharts')} tabIndex={0}>
      <Charts workedOut={workedOut} view={view} ask={ask} />
      {risk && (
        <>
          <risk.parts.Distribution desk={risk.desk} view={view} />
          <risk.parts.Heaviest desk={risk.desk} view={view} />
          <risk.parts.WhoBears desk={risk.desk} view={view} />
        </>
      )}
    </section>
  )
}
