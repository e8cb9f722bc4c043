import type { ComponentChildren } from 'preact'

/** Something on a date. */
export interface TimelineEntry {
  /** ISO date or instant, for machines. */
  dateTime: string
  /** The date as people read it. */
  dateLabel: string
  content: ComponentChildren
  isNow?: boolean | undefined
}

/** Dates with what happens, in order. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol class="v-timeline">
      {entries.map(entry => (
        <li
          key={`${entry.dateTime}${entry.dateLabel}`}
          class={entry.isNow ? 'v-now' : undefined}
          aria-current={entry.isNow ? 'date' : undefined}
        >
          <time dateTime={entry.dateTime}>{entry.dateLabel}</time>
          <div>{entry.content}</div>
        </li>
      ))}
    </ol>
  )
}
