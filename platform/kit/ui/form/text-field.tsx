import { uiTexts } from '../texts.ts'
import { classNames } from '../types.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, resolveField } from './field-state.ts'

interface InputProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'date' | 'search' | 'tel' | 'url' | 'datetime-local' | undefined
  /** How wide the answer is: the box shows what is expected. */
  width?: 'small' | 'medium' | 'full' | undefined
  autoComplete?: string | undefined
  inputMode?: 'numeric' | 'decimal' | 'email' | undefined
  maxLength?: number | undefined
  min?: string | undefined
  max?: string | undefined
  inputClass?: string | undefined
  prefix?: string | undefined
  suffix?: string | undefined
}

const widthClasses = { small: 'v-width-s', medium: 'v-width-m', full: undefined } as const

/** The one input that all fields of one line are made of. */
export function InputField(props: InputProps) {
  const field = resolveField(props)
  const width = widthClasses[props.width ?? 'full']
  const hasAffix = props.prefix !== undefined || props.suffix !== undefined
  const input = (
    <input
      class={classNames('utrecht-textbox', props.inputClass, !hasAffix && width)}
      // The types want one literal and know no union of kinds.
      type={(props.type ?? 'text') as 'text'}
      id={field.id}
      name={props.name}
      value={field.value}
      required={!props.isOptional}
      disabled={props.isDisabled}
      readOnly={props.isReadOnly}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      min={props.min}
      max={props.max}
      aria-invalid={field.error ? 'true' : undefined}
      aria-describedby={field.describedBy}
    />
  )
  return (
    <FieldFrame {...props} field={field}>
      {hasAffix ? (
        <div class={classNames('v-affix', width)}>
          {props.prefix && <span>{props.prefix}</span>}
          {input}
          {props.suffix && <span>{props.suffix}</span>}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

type LineProps = FieldProps & Pick<InputProps, 'width' | 'autoComplete' | 'maxLength'>

/** One line of text. */
export function TextField(props: LineProps) {
  return <InputField {...props} />
}

/** A mail address. */
export function EmailField(props: LineProps) {
  return <InputField {...props} type="email" autoComplete={props.autoComplete ?? 'email'} />
}

/** A password: the manager of the browser may fill it in and may paste. */
export function PasswordField(props: LineProps & { isNew?: boolean | undefined }) {
  const autoComplete = props.isNew ? 'new-password' : 'current-password'
  // What was typed never comes back from the server.
  return <InputField {...props} value="" type="password" width="medium" autoComplete={autoComplete} />
}

/** A code of six digits that works once. */
export function OneTimeCodeField(props: FieldProps) {
  return (
    <InputField
      {...props}
      hint={props.hint ?? uiTexts(props.language)('oneTimeCodeHint')}
      value=""
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={8}
      inputClass="v-code-box num"
    />
  )
}

/** A day, as an ISO date. */
export function DateField(props: FieldProps & Pick<InputProps, 'min' | 'max'>) {
  return <InputField {...props} type="date" width="medium" />
}

/** A day and a time of day, in Dutch time. */
export function DateTimeField(props: FieldProps & Pick<InputProps, 'min' | 'max'>) {
  return <InputField {...props} type="datetime-local" width="medium" />
}
