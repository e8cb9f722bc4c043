import type { ComponentChildren } from 'preact'
import { PageTitle } from '../../../kit/ui/index.ts'

interface NarrowPageProps {
  title: string
  purpose?: string | undefined
  children: ComponentChildren
}

/** A page of the public site that holds one form. */
export function NarrowPage({ title, purpose, children }: NarrowPageProps) {
  return (
    <div class="wrap section stack">
      <PageTitle title={title} purpose={purpose} />
      {children}
    </div>
  )
}
