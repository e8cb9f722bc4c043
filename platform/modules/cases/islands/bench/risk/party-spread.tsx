import type { LiveSpread } from '@versneller/engine/web'
import { ChanceBar, IntervalStrip, StripAxis } from '../../../../../kit/charts/index.ts'
import { memo } from '../../../../../kit/ui/memo.tsx'
import { isSpreadTold } from '../../../rules/spread-told.ts'
import type { WorkbenchParty } from '../../../workbench-contract.ts'
import type { View } from '../view.ts'
import type { RiskState } from './risk-desk.ts'
import { riskTexts, type SayRisk } from './texts.ts'
import { isSameDesk, type RiskProps, usePercentilesMark, useRisk } from './use-risk.ts'

const stripPx = 322

/** The whole answer changes nothing here. */
const seenByParties = ({ now, crisis, baseline, errors, isBroken }: RiskState) => [
  now.figures,
  crisis.figures,
  baseline,
  errors,
  isBroken,
]

/** Parties whose distribution may be shown, with it. */
function toldSpreads({ now }: RiskState, { parties, withheld }: View): [WorkbenchParty, LiveSpread][] {
  return parties.flatMap(party => {
    const spread = now.figures?.parties[party.id]
    return spread && isSpreadTold(withheld, { party: party.id }) ? [[party, spread]] : []
  })
}

/** The axis that all strips share, in millions: it holds zero, every P10 to P90, and every outcome of a crisis. */
function domainOf(state: RiskState, view: View): [number, number] {
  const values = toldSpreads(state, view).flatMap(([{ id }, { p10, p90 }]) => {
    const crisis = state.crisis.figures?.parties[id]?.p50
    return crisis === undefined ? [p10, p90] : [p10, p90, crisis]
  })
  return [Math.min(0, ...values) / 1e6, Math.max(0, ...values) / 1e6]
}

function PartiesAxisView({ desk, view }: RiskProps) {
  const state = useRisk(desk, seenByParties)
  usePercentilesMark(state)
  const t = riskTexts(view.language)
  if (state.isBroken || state.errors.length > 0) return <NoSpread state={state} view={view} />
  if (!state.now.figures) return <p class="small muted">{t('spreadWait')}</p>
  return (
    <div class="v-party-axis">
      <p class="small muted">{t(state.crisis.figures ? 'axisCrisis' : 'axis')}</p>
      <StripAxis language={view.language} domain={domainOf(state, view)} width={stripPx} />
    </div>
  )
}

function NoSpread({ state, view }: { state: RiskState; view: View }) {
  const t = riskTexts(view.language)
  if (state.isBroken) return <p class="v-unsafe small">{t('spreadBroken')}</p>
  return (
    <div class="small">
      <p>{t('spreadErrors')}</p>
      <ul>
        {state.errors.map(error => (
          <li key={error.pointer + error.code}>{error.message[view.language]}</li>
        ))}
      </ul>
    </div>
  )
}

/** What a chance is of: the required return where the party has one, else at least nothing lost. */
function chanceWords(spread: LiveSpread, hasReturn: boolean, { format }: View, t: SayRisk): string {
  return hasReturn
    ? t('chanceReturn', { share: format.percent(spread.pReturnMet ?? 0) })
    : t('chanceNonNegative', { share: format.percent(spread.pNonNegative) })
}

/** Two figures of a standard error: more of them would be noise themselves. */
function errorWords(se: number, { format }: View, t: SayRisk): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, se))) - 1)
  return t('error80', { eur: format.number(Math.round(se / unit) * unit) })
}

interface PartySpreadProps extends RiskProps {
  party: WorkbenchParty
  hasReturn: boolean
}

function PartySpreadView({ desk, view, party, hasReturn }: PartySpreadProps) {
  const state = useRisk(desk, seenByParties)
  const t = riskTexts(view.language)
  const spread = state.now.figures?.parties[party.id]
  if (!spread || !isSpreadTold(view.withheld, { party: party.id })) return null
  if (spread.sd === 0) return <p class="small muted">{t('certain')}</p>
  const { format } = view
  const crisis = state.crisis.figures?.parties[party.id]
  return (
    <div class="v-party-spread">
      <IntervalStrip
        series={party.series}
        low={spread.p10 / 1e6}
        median={spread.p50 / 1e6}
        high={spread.p90 / 1e6}
        replay={crisis && crisis.p50 / 1e6}
        domain={domainOf(state, view)}
        width={stripPx}
      />
      <p>
        <b>{t('least80', { eur: format.moneyMillion(spread.p20, { decimals: 2 }) })}</b>{' '}
        {spread.seP20 !== null && <span class="muted">{errorWords(spread.seP20, view, t)}</span>}
      </p>
      <p class="v-party__foot">
        <span>{chanceWords(spread, hasReturn, view, t)}</span>
        <ChanceBar
          chanceShare={hasReturn ? (spread.pReturnMet ?? 0) : spread.pNonNegative}
          targetShare={0.8}
        />
      </p>
      <p class="muted">
        {t('between', { low: format.million(spread.p10), high: format.million(spread.p90) })}
        {crisis && (
          <>
            {' · '}
            <span class="v-replay-text">{t('inCrisis', { eur: format.million(crisis.p50) })}</span>
          </>
        )}
      </p>
      <Since state={state} view={view} party={party} spread={spread} />
    </div>
  )
}

interface SinceProps {
  state: RiskState
  view: View
  party: WorkbenchParty
  spread: LiveSpread
}

/** What changed since the version that was fixed last, over the same number of the same trials. */
function Since({ state, view, party, spread }: SinceProps) {
  const { baseline, now } = state
  const t = riskTexts(view.language)
  const before = now.figures && baseline?.byTrials.get(now.figures.trials)?.parties[party.id]
  if (!baseline || !before || !isSpreadTold(baseline.version.withheld, { party: party.id })) return null
  const eur = spread.p20 - before.p20
  const { number: version } = baseline.version
  if (eur === 0 && spread.p50 === before.p50) return <p class="muted">{t('sameAsVersion', { version })}</p>
  const sign = eur > 0 ? '+' : ''
  return (
    <p title={t('sinceVersionTold')}>
      {t('sinceVersion', { eur: sign + view.format.moneyMillion(eur, { decimals: 2 }), version })}
    </p>
  )
}

/** Above the parties: the axis of their strips, or why there is none. */
export const PartiesAxis = memo(PartiesAxisView, isSameDesk)

/** The distribution of one party in its card: strip, what it gets with 80 % certainty, and its chance. */
export const PartySpread = memo(
  PartySpreadView,
  (a, b) => isSameDesk(a, b) && a.party === b.party && a.hasReturn === b.hasReturn,
)
