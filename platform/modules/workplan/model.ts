import type { Bilingual } from '../../kit/texts/texts.ts'

/** The lines of the programme, its workstreams. */
export const workstreams = [1, 2, 3] as const
/** Number of a workstream. */
export type Workstream = (typeof workstreams)[number]
/** The result goals. */
export const goals = [1, 2, 3, 4] as const

/** States of an activity; outside value = code. */
export const activityStates = {
  gepland: 'planned',
  loopt: 'running',
  klaar: 'done',
  vervallen: 'dropped',
} as const
/** State of an activity. */
export type ActivityState = (typeof activityStates)[keyof typeof activityStates]

/** State of an output. */
export type OutputState = 'expected' | 'delivered' | 'dropped'

/** What an activity brings. */
export interface Output {
  id: string
  activityId: string
  title: Bilingual
  /** Year-month-day. */
  dueOn: string
  state: OutputState
  /** The day on which it was delivered or dropped. */
  settledOn: string | undefined
  /** What shows that it is there, or why it does not come. */
  evidence: string
  url: string | undefined
}

/** What a programme does along one of its lines. */
export interface Activity {
  id: string
  programmeId: string
  workstream: Workstream
  goal: (typeof goals)[number]
  title: Bilingual
  /** Who leads it: a function or an organisation. */
  lead: string
  budgetPost: string
  startsOn: string
  endsOn: string
  state: ActivityState
  /** Why it was dropped. */
  reason: string
}

/** An activity with what it brings. */
export interface ActivityWithOutputs extends Activity {
  outputs: readonly Output[]
}
