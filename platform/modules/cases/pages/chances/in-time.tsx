import { BalanceLine, StackedColumns } from '../../../../kit/charts/index.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { DataTable, KeyFigures } from '../../../../kit/ui/index.ts'
import { yearsOf } from '../../rules/workbench/columns.ts'
import { workbenchParties } from '../../rules/workbench-parties.ts'
import { partyName } from '../case-page.tsx'
import { idAsWords, periodName } from '../fields/words.ts'
import { say } from '../say.ts'
import type { PictureProps } from './shapes.ts'
import { sayChance } from './words.ts'

const million = (eur: number): number => eur / 1e6

/** The funding position through time with its spread, and the chance of every year that the credit is not enough. */
export function BalanceInTime({ data, profile, language }: PictureProps) {
  const t = sayChance(language)
  const { caseFile } = data
  const holder = caseFile.landExploitation?.party
  const series =
    workbenchParties(caseFile, id => partyName(caseFile, id, language)).find(one => one.id === holder)
      ?.series ?? 'w'
  const { balance, creditEur } = profile
  return (
    <div class="stack-s">
      <h2 id="stand-kop">{t('balanceTitle')}</h2>
      <p class="measure small">
        {holder === undefined
          ? t('balanceOfArea')
          : t('balanceOfLand', { party: partyName(caseFile, holder, language) })}
      </p>
      <BalanceLine
        id="stand"
        language={language}
        title={t('balanceTitle')}
        isTitleHidden
        unit={t('balanceUnit')}
        span="full"
        series={series}
        periods={balance.map(one => (one.t === 0 ? t('atStart') : periodName(caseFile, one.t, language)))}
        median={balance.map(one => million(one.p50))}
        medianLabel={t('certain_50')}
        bands={[
          {
            lowLabel: t('certain_90'),
            highLabel: t('certain_10'),
            low: balance.map(one => million(one.p10)),
            high: balance.map(one => million(one.p90)),
          },
          {
            lowLabel: t('certain_75'),
            highLabel: t('certain_25'),
            low: balance.map(one => million(one.p25)),
            high: balance.map(one => million(one.p75)),
          },
        ]}
        limit={creditEur === null ? undefined : { value: -million(creditEur), label: t('creditLimit') }}
      />
      <Deepest profile={profile} language={language} />
      <CreditByYear profile={profile} language={language} />
    </div>
  )
}

/** How deep it goes, and how often the credit is not enough in any year: the figures of the page of the results. */
function Deepest({ profile: { funding }, language }: Pick<PictureProps, 'profile' | 'language'>) {
  const t = say(language)
  const { moneyMillion, percent } = formats(language)
  return (
    <KeyFigures
      figures={[
        {
          label: t('riskPeak'),
          value: moneyMillion(funding.peakP90),
          detail: sayChance(language)('deepestText'),
          tone: 'loss',
        },
        ...(funding.pAboveCredit === null
          ? []
          : [{ label: t('riskAboveCredit'), value: percent(funding.pAboveCredit) }]),
      ]}
    />
  )
}

function CreditByYear({ profile, language }: Pick<PictureProps, 'profile' | 'language'>) {
  const t = sayChance(language)
  const { percent, moneyMillion } = formats(language)
  const { creditEur, creditYears } = profile
  if (creditEur === null) return <p class="small">{t('noCredit')}</p>
  return (
    <DataTable
      id="krediet"
      caption={t('creditCaption', { credit: moneyMillion(creditEur) })}
      rows={creditYears}
      rowKey={row => String(row.year)}
      columns={[
        { key: 'year', head: t('year'), cell: row => row.year },
        {
          key: 'chance',
          head: t('creditChance'),
          align: 'end',
          cell: row => percent(row.pAboveCredit, { decimals: 1 }),
        },
      ]}
    />
  )
}

/** Homes that are ready at the end of every year: surely, as likely as not, and with luck. */
export function HomesInTime({ data, profile, language }: PictureProps) {
  const t = sayChance(language)
  const { caseFile, head } = data
  const { homes } = profile
  if (homes.length === 0) return null
  const at = new Map(homes.map(one => [one.t, one]))
  const rows = [...yearsOf(caseFile)].flatMap(([year, ts]) => {
    const last = at.get(ts.at(-1) ?? 0)
    return last ? [{ year, ...last }] : []
  })
  return (
    <div class="stack-s">
      <h2 id="woningen-kop">{t('homesTitle')}</h2>
      <p class="measure small">
        {t('homesText')} {head.withheld.lineCount > 0 && t('homesVisible')}
      </p>
      <StackedColumns
        id="woningen"
        language={language}
        title={t('homesTitle')}
        isTitleHidden
        unit={t('homesUnit')}
        span="full"
        periods={rows.map(row => String(row.year))}
        layers={[
          { name: t('homes_10'), step: 1, values: rows.map(row => row.p90 - row.p50) },
          { name: t('homes_50'), step: 2, values: rows.map(row => row.p50 - row.p10) },
          { name: t('homes_90'), step: 4, values: rows.map(row => row.p10) },
        ]}
      />
    </div>
  )
}

/** When every phase ends: as planned, as likely as not, and surely. */
export function PhaseEnds({ data, profile, language }: PictureProps) {
  const t = sayChance(language)
  const { caseFile } = data
  const { phaseEnds } = profile
  if (phaseEnds.length === 0) return null
  // A phase that ends within a period is done at the end of it; single precision knows an end to a millionth of one.
  const period = (end: number): string => periodName(caseFile, Math.ceil(end - 1e-5), language)
  return (
    <div class="stack-s">
      <h2 id="fasen-kop">{t('phaseEndsTitle')}</h2>
      <p class="measure small">{t('phaseEndsText')}</p>
      <DataTable
        id="fasen"
        caption={t('phaseEndsTitle')}
        isCaptionHidden
        rows={phaseEnds}
        rowKey={row => row.phase ?? 'samen'}
        columns={[
          {
            key: 'phase',
            head: t('phaseEndsPhase'),
            cell: row => (row.phase === null ? t('phaseEndsLast') : idAsWords(row.phase)),
          },
          { key: 'planned', head: t('phaseEndsPlanned'), cell: row => period(row.plannedT) },
          { key: 'p50', head: t('phaseEnds_50'), cell: row => period(row.p50) },
          { key: 'p90', head: t('phaseEnds_90'), cell: row => period(row.p90) },
        ]}
      />
    </div>
  )
}
