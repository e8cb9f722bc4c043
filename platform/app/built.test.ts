import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { built, compileCacheFor, compiledSources } from './built.mjs'

const run = promisify(execFile)
let folder: string
beforeAll(async () => {
  folder = (await built('-server')).folder
}, 120_000)

const outputOf = async (...words: string[]): Promise<string> => (await run(process.execPath, words)).stdout

test('a build is there once for one state of the sources', async () => {
  expect(await built('-server')).toEqual({ folder, isNew: false })
  expect(folder).toMatch(/[\\/]dist[\\/][0-9a-f]{16}-server$/)
})

test('the built server is in ASCII, so that memory holds one byte for each character', () => {
  const files = readdirSync(folder).filter(name => name.endsWith('.js'))
  expect(files).toContain('main.js')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  expect(files.filter(name => /[^\x00-\x7f]/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([])
})

test('the built server says what the sources say, signs beyond ASCII included', async () => {
  const fromSources = await outputOf('platform/app/versneller.mjs')
  expect(fromSources).toContain('één formule')
  expect(await outputOf(join(folder, 'main.js'))).toBe(fromSources)
})

test('the built server finds what its sources read beside themselves', async () => {
  const code = readdirSync(folder)
    .filter(name => name.endsWith('.js'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const places = [...code.matchAll(/new URL\(`((?:app|kit|modules)\/[^`]+)`,\w+\)/g)].map(
    ([, place]) => place!,
  )
  expect(places).toContain('modules/projects/seed.ts')
  expect(places).toContain('kit/database/migration-files.ts')
  const there = places.filter(place => readFileSync(join(folder, '../..', place)).length > 0)
  expect(there).toEqual(places)
})

test('what was compiled is kept of the newest builds and of the sources, and of no others', () => {
  const cache = mkdtempSync(join(tmpdir(), 'versneller-compiled-'))
  const made = [compiledSources, 'from-before', '1-server', '2-server', '3-server', '4-server'].map(
    (name, age) => {
      const own = compileCacheFor(`/dist/${name}`, cache)
      writeFileSync(join(own, 'code'), name)
      utimesSync(own, age, age)
      return own
    },
  )
  expect(made).toEqual(
    [compiledSources, 'from-before', '1-server', '2-server', '3-server', '4-server'].map(name =>
      join(cache, name),
    ),
  )
  expect(readdirSync(cache).sort()).toEqual(['1-server', '2-server', '3-server', '4-server', compiledSources])
  compileCacheFor(compiledSources, cache)
  compileCacheFor('5-server', cache)
  expect(readdirSync(cache).sort()).toEqual(['2-server', '3-server', '4-server', '5-server', compiledSources])
  expect(readFileSync(join(cache, compiledSources, 'code'), 'utf8')).toBe(compiledSources)
  rmSync(cache, { recursive: true })
})
