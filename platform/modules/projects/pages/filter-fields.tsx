import type { ComponentChildren } from 'preact'
import { fieldId } from '../../../kit/ui/index.ts'

interface FilterFieldProps {
  name: string
  label: string
  hint?: string | undefined
  value: string | number | undefined
}

function Labelled({
  name,
  label,
  hint,
  children,
}: Omit<FilterFieldProps, 'value'> & { children: ComponentChildren }) {
  return (
    <div class="utrecht-form-field">
      <label class="utrecht-form-label" for={fieldId(name)}>
        {label}
      </label>
      {hint && (
        <p class="utrecht-form-field-description" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}

/** A search box of a filter: never required, so without the marks of a form. */
export function FilterText({ value, ...field }: FilterFieldProps) {
  return (
    <Labelled {...field}>
      <input class="utrecht-textbox" type="search" id={fieldId(field.name)} name={field.name} value={value} />
    </Labelled>
  )
}

/** A whole number of a filter. */
export function FilterNumber({ value, ...field }: FilterFieldProps) {
  return (
    <Labelled {...field}>
      <input
        class="utrecht-textbox v-figure-box v-width-s"
        type="number"
        min="0"
        max="10000000"
        id={fieldId(field.name)}
        name={field.name}
        value={value}
        aria-describedby={field.hint && `${fieldId(field.name)}-hint`}
      />
    </Labelled>
  )
}

/** One of a few, such as the order of a list. */
export function FilterSelect({
  value,
  choices,
  ...field
}: FilterFieldProps & { choices: readonly { value: string; label: string }[] }) {
  return (
    <Labelled {...field}>
      <select class="utrecht-select" id={fieldId(field.name)} name={field.name}>
        {choices.map(choice => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}
