import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { FrameworkAnswer, FrameworkCheck } from '../model/index.ts'

type Reader = Database | Transaction

/** What was found of each of these plans in its newest test, and what came after it, the newest first. */
export async function readFrameworks(
  db: Reader,
  submissionIds: readonly string[],
): Promise<Map<string, { tested: FrameworkAnswer; checks: FrameworkCheck[] }>> {
  const among = sql<string>`any(${[...submissionIds]}::uuid[])`
  const tests = await db
    .selectFrom('admissibility_tests')
    .distinctOn('submission_id')
    .select(['submission_id', 'frameworks'])
    .where('submission_id', '=', among)
    .orderBy('submission_id')
    .orderBy('round', 'desc')
    .execute()
  const rows = await db
    .selectFrom('framework_checks')
    .selectAll()
    .where('submission_id', '=', among)
    .orderBy('checked_at', 'desc')
    .execute()
  return new Map(
    tests.map(test => [
      test.submission_id,
      {
        tested: test.frameworks as FrameworkAnswer,
        checks: rows.filter(row => row.submission_id === test.submission_id).map(checkOf),
      },
    ]),
  )
}

const checkOf = (row: {
  answer: string
  rule: string
  authority: string
  answered_on: string
  reference: string
  reason: string
  checked_at: Temporal.Instant
}): FrameworkCheck => ({
  answer: row.answer as FrameworkCheck['answer'],
  ...{ rule: row.rule, authority: row.authority, answeredOn: row.answered_on, reference: row.reference },
  ...{ reason: row.reason, checkedAt: row.checked_at },
})

/** Keeps a second look. */
export async function insertFrameworkCheck(
  tx: Transaction,
  submissionId: string,
  fresh: FrameworkCheck & { checkedById: string | undefined },
): Promise<void> {
  await tx
    .insertInto('framework_checks')
    .values({
      submission_id: submissionId,
      answer: fresh.answer,
      rule: fresh.rule,
      authority: fresh.authority,
      answered_on: fresh.answeredOn,
      reference: fresh.reference,
      reason: fresh.reason,
      checked_by: fresh.checkedById ?? null,
      checked_at: fresh.checkedAt,
    })
    .execute()
}
