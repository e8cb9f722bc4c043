import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import { classNames } from './types.ts'

/** One primary button on a view; danger only where something is lost. */
export type ButtonKind = 'primary' | 'secondary' | 'subtle' | 'danger'

const modifiers: Record<ButtonKind, string> = {
  primary: 'utrecht-button--primary-action',
  secondary: 'utrecht-button--secondary-action',
  subtle: 'utrecht-button--subtle',
  danger: 'utrecht-button--danger',
}

const buttonClass = (kind: ButtonKind) => classNames('utrecht-button', modifiers[kind])

interface ButtonProps {
  kind?: ButtonKind | undefined
  /** A button outside a form, for islands and dialogs; otherwise it sends the form. */
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  /** Id of the form, for a button outside it. */
  form?: string | undefined
  /** Address that takes the form instead of the form's own. */
  formAction?: string | undefined
  /** Asks instead of sends: the fields then stand in the address. */
  formMethod?: 'get' | undefined
  /** Sends the form without the browser's own checks: for "save as draft". */
  formNoValidate?: boolean | undefined
  icon?: IconName | undefined
  isDisabled?: boolean | undefined
  /** What is read out after the words, such as the name of the thing removed. */
  hiddenSuffix?: string | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
  /** Id of the dialog that this button opens or closes. */
  commandFor?: string | undefined
  command?: 'show-modal' | 'close' | undefined
  children: ComponentChildren
}

/** A button: imperative and object, never "OK". */
export function Button(props: ButtonProps) {
  return (
    <button
      class={buttonClass(props.kind ?? 'primary')}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formAction}
      formmethod={props.formMethod}
      formnovalidate={props.formNoValidate}
      disabled={props.isDisabled}
      onClick={props.onClick}
      commandfor={props.commandFor}
      command={props.command}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
      {props.hiddenSuffix && <span class="vh"> {props.hiddenSuffix}</span>}
    </button>
  )
}

interface LinkButtonProps {
  href: string
  kind?: ButtonKind | undefined
  icon?: IconName | undefined
  hiddenSuffix?: string | undefined
  children: ComponentChildren
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, kind = 'secondary', icon, hiddenSuffix, children }: LinkButtonProps) {
  return (
    <a class={buttonClass(kind)} href={href}>
      {icon && <Icon name={icon} />}
      {children}
      {hiddenSuffix && <span class="vh"> {hiddenSuffix}</span>}
    </a>
  )
}

interface ActionsProps {
  /** Stays in sight at the foot of a long form. */
  isSticky?: boolean | undefined
  children: ComponentChildren
}

/** The row of buttons under a form or a page; sticky where the form is long. */
export function Actions({ isSticky, children }: ActionsProps) {
  return <div class={classNames('v-actions', isSticky && 'v-actions--sticky')}>{children}</div>
}

/** The row of buttons that stays in sight at the foot of a long form. */
export function StickyActions({ children }: { children: ComponentChildren }) {
  return <Actions isSticky>{children}</Actions>
}
