import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { RiskRecord } from '../model.ts'

type Reader = Database | Transaction

/** The number of record of a version, if one was kept. Its hashes and figures are of all lines, hidden ones too. */
export async function readRiskRecord(
  db: Reader,
  caseId: string,
  version: number,
): Promise<RiskRecord | undefined> {
  const row = await db
    .selectFrom('case_risk_records')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst()
  return (
    row && {
      trials: row.trials,
      seed: Number(row.seed),
      engine: row.engine,
      inputHash: row.input_hash,
      resultHash: row.result_hash,
      figures: row.figures as unknown as RiskRecord['figures'],
      organisationId: row.organisation_id ?? undefined,
      at: row.at,
    }
  )
}

/** Keeps the number of record of a version that has none. */
export async function insertRiskRecord(
  tx: Transaction,
  { caseId, version, personId }: { caseId: string; version: number; personId: string },
  record: Omit<RiskRecord, 'at'>,
): Promise<void> {
  await tx
    .insertInto('case_risk_records')
    .values({
      case_id: caseId,
      version,
      trials: record.trials,
      seed: record.seed,
      engine: record.engine,
      input_hash: record.inputHash,
      result_hash: record.resultHash,
      figures: json(record.figures),
      person_id: personId,
      organisation_id: record.organisationId ?? null,
    })
    .execute()
}
