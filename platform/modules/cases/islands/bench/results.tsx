import { Icon, type KeyFigure, ResultStrip, SeriesCode } from '../../../../kit/ui/index.ts'
import { hiddenPart, toldEur } from '../../rules/hidden-part.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import type { WorkbenchParty } from '../../workbench-contract.ts'
import { FigureButton } from './figure.tsx'
import { TotalsOnly, Untold } from './hidden-marks.tsx'
import type { Risk } from './risk-parts.ts'
import type { Bench } from './use-workbench.ts'
import { periodName, toneOf, type View } from './view.ts'

interface Props {
  bench: Bench
  view: View
  ask: (question: Question) => void
  risk: Risk | undefined
}

/** A figure with what stands below it; a lock where hidden lines are in it. */
function moneyFigure(
  { view, ask }: Props,
  label: string,
  visibleEur: number,
  pointer: string,
  detail?: string,
): KeyFigure {
  const { withheld, t } = view
  const eur = toldEur(withheld, pointer, visibleEur)
  if (eur === undefined) return { label, value: <Untold t={t} withheld={withheld} /> }
  const part = hiddenPart(withheld, pointer)
  return {
    label,
    detail:
      part.kind === 'total' ? (
        <>
          {detail} <TotalsOnly t={t} part={part} />
        </>
      ) : (
        detail
      ),
    tone: toneOf(eur),
    value: (
      <FigureButton
        text={view.format.moneyMillion(eur)}
        ask={ask}
        question={{ subject: label, pointers: [pointer], sign: 1 }}
      />
    ),
  }
}

function landFigures(props: Props): KeyFigure[] {
  const { bench, view } = props
  const { landExploitation: land } = bench.workedOut.appraisal
  if (!land) return []
  const { t, format } = view
  const result = moneyFigure(
    props,
    t('workbenchLandResult', { party: view.party(land.party)?.name ?? land.party }),
    land.ncwBbvEur,
    '/landExploitation/ncwBbvEur',
    t('workbenchTerminal', { amount: format.moneyMillion(land.terminalValueEur) }),
  )
  const peak = moneyFigure(
    props,
    t('workbenchDeepest'),
    land.peakFundingEur,
    '/landExploitation/peakFundingEur',
    t('workbenchIn', { period: periodName(bench.workedOut.caseFile, land.peakFundingT, view) }),
  )
  return [result, { ...peak, tone: undefined }]
}

function PartyFigure({ bench, view, ask, party }: Props & { party: WorkbenchParty }) {
  const { t, withheld } = view
  const visibleEur = bench.workedOut.appraisal.parties[party.id]?.npvOwnEur
  if (visibleEur === undefined) return null
  const pointer = `/parties/${party.id}/npvOwnEur`
  const eur = toldEur(withheld, pointer, visibleEur)
  return (
    <li>
      <SeriesCode series={party.series} code={party.code} name={party.name} />
      {eur === undefined ? (
        <span class="v-lock">
          <Icon name="lock" />
          <span class="vh">{t(withheld.untold)}</span>
        </span>
      ) : (
        <FigureButton
          class={toneOf(eur)}
          text={view.format.number(eur / 1e6, { decimals: 1 })}
          ask={ask}
          question={{
            subject: t('workbenchNpvOwnOf', { party: party.name }),
            pointers: [pointer],
            sign: 1,
          }}
        />
      )}
    </li>
  )
}

function PartyFigures(props: Props) {
  const { t, parties } = props.view
  return (
    <section class="v-strip-parties" aria-label={t('workbenchPartiesInShort')}>
      <p class="small muted">{t('workbenchPartiesInShort')}</p>
      <ul class="plain">
        {parties.map(party => (
          <PartyFigure key={party.id} {...props} party={party} />
        ))}
      </ul>
    </section>
  )
}

function areaLevel({ bench, view }: Props): string | undefined {
  const { atPriceLevelEur } = bench.workedOut.appraisal.area
  const eur = toldEur(view.withheld, '/area/atPriceLevelEur', atPriceLevelEur)
  return eur === undefined ? undefined : view.t('workbenchAtLevel', { amount: view.format.moneyMillion(eur) })
}

/** The outcome in short: land exploitation, area, rate differences, and each party. */
export function Results(props: Props) {
  const { view, bench } = props
  const { t } = view
  const { area, rateDifferenceEur } = bench.workedOut.appraisal
  return (
    <ResultStrip
      label={t('workbenchOutcome')}
      figures={[
        ...landFigures(props),
        moneyFigure(props, t('workbenchAreaResult'), area.npvEur, '/area/npvEur', areaLevel(props)),
        moneyFigure(
          props,
          t('workbenchRateDifference'),
          rateDifferenceEur,
          '/rateDifferenceEur',
          t('workbenchRateDifferenceTold'),
        ),
      ]}
    >
      <div class="v-strip-aside">
        <PartyFigures {...props} />
        {props.risk && <props.risk.parts.CrisisControl desk={props.risk.desk} view={view} />}
      </div>
    </ResultStrip>
  )
}
