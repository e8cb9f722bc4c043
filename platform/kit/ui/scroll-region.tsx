import type { ComponentChildren } from 'preact'
import { classNames } from './types.ts'

interface ScrollRegionProps {
  /** Id of the caption or heading that names the region. */
  labelledBy?: string | undefined
  label?: string | undefined
  /** Scrolls in both directions, with head and first column in place. */
  isOwn?: boolean | undefined
  children: ComponentChildren
}

/** A named region for what may be wider than the page. */
export function ScrollRegion({ labelledBy, label, isOwn, children }: ScrollRegionProps) {
  return (
    <section
      class={classNames('v-table-scroll', isOwn && 'v-table-scroll--own')}
      aria-labelledby={labelledBy}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  )
}
