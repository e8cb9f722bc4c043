import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { Button, LinkButton } from './button.tsx'
import { uiTexts } from './texts.ts'
import { classNames } from './types.ts'

interface DialogProps {
  language: Language
  /** A `Button` with this id in `commandFor` and command "show-modal" opens it, without script. */
  id: string
  title: string
  /** Drawn open in the page by the server: the road for browsers without commands. */
  isOpen?: boolean | undefined
  /** Where closing leads when the server drew it open. */
  closeHref?: string | undefined
  children: ComponentChildren
}

function DialogBox({ kind, ...props }: DialogProps & { kind: 'dialog' | 'drawer' }) {
  const { id, title, isOpen, closeHref } = props
  const close = uiTexts(props.language)('close')
  return (
    <dialog
      class={classNames(kind === 'drawer' ? 'utrecht-drawer' : 'utrecht-alert-dialog')}
      id={id}
      open={isOpen}
      aria-labelledby={`${id}-kop`}
    >
      <div class="v-dialog__head">
        <h2 id={`${id}-kop`}>{title}</h2>
        {closeHref ? (
          <LinkButton kind="subtle" icon="close" href={closeHref}>
            {close}
          </LinkButton>
        ) : (
          <form method="dialog">
            <Button kind="subtle" icon="close">
              {close}
            </Button>
          </form>
        )}
      </div>
      <div class="v-dialog__body">{props.children}</div>
    </dialog>
  )
}

/** A question that must be answered first; the browser keeps focus inside it. */
export function Dialog(props: DialogProps) {
  return <DialogBox kind="dialog" {...props} />
}

/** More about something, over the side of the page. */
export function Drawer(props: DialogProps) {
  return <DialogBox kind="drawer" {...props} />
}
