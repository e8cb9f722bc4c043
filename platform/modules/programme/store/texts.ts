import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Wording } from '../../../kit/texts/catalogues.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type { TextChange } from '../model.ts'

/**
 * What tells that wordings have changed: a new one was kept, or a day has begun on which one begins to hold. And the
 * newest entry of the audit trail, which names the state of all content: in one statement, for it is asked with every
 * request.
 */
export async function readVersions(db: Database): Promise<{ content: string; texts: string }> {
  const { rows } = await sql<{ content: string; texts: string }>`
    select coalesce((select max(seq) from audit_entries), 0)::text as content,
      coalesce((select max(number) from text_values), 0) || ' '
        || (now() at time zone 'Europe/Amsterdam')::date as texts`.execute(db)
  return rows[0]!
}

/** The wordings that hold today and differ from those of the software. */
export async function readWordings(db: Database): Promise<Wording[]> {
  const { rows } = await sql<Omit<Wording, 'value'> & { value: string | null }>`
    select distinct on (catalogue, key, language) catalogue, key, language, value
    from text_values where valid_from <= (now() at time zone 'Europe/Amsterdam')::date
    order by catalogue, key, language, valid_from desc, number desc`.execute(db)
  return rows.flatMap(({ value, ...rest }) => (value === null ? [] : { ...rest, value }))
}

/** Every wording that a sentence had or will have, the newest first. */
export async function readTextChanges(
  db: Database,
  sentence: { catalogue: string; key: string },
): Promise<TextChange[]> {
  const rows = await db
    .selectFrom('text_values')
    .select(['number', 'language', 'value', 'valid_from', 'reason'])
    .where('catalogue', '=', sentence.catalogue)
    .where('key', '=', sentence.key)
    .orderBy('valid_from', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({
    number: row.number,
    language: row.language as Language,
    value: row.value ?? undefined,
    validFrom: row.valid_from,
    reason: row.reason,
  }))
}

/** Keeps a wording; earlier ones stay. */
export async function insertTextValue(
  tx: Transaction,
  fresh: {
    catalogue: string
    key: string
    language: Language
    value: string | undefined
    validFrom: string
    reason: string
    setById: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('text_values')
    .values({
      catalogue: fresh.catalogue,
      key: fresh.key,
      language: fresh.language,
      value: fresh.value ?? null,
      valid_from: fresh.validFrom,
      reason: fresh.reason,
      set_by: fresh.setById,
      set_at: fresh.now,
    })
    .execute()
}
