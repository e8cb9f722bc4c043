import type { ComponentChildren } from 'preact'
import { classNames, type SeriesKey, type Tone } from './types.ts'

/** A state as a word on a soft ground. */
export function StatusBadge({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) {
  return (
    <span class={classNames('utrecht-badge-status', tone !== 'neutral' && `utrecht-badge-status--${tone}`)}>
      {children}
    </span>
  )
}

/** How many wait; `label` says what is counted. */
export function NumberBadge({ count, label }: { count: number; label: string }) {
  return (
    <span class="nl-number-badge">
      {count}
      <span class="vh"> {label}</span>
    </span>
  )
}

interface SeriesCodeProps {
  series?: SeriesKey | undefined
  /** One letter, or letter and number where there are more of a kind: "G", "O2". */
  code: string
  /** Full name, read out and shown on hover. */
  name: string
}

/** The letter of a series in a box of its colour: colour and letter together. */
export function SeriesCode({ series, code, name }: SeriesCodeProps) {
  return (
    <span class={classNames('v-series-code', series && `c-${series}`)} title={name}>
      <span aria-hidden="true">{code}</span>
      <span class="vh">{name}</span>
    </span>
  )
}
