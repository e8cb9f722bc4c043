import type { Programme } from '../model.ts'

type State = Programme['state']

/** What a step of a programme needs: founders that adopted its text, a decision, or neither. */
export type StepNeeds = 'founders' | 'decision' | 'nothing'

const steps: Readonly<Record<State, Partial<Record<State, StepNeeds>>>> = {
  preparation: { adopted: 'founders' },
  adopted: { active: 'founders' },
  active: { evaluation: 'nothing' },
  evaluation: { extended: 'decision', closed: 'decision' },
  extended: { evaluation: 'nothing' },
  closed: {},
}

/** The steps that a programme can take from a state, with what each needs. */
export function stepsFrom(state: State): { to: State; needs: StepNeeds }[] {
  return Object.entries(steps[state]).map(([to, needs]) => ({ to: to as State, needs }))
}

/** Whether a programme does its work: only then it calls for plans. */
export function isRunning({ state }: Pick<Programme, 'state'>): boolean {
  return state === 'active' || state === 'evaluation' || state === 'extended'
}
