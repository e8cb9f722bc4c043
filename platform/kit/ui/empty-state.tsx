import type { ComponentChildren } from 'preact'

interface EmptyStateProps {
  title: string
  /** What will be here and why it is useful; or which filter to drop. */
  children: ComponentChildren
  /** One action. */
  action?: ComponentChildren
  level?: 2 | 3 | undefined
}

/** Nothing here yet, nothing found, or something failed: always with the way on. */
export function EmptyState({ title, children, action, level = 3 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div class="v-empty">
      <Heading>{title}</Heading>
      <p class="muted">{children}</p>
      {action && <p>{action}</p>}
    </div>
  )
}
