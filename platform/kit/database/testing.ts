import { randomUUID } from 'node:crypto'
import net from 'node:net'
import type { KyselyPlugin } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from './connect.ts'
import { addressOf, type TestServer, templateName } from './testing-setup.ts'

/** A migrated database for one test file. */
export type TestDatabase = {
  /** Works under the role of the application, as in production. */
  readonly db: Database
  /** Address for the role of the application. */
  readonly url: string
  /** Address for the owner of the tables. */
  readonly ownerUrl: string
  /** Closes the connections and drops the database. */
  close(): Promise<void>
}

/**
 * Makes a database from the migrated template, in some tens of milliseconds. To be closed in `afterAll`. Needs
 * `testing-setup.ts` as a `globalSetup` of vitest.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return connected(await emptyTestDatabase(templateName))
}

/**
 * Makes a database in which something has been prepared, the first time by `prepare` and after that as a copy of what
 * it made: loading the demonstration takes seconds, copying it a tenth of one. The name tells what was prepared.
 */
export async function preparedDatabase(
  name: string,
  prepare: (db: Database) => Promise<void>,
): Promise<TestDatabase> {
  const { url } = await serverOfThisRun()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    // Who comes while it is being prepared waits for it.
    await admin.query('select pg_advisory_lock(2)')
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const fresh = await testDatabase()
      await prepare(fresh.db)
      await fresh.db.destroy()
      await admin.query(`alter database ${databaseOf(fresh.url)} rename to ${name}`)
    }
  } finally {
    await admin.end()
  }
  return connected(await emptyTestDatabase(name))
}

const databaseOf = (url: string): string => /@[^/]*\/([a-z0-9_]+)\?/.exec(url)?.[1] ?? ''

function connected(bare: Omit<TestDatabase, 'db'>): TestDatabase {
  const connection = connect({ url: bare.url, log: line => console.log(line), connectionsMax: 8 })
  return {
    ...bare,
    db: connection.db,
    async close() {
      await connection.close()
      await bare.close()
    },
  }
}

/** Makes a database without any table, for tests of the migrations themselves; nothing is connected to it yet. */
export async function emptyTestDatabase(template = 'template0'): Promise<Omit<TestDatabase, 'db'>> {
  const server = await serverOfThisRun()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server.url, `create database ${name} template ${template}`)
  return {
    url: addressOf(server.applicationUrl, name),
    ownerUrl: addressOf(server.url, name),
    close: () => asAdmin(server.url, `drop database ${name} with (force)`),
  }
}

async function serverOfThisRun(): Promise<TestServer> {
  const socket = inject('testDatabaseSocket')
  if (socket === undefined)
    throw new Error('vitest.config.ts lacks globalSetup kit/database/testing-setup.ts')
  let told = ''
  for await (const piece of net.connect(socket).setEncoding('utf8')) told += piece
  const answer = JSON.parse(told) as TestServer | { error: string }
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

/** The template can be copied by one test file at a time, and the server makes the others wait only for seconds. */
async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The same database, counting the statements that are sent to it, also in transactions. */
export function counting(db: Database): { db: Database; count(): number } {
  let statements = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(plugin), count: () => statements }
}
