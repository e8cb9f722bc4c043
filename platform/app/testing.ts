import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../kit/clock/clock.ts'
import { systemClock } from '../kit/clock/clock.ts'
import type { Database } from '../kit/database/connect.ts'
import { preparedDatabase, testDatabase } from '../kit/database/testing.ts'
import { makeServer } from '../kit/http/server.tsx'
import type { StreamTimes } from '../kit/http/stream.ts'
import type { Services } from '../kit/module/services.ts'
import { servicesOn } from '../kit/module/testing.ts'
import { apiOptions } from './api.ts'
import { authenticate } from './authenticate.ts'
import { builtFiles } from './build.ts'
import { Framed } from './frames.tsx'
import { allRoutes } from './modules.ts'
import { seedAll } from './start.ts'

/** The whole site on a database of its own, asked over HTTP without a socket. */
export interface TestSite {
  server: FastifyInstance
  services: Services
  /** Address of the database for the owner of its tables: for a back-up. */
  ownerUrl: string
  close(): Promise<void>
}

interface TestSiteOptions {
  clock?: Clock
  /** Load the demonstration programme first. */
  seed?: boolean
  /** Streams of events end soon unless given, so that asking one gets an answer. */
  streams?: StreamTimes
  /** Keep pages for readers who are not signed in, as the running site does. */
  keepsPages?: boolean
}

const withFiles = (db: Database, clock: Clock): Services =>
  servicesOn(db, { clock, filesFolder: mkdtempSync(join(tmpdir(), 'versneller-files-')) })

/** Loads the demonstration into a database that others will copy. Nothing of it is a file. */
async function loadInto(db: Database): Promise<void> {
  const services = withFiles(db, systemClock)
  await seedAll(services)
  rmSync(services.filesFolder, { recursive: true })
}

/** Starts the site for a test: real database, real routes, no port. */
export async function testSite({
  clock = systemClock,
  seed = false,
  streams = { beatMs: 50, lifeMs: 100 },
  keepsPages = false,
}: TestSiteOptions = {}): Promise<TestSite> {
  const built = await builtFiles()
  // What a test with a clock of its own loads is of that day.
  const isCopied = seed && clock === systemClock
  const database = isCopied ? await preparedDatabase('demonstration', loadInto) : await testDatabase()
  const services = withFiles(database.db, clock)
  if (seed && !isCopied) await seedAll(services)
  const server = await makeServer({
    routes: allRoutes(services),
    services,
    authenticate: request => authenticate(services, request),
    api: apiOptions(services),
    Framed,
    siteName: 'Versneller',
    built,
    ready: async () => ({ ready: true }),
    keepsPages,
    signInPath: '/aanmelden',
    https: false,
    requestsPerMinute: 100_000,
    trustProxy: false,
    log: { level: 'silent' },
    streams,
  })
  return {
    server,
    services,
    ownerUrl: database.ownerUrl,
    close: async () => {
      await server.close()
      await database.close()
      rmSync(services.filesFolder, { recursive: true, force: true })
    },
  }
}
