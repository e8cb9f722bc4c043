import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const platform = fileURLToPath(new URL('../', import.meta.url))
const dist = join(platform, 'dist')
const patterns = [
  'platform/{app,kit,modules}/**/*.{ts,tsx,css,json}',
  'engine/{src,parameters,wasm}/**/*',
  'package-lock.json',
  'platform/vite.config.ts',
]
/** Builds that stay: a running site of an older one still serves its files. */
const buildsKept = 4

/** The built browser files: their folder and the names of their two entries. */
export interface BuiltFiles {
  folder: URL
  style: string
  script: string
  /** Made by this call. */
  isNew: boolean
}

/**
 * Gives the style sheet and the islands of the sources as they are, built when they are not there yet. Each state of
 * the sources has a folder of its own that gets its name when it is complete: builds at the same time, a killed build
 * and a running site of older sources do not disturb each other.
 */
export async function builtFiles(): Promise<BuiltFiles> {
  const name = (await hashOfSources()).slice(0, 16)
  const target = join(dist, name)
  const isNew = !existsSync(target)
  if (isNew) await buildInto(target)
  return {
    folder: pathToFileURL(`${target}/`),
    style: 'kit/ui/styles/site.css',
    script: 'app/browser.ts',
    isNew,
  }
}

async function buildInto(target: string): Promise<void> {
  const part = join(dist, `part-${process.pid}-${Date.now()}`)
  mkdirSync(dist, { recursive: true })
  // In a process of its own: it takes 250 MB, which a site would keep as long as it runs.
  const vite = join(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin/vite.js')
  const words = [
    'build',
    '--config',
    join(platform, 'vite.config.ts'),
    '--outDir',
    part,
    '--logLevel',
    'error',
  ]
  await run(process.execPath, [vite, ...words])
  try {
    renameSync(part, target)
  } catch (error) {
    // Another process built the same sources and was first.
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  removeOldBuilds()
}

function removeOldBuilds(): void {
  const builds = readdirSync(dist).map(name => join(dist, name))
  const newestFirst = builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const old of newestFirst.slice(buildsKept)) rmSync(old, { recursive: true, force: true })
}

/** By content, not by time: a checkout or a copy changes times and nothing else. */
async function hashOfSources(): Promise<string> {
  const root = join(platform, '..')
  const files: string[] = []
  for await (const file of glob(patterns, { cwd: root, exclude: name => name.includes('.test.') }))
    files.push(file)
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    hash.update(file)
    hash.update(await readFile(join(root, file)).catch(() => ''))
  }
  return hash.digest('hex')
}
