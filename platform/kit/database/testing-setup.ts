import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { ensureApplicationRole } from './role.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket behind which the addresses of this run's database server are told. */
    testDatabaseSocket: string
  }
}

/** Name of the migrated database that every test file gets a copy of. */
export const templateName = 'template_of_tests'

/** Addresses of the server of this run, for the owner and for the application. */
export type TestServer = { readonly url: string; readonly applicationUrl: string }

/**
 * Set-up of a whole test run: one database server, started when the first test file asks for it, so that a run
 * without a database pays nothing. Its folder is removed at the end.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-test-'))
  // The server works as another user when we are root; that user must pass here.
  fs.chmodSync(folder, 0o711)
  let server: Promise<EmbeddedDatabase> | undefined
  const listener = net.createServer(asker => {
    asker.on('error', () => undefined)
    server ??= startWithTemplate(path.join(folder, 'database'))
    server.then(
      ({ url, applicationUrl }) => asker.end(JSON.stringify({ url, applicationUrl } satisfies TestServer)),
      (error: Error) => asker.end(JSON.stringify({ error: error.message })),
    )
  })
  const socket = path.join(folder, 'asked')
  await new Promise<void>(resolve => listener.listen(socket, resolve))
  project.provide('testDatabaseSocket', socket)
  return async () => {
    await new Promise(resolve => listener.close(resolve))
    await (await server?.catch(() => undefined))?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function startWithTemplate(folder: string): Promise<EmbeddedDatabase> {
  const log = (line: string) => console.log(line)
  // Thrown away at the end, so nothing has to wait for the disk.
  const server = await startEmbedded({ folder, log, isDurable: false })
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`create database ${templateName}`)
  await admin.end()
  const url = addressOf(server.url, templateName)
  const quiet = () => undefined
  await migrate({ url, log: quiet })
  await ensureApplicationRole({ url, log })
  return server
}

/** The same address, for another database of the server. */
export function addressOf(url: string, databaseName: string): string {
  return url.replace(/\/versneller\?/, `/${databaseName}?`)
}
