import type { ComponentChildren } from 'preact'

interface PanelProps {
  /** Unique on the page; the heading gets `<id>-kop`. */
  id: string
  title: string
  /** Small words or a link at the right of the title. */
  aside?: ComponentChildren
  foot?: ComponentChildren
  /** Level of the heading; 2 unless the panel stands inside a section. */
  level?: 2 | 3 | undefined
  children: ComponentChildren
}

/** A named part of a page on its own ground. Never a panel inside a panel. */
export function Panel({ id, title, aside, foot, level = 2, children }: PanelProps) {
  const Heading = `h${level}` as const
  return (
    <section class="v-panel" id={id} aria-labelledby={`${id}-kop`}>
      <header>
        <Heading id={`${id}-kop`}>{title}</Heading>
        {aside && <span class="small muted">{aside}</span>}
      </header>
      <div class="v-panel__body">{children}</div>
      {foot && <footer>{foot}</footer>}
    </section>
  )
}
