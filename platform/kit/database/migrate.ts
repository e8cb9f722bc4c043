import type pg from 'pg'
import { DatabaseError } from './database-error.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import { asOwner, inTransaction } from './owner.ts'

/** What to migrate; `migrations` stands in for the files of the platform in tests of the mechanics. */
export type MigrateOptions = {
  /** Address for the owner of the tables. */
  readonly url: string
  readonly log: (line: string) => void
  readonly migrations?: readonly Migration[]
}

/**
 * Brings a database to the newest schema. Each migration is one transaction together with its own row in
 * `migrations`, so that a kill leaves nothing half. A migration with an older time stamp than the newest one that ran
 * (a merged branch) runs as well.
 * @returns the names of the migrations that ran now
 * @throws {DatabaseError} MIGRATIE_GEWIJZIGD, MIGRATIE_ONTBREEKT, MIGRATIE_MISLUKT, MIGRATIE_NAAM_ONGELDIG
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations()
  return asOwner(options.url, async client => {
    await client.query(ownTable)
    const open = await openMigrations(client, migrations)
    for (const migration of open) {
      await run(client, migration)
      options.log(`migration ${migration.name} has run`)
    }
    return open.map(migration => migration.name)
  })
}

const ownTable = `
create table if not exists migrations (
  name text primary key,
  hash text not null,
  ran_at timestamptz not null default now()
);
comment on table migrations is 'read-only: the steps of the schema that ran on this database'`

async function openMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
  const hashes = new Map(migrations.map(migration => [migration.name, migration.hash]))
  for (const { name, hash } of rows) {
    const present = hashes.get(name)
    if (present === undefined) throw new DatabaseError('MIGRATIE_ONTBREEKT', { name })
    if (present !== hash) throw new DatabaseError('MIGRATIE_GEWIJZIGD', { name })
  }
  const done = new Set(rows.map(row => row.name))
  return migrations.filter(migration => !done.has(migration.name))
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  const { name, text, hash } = migration
  try {
    await inTransaction(client, async () => {
      const before = await transactionId(client)
      await client.query(text)
      // A `commit` inside the file would leave a killed migration half done.
      if ((await transactionId(client)) !== before) throw new Error('it ends the transaction it runs in')
      await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
    })
  } catch (error) {
    throw new DatabaseError('MIGRATIE_MISLUKT', { name, detail: (error as Error).message }, error)
  }
}

async function transactionId(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id
}
