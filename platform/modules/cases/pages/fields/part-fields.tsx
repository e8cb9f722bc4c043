import { Fieldset, PercentageField } from '../../../../kit/ui/index.ts'
import type { PartField } from '../../rules/part-fields/field.ts'
import { MatrixField } from './matrix-field.tsx'
import { type FieldsContext, OneField, type OneFieldProps } from './one-field.tsx'
import { RowsField } from './rows-field.tsx'
import { groupWords, partyWords, sentence } from './words.ts'

/** Two shares beside each other: at least and at most. */
function BetweenField({ field, name, caseFile, language, form }: OneFieldProps) {
  const party = partyWords(caseFile, field.party ?? '', language)
  return (
    <div class="v-field-row">
      {([0, 1] as const).map(end => (
        <PercentageField
          key={end}
          language={language}
          form={form}
          name={`${name}.${end}`}
          label={sentence(language, `label_${field.words}_${end}`, { party }) ?? name}
          isOptional
        />
      ))}
    </div>
  )
}

function AnyField(props: OneFieldProps) {
  switch (props.field.kind) {
    case 'rows':
    case 'payments':
      return <RowsField {...props} />
    case 'between':
      return <BetweenField {...props} />
    case 'matrix':
      return <MatrixField {...props} />
    default:
      return <OneField {...props} />
  }
}

/** Fields in the groups under which they stand; those before the first heading have none. */
function inGroups(fields: readonly PartField[]): { name: string | undefined; fields: PartField[] }[] {
  const groups: { name: string | undefined; fields: PartField[] }[] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && field.group === undefined) last.fields.push(field)
    else groups.push({ name: field.group, fields: [field] })
  }
  return groups
}

/** The fields of an item of a case, under their headings. */
export function PartFields({ fields, ...context }: FieldsContext & { fields: readonly PartField[] }) {
  const drawn = (some: readonly PartField[]) =>
    some.map(field => <AnyField key={field.path} field={field} name={field.path} {...context} />)
  return (
    <>
      {inGroups(fields).map(({ name, fields: some }) =>
        name === undefined ? (
          drawn(some)
        ) : (
          <Fieldset key={name} legend={groupWords(name, context.caseFile, context.language)}>
            {drawn(some)}
          </Fieldset>
        ),
      )}
    </>
  )
}
