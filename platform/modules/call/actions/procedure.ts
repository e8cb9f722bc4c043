import { Refusal } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decisionsTaken, takenDecision } from '../../governance/index.ts'
import { problem } from '../problems.ts'

/** A call as the subject of a decision. */
export const callSubject = 'call'

/**
 * Asks for a decision of the steering group about the procedure of this very call: one about another call, or about no
 * call, lets nothing happen here.
 * @throws Refusal
 */
export async function askProcedureDecision(
  tx: Transaction,
  { decisionId, callId }: { decisionId: string | undefined; callId: string },
): Promise<void> {
  const found = decisionId ? await takenDecision(tx, decisionId) : undefined
  const isRight =
    found?.ok &&
    found.decision.kind === 'procedure' &&
    found.decision.bodyKind === 'steering-group' &&
    found.decision.subject?.kind === callSubject &&
    found.decision.subject.id === callId
  if (!isRight) throw new Refusal(problem('BESLUIT_OVER_OPROEP_ONTBREEKT', 'decision'))
}

/** Decisions about the procedure of a call, for a field that picks one. */
export async function procedureChoices(
  db: Database,
  callId: string,
): Promise<{ value: string; label: string }[]> {
  const taken = await decisionsTaken(db, { kind: 'procedure' })
  return taken
    .filter(({ subject }) => subject?.kind === callSubject && subject.id === callId)
    .map(({ id, reference, title }) => ({ value: id, label: `${reference}: ${title}` }))
}
