import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Call, CallState, Submission, SubmissionState } from '../model/index.ts'
import { problem } from '../problems.ts'
import { canMoveCall, canMoveSubmission } from '../rules/states.ts'
import { lockCall, setCallState } from '../store/calls.ts'
import { lockSubmission, setDecidedAt, setSubmissionState } from '../store/submissions.ts'

/**
 * Moves a call on, in the transaction of the action that decides it.
 * @throws ConflictRefusal STAAT_ONGELDIG when the call is in another state
 */
export async function moveCall(
  tx: Transaction,
  record: RecordChange,
  { callId, to, now }: { callId: string; to: CallState; now: Temporal.Instant },
): Promise<Call> {
  const call = await lockCall(tx, callId, 'update')
  if (!call) throw new NotFound()
  if (!canMoveCall(call, to)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  await setCallState(tx, callId, { state: to, now })
  record({ objectKind: 'call', objectId: callId, before: { state: call.state }, after: { state: to } })
  return { ...call, state: to }
}

const decided: readonly SubmissionState[] = ['admitted', 'reserve', 'rejected']

/**
 * Moves a submission on, in the transaction of the action that decides it. What is worked out about a plan stays as it
 * was when it was decided on, until it is decided on anew.
 * @throws ConflictRefusal STAAT_ONGELDIG when the submission is in another state
 */
export async function moveSubmission(
  tx: Transaction,
  record: RecordChange,
  { submissionId, to, now }: { submissionId: string; to: SubmissionState; now: Temporal.Instant },
): Promise<Submission> {
  const submission = await lockSubmission(tx, submissionId)
  if (!submission) throw new NotFound()
  if (!canMoveSubmission(submission.state, to)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  await setSubmissionState(tx, submissionId, to)
  if (decided.includes(to)) await setDecidedAt(tx, submissionId, now)
  if (submission.state === 'in-reconsideration' && to === 'proposed')
    await setDecidedAt(tx, submissionId, undefined)
  record({
    objectKind: 'submission',
    objectId: submissionId,
    before: { state: submission.state },
    after: { state: to },
  })
  return { ...submission, state: to }
}
