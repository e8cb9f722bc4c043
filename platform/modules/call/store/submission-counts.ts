import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

/** How many plans of a call, or of a sitting, were submitted and not withdrawn, late by exception, out of scope, and inadmissible. */
export async function readSubmissionCounts(
  db: Database | Transaction,
  callId: string,
): Promise<{ submitted: number; late: number; outOfScope: number; inadmissible: number }> {
  const { rows } = await sql<{ submitted: number; late: number; outOfScope: number; inadmissible: number }>`
    select count(*)::int as submitted,
      count(*) filter (where exists (select from submission_versions v
        where v.submission_id = submissions.id and v.withdrawn_at is null and v.is_late))::int as late,
      count(*) filter (where state = 'referred')::int as "outOfScope",
      count(*) filter (where state = 'inadmissible')::int as inadmissible
    from submissions
    where (call_id = ${callId} or sitting_id = ${callId}) and version > 0 and state not in ('draft', 'signing', 'withdrawn')`.execute(
    db,
  )
  return rows[0] ?? { submitted: 0, late: 0, outOfScope: 0, inadmissible: 0 }
}
