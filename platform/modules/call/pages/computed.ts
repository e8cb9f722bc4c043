import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type { ComputedFacts } from '../actions/place-figures.ts'
import type { DescribedAnswer } from '../rules/describe-contents.ts'
import { say } from './say.ts'

/** What follows from figures, in words with the source; where nothing can be worked out it says why. */
export function computedAnswers(
  { demand, hasDemandSeries, tension, hasTensionSeries, complexity, bounds }: ComputedFacts,
  { language, placeName }: { language: Language; placeName: string | undefined },
): DescribedAnswer[] {
  const t = say(language)
  const { number, percent, date } = formats(language)
  const missing = (hasSeries: boolean) => t(hasSeries ? 'noFigureHere' : 'noSeries')
  const factsIn = (value: boolean | undefined) =>
    (Object.entries(complexity.earned) as [keyof typeof complexity.earned, boolean | undefined][])
      .filter(([, earned]) => earned === value)
      .map(([fact]) => t(`complexity_${fact}`, { ...bounds }))
  const [earned, unknown] = [factsIn(true), factsIn(undefined)]
  return [
    {
      kind: 'demand-share',
      label: t('computedDemand'),
      value: demand
        ? t('computedDemandWords', {
            ...{ share: percent(demand.share, { decimals: 1 }), homes: number(demand.homes) },
            ...{
              needed: number(demand.needed),
              place: demand.placeCode.startsWith('GM') ? (placeName ?? '') : t('theProvince'),
            },
            ...{ from: String(demand.series.years?.from ?? ''), to: String(demand.series.years?.to ?? '') },
            ...{ source: demand.series.source, measured: date(demand.series.measuredOn) },
          })
        : missing(hasDemandSeries),
    },
    {
      kind: 'market-tension',
      label: t('computedTension'),
      value: tension
        ? t('computedTensionWords', {
            class: t(`market_${tension.class}`),
            ...{ source: tension.series.source, measured: date(tension.series.measuredOn) },
          })
        : missing(hasTensionSeries),
    },
    {
      kind: 'complexity',
      label: t('computedComplexity'),
      value: [
        t('complexityPoints', {
          points: complexity.points,
          of: complexity.of,
          facts: earned.join(', ') || '–',
        }),
        t(
          complexity.isAboveAverage === undefined
            ? 'complexityOpen'
            : complexity.isAboveAverage
              ? 'complexityAbove'
              : 'complexityNotAbove',
        ),
        ...(unknown.length > 0 ? [t('complexityUnknown', { facts: unknown.join(', ') })] : []),
      ].join(' '),
    },
  ]
}
