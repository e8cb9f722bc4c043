import { GroupFrame } from '../../../../kit/ui/form/field-frame.tsx'
import { resolveField } from '../../../../kit/ui/form/field-state.ts'
import { SelectField } from '../../../../kit/ui/index.ts'
import { columnsOf, shownRows } from '../../rules/part-fields/read-fields.ts'
import { labelInRow, OneField, type OneFieldProps } from './one-field.tsx'
import { helpOf, sayField, sayValue } from './words.ts'

/** Whether payments follow a plan, or need none. */
function HowField({ field, name, language, form }: OneFieldProps) {
  return (
    <SelectField
      language={language}
      form={form}
      name={name}
      label={sayField(language)('howHead')}
      width="medium"
      choices={['plan', field.word ?? ''].map(value => ({ value, label: sayValue(value, language) }))}
    />
  )
}

/** A list: a row of fields for each member, with empty rows to add some. */
export function RowsField(props: OneFieldProps) {
  const { field, language, form, name, caseFile } = props
  const hint = [helpOf(field, language), sayField(language)('rows_hint')].filter(Boolean).join(' ')
  const frame = { language, name, label: labelInRow(props), hint, isOptional: field.isOptional }
  // Where there is a choice above the rows, that one carries the name and the mistakes of the whole.
  const group = field.word ? { ...frame, id: `rijen-${name}` } : { ...frame, form }
  const resolved = resolveField(group)
  return (
    <div id={resolved.id} class="v-field-rows">
      <GroupFrame {...group} field={resolved}>
        {field.word && <HowField {...props} />}
        {shownRows(name, form.values).map((place, index) => (
          <div key={place} class="v-field-row">
            {columnsOf(field).map(column => (
              <OneField
                key={column.path}
                field={column}
                name={`${name}.${place}.${column.path}`}
                row={index + 1}
                caseFile={caseFile}
                language={language}
                form={form}
              />
            ))}
          </div>
        ))}
      </GroupFrame>
    </div>
  )
}
