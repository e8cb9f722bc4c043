import pg from 'pg'

/** The owner of the embedded database and of all its tables. */
export const ownerName = 'versneller'

/** Any number will do, as long as nothing else locks with it. */
const leaseNumber = 2_026_112_409

/** Address of a database behind the socket. */
export function socketUrl(socketFolder: string, userName: string, databaseName: string): string {
  // Every part is named, so that no PGPORT or PGSSLMODE of the surroundings can change where it leads.
  const query = `host=${encodeURIComponent(socketFolder)}&port=5432&sslmode=disable`
  return `postgresql://${userName}@/${databaseName}?${query}`
}

/** Tells whether a server answers behind the socket. */
export async function answers(socketFolder: string): Promise<boolean> {
  const client = await openAsOwner(socketFolder).catch(() => undefined)
  await client?.end()
  return client !== undefined
}

/**
 * Takes the lease of a server: who holds it looks after the server and stops it at the end. It ends with the
 * connection, thus also with a killed holder. Undefined when another process holds it.
 */
export async function takeLease(socketFolder: string): Promise<pg.Client | undefined> {
  const client = await openAsOwner(socketFolder)
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
    leaseNumber,
  ])
  if (rows[0]?.taken === true) return client
  await client.end()
  return undefined
}

/** Makes the database when it is not there yet; two starts may try at the same time. */
export async function ensureDatabase(socketFolder: string, databaseName: string): Promise<void> {
  const client = await openAsOwner(socketFolder)
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(databaseName)}`)
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code !== '42P04' && code !== '23505') throw error
  } finally {
    await client.end()
  }
}

async function openAsOwner(socketFolder: string): Promise<pg.Client> {
  const connectionString = socketUrl(socketFolder, ownerName, 'postgres')
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 })
  // The server may go away at any moment; whoever uses the connection learns it from the failing statement.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
