import { type Connection, connect } from './connect.ts'
import { migrate } from './migrate.ts'
import { ensureApplicationRole } from './role.ts'

/** A database of which the schema is up to date, and the way to it with the rights of the application. */
export type OpenDatabase = {
  readonly connection: Connection
  /** The names of the migrations that ran now. */
  readonly migrated: readonly string[]
}

/**
 * Brings the schema up to date as the owner and connects as the application. Behind `applicationUrl` (the embedded
 * database) the application signs in by itself; otherwise its connections take the role after signing in, where this
 * user may.
 * @throws {DatabaseError} the faults of `migrate`
 */
export async function openDatabase(options: {
  readonly url: string
  readonly applicationUrl?: string | undefined
  readonly log: (line: string) => void
}): Promise<OpenDatabase> {
  const { url, applicationUrl, log } = options
  const migrated = await migrate({ url, log })
  const role = await ensureApplicationRole({ url, log })
  if (applicationUrl !== undefined && role !== undefined)
    return { migrated, connection: connect({ url: applicationUrl, log }) }
  return { migrated, connection: connect({ url, log, ...(role === undefined ? {} : { role }) }) }
}
