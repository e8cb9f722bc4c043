import { sql } from 'kysely'
import { type Database, json, type Transaction } from '../database/connect.ts'
import type { Job } from '../module/module.ts'
import type { Services } from '../module/services.ts'
import type { Draft, DraftKey } from './draft.ts'
import { openValues, sealValues } from './sealed-values.ts'

const daysKept = 90

/** Where drafts lie, and the secret that they are encrypted under: half a thought is for nobody else to read. */
type Place = Pick<Services, 'db' | 'secret'>

/** Keeps what is typed now instead of what was kept before. Not an act in the programme, so not in the audit trail. */
export async function saveDraft(
  { db, secret }: Place,
  key: DraftKey,
  values: Draft['values'],
): Promise<Temporal.Instant> {
  const sealed = json(sealValues(values, secret, key))
  const row = await db
    .insertInto('drafts')
    .values({ person_id: key.personId, form_key: key.formKey, values: sealed })
    .onConflict(conflict =>
      conflict
        .columns(['person_id', 'form_key'])
        .doUpdateSet({ values: sealed, saved_at: sql<Temporal.Instant>`now()` }),
    )
    .returning('saved_at')
    .executeTakeFirstOrThrow()
  return row.saved_at
}

/** What this person typed in this form, if anything is kept. */
export async function draftOf({ db, secret }: Place, key: DraftKey): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('drafts')
    .select(['values', 'saved_at'])
    .where('person_id', '=', key.personId)
    .where('form_key', '=', key.formKey)
    .executeTakeFirst()
  return row && { values: openValues(row.values, secret, key), savedAt: row.saved_at }
}

/** Forgets a draft, in the transaction that handles the form. */
export async function removeDraft(
  db: Database | Transaction,
  { personId, formKey }: DraftKey,
): Promise<void> {
  await db.deleteFrom('drafts').where('person_id', '=', personId).where('form_key', '=', formKey).execute()
}

/** Forgets drafts that nobody touched for ninety days. */
export const forgetDraftsJob: Job = {
  name: 'drafts.forget',
  schedule: '50 3 * * *',
  async run({ db, clock }) {
    const before = clock.now().subtract({ hours: daysKept * 24 })
    await db.deleteFrom('drafts').where('saved_at', '<', before).execute()
  },
}
