import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from '../kit/clock/clock.ts'
import type { Connection } from '../kit/database/connect.ts'
import { type EmbeddedDatabase, startEmbedded } from '../kit/database/embedded.ts'
import { openDatabase } from '../kit/database/open.ts'
import { makeServer } from '../kit/http/server.tsx'
import type { Services } from '../kit/module/services.ts'
import { indexedRelease, reindex } from '../kit/search/sources.ts'
import { apiOptions } from './api.ts'
import { authenticate } from './authenticate.ts'
import { type BuiltFiles, builtFiles } from './build.ts'
import { exitCodes } from './command.ts'
import type { Config } from './config.ts'
import { Framed } from './frames.tsx'
import { lettingGo } from './letting-go.ts'
import { allRoutes, modules } from './modules.ts'

/** Tells the operator something in one sentence. */
export type Say = (sentence: string) => void

/** The database of this installation: the embedded one, or the server that the operator named. */
export interface ReachedDatabase {
  /** Connection string with the rights of the owner, for migrations and back-ups. */
  ownerUrl: string
  /** Address under which the application signs in by itself, for the embedded database. */
  applicationUrl: string | undefined
  close(): Promise<void>
}

/** Reaches the database and leaves its tables as they are. */
export async function reachDatabase(config: Config, say: Say): Promise<ReachedDatabase> {
  const url = config.databaseUrl
  if (url) return { ownerUrl: url, applicationUrl: undefined, close: async () => undefined }
  const embedded = await openEmbedded(config, say)
  return { ownerUrl: embedded.url, applicationUrl: embedded.applicationUrl, close: () => embedded.stop() }
}

/** The database with its tables up to date, and the way to it. */
export interface Store {
  ownerUrl: string
  connection: Connection
  /** Names of the migrations that ran now. */
  applied: readonly string[]
  close(): Promise<void>
}

/** Opens the database, brings its tables up to date and connects with the rights of the application. */
export async function openStore(config: Config, say: Say): Promise<Store> {
  const database = await reachDatabase(config, say)
  const { ownerUrl, applicationUrl } = database
  const opening = openDatabase({ url: ownerUrl, applicationUrl, log: say })
  // Nobody else holds on to it: left running it would have no keeper.
  const { connection, migrated: applied } = await opening.catch(lettingGo(database.close))
  if (applied.length > 0) say(`${applied.length} wijzigingen van de tabellen doorgevoerd`)
  return {
    ownerUrl,
    connection,
    applied,
    close: async () => {
      await connection.close()
      await database.close()
    },
  }
}

function openEmbedded(config: Config, say: Say): Promise<EmbeddedDatabase> {
  mkdirSync(config.folder, { recursive: true })
  return startEmbedded({ folder: join(config.folder, 'database'), log: say, supervise: true })
}

/** Whether the database answers now. */
async function isReady(connection: Connection): Promise<{ ready: boolean; reason?: string }> {
  try {
    await connection.pool.query('select 1')
    return { ready: true }
  } catch (error) {
    return { ready: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/** What the app hands to every module. */
export function servicesFor(config: Config, store: Store, clock: Clock = systemClock): Services {
  return {
    db: store.connection.db,
    clock,
    origin: config.origin,
    secret: config.secret,
    demo: config.demo,
    filesFolder: join(config.folder, 'files'),
    clamdSocket: config.clamdSocket,
    auditHeads: config.auditHeads,
    operator: config.operator,
    openId: config.openId,
  }
}

/**
 * Loads what each module has for the demonstration programme, findable; a second time changes nothing.
 * @param release remembered as the one that did so
 */
export async function seedAll(services: Services, release?: string): Promise<void> {
  for (const module of modules) await module.seed?.(services)
  await reindex(services.db, release)
}

/** What may be found of a build: its words, and the demonstration where that is loaded. */
export const releaseOf = (build: URL, hasDemonstration: boolean): string =>
  `${basename(fileURLToPath(build))}${hasDemonstration ? ' with demonstration' : ''}`

/** What a release brings, made once for it: a start takes no longer when there is more. */
async function bringRelease(services: Services, build: URL): Promise<void> {
  const release = releaseOf(build, services.demo)
  if ((await indexedRelease(services.db)) === release) return
  if (services.demo) await seedAll(services, release)
  else await reindex(services.db, release)
}

/**
 * The same for an empty database, in a process of its own: it takes 80 MB, which a site would keep as long as it runs.
 * Signals of the terminal do not reach it; who stops the site while it starts waits for it.
 */
async function seedElsewhere({ folder }: Config, { ownerUrl }: Store): Promise<void> {
  const versneller = fileURLToPath(new URL('./versneller.mjs', import.meta.url))
  const seeding = spawn(process.execPath, [versneller, 'seed'], {
    env: { ...process.env, VERSNELLER_FOLDER: folder, DATABASE_URL: ownerUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  const [exitCode] = await once(seeding, 'exit')
  if (exitCode !== exitCodes.fine) throw new Error('the demonstration could not be loaded')
}

/** The site while it runs. */
export interface Site {
  server: FastifyInstance
  services: Services
  pool: Connection['pool']
  /** Where it listens. */
  address: string
  stop(): Promise<void>
}

/**
 * Starts the whole site: files built, database open and up to date, demonstration loaded where asked, listening. On
 * the clock of the database, unless a trial hands one of its own. What cannot start leaves no database running.
 */
export async function startSite(config: Config, say: Say, clock?: Clock): Promise<Site> {
  const built = await builtFiles()
  if (built.isNew) say('stijlblad en scripts gebouwd')
  const store = await openStore(config, say)
  const open = async () => {
    // Tables that are new are empty.
    if (config.demo && !clock && store.applied.length > 0) await seedElsewhere(config, store)
    return openSite({ config, store, built, services: servicesFor(config, store, clock) })
  }
  return open().catch(lettingGo(store.close))
}

interface SiteParts {
  config: Config
  store: Store
  built: BuiltFiles
  services: Services
}

async function openSite({ config, store, built, services }: SiteParts): Promise<Site> {
  await bringRelease(services, built.folder)
  const server = await makeServer({
    routes: allRoutes(services),
    services,
    authenticate: request => authenticate(services, request),
    api: apiOptions(services),
    Framed,
    siteName: 'Versneller',
    built,
    ready: () => isReady(store.connection),
    keepsPages: true,
    signInPath: '/aanmelden',
    https: config.origin.startsWith('https:'),
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.trustProxy,
    log: { level: config.logLevel },
  })
  const address = await server.listen({ host: config.host, port: config.port }).catch(async error => {
    await server.close()
    throw portIsTaken(error)
      ? new Error(`poort ${config.port} is al in gebruik; kies een andere met --port`)
      : error
  })
  return {
    server,
    services,
    pool: store.connection.pool,
    address,
    stop: async () => {
      await server.close()
      await store.close()
    },
  }
}

const portIsTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
