import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { ToldRecord } from '../model.ts'

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

const newest = (db: Reader, caseId: string) =>
  db
    .selectFrom('case_told_totals as record')
    .distinctOn('reader')
    .select(['reader', 'version', 'told', 'sums', 'seen'])
    .where('case_id', '=', caseId)
    .orderBy('reader')
    .orderBy('id', 'desc')

/** What each reader is told now: of each its newest record. */
export async function readNewestTold(db: Reader, caseId: string): Promise<ToldRecord[]> {
  return (await newest(db, caseId).execute()).map(row => row as unknown as ToldRecord)
}

/** What each reader was told at a version; nothing of before a record that ended all that was told. */
export async function readToldAt(db: Reader, caseId: string, version: number): Promise<ToldRecord[]> {
  const rows = await newest(db, caseId)
    .where('version', '<=', version)
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('case_told_totals as later')
            .select('later.id')
            .where('later.case_id', '=', ref('record.case_id'))
            .where('later.reader', '=', ref('record.reader'))
            .where('later.id', '>', ref('record.id'))
            .where(sql<boolean>`jsonb_array_length(later.told) = 0`),
        ),
      ),
    )
    .execute()
  return rows.map(row => row as unknown as ToldRecord)
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
