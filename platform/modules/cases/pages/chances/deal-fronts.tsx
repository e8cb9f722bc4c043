import { Frontier } from '../../../../kit/charts/index.ts'
import { formats } from '../../../../kit/texts/formats.ts'
import { partyName } from '../case-page.tsx'
import type { DealFoundProps } from './shapes.ts'
import { sayChance } from './words.ts'

/** Public cost against the tail loss that a party accepts: one chart a party, the division of now as a dot beside it. */
export function DealFronts({ answer, deal, language }: DealFoundProps) {
  const t = sayChance(language)
  const { percent } = formats(language)
  const charts = Object.entries(answer.fronts).flatMap(([id, points]) => {
    const [found] = points
    const reached = points.flatMap(({ tailCapEur, costEur }) =>
      costEur === null || !found
        ? []
        : [
            {
              name: t('dealTailPart', { share: percent(tailCapEur / found.tailCapEur) }),
              x: tailCapEur / 1e6,
              y: costEur / 1e6,
              ...(tailCapEur === found.tailCapEur ? { role: 'chosen' as const } : {}),
            },
          ],
    )
    return reached.length < 2
      ? []
      : [{ id, points: reached.toReversed(), isCut: reached.length < points.length }]
  })
  if (charts.length === 0) return null
  const { habitual, habitualCostEur } = answer
  return (
    <div class="stack-s">
      <h2 id="fronten-kop">{t('dealFronts')}</h2>
      <p class="measure small">{t('dealFrontsText')}</p>
      {charts.map(({ id, points, isCut }) => (
        <div key={id}>
          <Frontier
            id={`front-${id}`}
            language={language}
            title={partyName(deal.caseFile, id, language)}
            unit={t('dealFrontUnit')}
            points={points}
            beside={
              habitual && habitualCostEur !== null
                ? [
                    {
                      name: t('dealHabitual'),
                      x: (habitual.tails[id] ?? 0) / 1e6,
                      y: habitualCostEur / 1e6,
                      role: 'alternative',
                    },
                  ]
                : undefined
            }
            xLabel={t('dealFrontX')}
            yLabel={t('millionEuro')}
            decimals={{ x: 2, y: 2 }}
            span="full"
          />
          {isCut && (
            <p class="small">{t('dealFrontCut', { party: partyName(deal.caseFile, id, language) })}</p>
          )}
        </div>
      ))}
    </div>
  )
}
