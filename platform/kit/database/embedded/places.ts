import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'
import { canEnter, chooseIdentity, handOver, type Identity, nameOf } from './identity.ts'

/** Where the parts of one embedded database lie. */
export type Places = {
  /** The folder that holds the others. */
  readonly home: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  /** Everything that the server says. */
  readonly logFile: string
  readonly identity: Identity | undefined
}

/** A socket's path may be 107 bytes long on Linux and 103 on macOS. */
const socketPathBytesMax = 100

/** Where data go when the user of the server cannot reach the wanted folder. */
const reachableParent = '/var/lib/versneller'

/**
 * Prepares the folder of an embedded database and gives it to the user of the server. Below a folder that is closed
 * to that user (a checkout in /root) the data go to a folder of their own, with a link from the wanted place.
 * @throws {DatabaseError} DATABASE_MAP_GEEN_TOEGANG, DATABASE_MAP_NIET_LEEG, DATABASE_SCHIJF_VOL
 */
export function preparePlaces(folder: string, log: (line: string) => void): Places {
  const wanted = path.resolve(folder)
  const identity = chooseIdentity(path.join(wanted, 'data'))
  try {
    fs.mkdirSync(path.dirname(wanted), { recursive: true })
    const home = reachableHome(wanted, identity, log)
    fs.mkdirSync(home, { recursive: true, mode: 0o700 })
    assertOursOrEmpty(home)
    handOver(home, identity)
    fs.accessSync(home, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK)
    return { home, data: path.join(home, 'data'), logFile: path.join(home, 'server.log'), identity }
  } catch (error) {
    throw asFolderFault(error, wanted, identity)
  }
}

/** The folder of the socket: inside the database's own folder, unless that path is too long for a socket. */
export function socketFolder(places: Places, makeShort: () => string): string {
  const inside = path.join(places.home, 'socket')
  const bytes = Buffer.byteLength(path.join(inside, '.s.PGSQL.5432'))
  const chosen = bytes <= socketPathBytesMax ? inside : makeShort()
  fs.mkdirSync(chosen, { recursive: true, mode: 0o700 })
  handOver(chosen, places.identity)
  return chosen
}

/** Removes the folder of the socket when it lies outside the database's own folder. */
export function removeSocketFolder(plan: { readonly places: Places; readonly socketFolder: string }): void {
  if (path.dirname(plan.socketFolder) === plan.places.home) return
  fs.rmSync(plan.socketFolder, { recursive: true, force: true })
}

/** Turns a fault of the file system into the sentence an operator can act on; other errors stay as they are. */
export function asFolderFault(error: unknown, folder: string, identity: Identity | undefined): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new DatabaseError('DATABASE_SCHIJF_VOL', { folder }, error)
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new DatabaseError('DATABASE_MAP_NIET_LEEG', { folder }, error)
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return error
  return new DatabaseError('DATABASE_MAP_GEEN_TOEGANG', { folder, user: nameOf(identity) }, error)
}

function reachableHome(wanted: string, identity: Identity | undefined, log: (line: string) => void): string {
  if (identity === undefined || canEnter(path.dirname(resolved(wanted)), identity)) return resolved(wanted)
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const home = path.join(reachableParent, name)
  if (fs.existsSync(path.join(wanted, 'data')))
    throw new DatabaseError('DATABASE_MAP_GEEN_TOEGANG', { folder: wanted, user: nameOf(identity) })
  fs.mkdirSync(home, { recursive: true, mode: 0o755 })
  if (fs.existsSync(wanted)) fs.rmdirSync(wanted)
  fs.symlinkSync(home, wanted)
  log(`user ${identity.userName} cannot reach ${wanted}; the data lie in ${home}`)
  return home
}

/** The real place of a folder that may be a link made at an earlier start. */
function resolved(wanted: string): string {
  return fs.existsSync(wanted) ? fs.realpathSync(wanted) : wanted
}

/** What may lie in the folder of a database: our own parts, and what a mounted disk brings along. */
const ownNames = /^(data|socket|server\.log|init-\d+-.*|lost\+found|\.DS_Store)$/

function assertOursOrEmpty(home: string): void {
  if (fs.readdirSync(home).every(name => ownNames.test(name))) return
  throw new DatabaseError('DATABASE_MAP_NIET_LEEG', { folder: home })
}
