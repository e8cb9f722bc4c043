import fs from 'node:fs'
import path from 'node:path'

/** What the lock file of a data folder says of its server. */
export type ServerLock = {
  readonly processId: number
  readonly socketFolder: string
  /** The server takes connections. */
  readonly isReady: boolean
}

/** Tells whether a process exists and has not ended yet (a zombie has). */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stateOf(processId) !== 'Z'
}

/**
 * Reads `postmaster.pid`; undefined when it is not there or not whole. The file is never deleted by us: it also
 * guards the data against back ends that outlive their server.
 */
export function readLock(dataFolder: string): ServerLock | undefined {
  let lines: string[]
  try {
    lines = fs.readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const processId = Number(lines[0])
  if (!Number.isInteger(processId) || processId <= 0) return undefined
  return { processId, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
}

/** Tells whether the process of a lock file can still be the server: its number may have gone to another program. */
export function isServerAlive(lock: ServerLock): boolean {
  if (!isAlive(lock.processId)) return false
  if (process.platform !== 'linux') return true
  try {
    return fs.readFileSync(`/proc/${lock.processId}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return false
  }
}

/** Above the highest process number that Linux gives out. */
const numberOfNobody = 4_194_305

/**
 * Takes a process out of a lock file that is certainly not the server: a zombie of it, or another program that got
 * its number (common after the restart of a container). PostgreSQL would refuse to start as long as that lives. The
 * rest of the file stays, so PostgreSQL still looks for back ends that use the data, and replaces the file itself.
 */
export function disownLock(dataFolder: string, lock: ServerLock): void {
  if (process.platform !== 'linux' || !exists(lock.processId) || isServerAlive(lock)) return
  const file = path.join(dataFolder, 'postmaster.pid')
  const text = fs.readFileSync(file, 'utf8')
  const first = `${lock.processId}\n`
  if (text.startsWith(first)) fs.writeFileSync(file, `${numberOfNobody}\n${text.slice(first.length)}`)
}

function exists(processId: number): boolean {
  return fs.existsSync(`/proc/${processId}`)
}

function stateOf(processId: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${processId}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2)[0]
  } catch {
    return undefined
  }
}

/** Ends back ends that outlive their killed server and keep its data locked (Linux; elsewhere they end by themselves). */
export function endLeftBackends(dataFolder: string): void {
  if (process.platform !== 'linux') return
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || !isLeftBackend(name, dataFolder)) continue
    try {
      process.kill(Number(name), 'SIGKILL')
    } catch {
      // It ended in between.
    }
  }
}

function isLeftBackend(name: string, dataFolder: string): boolean {
  try {
    if (fs.readFileSync(`/proc/${name}/comm`, 'utf8').trim() !== 'postgres') return false
    return fs.readlinkSync(`/proc/${name}/cwd`) === fs.realpathSync(dataFolder)
  } catch {
    return false
  }
}
