import type { Case } from '@versneller/engine'
import type { FormState } from '../../../../kit/http/route.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import {
  CheckboxesField,
  DateField,
  HiddenFields,
  MoneyField,
  NumberField,
  PercentageField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../../kit/ui/index.ts'
import { type Choice, choicesOf } from '../../rules/part-fields/choices.ts'
import type { PartField } from '../../rules/part-fields/field.ts'
import { choiceWords, helpOf, labelOf, periodName, sayField, sayValue, unitOf } from './words.ts'

/** What every field of a case needs to be drawn. */
export interface FieldsContext {
  caseFile: Case
  language: Language
  form: FormState
}

/** One field, where it stands in a row with the number of that row. */
export interface OneFieldProps extends FieldsContext {
  field: PartField
  name: string
  row?: number | undefined
}

/** Every period with its place in the calendar. */
function periodChoices({ caseFile, language }: FieldsContext): Choice[] {
  const t_ = sayField(language)
  return Array.from({ length: caseFile.periods + 1 }, (_, t) => ({
    value: String(t),
    label: t_('period_choice', { t: String(t), name: periodName(caseFile, t, language) }),
  }))
}

/** The answers of a field; a value that is none of them stays one, so that saving does not lose it. */
function answersOf({ field, caseFile, language, form, name }: OneFieldProps): Choice[] {
  const answers =
    field.kind === 'period'
      ? periodChoices({ caseFile, language, form })
      : field.kind === 'yesno'
        ? ['ja', 'nee'].map(value => ({ value, label: sayValue(value, language) }))
        : field.choices
          ? choicesOf(field.choices, caseFile, choiceWords(caseFile, language))
          : []
  const typed = form.values[name]
  const chosen = (typeof typed === 'string' ? [typed] : (typed ?? [])).filter(Boolean)
  const others = chosen.filter(value => !answers.some(answer => answer.value === value))
  return [...answers, ...others.map(value => ({ value, label: sayValue(value, language) }))]
}

/** The label of a field; in a row with its number, so that no two are the same. */
export function labelInRow({ field, caseFile, language, row }: OneFieldProps): string {
  const label = labelOf(field, caseFile, language)
  return row === undefined ? label : sayField(language)('row_label', { label, row: String(row) })
}

/** Boxes to tick. The hidden empty one tells that they were shown, also when none is ticked. */
function TickField(props: OneFieldProps & { shared: Parameters<typeof TextField>[0] }) {
  return (
    <div class="v-many-choices">
      <HiddenFields values={{ [props.name]: '' }} />
      <CheckboxesField {...props.shared} choices={answersOf(props)} />
    </div>
  )
}

/** One field of one box, list or set of choices. */
export function OneField(props: OneFieldProps) {
  const { field, language, form, name } = props
  const shared = {
    language,
    form,
    name,
    label: labelInRow(props),
    isOptional: field.isOptional,
    hint: props.row === undefined ? helpOf(field, language) : undefined,
  }
  switch (field.kind) {
    case 'money':
      return <MoneyField {...shared} />
    case 'number':
      return <NumberField {...shared} unit={unitOf(field, language)} hasDecimals />
    case 'amount':
      return <TextField {...shared} width="medium" />
    case 'share':
    case 'percent':
      return <PercentageField {...shared} />
    case 'date':
      return <DateField {...shared} />
    case 'long':
    case 'texts':
    case 'amounts':
    case 'shares':
      return <TextAreaField {...shared} rows={3} />
    case 'series':
    case 'inputs':
    case 'rate':
    case 'json':
      return <TextAreaField {...shared} />
    case 'choice':
    case 'period':
    case 'yesno':
      return (
        <SelectField
          {...shared}
          width={field.kind === 'choice' ? 'full' : 'medium'}
          emptyLabel={field.isOptional ? sayField(language)('empty') : undefined}
          choices={answersOf(props)}
        />
      )
    case 'choices':
      return <TickField {...props} shared={shared} />
    default:
      return <TextField {...shared} />
  }
}
