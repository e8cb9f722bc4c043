import { sql } from 'kysely'
import type { Database } from '../../../kit/database/connect.ts'

/** Version of the database server, "18.4", and how much the database takes, in bytes. */
export async function readDatabaseFacts(db: Database): Promise<{ version: string; sizeBytes: number }> {
  const { rows } = await sql<{ version: string; size: number }>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database())::float8 as size`.execute(db)
  const [facts] = rows
  if (!facts) throw new Error('the database tells nothing of itself')
  return { version: facts.version, sizeBytes: facts.size }
}
