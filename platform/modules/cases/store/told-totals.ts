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

/** What each reader is told now: of each its newest record. */
export function readNewestTold(db: Reader, caseId: string): Promise<ToldRecord[]> {
  return newestPerReader(db, caseId)
}

/** What each reader was told at a version, of those who are told something now. */
export async function readToldAt(db: Reader, caseId: string, version: number): Promise<ToldRecord[]> {
  const now = await newestPerReader(db, caseId)
  const told = new Set(now.filter(record => record.told.length > 0).map(record => record.reader))
  return (await newestPerReader(db, caseId, version)).filter(record => told.has(record.reader))
}

async function newestPerReader(db: Reader, caseId: string, version?: number): Promise<ToldRecord[]> {
  const query = db
    .selectFrom('case_told_totals')
    .distinctOn('reader')
    .select(['reader', 'version', 'told', 'sums', 'seen'])
    .where('case_id', '=', caseId)
    .orderBy('reader')
    .orderBy('id', 'desc')
  const limited = version === undefined ? query : query.where('version', '<=', version)
  return (await limited.execute()).map(row => row as unknown as ToldRecord)
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
