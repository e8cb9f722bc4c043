import { useState } from 'preact/hooks'
import { upperFirst } from '../../../../../kit/texts/upper-first.ts'
import { Button, SliderField } from '../../../../../kit/ui/index.ts'
import { memo } from '../../../../../kit/ui/memo.tsx'
import { idAsWords, sayValue } from '../../../pages/fields/words.ts'
import type { Slider } from '../../../rules/what-if.ts'
import type { Bench } from '../use-workbench.ts'
import type { View } from '../view.ts'
import type { RiskDesk } from './risk-desk.ts'
import { readScenarios, type Scenario, writeScenarios } from './scenarios.ts'
import { riskTexts } from './texts.ts'
import { isSameDesk, type RiskProps, useRisk } from './use-risk.ts'

interface WhatIfProps extends RiskProps {
  bench: Bench
  mayAddVariant: boolean
  scenarios: WhatIfScenarios
}

/** What was kept before, and where it is kept. */
export interface WhatIfScenarios {
  kept: readonly string[]
  address: string
  formKey: string
}

function SliderRow({ desk, view, slider, value }: RiskProps & { slider: Slider; value: number }) {
  const t = riskTexts(view.language)
  const { id, kind, subject } = slider
  const name = kind === 'factor' ? sayValue(subject, view.language) : idAsWords(subject)
  return (
    <SliderField
      language={view.language}
      name={id}
      label={t(`slider_${kind}`, { name })}
      value={String(value)}
      min={slider.min}
      max={slider.max}
      step={slider.step}
      onInput={to => {
        if (Number.isFinite(to)) desk.change({ whatIf: { ...desk.state().settings.whatIf, [id]: to } })
      }}
    />
  )
}

function WhatIfView(props: WhatIfProps) {
  const { desk, view, mayAddVariant } = props
  const { sliders, settings } = useRisk(desk, state => [state.sliders, state.settings.whatIf])
  const t = riskTexts(view.language)
  const count = Object.keys(settings.whatIf).length
  // Afterwards it is the reader's: a slider that comes past where it stood must not close it.
  const [isOpenFirst] = useState(count > 0)
  const rows = (of: (slider: Slider) => boolean) =>
    sliders
      .filter(of)
      .map(slider => (
        <SliderRow
          key={slider.id}
          desk={desk}
          view={view}
          slider={slider}
          value={settings.whatIf[slider.id] ?? slider.neutral}
        />
      ))
  return (
    <details class="v-what-if" open={isOpenFirst}>
      <summary>
        <h2>{t('whatIf')}</h2> <span class="small muted">{t('whatIfCount', { count })}</span>
      </summary>
      <p class="small muted">{t('whatIfTold')}</p>
      {rows(({ kind }) => kind !== 'factor')}
      <details>
        <summary>{t('factorsMore')}</summary>
        {rows(({ kind }) => kind === 'factor')}
      </details>
      <Button
        kind="secondary"
        type="button"
        isDisabled={count === 0}
        onClick={() => desk.change({ whatIf: {} })}
      >
        {t('whatIfReset')}
      </Button>
      {mayAddVariant && count > 0 && <KeepAsVariant {...props} />}
      <Scenarios {...props} />
    </details>
  )
}

/** Makes a variant of what was turned; from then on it is part of the case. */
function KeepAsVariant({ bench, desk, view }: WhatIfProps) {
  const t = riskTexts(view.language)
  return (
    <form
      class="v-what-if__keep"
      onSubmit={event => {
        event.preventDefault()
        const reason = String(new FormData(event.currentTarget).get('reden') ?? '').trim()
        if (reason === '') return
        const changes = desk.changes()
        bench.addVariant(reason)
        if (bench.perform(changes)) desk.change({ whatIf: {} })
      }}
    >
      <label for="wat-als-reden">{t('whatIfReason')}</label>
      <input
        id="wat-als-reden"
        name="reden"
        class="utrecht-textbox"
        required
        maxLength={200}
        autocomplete="off"
      />
      <Button kind="secondary">{t('whatIfKeep')}</Button>
    </form>
  )
}

/** Keeps scenarios for this person; false when the site did not take them. */
async function send({ address, formKey }: WhatIfScenarios, scenarios: readonly Scenario[]): Promise<boolean> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ formKey, values: { scenarios: writeScenarios(scenarios) } }),
    })
    return response.ok
  } catch {
    return false
  }
}

function Scenarios({ desk, view, scenarios: place }: WhatIfProps) {
  const t = riskTexts(view.language)
  const [scenarios, setScenarios] = useState(() => readScenarios(place.kept))
  const [isTrouble, setTrouble] = useState(false)
  const keep = async (next: readonly Scenario[]): Promise<void> => {
    const isKept = await send(place, next)
    setTrouble(!isKept)
    if (isKept) setScenarios([...next])
  }
  return (
    <section class="v-scenarios" aria-labelledby="scenarios-kop">
      <h3 id="scenarios-kop">{t('scenarios')}</h3>
      <p class="small muted">{t('scenariosTold')}</p>
      <ul class="plain">
        {scenarios.map(scenario => (
          <ScenarioLine
            key={scenario.name}
            scenario={scenario}
            desk={desk}
            view={view}
            drop={() => keep(scenarios.filter(one => one !== scenario))}
          />
        ))}
      </ul>
      <form
        class="v-what-if__keep"
        onSubmit={event => {
          event.preventDefault()
          const form = event.currentTarget
          const name = String(new FormData(form).get('naam') ?? '').trim()
          if (name === '') return
          const others = scenarios.filter(one => one.name !== name)
          void keep([...others, { name, settings: desk.state().settings }]).then(() => form.reset())
        }}
      >
        <label for="scenario-naam">{t('scenarioName')}</label>
        <input
          id="scenario-naam"
          name="naam"
          class="utrecht-textbox"
          required
          maxLength={80}
          autocomplete="off"
        />
        <Button kind="secondary">{t('scenarioKeep')}</Button>
      </form>
      <p role="status" class="small v-unsafe">
        {isTrouble && t('scenarioTrouble')}
      </p>
    </section>
  )
}

interface ScenarioLineProps {
  scenario: Scenario
  desk: RiskDesk
  view: View
  drop: () => void
}

function ScenarioLine({ scenario, desk, view, drop }: ScenarioLineProps) {
  const t = riskTexts(view.language)
  return (
    <li>
      <span>{upperFirst(scenario.name)}</span>
      <Button
        kind="subtle"
        type="button"
        hiddenSuffix={scenario.name}
        onClick={() => desk.change(scenario.settings)}
      >
        {t('scenarioTake')}
      </Button>
      <Button kind="subtle" type="button" hiddenSuffix={scenario.name} onClick={drop}>
        {t('scenarioDrop')}
      </Button>
    </li>
  )
}

/**
 * Sliders that move nothing but the chances, until somebody keeps them as a variant. The acts of every bench of a page are
 * the same: another bench with another case does not draw the sliders again.
 */
export const WhatIf = memo(
  WhatIfView,
  (a, b) => isSameDesk(a, b) && a.mayAddVariant === b.mayAddVariant && a.scenarios.kept === b.scenarios.kept,
)
