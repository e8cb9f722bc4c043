import type { ComponentChildren } from 'preact'
import type { FormState } from '../../http/route.ts'
import type { Language } from '../../texts/texts.ts'
import { Actions, Button, LinkButton } from '../button.tsx'
import { uiTexts } from '../texts.ts'
import { DraftNotice } from './draft-notice.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { HiddenFields } from './hidden-fields.tsx'

interface FormProps {
  language: Language
  /** The page's own address unless given. */
  action?: string | undefined
  method?: 'post' | 'get' | undefined
  id?: string | undefined
  /** Shows the error summary above the fields. */
  form?: FormState | undefined
  hidden?: Readonly<Record<string, string>> | undefined
  /** Sends files. */
  isUpload?: boolean | undefined
  children: ComponentChildren
}

/** A plain form. The server checks, so the browser's own bubbles stay away and the words are ours. */
export function Form(props: FormProps) {
  const { form } = props
  const drawn = (
    <form
      class="v-form"
      id={props.id}
      method={props.method ?? 'post'}
      action={props.action}
      enctype={props.isUpload ? 'multipart/form-data' : undefined}
      novalidate
      data-draft={form?.draft?.key}
    >
      {form && <ErrorSummary language={props.language} problems={form.problems} mark={form.mark} />}
      <HiddenFields values={props.hidden} />
      {props.children}
    </form>
  )
  if (!form?.draft) return drawn
  return (
    <>
      <DraftNotice language={props.language} draft={form.draft} />
      {drawn}
    </>
  )
}

interface FieldsetProps {
  legend: string
  /** Small words above the legend: "Part 1". */
  kicker?: string | undefined
  children: ComponentChildren
}

/** A part of a long form, under a rule in ink. */
export function Fieldset({ legend, kicker, children }: FieldsetProps) {
  return (
    <fieldset class="utrecht-form-fieldset v-form-section">
      <legend>
        {kicker && <span>{kicker}</span>}
        {legend}
      </legend>
      {children}
    </fieldset>
  )
}

interface ConfirmFormProps {
  language: Language
  action: string
  /** Imperative and object: "Withdraw the plan". */
  confirmLabel: string
  cancelHref: string
  /** Something is lost that does not come back. */
  isDangerous?: boolean | undefined
  form?: FormState | undefined
  hidden?: Readonly<Record<string, string>> | undefined
  /** What happens, and what is asked (a reason). */
  children: ComponentChildren
}

/** Asks once more before something that cannot be undone, with the way back beside it. */
export function ConfirmForm(props: ConfirmFormProps) {
  return (
    <Form language={props.language} action={props.action} form={props.form} hidden={props.hidden}>
      {props.children}
      <Actions>
        <Button kind={props.isDangerous ? 'danger' : 'primary'}>{props.confirmLabel}</Button>
        <LinkButton kind="subtle" href={props.cancelHref}>
          {uiTexts(props.language)('cancel')}
        </LinkButton>
      </Actions>
    </Form>
  )
}
