import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { Job } from '../module/module.ts'

/** Forgets the words that no document holds any more. */
export async function cleanWords(db: Database): Promise<void> {
  await sql`
    delete from search_words
    where word not in (select word from ts_stat('select tsv from search_documents'))`.execute(db)
}

/** Forgets words every night. */
export const cleanWordsJob: Job = {
  name: 'search.clean-words',
  schedule: '40 3 * * *',
  run: ({ db }) => cleanWords(db),
}
