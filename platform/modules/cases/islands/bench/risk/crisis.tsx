import { marketReplays } from '@versneller/engine'
import { Sparkline } from '../../../../../kit/charts/index.ts'
import { memo } from '../../../../../kit/ui/memo.tsx'
import { isSpreadTold } from '../../../rules/spread-told.ts'
import { toneOf, type View } from '../view.ts'
import type { RiskState } from './risk-desk.ts'
import { riskTexts } from './texts.ts'
import { isSameDesk, type RiskProps, useRisk } from './use-risk.ts'

/** Parties that are told, by how much a crisis moves their middle outcome; the hardest hit first. */
function losersOf({ now, crisis }: RiskState, { parties, withheld }: View): { name: string; eur: number }[] {
  return parties
    .flatMap(({ id, name }) => {
      const [before, after] = [now.figures?.parties[id], crisis.figures?.parties[id]]
      if (!before || !after || !isSpreadTold(withheld, { party: id })) return []
      const eur = after.p50 - before.p50
      return toneOf(eur) ? [{ name, eur }] : []
    })
    .sort((a, b) => a.eur - b.eur)
}

function Course({ view }: { view: View }) {
  const t = riskTexts(view.language)
  const values = marketReplays[0]?.housePrice ?? []
  const deepest = 1 - Math.min(...values)
  return (
    <Sparkline
      id="crisis-verloop"
      title={t('crisisCourse')}
      finding={t('crisisCourseFinding', { share: view.format.percent(deepest) })}
      values={values}
      width={104}
      height={44}
      isReplay
    />
  )
}

function CrisisControlView({ desk, view }: RiskProps) {
  // Without a crisis nothing of the distribution is told here.
  const state = useRisk(desk, ({ years: all, settings: own, now, crisis }) => [
    all,
    own.crisisYear,
    crisis.figures,
    crisis.figures && now.figures,
  ])
  const t = riskTexts(view.language)
  const { years, settings } = state
  const { crisisYear } = settings
  const choose = (value: number): void =>
    desk.change({ crisisYear: years.includes(value) ? value : undefined })
  const [first = 0] = years
  const said = crisisYear === undefined ? t('crisisNone') : t('crisisIn', { year: String(crisisYear) })
  const losers = losersOf(state, view)
  return (
    <section class="v-replay-control" aria-labelledby="crisis-kop">
      <Course view={view} />
      <div>
        <label id="crisis-kop" for="crisis-jaar">
          <b>{t('crisisTitle')}</b>
        </label>
        <span class="v-replay-row">
          <input
            type="range"
            aria-label={t('crisisFrom')}
            aria-valuetext={said}
            min={first - 1}
            max={years.at(-1) ?? first}
            step={1}
            value={crisisYear ?? first - 1}
            onInput={event => choose(event.currentTarget.valueAsNumber)}
          />
          <select
            id="crisis-jaar"
            class="utrecht-select"
            value={String(crisisYear ?? '')}
            onChange={event => choose(Number(event.currentTarget.value))}
          >
            <option value="">{t('crisisNone')}</option>
            {years.map(year => (
              <option key={year} value={String(year)}>
                {t('crisisIn', { year: String(year) })}
              </option>
            ))}
          </select>
        </span>
        {losers.length > 0 && (
          <span class="v-replay-text small">
            {t('crisisLosers', {
              list: losers
                .map(({ name, eur }) => `${name} ${eur > 0 ? '+' : ''}${view.format.million(eur)}`)
                .join(' · '),
            })}
          </span>
        )}
      </div>
    </section>
  )
}

/** The crisis of 2008-2013 on this case, from a year that is chosen, and who it costs most. */
export const CrisisControl = memo(CrisisControlView, isSameDesk)
