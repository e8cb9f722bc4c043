import type { FormState } from '../../http/route.ts'
import type { Language } from '../../texts/texts.ts'

/** What every field knows. With `form` given, value and error are found by name. */
export interface FieldProps {
  language: Language
  name: string
  label: string
  hint?: string | undefined
  form?: FormState | undefined
  /** Overrules what the form holds. */
  value?: string | undefined
  error?: string | undefined
  /** Required is the rule; the exception is marked. */
  isOptional?: boolean | undefined
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
  /** Only where two forms on a page share a name. */
  id?: string | undefined
}

/** Id of the control of a field, target of the error summary. */
export function fieldId(name: string, mark?: string): string {
  const id = `veld-${name.replace(/[^\w-]+/g, '-')}`
  return mark ? `${id}-${mark}` : id
}

/** What a field shows: looked up once from its props. */
export interface ResolvedField {
  id: string
  value: string | undefined
  values: readonly string[]
  error: string | undefined
  /** Ids of hint and error, for the control. */
  describedBy: string | undefined
}

/** Finds id, value and error of a field in its props or in the state of the form. */
export function resolveField(props: FieldProps): ResolvedField {
  const { name, form, language } = props
  const id = props.id ?? fieldId(name, form?.mark)
  const typed = form?.values[name]
  const values = typeof typed === 'string' ? [typed] : (typed ?? [])
  const error = props.error ?? form?.problems.find(problem => problem.field === name)?.message[language]
  const described = [props.hint && `${id}-hint`, error && `${id}-fout`].filter(Boolean).join(' ')
  return {
    id,
    value: props.value ?? values[0],
    values: props.value === undefined ? values : [props.value],
    error,
    describedBy: described || undefined,
  }
}
