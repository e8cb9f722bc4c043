import type { ComponentChildren } from 'preact'
import { Icon } from '../icon.tsx'
import { uiTexts } from '../texts.ts'
import { classNames } from '../types.ts'
import type { FieldProps, ResolvedField } from './field-state.ts'

type Described = Pick<FieldProps, 'language' | 'label' | 'hint' | 'isOptional'>

/** The words of a label, with the mark of what may stay empty. */
function LabelText({ language, label, isOptional }: Described) {
  return (
    <>
      {label}
      {isOptional && <span class="v-optional"> {uiTexts(language)('optional')}</span>}
    </>
  )
}

/** Hint and error of a field, in that order, with the ids that the control points at. */
export function HintAndError({
  language,
  hint,
  field,
}: Pick<FieldProps, 'language' | 'hint'> & { field: ResolvedField }) {
  return (
    <>
      {hint && (
        <p class="utrecht-form-field-description" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {field.error && (
        <p class="utrecht-form-field-error-message" id={`${field.id}-fout`}>
          <Icon name="alert" />
          <span>
            <span class="vh">{uiTexts(language)('errorPrefix')}</span>
            {field.error}
          </span>
        </p>
      )}
    </>
  )
}

interface FieldFrameProps extends Described {
  field: ResolvedField
  children: ComponentChildren
}

/** Label, hint, error, control: always in this order; an error adds the bar at the side. */
export function FieldFrame(props: FieldFrameProps) {
  const { field } = props
  return (
    <div class={classNames('utrecht-form-field', field.error !== undefined && 'utrecht-form-field--invalid')}>
      <label class="utrecht-form-label" for={field.id}>
        <LabelText {...props} />
      </label>
      <HintAndError language={props.language} hint={props.hint} field={field} />
      {props.children}
    </div>
  )
}

interface GroupFrameProps extends Described {
  field: ResolvedField
  children: ComponentChildren
}

/** The same for a group of radios or checkboxes: a fieldset with a legend. */
export function GroupFrame(props: GroupFrameProps) {
  const { field } = props
  return (
    <fieldset
      class={classNames(
        'utrecht-form-fieldset utrecht-form-field',
        field.error !== undefined && 'utrecht-form-field--invalid',
      )}
      aria-describedby={field.describedBy}
    >
      <legend class="utrecht-form-label">
        <LabelText {...props} />
      </legend>
      <HintAndError language={props.language} hint={props.hint} field={field} />
      <div>{props.children}</div>
    </fieldset>
  )
}
