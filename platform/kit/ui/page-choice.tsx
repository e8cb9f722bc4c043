/** A page like this one about something else, or this one. */
export interface PageLink {
  label: string
  href: string
  isHere: boolean
}

/** Links between pages that are alike, each about something else; nothing where there is only one. */
export function PageChoice({ label, pages }: { label: string; pages: readonly PageLink[] }) {
  if (pages.length < 2) return null
  return (
    <nav aria-label={label}>
      <ul class="plain row">
        {pages.map(page => (
          <li key={page.href}>
            {page.isHere ? <b aria-current="page">{page.label}</b> : <a href={page.href}>{page.label}</a>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
