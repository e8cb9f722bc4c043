import type { ComponentChildren } from 'preact'
import { classNames } from './types.ts'

/** One figure with what it is, and its date, spread or target. */
export interface KeyFigure {
  label: string
  value: ComponentChildren
  detail?: ComponentChildren
  /** Colour of money; the sign is in the value. */
  tone?: 'loss' | 'gain' | undefined
}

/** Three to five figures in a row under the title of a record. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl class="v-key-figures">
      {figures.map(figure => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd class={figure.tone}>
            {figure.value}
            {figure.detail && <small>{figure.detail}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface ResultStripProps {
  label: string
  figures: readonly KeyFigure[]
  /** What stands at the right, such as the control of a replay. */
  children?: ComponentChildren
}

/** The strip of results above the workbench. */
export function ResultStrip({ label, figures, children }: ResultStripProps) {
  return (
    <section class="v-results" aria-label={label}>
      <dl>
        {figures.map(figure => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd class={classNames('num', figure.tone)}>
              {figure.value}
              {figure.detail && <small>{figure.detail}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </section>
  )
}
