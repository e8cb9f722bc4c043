import {
  type BodyKind,
  type BodyRule,
  type DecisionKind,
  type DecisionState,
  type MeetingState,
  settledStates,
} from '../model.ts'

const meetingSteps: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  planned: ['convened'],
  convened: ['open'],
  open: ['closed'],
  closed: ['minutes-draft'],
  'minutes-draft': ['minutes-draft', 'minutes-adopted'],
  'minutes-adopted': [],
}

/** Whether a meeting can go from one state to another. */
export function canMoveMeeting(from: MeetingState, to: MeetingState): boolean {
  return meetingSteps[from].includes(to)
}

const decisionSteps: Readonly<Record<DecisionState, readonly DecisionState[]>> = {
  proposal: ['voting', 'deferred', 'taken'],
  voting: ['taken', 'voted-down', 'deferred'],
  deferred: ['voting'],
  taken: ['revoked'],
  'voted-down': [],
  revoked: [],
}

/** Whether a decision can go from one state to another. */
export function canMoveDecision(from: DecisionState, to: DecisionState): boolean {
  return decisionSteps[from].includes(to)
}

/** Whether an item is added after the agenda went out: it is then decided by unanimity alone. */
export function isLate(state: MeetingState): boolean {
  return state !== 'planned'
}

/** Whether a body may decide of a kind, only propose it, or neither. */
export function competence(
  rule: Pick<BodyRule, 'decides' | 'proposes'> | undefined,
  kind: DecisionKind,
): 'decides' | 'proposes' | 'none' {
  if (rule?.decides.includes(kind)) return 'decides'
  return rule?.proposes.includes(kind) ? 'proposes' : 'none'
}

const ranks: Readonly<Record<BodyKind, number>> = {
  'programme-team': 0,
  'assessment-committee': 1,
  'steering-group': 2,
  'executive-platform': 3,
}

/** Whether one that decides may revoke what another decided: never of a body that stands above it. Alone is lowest. */
export function mayRevoke(by: BodyKind | undefined, of: BodyKind | undefined): boolean {
  return (by ? ranks[by] : 0) >= (of ? ranks[of] : 0)
}

/** Whether a decision has an outcome, and is prepared no longer. */
export const isSettled = ({ state }: { state: DecisionState }): boolean =>
  settledStates.some(settled => settled === state)

/**
 * Whether everybody may read a decision: in the register, by its address and by searching. Under embargo it is for who
 * reads along with its body alone.
 */
export const isOpenToAll = (decision: {
  state: DecisionState
  isPublic: boolean
  isUnderEmbargo: boolean
}): boolean => decision.isPublic && !decision.isUnderEmbargo && isSettled(decision)
