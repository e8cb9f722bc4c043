// What is built of the sources: the files for the browser, and the server as one piece. Plain JavaScript: it decides what
// is loaded, and a file with types would first load the compiler that strips them.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const platform = fileURLToPath(new URL('../', import.meta.url))
const dist = join(platform, 'dist')
const patterns = [
  'platform/{app,kit,modules}/**/*.{ts,tsx,mjs,css,json}',
  'engine/{src,parameters,wasm}/**/*',
  'package-lock.json',
  'platform/vite*.config.ts',
]
/** Builds of each sort that stay: a running site of an older one still reads its files. */
const buildsKept = 4
/** What was compiled of the sources themselves, beside that of builds. */
export const compiledSources = 'sources'
/** How a build is made, by the end of its folder's name. */
const configs = { '': 'vite.config.ts', '-server': 'vite.server.config.ts' }

/** @type {string | undefined} */
let known

/**
 * Names the sources as they are. By content, not by time: a checkout or a copy changes times and nothing else. At once
 * and not file by file in turn, which takes three times as long.
 */
function nameOfSources() {
  if (known !== undefined) return known
  const root = join(platform, '..')
  const hash = createHash('sha256')
  for (const file of globSync(patterns, { cwd: root, exclude: name => name.includes('.test.') }).sort()) {
    hash.update(file)
    // A folder has no content.
    if (/\.\w+$/.test(file)) hash.update(readFileSync(join(root, file)))
  }
  known = hash.digest('hex').slice(0, 16)
  return known
}

/**
 * The folder with a build of the sources as they are, made when it is not there yet. Each state of the sources has a
 * folder of its own that gets its name when it is complete: builds at the same time, a killed build and a running site of
 * older sources do not disturb each other.
 * @param {'' | '-server'} sort
 */
export async function built(sort) {
  const folder = join(dist, nameOfSources() + sort)
  const isNew = !existsSync(folder)
  if (isNew) await buildInto(folder, sort)
  return { folder, isNew }
}

/** @param {string} folder @param {'' | '-server'} sort */
async function buildInto(folder, sort) {
  const part = join(dist, `part-${process.pid}-${Date.now()}${sort}`)
  mkdirSync(dist, { recursive: true })
  // In a process of its own: it takes 250 MB, which a site would keep as long as it runs.
  const vite = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin/vite.js')
  const words = ['build', '--config', join(platform, configs[sort]), '--outDir', part, '--logLevel', 'error']
  await run(process.execPath, [vite, ...words])
  try {
    renameSync(part, folder)
  } catch (error) {
    // Another process built the same sources and was first.
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  removeOldBuilds(sort)
}

/** @param {'' | '-server'} sort */
function removeOldBuilds(sort) {
  keepNewest(dist, buildsKept, name => name.endsWith('-server') === (sort === '-server'))
}

/**
 * Where what Node compiled is kept, beside the packages, where only who may change the code can write: a folder for the
 * sources and one for each build, which goes when newer ones came.
 * @param {string} name of the folder of a build, or `compiledSources`
 * @param {string} [cache]
 */
export function compileCacheFor(name, cache = join(platform, '../node_modules/.cache/versneller')) {
  const folder = join(cache, basename(name))
  if (existsSync(folder)) return folder
  try {
    mkdirSync(folder, { recursive: true })
    keepNewest(cache, buildsKept, other => other !== compiledSources)
  } catch {
    // Where nothing can be kept, or another process removes the same at this moment, all works without.
  }
  return folder
}

/**
 * Removes what is not among the newest in a folder, of those that are meant.
 * @param {string} folder
 * @param {number} count
 * @param {(name: string) => boolean} isMeant
 */
function keepNewest(folder, count, isMeant) {
  const newestFirst = readdirSync(folder)
    .filter(isMeant)
    .map(name => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of newestFirst.slice(count)) rmSync(old, { recursive: true, force: true })
}
