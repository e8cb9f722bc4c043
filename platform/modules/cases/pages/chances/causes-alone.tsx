import type { LoneCauses } from '@versneller/engine'
import { IntervalStrip, StripAxis } from '../../../../kit/charts/index.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { upperFirst } from '../../../../kit/texts/upper-first.ts'
import { type Column, DataTable } from '../../../../kit/ui/index.ts'
import { causeName } from '../risk-rows.ts'
import { sayChance } from './words.ts'

type Row = LoneCauses['causes'][number]
const million = (eur: number): number => eur / 1e6

/** One cause at a time: how far the result of the area moves when all others are as planned, the widest first. */
export function CausesAlone({ alone, language }: { alone: LoneCauses; language: Language }) {
  const t = sayChance(language)
  const { million: inMillions, moneyMillion, number } = formats(language)
  const { causes, plannedEur, trials } = alone
  if (causes.length === 0) return null
  const ends = causes.flatMap(({ p10Eur, p90Eur }) => [p10Eur, p90Eur])
  const domain = [million(Math.min(0, ...ends)), million(Math.max(0, ...ends))] as const
  const figure = (key: 'p10Eur' | 'p50Eur' | 'p90Eur', head: string): Column<Row> => ({
    key,
    head,
    unit: t('millionEuro'),
    align: 'end',
    cell: row => inMillions(row[key], { decimals: 2 }),
  })
  return (
    <div class="stack-s">
      <h2 id="alleen-kop">{t('aloneTitle')}</h2>
      <p class="measure small">
        {t('aloneText', { eur: moneyMillion(plannedEur, { decimals: 2 }), trials: number(trials) })}
      </p>
      <DataTable
        id="alleen"
        caption={t('aloneTitle')}
        isCaptionHidden
        rows={causes}
        rowKey={row => row.cause}
        columns={[
          { key: 'cause', head: t('cause'), cell: row => upperFirst(causeName(row.cause, language)) },
          {
            key: 'strip',
            head: t('aloneStrip'),
            unit: t('millionEuro'),
            scale: <StripAxis language={language} domain={domain} width={240} />,
            cell: ({ p10Eur, p50Eur, p90Eur }) => (
              <IntervalStrip
                series="w"
                low={million(p10Eur)}
                median={million(p50Eur)}
                high={million(p90Eur)}
                domain={domain}
                width={240}
              />
            ),
          },
          figure('p10Eur', t('alone_p10')),
          figure('p50Eur', t('alone_p50')),
          figure('p90Eur', t('alone_p90')),
        ]}
      />
    </div>
  )
}
