import type { ComponentProps } from 'preact'
import { href } from '../../../kit/http/address.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { inLanguage, type Language } from '../../../kit/texts/texts.ts'
import { FilterPanel, HiddenFields, NumberField, SelectField } from '../../../kit/ui/index.ts'
import { riskTexts } from '../islands/bench/risk/texts.ts'
import { links } from '../links.ts'
import { type Slider, writeWhatIf } from '../rules/what-if.ts'
import { idAsWords, sayValue } from './fields/words.ts'
import type { Props, RiskData } from './risk-rows.ts'
import { say } from './say.ts'

/** The trials that the page offers: what a reader can wait for. */
const trialChoices = ['1000', '5000', '20000'] as const

/** What can be asked: trials, a variant, a crisis, what if something were otherwise, and the version of before beside it. */
export function RiskQuestion({ data, context }: Props) {
  const { language } = context
  const t = say(language)
  const { asked, caseFile, head } = data
  const values = {
    trekkingen: String(asked.trials),
    variant: asked.variantId ?? '',
    crisis: String(asked.crisisYears[0] ?? ''),
    nogmaals: String(asked.crisisYears[1] ?? ''),
    zaad: String(asked.seed),
    naast: data.since ? 'versie' : '',
  }
  const form = { values, problems: [] }
  const chosen =
    Number(asked.variantId !== undefined) +
    asked.crisisYears.length +
    data.turned.length +
    Number(data.since !== undefined)
  return (
    <FilterPanel language={language} action={href(links.risk, { id: head.id })} chosenCount={chosen}>
      <SelectField
        language={language}
        name="trekkingen"
        label={t('riskTrials')}
        form={form}
        choices={trialChoices.map(value => ({ value, label: formats(language).number(Number(value)) }))}
      />
      {(caseFile.variants ?? []).length > 0 && (
        <SelectField
          language={language}
          name="variant"
          label={t('variant')}
          form={form}
          isOptional
          emptyLabel={t('base')}
          choices={(caseFile.variants ?? []).map(({ id, reason }) => ({
            value: id,
            label: inLanguage(reason, language),
          }))}
        />
      )}
      <NumberField
        language={language}
        name="crisis"
        label={t('riskCrisis')}
        hint={t('riskCrisisHint')}
        form={form}
        isOptional
      />
      <NumberField language={language} name="nogmaals" label={t('riskCrisisAgain')} form={form} isOptional />
      <NumberField
        language={language}
        name="zaad"
        label={t('riskSeed')}
        hint={t('riskSeedHint')}
        form={form}
      />
      <Beside data={data} form={form} language={language} />
      <WhatIf data={data} form={form} language={language} />
    </FilterPanel>
  )
}

interface FieldsProps {
  data: RiskData
  form: ComponentProps<typeof SelectField>['form']
  language: Language
}

/** The version of before, where there is one. */
function Beside({ data, form, language }: FieldsProps) {
  const t = say(language)
  if (data.newestVersion === undefined) return null
  return (
    <SelectField
      language={language}
      name="naast"
      label={t('riskBeside')}
      form={form}
      isOptional
      emptyLabel={t('riskBesideNone')}
      choices={[{ value: 'versie', label: t('riskBesideVersion', { version: String(data.newestVersion) }) }]}
    />
  )
}

/** One slider at a time; those that were turned before go along. */
function WhatIf({ data, form, language }: FieldsProps) {
  const t = say(language)
  const wat = writeWhatIf(Object.fromEntries(data.turned))
  return (
    <>
      <HiddenFields values={wat === '' ? {} : { wat }} />
      <SelectField
        language={language}
        name="schuif"
        label={t('riskWhatIf')}
        hint={t('riskWhatIfHint')}
        form={form}
        isOptional
        emptyLabel={t('riskWhatIfNone')}
        choices={data.sliders.map(slider => ({ value: slider.id, label: sliderName(slider, language) }))}
      />
      <NumberField
        language={language}
        name="stand"
        label={t('riskWhatIfValue')}
        form={form}
        isOptional
        hasDecimals
      />
    </>
  )
}

/** What was turned, each with the way back. */
export function Turned({ data, language }: { data: RiskData; language: Language }) {
  const t = say(language)
  const { number } = formats(language)
  const { asked, head } = data
  if (data.turned.length === 0) return null
  const [crisis, nogmaals] = asked.crisisYears
  const without = (id: string): string => {
    const wat = writeWhatIf(Object.fromEntries(data.turned.filter(([one]) => one !== id)))
    return href(
      links.risk,
      { id: head.id },
      {
        variant: asked.variantId,
        trekkingen: asked.trials as 1000 | 5000 | 20_000,
        zaad: asked.seed,
        crisis,
        nogmaals,
        wat: wat === '' ? undefined : wat,
        naast: data.since ? 'versie' : undefined,
      },
    )
  }
  return (
    <ul class="plain small">
      {data.sliders.flatMap(slider => {
        const turned = data.turned.find(([id]) => id === slider.id)
        if (!turned) return []
        const told = {
          value: number(turned[1], { decimals: 2 }),
          usual: number(slider.neutral, { decimals: 2 }),
        }
        return [
          <li key={slider.id}>
            {sliderName(slider, language)}: {t('riskTurned', told)}{' '}
            <a href={without(slider.id)}>
              {t('riskTurnBack')}
              <span class="vh"> {sliderName(slider, language)}</span>
            </a>
          </li>,
        ]
      })}
    </ul>
  )
}

/** A slider in words. */
function sliderName({ kind, subject }: Slider, language: Language): string {
  const name = kind === 'factor' ? sayValue(subject, language) : idAsWords(subject)
  return riskTexts(language)(`slider_${kind}`, { name })
}
