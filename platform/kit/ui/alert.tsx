import type { ComponentChildren } from 'preact'
import type { Language } from '../texts/texts.ts'
import { Icon, type IconName } from './icon.tsx'
import { uiTexts } from './texts.ts'
import { classNames } from './types.ts'

/** One line above the whole page, such as "this is a demonstration". */
export function SiteNotice({ language, children }: { language: Language; children: ComponentChildren }) {
  return (
    <aside class="v-notice" aria-label={uiTexts(language)('aboutThisSite')}>
      <div class="wrap">{children}</div>
    </aside>
  )
}

type AlertKind = 'info' | 'ok' | 'warning' | 'error'

const icons: Record<AlertKind, IconName> = { info: 'info', ok: 'check', warning: 'alert', error: 'alert' }

interface AlertProps {
  kind?: AlertKind | undefined
  title?: string | undefined
  /** Read out at once when it appears: for what just happened, not for what stands there. */
  isLive?: boolean | undefined
  children?: ComponentChildren
}

/** A message in the page: what is so, why, and what to do now. */
export function Alert({ kind = 'info', title, isLive, children }: AlertProps) {
  const role = isLive ? (kind === 'error' ? 'alert' : 'status') : undefined
  return (
    <div class={classNames('utrecht-alert', kind !== 'info' && `utrecht-alert--${kind}`)} role={role}>
      <Icon name={icons[kind]} />
      <div>
        {title && (
          <p>
            <b>{title}</b>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}

/** "Saved at 14.32": read out, in the colour of well done. */
export function SavedState({ children }: { children: ComponentChildren }) {
  return (
    <p class="v-saved" role="status">
      <Icon name="check" />
      {children}
    </p>
  )
}
