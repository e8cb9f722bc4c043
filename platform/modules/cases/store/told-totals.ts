import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { ToldRecord, ToldToReader } from '../model.ts'

type Reader = Database | Transaction

/** Everything that was ever told of the hidden lines of a case, oldest first. Never shown. */
export async function readTold(db: Reader, caseId: string): Promise<ToldRecord[]> {
  const rows = await db
    .selectFrom('case_told_totals')
    .select(['reader', 'version', 'told', 'sums', 'seen'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map(row => row as unknown as ToldRecord)
}

const newest = (db: Reader, caseId: string, reader: string) =>
  db
    .selectFrom('case_told_totals as record')
    .select(['record.reader', 'record.told', 'record.seen'])
    .where('record.case_id', '=', caseId)
    .where('record.reader', '=', reader)
    .orderBy('record.id', 'desc')
    .limit(1)

/** What a reader is told of a case now; nothing before its first version. */
export async function readTellingNow(
  db: Reader,
  caseId: string,
  reader: string,
): Promise<ToldToReader | undefined> {
  return (await newest(db, caseId, reader).executeTakeFirst()) as unknown as ToldToReader | undefined
}

/** What a reader was told at a version; nothing of before a record that ended all that was told. */
export async function readTellingAt(
  db: Reader,
  caseId: string,
  reader: string,
  version: number,
): Promise<ToldToReader | undefined> {
  const row = await newest(db, caseId, reader)
    .where('record.version', '<=', version)
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('case_told_totals as later')
            .select('later.id')
            .where('later.case_id', '=', caseId)
            .where('later.reader', '=', reader)
            .where('later.id', '>', ref('record.id'))
            .where(sql<boolean>`jsonb_array_length(later.told) = 0`),
        ),
      ),
    )
    .executeTakeFirst()
  return row as unknown as ToldToReader | undefined
}

/** Adds what readers are told from now on. */
export async function insertTold(
  tx: Transaction,
  caseId: string,
  records: readonly ToldRecord[],
): Promise<void> {
  const rows = records.map(({ reader, version, told, sums, seen }) => ({
    case_id: caseId,
    reader,
    version,
    told: json(told),
    sums: json(sums),
    seen: json(seen),
  }))
  await tx.insertInto('case_told_totals').values(rows).execute()
}
