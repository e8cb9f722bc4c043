import type { Calibration } from '@versneller/engine'
import type { PageView } from '../../../../kit/http/route.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, PageTitle, StatusBadge } from '../../../../kit/ui/index.ts'
import { sayValue } from '../fields/words.ts'
import { sayChance } from './words.ts'

type Factor = Calibration['factors'][number]

const figures = [
  { name: 'mean', isShare: true },
  { name: 'sd', isShare: true },
  { name: 'autocorrelation', isShare: false },
  { name: 'deepestFall', isShare: true },
  { name: 'longestBelow', isShare: false },
] as const
type Figure = (typeof figures)[number]

/** What was measured beside what is simulated, and what would fit better. */
export function CalibrationPage({ data, context: { language } }: PageView<Calibration>) {
  const t = sayChance(language)
  const { date, number } = formats(language)
  return (
    <div class="stack">
      <PageTitle title={t('calibrationTitle')} purpose={t('calibrationPurpose')} />
      <p class="measure">{t('calibrationText', { courses: number(data.courses) })}</p>
      {data.factors.map(factor => (
        <FactorTable key={factor.factor} factor={factor} language={language} />
      ))}
      <Parameters data={data} language={language} />
      <p class="small muted">
        {t('calibrationRecord', { assumed: date(data.assumedFrom), fitted: date(data.fittedThrough) })}{' '}
        <code>versneller risk calibration</code>
      </p>
    </div>
  )
}

function FactorTable({ factor, language }: { factor: Factor; language: Language }) {
  const t = sayChance(language)
  const { number, percent } = formats(language)
  const write = ({ name, isShare }: Figure, value: number): string =>
    isShare ? percent(value, { decimals: 1 }) : number(value, { decimals: name === 'longestBelow' ? 0 : 2 })
  const column = (key: string, head: string, of: (figure: Figure) => number): Column<Figure> => ({
    key,
    head,
    align: 'end',
    cell: figure => write(figure, of(figure)),
  })
  return (
    <div class="stack-s">
      <h2 id={`${factor.factor}-kop`}>
        {t('calibrationSeries', {
          name: factor.name[language],
          from: String(factor.firstYear),
          to: String(factor.lastYear),
        })}
      </h2>
      <DataTable
        id={factor.factor}
        caption={factor.name[language]}
        isCaptionHidden
        rows={figures}
        rowKey={figure => figure.name}
        columns={[
          {
            key: 'figure',
            head: t('calibrationFigure'),
            cell: ({ name }) => t(`figure_${factor.kind}_${name}`),
          },
          column('observed', t('calibrationMeasured'), ({ name }) => factor.observed[name]),
          column('simulated', t('calibrationSimulated'), ({ name }) => factor.simulated[name].mean),
          {
            key: 'band',
            head: t('calibrationBand'),
            align: 'end',
            cell: figure =>
              t('calibrationFromTo', {
                low: write(figure, factor.simulated[figure.name].p10),
                high: write(figure, factor.simulated[figure.name].p90),
              }),
          },
          {
            key: 'within',
            head: t('calibrationWithin'),
            cell: ({ name }) => {
              const { p10, p90 } = factor.simulated[name]
              const isWithin = factor.observed[name] >= p10 && factor.observed[name] <= p90
              return (
                <StatusBadge tone={isWithin ? 'ok' : 'warn'}>
                  {t(isWithin ? 'calibrationFits' : 'calibrationApart')}
                </StatusBadge>
              )
            },
          },
        ]}
      />
      <p class="small muted">{t('calibrationSource', { source: factor.source, licence: factor.licence })}</p>
    </div>
  )
}

function Parameters({ data, language }: { data: Calibration; language: Language }) {
  const t = sayChance(language)
  const { number } = formats(language)
  const pair = (name: 'mean' | 'sd' | 'phi'): Column<Factor>[] =>
    (['assumed', 'fitted'] as const).map(which => ({
      key: `${name}-${which}`,
      head: t(`parameter_${which}`, { name }),
      align: 'end',
      cell: factor => number(factor[which][name], { decimals: 3 }),
    }))
  return (
    <div class="stack-s">
      <h2 id="parameters-kop">{t('calibrationParameters')}</h2>
      <p class="measure small">{t('calibrationParametersText')}</p>
      <DataTable
        id="parameters"
        caption={t('calibrationParameters')}
        isCaptionHidden
        rows={data.factors}
        rowKey={factor => factor.factor}
        columns={[
          { key: 'factor', head: t('calibrationFactor'), cell: ({ factor }) => sayValue(factor, language) },
          ...pair('mean'),
          ...pair('sd'),
          ...pair('phi'),
        ]}
      />
    </div>
  )
}
