import { type KeyFigure, ResultStrip, SeriesCode } from '../../../../kit/ui/index.ts'
import type { Question } from '../../rules/workbench/trail.ts'
import { FigureButton } from './figure.tsx'
import type { Bench } from './use-workbench.ts'
import { periodName, toneOf, type View } from './view.ts'

interface Props {
  bench: Bench
  view: View
  ask: (question: Question) => void
}

function moneyFigure({ view, ask }: Props, label: string, eur: number, pointer: string): KeyFigure {
  return {
    label,
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
  )
  const peak = moneyFigure(
    props,
    t('workbenchDeepest'),
    land.peakFundingEur,
    '/landExploitation/peakFundingEur',
  )
  return [
    { ...result, detail: t('workbenchTerminal', { amount: format.moneyMillion(land.terminalValueEur) }) },
    {
      ...peak,
      tone: undefined,
      detail: t('workbenchIn', { period: periodName(bench.workedOut.caseFile, land.peakFundingT, view) }),
    },
  ]
}

function PartyFigures({ bench, view, ask }: Props) {
  const { t } = view
  return (
    <section class="v-strip-parties" aria-label={t('workbenchPartiesInShort')}>
      <p class="small muted">{t('workbenchPartiesInShort')}</p>
      <ul class="plain">
        {view.parties.map(party => {
          const eur = bench.workedOut.appraisal.parties[party.id]?.npvOwnEur
          if (eur === undefined) return null
          const subject = t('workbenchNpvOwnOf', { party: party.name })
          return (
            <li key={party.id}>
              <SeriesCode series={party.series} code={party.code} name={party.name} />
              <FigureButton
                class={toneOf(eur)}
                text={view.format.number(eur / 1e6, { decimals: 1 })}
                ask={ask}
                question={{ subject, pointers: [`/parties/${party.id}/npvOwnEur`], sign: 1 }}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The outcome in short: land exploitation, area, rate differences, and each party. */
export function Results(props: Props) {
  const { view, bench } = props
  const { t, format } = view
  const { area, rateDifferenceEur } = bench.workedOut.appraisal
  return (
    <ResultStrip
      label={t('workbenchOutcome')}
      figures={[
        ...landFigures(props),
        {
          ...moneyFigure(props, t('workbenchAreaResult'), area.npvEur, '/area/npvEur'),
          detail: t('workbenchAtLevel', { amount: format.moneyMillion(area.atPriceLevelEur) }),
        },
        {
          ...moneyFigure(props, t('workbenchRateDifference'), rateDifferenceEur, '/rateDifferenceEur'),
          detail: t('workbenchRateDifferenceTold'),
        },
      ]}
    >
      <PartyFigures {...props} />
    </ResultStrip>
  )
}
