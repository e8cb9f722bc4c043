import type { Language } from '../texts/texts.ts'
import { uiTexts } from './texts.ts'

/** How far a phase or step is. */
export type TrackState = 'done' | 'now' | 'open'

/** One phase with its date or expectation. */
export interface TrackPhase {
  name: string
  detail?: string | undefined
  state: TrackState
}

const stateTexts = { done: 'phaseDone', now: 'phaseNow', open: 'phaseOpen' } as const

interface PhaseTrackProps {
  language: Language
  label: string
  phases: readonly TrackPhase[]
}

/** The phases of a record on one line, the present one in brick. */
export function PhaseTrack({ language, label, phases }: PhaseTrackProps) {
  const t = uiTexts(language)
  return (
    <ol class="v-phases" aria-label={label}>
      {phases.map(phase => (
        <li
          key={phase.name}
          class={`v-${phase.state}`}
          aria-current={phase.state === 'now' ? 'step' : undefined}
        >
          <span class="v-phases__dot" aria-hidden="true" />
          <b>{phase.name}</b>
          <span class="vh"> ({t(stateTexts[phase.state])})</span>
          {phase.detail && <span class="muted"> {phase.detail}</span>}
        </li>
      ))}
    </ol>
  )
}
