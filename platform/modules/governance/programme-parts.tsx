import type { VNode } from 'preact'
import type { Language } from '../../kit/texts/texts.ts'
import {
  DatedTable,
  type DatedThing,
  type Milestone,
  Milestones,
  type Programme,
} from '../programme/index.ts'

/** What a programme works towards and what ends when, as its public page shows them. */
export function programmeParts({
  programme,
  milestones,
  things,
  today,
  language,
}: {
  programme: Programme
  milestones: readonly Milestone[]
  things: readonly DatedThing[]
  today: string
  language: Language
}): { milestones: VNode; dated: VNode } {
  return {
    milestones: <Milestones milestones={milestones} today={today} language={language} isTitled />,
    dated: <DatedTable programme={programme} things={things} language={language} />,
  }
}
