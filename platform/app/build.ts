import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const platform = new URL('../', import.meta.url)
const dist = new URL('dist/', platform)
const stamp = new URL('dist/sources.sha256', platform)
const patterns = [
  'platform/{app,kit,modules}/**/*.{ts,tsx,css,json}',
  'engine/{src,parameters,wasm}/**/*',
  'package-lock.json',
  'platform/vite.config.ts',
]

/** The built browser files and the names of their two entries. */
export const builtFiles = { folder: dist, style: 'kit/ui/styles/site.css', script: 'app/browser.ts' } as const

/** Builds the style sheet and the islands when a source has changed since the last build. */
export async function buildIfStale(): Promise<'built' | 'fresh'> {
  const wanted = await hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'fresh'
  const { build } = await import('vite')
  await build({ configFile: fileURLToPath(new URL('vite.config.ts', platform)) })
  writeFileSync(stamp, wanted)
  return 'built'
}

/** By content, not by time: a checkout or a copy changes times and nothing else. */
async function hashOfSources(): Promise<string> {
  const root = new URL('../', platform)
  const files: string[] = []
  for await (const file of glob(patterns, {
    cwd: fileURLToPath(root),
    exclude: name => name.includes('.test.'),
  }))
    files.push(file)
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const entry = new URL(file, root)
    hash.update(file)
    hash.update(await readFile(entry).catch(() => ''))
  }
  return hash.digest('hex')
}
