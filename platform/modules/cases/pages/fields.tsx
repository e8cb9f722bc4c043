import type { Case } from '@versneller/engine'
import type { FormState } from '../../../kit/http/route.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import {
  CheckboxesField,
  DateField,
  MoneyField,
  NumberField,
  PercentageField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../kit/ui/index.ts'
import { choicesOf, type PartField } from '../rules/part-fields.ts'
import { say } from './say.ts'

interface FieldsProps {
  fields: readonly PartField[]
  caseFile: Case
  language: Language
  form: FormState
  isDisabled?: boolean | undefined
}

type TextKey = Parameters<ReturnType<typeof say>>[0]

/** A sentence whose key is put together; the key itself where there is none. */
function sentenceOr(language: Language, key: string, otherwise: string): string {
  const t = say(language)
  try {
    return t(key as TextKey)
  } catch {
    return otherwise
  }
}

/** The name of a field of a case. */
export const fieldLabel = (path: string, language: Language): string =>
  path.startsWith('indices.')
    ? say(language)('field_index_of', { id: path.slice('indices.'.length) })
    : sentenceOr(language, `field_${path.replaceAll('.', '_')}`, path)

const rowKinds = ['rate', 'series', 'inputs', 'amount', 'ids']

function OneField({
  field,
  caseFile,
  language,
  form,
  isDisabled,
}: Omit<FieldsProps, 'fields'> & { field: PartField }) {
  const { path, kind, choices, isOptional } = field
  const shared = {
    language,
    form,
    isDisabled,
    isOptional,
    name: path,
    label: fieldLabel(path, language),
    hint: rowKinds.includes(kind) ? say(language)(`hint_${kind}` as TextKey) : undefined,
  }
  const own = (value: string) => sentenceOr(language, `value_${value}`, value)
  switch (kind) {
    case 'money':
      return <MoneyField {...shared} />
    case 'number':
    case 'amount':
      return <NumberField {...shared} hasDecimals />
    case 'share':
      return <PercentageField {...shared} />
    case 'date':
      return <DateField {...shared} />
    case 'long':
    case 'series':
    case 'inputs':
    case 'rate':
      return <TextAreaField {...shared} />
    case 'choice':
      return (
        <SelectField
          {...shared}
          width="full"
          choices={choices ? choicesOf(choices, caseFile, language, own) : []}
        />
      )
    case 'parties':
      return (
        <CheckboxesField
          {...shared}
          hint={say(language)('hint_parties')}
          choices={choicesOf('parties', caseFile, language, own)}
        />
      )
    default:
      return <TextField {...shared} />
  }
}

/** The fields of an item of a case. */
export function PartFields({ fields, ...props }: FieldsProps) {
  return (
    <>
      {fields.map(field => (
        <OneField key={field.path} field={field} {...props} />
      ))}
    </>
  )
}
