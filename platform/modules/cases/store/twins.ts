import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { CaseChange } from '../model.ts'

/** A workbook of a case that came back. */
export interface StoredTwin {
  id: string
  fileName: string
  /** Revision of the case when it came back. */
  revision: number
  changes: readonly CaseChange[]
  /** What takes the changes back: what stood there when the workbook was made. */
  inverse: readonly CaseChange[]
}

/** The workbook with this id, if this person sent it back to this case. */
export async function readTwin(
  db: Database | Transaction,
  { id, caseId, personId }: { id: string; caseId: string; personId: string },
): Promise<StoredTwin | undefined> {
  const row = await db
    .selectFrom('case_twins')
    .selectAll()
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      fileName: row.file_name,
      revision: row.revision,
      changes: row.changes as unknown as CaseChange[],
      inverse: row.inverse as unknown as CaseChange[],
    }
  )
}

/** Keeps a workbook that came back; gives its id. */
export async function insertTwin(
  tx: Transaction,
  {
    caseId,
    personId,
    fileName,
    revision,
    changes,
    inverse,
  }: Omit<StoredTwin, 'id'> & { caseId: string; personId: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('case_twins')
    .values({
      case_id: caseId,
      person_id: personId,
      file_name: fileName,
      revision,
      changes: json(changes),
      inverse: json(inverse),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a workbook that came back away. @returns whether it was there */
export async function removeTwin(tx: Transaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('case_twins').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes away what nobody went on with for a week. */
export async function removeOldTwins(db: Database): Promise<void> {
  await sql`delete from case_twins where made_at < now() - interval '7 days'`.execute(db)
}
