import { uiTexts } from '../texts.ts'
import { classNames } from '../types.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, resolveField } from './field-state.ts'

interface TextAreaProps extends FieldProps {
  rows?: number | undefined
  maxLength?: number | undefined
}

/** More than one line; the box grows with the text. */
export function TextAreaField(props: TextAreaProps) {
  const { rows = 5, maxLength } = props
  const limit =
    maxLength === undefined ? undefined : uiTexts(props.language)('charactersMost', { count: maxLength })
  const hint = [props.hint, limit].filter(Boolean).join(' ') || undefined
  const field = resolveField({ ...props, hint })
  return (
    <FieldFrame {...props} hint={hint} field={field}>
      <textarea
        class={classNames('utrecht-textarea', rows < 4 && 'utrecht-textarea--short')}
        id={field.id}
        name={props.name}
        rows={rows}
        maxLength={maxLength}
        required={!props.isOptional}
        disabled={props.isDisabled}
        readOnly={props.isReadOnly}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy}
        value={field.value}
      />
    </FieldFrame>
  )
}

/** Text with a little formatting; the hint says which. */
export function MarkdownField(props: TextAreaProps) {
  const formatting = uiTexts(props.language)('markdownHint')
  const hint = props.hint ? `${props.hint} ${formatting}` : formatting
  return <TextAreaField {...props} rows={props.rows ?? 8} hint={hint} />
}
