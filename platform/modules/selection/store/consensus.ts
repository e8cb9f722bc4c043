import type { FileFlag } from '@versneller/engine'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { ConsensusMeeting, ConsensusState } from '../model.ts'

type Reader = Database | Transaction

/** Consensus meetings of a call, those to come first. */
export async function readMeetings(db: Reader, callId: string): Promise<ConsensusMeeting[]> {
  const rows = await db
    .selectFrom('consensus_meetings')
    .select([
      'id',
      'submission_id as submissionId',
      'state',
      'flags',
      sql<string>`to_char(planned_on, 'YYYY-MM-DD')`.as('plannedOn'),
      'chaired_by as chairedById',
      'report',
    ])
    .where('call_id', '=', callId)
    .orderBy('planned_on')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    ...row,
    state: row.state as ConsensusState,
    flags: row.flags as FileFlag[],
    chairedById: row.chairedById ?? undefined,
    report: row.report ?? undefined,
  }))
}

/** Plans a meeting about a flagged plan. @returns its id */
export async function insertMeeting(
  tx: Transaction,
  fresh: Pick<ConsensusMeeting, 'submissionId' | 'flags' | 'plannedOn'> & {
    callId: string
    byId: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('consensus_meetings')
    .values({
      call_id: fresh.callId,
      submission_id: fresh.submissionId,
      flags: [...fresh.flags],
      planned_on: fresh.plannedOn,
      planned_by: fresh.byId,
      changed_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Moves a meeting on: held, with who chaired it and what was said; then adopted. */
export async function setMeeting(
  tx: Transaction,
  id: string,
  to:
    | { state: 'held'; chairedById: string; report: string; now: Temporal.Instant }
    | { state: 'adopted'; now: Temporal.Instant },
): Promise<void> {
  const held = to.state === 'held' ? { chaired_by: to.chairedById, report: to.report } : {}
  await tx
    .updateTable('consensus_meetings')
    .set({ state: to.state, changed_at: to.now, ...held })
    .where('id', '=', id)
    .execute()
}
