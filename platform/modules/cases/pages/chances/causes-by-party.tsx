import { HeatTable } from '../../../../kit/charts/index.ts'
import { partyName } from '../case-page.tsx'
import { causeName } from '../risk-rows.ts'
import { say } from '../say.ts'
import type { PictureProps } from './shapes.ts'
import { sayChance } from './words.ts'

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Who pays when a cause turns out badly: causes by parties. */
export function CausesByParty({ data, profile, language }: PictureProps) {
  const t = sayChance(language)
  const { toldParties, isAreaTold, caseFile } = data
  if (profile.causes.length === 0 || toldParties.length === 0) return null
  const columns = [
    ...toldParties.map(id => ({ key: id, head: partyName(caseFile, id, language) })),
    ...(isAreaTold ? [{ key: 'area', head: say(language)('riskArea') }] : []),
  ]
  const rows = profile.causes
    .map(({ cause, low, high }) => {
      // The end that is worse for what this reader may be told.
      const sumOf = ({ areaEur, parties }: typeof low): number =>
        isAreaTold ? areaEur : toldParties.reduce((sum, id) => sum + (parties[id] ?? 0), 0)
      const isLow = sumOf(low) <= sumOf(high)
      const bad = isLow ? low : high
      return {
        name: upperFirst(t(isLow ? 'bad_low' : 'bad_high', { cause: causeName(cause, language) })),
        sum: sumOf(bad),
        values: [
          ...toldParties.map(id => (bad.parties[id] ?? 0) / 1e6),
          ...(isAreaTold ? [bad.areaEur / 1e6] : []),
        ],
      }
    })
    .toSorted((a, b) => a.sum - b.sum)
  const worst = Math.min(0, ...rows.flatMap(row => row.values))
  return (
    <div class="stack-s">
      <h2 id="oorzaken-kop">{t('causesTitle')}</h2>
      <p class="measure small">{t('causesText')}</p>
      <HeatTable
        language={language}
        id="oorzaken"
        caption={t('causesTitle')}
        rowHead={t('cause')}
        columns={columns}
        rows={rows}
        bounds={{ gain: 0.05, loss: [-0.05, worst / 3, (2 * worst) / 3] }}
      />
    </div>
  )
}
