import type { LiveSpread } from '@versneller/engine/web'
import { useState } from 'preact/hooks'
import { Histogram, Tornado } from '../../../../../kit/charts/index.ts'
import { upperFirst } from '../../../../../kit/texts/upper-first.ts'
import { memo } from '../../../../../kit/ui/memo.tsx'
import { sayValue } from '../../../pages/fields/words.ts'
import { isSpreadTold } from '../../../rules/spread-told.ts'
import type { View } from '../view.ts'
import { useWhenIdle } from '../when-idle.ts'
import { type RiskState, trialChoices, usualTrials } from './risk-desk.ts'
import { riskTexts } from './texts.ts'
import { isSameDesk, type RiskProps, useRisk } from './use-risk.ts'

/** Whose distributions may be shown: the area, then the parties. */
function subjectsOf({ parties, withheld }: View, area: string): { id: string; name: string }[] {
  const told = parties.filter(party => isSpreadTold(withheld, { party: party.id }))
  return [
    ...(isSpreadTold(withheld, 'area') ? [{ id: '', name: area }] : []),
    ...told.map(({ id, name }) => ({ id, name })),
  ]
}

function spreadOf({ now }: RiskState, id: string): LiveSpread | undefined {
  return id === '' ? now.figures?.area : now.figures?.parties[id]
}

function Drawing({
  spread,
  name,
  trials,
  view,
}: {
  spread: LiveSpread
  name: string
  trials: number
  view: View
}) {
  const t = riskTexts(view.language)
  const { low, high, counts } = spread
  const width = (high - low) / counts.length
  const at = (place: number): number => (low + place * width) / 1e6
  return (
    <>
      <Histogram
        id="kansverdeling"
        span="pane"
        language={view.language}
        title={t('spreadTitle', { name })}
        unit={t('spreadUnit', { trials: view.format.number(trials) })}
        bins={counts.map((count, place) => ({ from: at(place), to: at(place + 1), count }))}
        marks={[
          { label: 'P10', value: spread.p10 / 1e6 },
          { label: 'P50', value: spread.p50 / 1e6, isMain: true },
          { label: 'P90', value: spread.p90 / 1e6 },
        ]}
      />
      <p class="small muted">{t('marks')}</p>
    </>
  )
}

/** How many trials there are: fewer follow a keystroke sooner, more are surer. */
function TrialsChoice({ desk, view }: RiskProps) {
  const { settings } = useRisk(desk, state => [state.settings.trials])
  const t = riskTexts(view.language)
  return (
    <span>
      <label for="trekkingen">{t('trialsChoice')}</label>
      <select
        id="trekkingen"
        class="utrecht-select"
        value={String(settings.trials ?? usualTrials)}
        onChange={event => {
          const trials = Number(event.currentTarget.value)
          desk.change({ trials: trials === usualTrials ? undefined : trials })
        }}
      >
        {trialChoices.map(trials => (
          <option key={trials} value={String(trials)}>
            {view.format.number(trials)}
          </option>
        ))}
      </select>
    </span>
  )
}

function DistributionView({ desk, view }: RiskProps) {
  const state = useWhenIdle(useRisk(desk, ({ now }) => [now.figures]))
  const t = riskTexts(view.language)
  const subjects = subjectsOf(view, t('area'))
  const [chosen, choose] = useState(subjects[0]?.id)
  const hidden = [
    ...(isSpreadTold(view.withheld, 'area') ? [] : [t('area')]),
    ...view.parties.filter(({ id }) => !isSpreadTold(view.withheld, { party: id })).map(({ name }) => name),
  ]
  const subject = subjects.find(({ id }) => id === chosen)
  const spread = subject && spreadOf(state, subject.id)
  return (
    <div class="v-distribution">
      <p class="v-distribution__choice">
        {subjects.length > 1 && (
          <span>
            <label for="kansverdeling-van">{t('spreadOf')}</label>
            <select
              id="kansverdeling-van"
              class="utrecht-select"
              value={chosen}
              onChange={event => choose(event.currentTarget.value)}
            >
              {subjects.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </span>
        )}
        <TrialsChoice desk={desk} view={view} />
      </p>
      {subject && spread && spread.sd > 0 && (
        <Drawing spread={spread} name={subject.name} trials={state.now.figures?.trials ?? 0} view={view} />
      )}
      {spread?.sd === 0 && <p class="small">{t('certain')}</p>}
      {hidden.length > 0 && <p class="small">{t('spreadHidden', { names: hidden.join(', ') })}</p>}
    </div>
  )
}

/** Causes that are no factor, and a factor whose name is too long for a pane. */
const ownCauses = ['downturn', 'delay', 'events', 'gww-cost'] as const

function HeaviestView({ desk, view }: RiskProps) {
  const { now } = useWhenIdle(useRisk(desk, ({ now: { answer } }) => [answer]))
  const t = riskTexts(view.language)
  const swings = now.answer?.tornado.filter(({ low, high }) => low !== 0 || high !== 0) ?? []
  if (swings.length === 0 || view.withheld.lineCount > 0) return null
  const nameOf = (id: string): string => {
    const own = ownCauses.find(one => one === id)
    return upperFirst(own ? t(`cause_${own}`) : sayValue(id, view.language))
  }
  return (
    <Tornado
      id="zwaarst"
      span="pane"
      language={view.language}
      title={t('heaviest')}
      unit={t('heaviestUnit')}
      swings={swings.slice(0, 6).map(({ factor, low, high }) => ({
        name: nameOf(factor),
        low: Math.min(low, high) / 1e6,
        high: Math.max(low, high) / 1e6,
      }))}
    />
  )
}

/** The distribution of the area or of a party, as far as nothing hidden moves it. */
export const Distribution = memo(DistributionView, isSameDesk)

/** Which causes move the result of the area most; only where nothing is hidden, since the answer is of all of it. */
export const Heaviest = memo(HeaviestView, isSameDesk)
