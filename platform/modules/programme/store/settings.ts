import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../../../kit/database/connect.ts'
import type { SettingName, SettingValue } from '../model.ts'

type Reader = Database | Transaction

/** The day of today in the Netherlands, by the clock of the database. */
const today = sql<string>`(now() at time zone 'Europe/Amsterdam')::date`

/** The value of a setting that holds on a day (today when none is given), if anybody set one. */
export async function readSetting(
  db: Reader,
  programmeId: string,
  asked: { name: SettingName; day: string | undefined },
): Promise<number | string[] | undefined> {
  const row = await db
    .selectFrom('setting_values')
    .select('value')
    .where('programme_id', '=', programmeId)
    .where('name', '=', asked.name)
    .where('valid_from', '<=', asked.day ?? today)
    .orderBy('valid_from', 'desc')
    .orderBy('set_at', 'desc')
    .executeTakeFirst()
  return row?.value as number | string[] | undefined
}

/** Every dated value of a programme, the newest first. */
export async function readSettingValues(db: Reader, programmeId: string): Promise<SettingValue[]> {
  const rows = await db
    .selectFrom('setting_values')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('valid_from', 'desc')
    .orderBy('set_at', 'desc')
    .execute()
  return rows.map(row => ({
    name: row.name as SettingName,
    value: row.value as number | string[],
    validFrom: row.valid_from,
    reason: row.reason,
    decidedBy: row.decided_by as SettingValue['decidedBy'],
    setById: row.set_by,
    setAt: row.set_at,
  }))
}

/** Adds a dated value; earlier ones stay. @returns its id */
export async function insertSettingValue(
  tx: Transaction,
  programmeId: string,
  value: Omit<SettingValue, 'setAt'> & { now: Temporal.Instant },
): Promise<string> {
  const { id } = await tx
    .insertInto('setting_values')
    .values({
      programme_id: programmeId,
      name: value.name,
      value: json(value.value),
      valid_from: value.validFrom,
      reason: value.reason,
      decided_by: value.decidedBy,
      set_by: value.setById,
      set_at: value.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
