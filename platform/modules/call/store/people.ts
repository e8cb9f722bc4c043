import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

/** Persons who made, signed or submitted these plans, by plan. */
export async function readPeople(
  db: Database | Transaction,
  submissionIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ submissionId: string; personIds: string[] }>`
    select submission_id as "submissionId", array_agg(distinct person_id order by person_id) as "personIds" from (
      select id as submission_id, made_by as person_id from submissions
      union select submission_id, signed_by from submission_parties
      union select submission_id, submitted_by from submission_versions
      union select submission_id, added_by from submission_attachments
    ) as known
    where person_id is not null and submission_id = any(${[...submissionIds]}::uuid[])
    group by submission_id`.execute(db)
  return new Map(rows.map(row => [row.submissionId, row.personIds]))
}
