import pg from 'pg'

/** Any number will do, as long as nothing else locks with it. */
const lockNumber = 2_026_112_410

/**
 * Works on the schema as its owner, over one connection and alone: of several starts one does the work while the
 * others wait. The lock ends with the connection, thus also with a killed process.
 */
export async function asOwner<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'versneller-schema' })
  // A lost connection shows in the statement that fails.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs one piece of work in a transaction. */
export async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
