import type { Call, CallState, SubmissionState } from '../model/index.ts'

const roundMoves: Readonly<Record<CallState, readonly CallState[]>> = {
  draft: ['criteria-adopted', 'withdrawn'],
  'criteria-adopted': ['announced', 'withdrawn'],
  announced: ['open', 'withdrawn'],
  open: ['closed', 'withdrawn'],
  paused: [],
  closed: ['unsealed'],
  unsealed: ['in-assessment'],
  'in-assessment': ['in-consensus', 'proposal'],
  'in-consensus': ['proposal'],
  // Back when an assessment falls away before the decision.
  proposal: ['decided', 'in-assessment'],
  decided: ['published'],
  published: ['completed'],
  completed: [],
  withdrawn: [],
}

const rollingMoves: Readonly<Record<CallState, readonly CallState[]>> = {
  ...roundMoves,
  open: ['paused', 'closed', 'withdrawn'],
  paused: ['open', 'closed'],
  closed: ['completed'],
}

/** Whether a call of this kind may go from one state to another. */
export function canMoveCall(
  { kind, state, isSealed }: Pick<Call, 'kind' | 'state' | 'isSealed'>,
  to: CallState,
): boolean {
  // What was never sealed is not unsealed.
  if (kind === 'round' && state === 'closed' && !isSealed) return to === 'in-assessment'
  return (kind === 'rolling' ? rollingMoves : roundMoves)[state].includes(to)
}

/** Whether plans of a call may be assessed from now on. */
export function isReadyToAssess({
  kind,
  state,
  isSealed,
}: Pick<Call, 'kind' | 'state' | 'isSealed'>): boolean {
  return state === 'unsealed' || (kind === 'round' && state === 'closed' && !isSealed)
}

/** Whether plans of a call can be put in a sitting: of a rolling one, from its opening until it is completed. */
export function mayHoldSittings({ kind, state }: Pick<Call, 'kind' | 'state'>): boolean {
  return kind === 'rolling' && ['open', 'paused', 'closed'].includes(state)
}

/**
 * The state of a call at an instant: an announced call opens and an open one closes by itself, at the instant itself.
 * One function for what is shown and what is refused.
 */
export function stateAt(
  call: Pick<Call, 'state' | 'opensAt' | 'closesAt' | 'kind'>,
  now: Temporal.Instant,
): CallState {
  const isPast = (instant: Temporal.Instant | undefined): boolean =>
    instant !== undefined && Temporal.Instant.compare(now, instant) >= 0
  if (call.state === 'announced' && isPast(call.opensAt)) return isPast(call.closesAt) ? 'closed' : 'open'
  if (call.state === 'open' || call.state === 'paused') {
    if (isPast(call.closesAt)) return 'closed'
    return isPast(call.opensAt) ? call.state : 'announced'
  }
  return call.state
}

/** Whether plans may be submitted at this instant: from the opening until just before the close. */
export function isOpen(
  call: Pick<Call, 'state' | 'opensAt' | 'closesAt' | 'kind'>,
  now: Temporal.Instant,
): boolean {
  return stateAt(call, now) === 'open'
}

const submissionMoves: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  draft: ['signing', 'submitted'],
  signing: ['draft', 'submitted'],
  submitted: ['withdrawn', 'admissible', 'inadmissible', 'referred', 'completion-requested'],
  withdrawn: ['draft', 'signing', 'submitted'],
  'completion-requested': ['admissible', 'inadmissible', 'referred'],
  // Out when an exemption is refused before anybody assesses it.
  admissible: ['assigned', 'inadmissible'],
  inadmissible: [],
  referred: [],
  assigned: ['assessed'],
  assessed: ['assigned', 'in-consensus', 'proposed', 'reserve', 'rejected'],
  'in-consensus': ['assigned', 'proposed', 'reserve', 'rejected'],
  proposed: ['admitted', 'reserve', 'rejected'],
  reserve: ['admitted', 'proposed', 'rejected'],
  rejected: ['in-reconsideration'],
  'in-reconsideration': ['rejected', 'proposed'],
  admitted: [],
}

/** Whether a submission may go from one state to another. */
export function canMoveSubmission(from: SubmissionState, to: SubmissionState): boolean {
  return submissionMoves[from].includes(to)
}

/** Whether a call is or was there for everybody. */
export function wasAnnounced({ state, announcedAt }: Pick<Call, 'state' | 'announcedAt'>): boolean {
  if (state === 'withdrawn') return announcedAt !== undefined
  return state !== 'draft' && state !== 'criteria-adopted'
}

/** States in which contents of an opened call are there to be read by the programme. */
export function isReadable(call: Pick<Call, 'kind' | 'isSealed' | 'unsealedAt'>): boolean {
  return !call.isSealed || call.unsealedAt !== undefined
}
