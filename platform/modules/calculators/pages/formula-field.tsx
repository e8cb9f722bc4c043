import type { Formula } from '@versneller/engine'
import type { FormState } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { upperFirst } from '../../../kit/texts/upper-first.ts'
import {
  DateField,
  MoneyField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import { controlOf, unitOf, writtenInput } from '../rules/typed-inputs.ts'
import { type CalculatorTextKey, calculatorTexts, isCalculatorTextKey } from '../texts.ts'

interface FormulaFieldProps {
  name: string
  input: Formula['inputs'][string]
  form: FormState
  language: Language
}

/** Unit behind the box of a figure, in the reader's language. */
function suffixOf(unit: string | undefined, language: Language): string | undefined {
  if (unit === undefined || unit === 'number' || unit === 'factor') return undefined
  if (unit === 'EUR') return '€'
  if (unit === 'share' || unit.startsWith('rate/')) return '%'
  return calculatorTexts(language)(`unit.${unit}` as CalculatorTextKey)
}

/** One input of a formula as a field of the form. */
export function FormulaField({ name, input, form, language }: FormulaFieldProps) {
  const t = calculatorTexts(language)
  const control = controlOf(input)
  const unit = suffixOf(unitOf(input), language)
  const isOptional = Boolean(input.optional) || input.default !== undefined
  const standard =
    input.default === undefined
      ? undefined
      : writtenInput(input.default, input, language).replaceAll('\n', '; ')
  const hints = [
    control === 'figures' || control === 'words' ? t('onePerLine') : undefined,
    control === 'figures' && unit ? t('inUnit', { unit }) : undefined,
    control === 'series' ? t('seriesHint') : undefined,
    control === 'json' ? t('jsonHint') : undefined,
    standard === undefined || control === 'choice' ? undefined : t('emptyIs', { standard }),
  ].filter(one => one !== undefined)
  const shared = {
    name,
    form,
    language,
    isOptional,
    label: upperFirst(input.about[language]),
    hint: hints.join(' ') || undefined,
  }
  switch (control) {
    case 'figure':
      return unit === '€' ? <MoneyField {...shared} /> : <NumberField {...shared} unit={unit} hasDecimals />
    case 'figures':
    case 'words':
    case 'series':
      return <TextAreaField {...shared} rows={3} />
    case 'json':
      return <TextAreaField {...shared} rows={6} />
    case 'yes-no':
      return (
        <SelectField
          {...shared}
          choices={[
            { value: 'ja', label: t('yes') },
            { value: 'nee', label: t('no') },
          ]}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...shared}
          choices={choicesOf(input, language)}
          emptyLabel={standard === undefined ? undefined : choiceLabel(standard, language)}
        />
      )
    case 'date':
      return <DateField {...shared} />
    default:
      return <TextField {...shared} />
  }
}

/** A choice in words where it has any; names of parameters stand as they are. */
function choiceLabel(value: string, language: Language): string {
  const key = `choice.${value}`
  return isCalculatorTextKey(key) ? calculatorTexts(language)(key) : value
}

const choicesOf = (input: Formula['inputs'][string], language: Language) =>
  input.kind === 'choice' ? input.choices.map(value => ({ value, label: choiceLabel(value, language) })) : []
