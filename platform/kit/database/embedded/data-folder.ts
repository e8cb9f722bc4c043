import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'
import type { Binaries } from './binaries.ts'
import { ownerName } from './door.ts'
import { handOver, nameOf, spawnAs } from './identity.ts'
import { asFolderFault, type Places } from './places.ts'
import { isAlive } from './process-state.ts'

/**
 * Makes the data folder when it is not there yet. It is made beside and renamed, so that a killed `initdb` never
 * leaves a half folder in its place; what such a kill left behind is cleared away.
 * @throws {DatabaseError} DATABASE_MAP_ANDERE_VERSIE for data of another major version, and the faults of a folder
 */
export async function prepareDataFolder(
  places: Places,
  binaries: Binaries,
  isDurable: boolean,
): Promise<void> {
  clearHalfFolders(places.home)
  const found = majorVersionOf(places)
  if (found === undefined) return makeDataFolder(places, binaries, isDurable)
  if (found !== binaries.majorVersion) {
    const details = { folder: places.home, found, expected: binaries.majorVersion }
    throw new DatabaseError('DATABASE_MAP_ANDERE_VERSIE', details)
  }
}

/** The sentence for what `initdb` or `postgres` said before it gave up. */
export function faultFromOutput(output: string, places: Places): DatabaseError {
  const folder = places.home
  if (/No space left on device|Disk quota exceeded/.test(output))
    return new DatabaseError('DATABASE_SCHIJF_VOL', { folder })
  if (/Permission denied|wrong ownership|invalid permissions|Read-only file system/.test(output))
    return new DatabaseError('DATABASE_MAP_GEEN_TOEGANG', { folder, user: nameOf(places.identity) })
  const lines = output.split('\n').filter(line => line.trim() !== '')
  const telling = lines.find(line => /FATAL|PANIC|initdb: error/.test(line)) ?? lines.at(-1) ?? 'no output'
  return new DatabaseError('DATABASE_START_MISLUKT', { folder, detail: telling.trim() })
}

function majorVersionOf(places: Places): string | undefined {
  try {
    return fs.readFileSync(path.join(places.data, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw asFolderFault(error, places.home, places.identity)
  }
}

async function makeDataFolder(places: Places, binaries: Binaries, isDurable: boolean): Promise<void> {
  try {
    if (fs.existsSync(places.data)) fs.rmdirSync(places.data)
    const half = fs.mkdtempSync(path.join(places.home, `init-${process.pid}-`))
    handOver(half, places.identity)
    const { status, output } = await runInitdb(half, places, binaries, isDurable)
    if (status !== 0) {
      fs.rmSync(half, { recursive: true, force: true })
      throw faultFromOutput(output, places)
    }
    renameUnlessMade(half, places.data)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTEMPTY')
      throw new DatabaseError('DATABASE_MAP_NIET_LEEG', { folder: places.data }, error)
    throw asFolderFault(error, places.home, places.identity)
  }
}

function runInitdb(half: string, places: Places, binaries: Binaries, isDurable: boolean) {
  const options = [
    '-D',
    half,
    '-U',
    ownerName,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--data-checksums',
    '--no-instructions',
  ]
  // ICU sorts Dutch words rightly on every platform; macOS has no C.UTF-8 for what ICU does not cover.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  options.push('--locale-provider=icu', '--icu-locale=nl-NL', `--locale=${locale}`, '--lc-messages=C')
  if (!isDurable) options.push('--no-sync')
  const child = spawn(binaries.initdb, options, {
    ...spawnAs(places.identity),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (piece: Buffer) => {
    output += piece.toString()
  })
  return new Promise<{ status: number; output: string }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => resolve({ status: status ?? -1, output }))
  })
}

/** Two starts may make the folder at the same time: the first one wins, the other drops its own. */
function renameUnlessMade(half: string, data: string): void {
  try {
    fs.renameSync(half, data)
  } catch (error) {
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw error
    fs.rmSync(half, { recursive: true, force: true })
  }
}

function clearHalfFolders(home: string): void {
  for (const name of fs.readdirSync(home)) {
    const maker = /^init-(\d+)-/.exec(name)?.[1]
    if (maker === undefined || isAlive(Number(maker))) continue
    fs.rmSync(path.join(home, name), { recursive: true, force: true })
  }
}
