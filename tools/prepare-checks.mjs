import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages of a lockfile by their place, or nothing when the file is not there or is broken. */
function packagesOf(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * Places of the packages that the lockfile asks for and that node_modules has not, or has in another version. Judged
 * by content, since a checkout or a copy changes every time stamp. A package that is optional (a binary for another
 * platform) may be absent, but not different.
 */
export function missingParts(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted)
    .filter(([place, part]) => {
      if (!place.startsWith('node_modules/')) return false
      const own = present[place]
      if (!own) return !part.optional
      return own.version !== part.version || own.integrity !== part.integrity
    })
    .map(([place]) => place)
}

/**
 * The package files whose dependencies the lockfile does not know: somebody changed them and did not install. npm would
 * then choose versions by itself, and every machine its own.
 */
export function packagesOutOfStep(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  return ['', 'engine', 'platform']
    .map(folder => ({ file: folder ? `${folder}/package.json` : 'package.json', locked: wanted[folder] }))
    .filter(({ file, locked }) => {
      const place = join(root, file)
      return locked && existsSync(place) && asked(JSON.parse(readFileSync(place, 'utf8'))) !== asked(locked)
    })
    .map(({ file }) => file)
}

/** What a package asks for, in a form that can be compared. */
function asked({ dependencies = {}, devDependencies = {}, optionalDependencies = {} }) {
  return JSON.stringify(
    [dependencies, devDependencies, optionalDependencies].map(some => Object.entries(some).sort()),
  )
}

/** Whether a version such as "v26.10.0" is at least this major version. */
export function nodeIsAtLeast(version, majorMin) {
  return Number(version.replace(/^v/, '').split('.')[0]) >= majorMin
}

const reasons = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'Er is geen verbinding met het pakketregister.',
  ],
  [/ENOSPC/, 'De schijf is vol.'],
  [/EACCES|EPERM|EROFS/, 'In deze map mag niet worden geschreven.'],
  [/EINTEGRITY/, 'Een pakket kwam beschadigd aan; probeer "npm cache clean --force" en daarna opnieuw.'],
  [/E401|E403/, 'Het pakketregister weigert de toegang.'],
  [/ENOENT.*npm|npm: not found/s, 'npm is niet gevonden; het hoort bij Node.'],
]

/** What is wrong, in one Dutch sentence, from what npm said. */
export function whyNpmFailed(said) {
  return reasons.find(([sign]) => sign.test(said))?.[1] ?? 'Hieronder staat wat npm meldde.'
}
