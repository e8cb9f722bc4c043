import type { ComponentChildren } from 'preact'

interface WorkGroupProps {
  /** Unique on the page; labels the group. */
  id: string
  title: string
  /** A link to all of them, at the right of the title. */
  aside?: ComponentChildren
  /** Items of a list, `<li>` each. */
  children: ComponentChildren
}

/** What one subject has for somebody, as a named list within a panel of the own work. */
export function WorkGroup({ id, title, aside, children }: WorkGroupProps) {
  return (
    <section class="v-work-group" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {aside && <span class="small">{aside}</span>}
      </header>
      <ul class="v-lines">{children}</ul>
    </section>
  )
}
