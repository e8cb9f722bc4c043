import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseError } from '../database-error.ts'
import type { Binaries } from './binaries.ts'
import { faultFromOutput } from './data-folder.ts'
import { answers } from './door.ts'
import { handOver, spawnAs } from './identity.ts'
import { asFolderFault, type Places } from './places.ts'
import { disownLock, endLeftBackends, isAlive, isServerAlive, readLock } from './process-state.ts'

/** One running server process, started by us or found running. */
export type Server = {
  readonly processId: number
  readonly socketFolder: string
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Ends the process: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>
}

/** What a server is started with. */
export type ServerPlan = {
  readonly places: Places
  readonly binaries: Binaries
  readonly socketFolder: string
  /** False only for data that are thrown away: then nothing waits for the disk. */
  readonly isDurable: boolean
  /** How long to wait for processes that use the data. */
  readonly patienceMs: number
}

const patienceWithBackendsMs = 2000
const stopPatienceMs = 20_000
const logBytesMax = 10_000_000

/**
 * Joins the server that runs on these data, or starts one. A server that is still starting or stopping is waited for,
 * and so are the back ends that outlived a killed server.
 * @throws {DatabaseError} DATABASE_MAP_IN_GEBRUIK when that takes too long, and the faults of a folder or a disk
 */
export async function reachServer(plan: ServerPlan): Promise<Server> {
  const begin = performance.now()
  while (performance.now() - begin < plan.patienceMs) {
    const lock = readLock(plan.places.data)
    if (lock !== undefined && isServerAlive(lock)) {
      if (lock.isReady && (await answers(lock.socketFolder)))
        return foundServer(lock.processId, lock.socketFolder)
    } else {
      if (lock !== undefined) disownLock(plan.places.data, lock)
      const outcome = await startServer(plan)
      if (typeof outcome !== 'string') return outcome
      if (!/lock file ".*" already exists|shared memory block .* still in use/.test(outcome))
        throw faultFromOutput(outcome, plan.places)
      if (performance.now() - begin > patienceWithBackendsMs) endLeftBackends(plan.places.data)
    }
    await pause(50)
  }
  const processId = String(readLock(plan.places.data)?.processId ?? '?')
  throw new DatabaseError('DATABASE_MAP_IN_GEBRUIK', { folder: plan.places.home, processId })
}

/** Starts a server; a string is what it said when it gave up. */
async function startServer(plan: ServerPlan): Promise<Server | string> {
  const { logFile, data, home, identity } = plan.places
  try {
    const logSize = fs.statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
    if (logSize > logBytesMax) fs.truncateSync(logFile)
    // A file and no pipe: a pipe would break with our death, and block the server while we do not read.
    const output = fs.openSync(logFile, 'a', 0o600)
    handOver(logFile, identity)
    const sizeBefore = fs.fstatSync(output).size
    const child = spawn(plan.binaries.postgres, serverArguments(plan), {
      ...spawnAs(identity),
      cwd: '/',
      // A session of its own: the interrupt of a terminal reaches us first, so that requests can end before it does.
      detached: true,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', output],
    })
    fs.closeSync(output)
    child.unref()
    if (await becomesReady(child, data)) return childServer(child, plan.socketFolder)
    return fs.readFileSync(logFile).subarray(sizeBefore).toString()
  } catch (error) {
    throw asFolderFault(error, home, identity)
  }
}

function serverArguments(plan: ServerPlan): string[] {
  const disk = plan.isDurable ? 'on' : 'off'
  const settings = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    unix_socket_directories: plan.socketFolder,
    fsync: disk,
    synchronous_commit: disk,
    full_page_writes: disk,
    shared_buffers: '64MB',
    max_connections: '100',
    // Compiling a query costs more than the short queries of pages ever win.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', plan.places.data, '-p', '5432', ...options]
}

async function becomesReady(child: ChildProcess, dataFolder: string): Promise<boolean> {
  let isOver = false
  let fault: Error | undefined
  child.once('exit', () => {
    isOver = true
  })
  child.once('error', error => {
    isOver = true
    fault = error
  })
  // Recovery after a crash may take long; the server says itself when it is ready or gives up.
  while (!isOver) {
    const lock = readLock(dataFolder)
    if (lock?.processId === child.pid && lock?.isReady === true) return true
    await pause(10)
  }
  if (fault !== undefined) throw fault
  return false
}

function childServer(child: ChildProcess, socketFolder: string): Server {
  const ended = new Promise<void>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
  const processId = child.pid as number
  const stop = async () => {
    child.ref()
    await endProcess(processId, ended)
  }
  return { processId, socketFolder, ended, stop }
}

function foundServer(processId: number, socketFolder: string): Server {
  const ended = new Promise<void>(resolve => {
    const watch = setInterval(() => {
      if (isAlive(processId)) return
      clearInterval(watch)
      resolve()
    }, 100)
    watch.unref()
  })
  const stop = async () => {
    // Keeps our process alive while it waits: the watch above does not.
    const hold = setInterval(() => undefined, 1000)
    await endProcess(processId, ended)
    clearInterval(hold)
  }
  return { processId, socketFolder, ended, stop }
}

async function endProcess(processId: number, ended: Promise<void>): Promise<void> {
  signal(processId, 'SIGINT')
  const inTime = await Promise.race([ended.then(() => true), pause(stopPatienceMs, false, { ref: false })])
  if (inTime) return
  signal(processId, 'SIGQUIT')
  await ended
}

function signal(processId: number, name: NodeJS.Signals): void {
  try {
    process.kill(processId, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
