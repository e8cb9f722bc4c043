import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { ForeignSheet, WorkbookMapping } from '../rules/foreign/mapping.ts'

type Reader = Database | Transaction

/** A workbook that somebody is reading into a case. */
export interface StoredImport {
  id: string
  organisationId: string
  fileName: string
  sheets: readonly ForeignSheet[]
  mapping: WorkbookMapping
}

/** The workbook with this id, if this person sent it. */
export async function readImport(
  db: Reader,
  { id, personId }: { id: string; personId: string },
  lock = false,
): Promise<StoredImport | undefined> {
  const query = db
    .selectFrom('case_imports')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return (
    row && {
      id: row.id,
      organisationId: row.organisation_id,
      fileName: row.file_name,
      sheets: row.sheets as unknown as ForeignSheet[],
      mapping: row.mapping as unknown as WorkbookMapping,
    }
  )
}

/** Keeps a workbook; gives its id. */
export async function insertImport(
  tx: Transaction,
  made: Omit<StoredImport, 'id'> & { personId: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('case_imports')
    .values({
      person_id: made.personId,
      organisation_id: made.organisationId,
      file_name: made.fileName,
      sheets: json(made.sheets),
      mapping: json(made.mapping),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps how a workbook is read. */
export async function putImportMapping(tx: Transaction, id: string, mapping: WorkbookMapping): Promise<void> {
  await tx
    .updateTable('case_imports')
    .set({ mapping: json(mapping) })
    .where('id', '=', id)
    .execute()
}

/** Takes a workbook away. */
export async function removeImport(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('case_imports').where('id', '=', id).execute()
}

/** Takes away what nobody went on with for a week. */
export async function removeOldImports(db: Database): Promise<void> {
  await sql`delete from case_imports where made_at < now() - interval '7 days'`.execute(db)
}

/** How workbooks of an organisation were read, the newest first. */
export async function readKnownMappings(db: Reader, organisationId: string): Promise<WorkbookMapping[]> {
  const rows = await db
    .selectFrom('case_import_mappings')
    .select('mapping')
    .where('organisation_id', '=', organisationId)
    .orderBy('used_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => row.mapping as unknown as WorkbookMapping)
}

/** Keeps how a workbook of an organisation was read, in place of what was kept for the same heads. */
export async function keepMapping(
  tx: Transaction,
  organisationId: string,
  { signature, mapping }: { signature: string; mapping: WorkbookMapping },
): Promise<void> {
  await tx
    .insertInto('case_import_mappings')
    .values({ organisation_id: organisationId, signature, mapping: json(mapping) })
    .onConflict(conflict =>
      conflict
        .columns(['organisation_id', 'signature'])
        .doUpdateSet({ mapping: json(mapping), used_at: sql<Temporal.Instant>`now()` }),
    )
    .execute()
}
