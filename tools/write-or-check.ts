import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const repository = fileURLToPath(new URL('..', import.meta.url))

/** The text of a file of the repository; an empty string when it is not there. */
export function readFile(path: string): string {
  const place = join(repository, path)
  return existsSync(place) ? readFileSync(place, 'utf8') : ''
}

/**
 * Writes a generated file, or with `--check` among the arguments proves that it is fresh: then nothing is written, and
 * the program ends with code 1 when the file would change.
 */
export function writeOrCheck(path: string, text: string): void {
  if (readFile(path) === text) return
  if (process.argv.includes('--check')) {
    console.error(`${path} is not fresh: run "npm run generate" and look at the difference`)
    process.exitCode = 1
  } else writeFileSync(join(repository, path), text)
}
