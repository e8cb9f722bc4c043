import { permission } from '../../kit/access/permission.ts'
import type { ActivityState, Output } from './model.ts'

/** Sees what the programme does and what it brought. */
export const seeWorkplan = permission({ name: 'seeWorkplan', audience: 'everybody' })

/** Keeps what the programme does and what it brings. */
export const keepWorkplan = permission({
  name: 'keepWorkplan',
  audience: ['T', 'D'],
  allows: actor => actor !== undefined && !actor.onBehalfOfId,
})

const moves: Readonly<Record<ActivityState, readonly ActivityState[]>> = {
  planned: ['running', 'dropped'],
  running: ['done', 'dropped'],
  done: [],
  dropped: [],
}

/** The states that an activity can go to. */
export const movesFrom = (state: ActivityState): readonly ActivityState[] => moves[state]

/** Whether an activity is over: nothing of it changes any more. */
export const isOver = (state: ActivityState): boolean => moves[state].length === 0

/** Whether an output should have been there by now. */
export const isLate = ({ state, dueOn }: Pick<Output, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'expected' && dueOn < today

/** Whether everything that was expected of an activity is there, or was given up in words. */
export const isSettled = (outputs: readonly Pick<Output, 'state'>[]): boolean =>
  outputs.every(output => output.state !== 'expected')
