import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { findBinaries } from './embedded/binaries.ts'
import { prepareDataFolder } from './embedded/data-folder.ts'
import { ensureDatabase, ownerName, socketUrl, takeLease } from './embedded/door.ts'
import { preparePlaces, removeSocketFolder, socketFolder } from './embedded/places.ts'
import { reachServer, type Server, type ServerPlan } from './embedded/server.ts'
import { applicationRole } from './role.ts'

/** A running embedded database. */
export type EmbeddedDatabase = {
  /** Address for the owner of all tables: migrations, backups. */
  readonly url: string
  /** Address for the application: it may not change the audit trail. The role exists once migrations have run. */
  readonly applicationUrl: string
  readonly socketFolder: string
  /** Number of the server process; another one after a restart. */
  processId(): number
  /** Stops the server, unless another process looks after it: then it lets go only. */
  stop(): Promise<void>
}

/** How to start an embedded database. */
export type EmbeddedOptions = {
  /** Holds the data, the socket and the server's log; made when it is not there. */
  readonly folder: string
  readonly log: (line: string) => void
  /** Start the server again when it dies before `stop`. */
  readonly supervise?: boolean
  /** False only for data that are thrown away: then nothing waits for the disk. */
  readonly isDurable?: boolean
  /** How long to wait for a server or back ends that use the data and neither answer nor end; 15 seconds. */
  readonly patienceMs?: number
}

const databaseName = 'versneller'
const restartPausesMs = [0, 250, 1000, 2000, 5000]

/**
 * Starts PostgreSQL from the installed package on a unix socket that only its own user can open. A server that an
 * earlier, killed process left running is taken over; one that another living process looks after is shared.
 * As root the server runs under user `postgres` or `nobody`.
 * @throws {DatabaseError} with one sentence for what an operator can mend
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const places = preparePlaces(options.folder, options.log)
  const binaries = findBinaries(places.identity, options.log)
  const isDurable = options.isDurable ?? true
  await prepareDataFolder(places, binaries, isDurable)
  const folder = socketFolder(places, () => fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-socket-')))
  const plan = {
    places,
    binaries,
    socketFolder: folder,
    isDurable,
    patienceMs: options.patienceMs ?? 15_000,
  }
  const server = await reachServer(plan)
  // A server that was found running has its socket where its own start put it.
  if (server.socketFolder !== folder) removeSocketFolder(plan)
  const keeper = new Keeper({ ...plan, socketFolder: server.socketFolder }, server, options)
  await keeper.begin()
  await ensureDatabase(server.socketFolder, databaseName)
  return {
    url: socketUrl(server.socketFolder, ownerName, databaseName),
    applicationUrl: socketUrl(server.socketFolder, applicationRole, databaseName),
    socketFolder: server.socketFolder,
    processId: () => keeper.processId,
    stop: () => keeper.stop(),
  }
}

/** Looks after one server while we hold its lease. */
class Keeper {
  readonly #plan: ServerPlan
  readonly #options: EmbeddedOptions
  #server: Server
  #lease: pg.Client | undefined
  #restarting: Promise<boolean> | undefined
  #stopped: Promise<void> | undefined

  constructor(plan: ServerPlan, server: Server, options: EmbeddedOptions) {
    this.#plan = plan
    this.#server = server
    this.#options = options
  }

  get processId(): number {
    return this.#server.processId
  }

  async begin(): Promise<void> {
    this.#lease = await takeLease(this.#server.socketFolder)
    if (this.#lease === undefined)
      this.#options.log('another process looks after the embedded database; it is shared')
    else if (this.#options.supervise === true) void this.#watch(this.#server)
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    await this.#restarting
    if (this.#lease === undefined) return
    await this.#lease.end().catch(() => undefined)
    await this.#server.stop()
    removeSocketFolder(this.#plan)
  }

  async #watch(server: Server): Promise<void> {
    await server.ended
    for (let attempt = 0; this.#stopped === undefined; attempt++) {
      this.#options.log(`the embedded database ended by itself; start ${attempt + 1}`)
      await pause(restartPausesMs[Math.min(attempt, restartPausesMs.length - 1)], undefined, { ref: false })
      if (this.#stopped !== undefined) return
      this.#restarting = this.#restarted()
      if (await this.#restarting) return
    }
  }

  async #restarted(): Promise<boolean> {
    try {
      this.#server = await reachServer(this.#plan)
      await this.begin()
      return true
    } catch (error) {
      this.#options.log(`the embedded database does not start: ${(error as Error).message}`)
      return false
    }
  }
}
