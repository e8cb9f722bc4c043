import type { ComponentChildren } from 'preact'
import { PageTitle } from './record-head.tsx'

interface WorkPageProps {
  title: string
  purpose?: string | undefined
  action?: ComponentChildren
  children: ComponentChildren
}

/** A page of the work area. */
export function WorkPage({ title, purpose, action, children }: WorkPageProps) {
  return (
    <div class="stack">
      <PageTitle title={title} purpose={purpose} action={action} />
      {children}
    </div>
  )
}
