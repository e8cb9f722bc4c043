import { uiTexts } from '../texts.ts'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, resolveField } from './field-state.ts'

interface FileProps extends FieldProps {
  /** Endings or media types for the browser's chooser: ".pdf,.xlsx". */
  accept?: string | undefined
  /** In words: "Pdf, Word or Excel" and "20 MB". */
  limits?: { kinds: string; size: string } | undefined
}

/** A file to send; the form needs `isUpload`. */
export function FileField(props: FileProps) {
  const { limits } = props
  const allowed = limits && uiTexts(props.language)('fileKinds', limits)
  const hint = [props.hint, allowed].filter(Boolean).join(' ') || undefined
  const field = resolveField({ ...props, hint })
  return (
    <FieldFrame {...props} hint={hint} field={field}>
      <input
        class="v-file-box"
        type="file"
        id={field.id}
        name={props.name}
        accept={props.accept}
        required={!props.isOptional}
        disabled={props.isDisabled}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={field.describedBy}
      />
    </FieldFrame>
  )
}
