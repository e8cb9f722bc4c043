// Runs before `npm start`, `npm test` and the like, on whatever Node the machine has (20 or newer): it may use
// nothing that has yet to be installed. `--browser` also sees to a browser for the journeys.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './find-browser.mjs'
import { missingParts, nodeIsAtLeast, packagesOutOfStep, whyNpmFailed } from './prepare-checks.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const onWindows = process.platform === 'win32'

/** Says what is wrong and ends: there is nothing sensible left to do. */
function stop(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}

/** Runs a command quietly; gives whether it succeeded and all that it said. */
function run(command, words) {
  const ended = spawnSync(command, words, {
    cwd: root,
    encoding: 'utf8',
    shell: onWindows,
    maxBuffer: 1 << 27,
  })
  const said = [ended.error?.message, ended.stdout, ended.stderr].filter(Boolean).join('\n')
  return { succeeded: ended.status === 0, said }
}

/**
 * Installs the parts when node_modules differs in content from the lockfile. `npm install --no-save` takes exactly the
 * versions of the lockfile and adds only what is missing; `npm ci` would first remove everything, and then fetch all of it.
 */
function installParts() {
  const changed = packagesOutOfStep(root)
  if (changed.length > 0)
    stop(`${changed.join(', ')} en package-lock.json horen niet bij elkaar; voer "npm install" uit.`)
  const missing = missingParts(root)
  if (missing.length === 0) return
  const many = missing.length > 20 ? 'Eerste keer: onderdelen' : `${missing.length} onderdelen`
  console.log(`${many} installeren (ongeveer een minuut) …`)
  const startMs = Date.now()
  const words = ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const { succeeded, said } = run('npm', words)
  if (!succeeded) stop(`Het installeren is niet gelukt. ${whyNpmFailed(said)}\n\nnpm zei:\n${said.trim()}`)
  console.log(`Onderdelen geïnstalleerd in ${Math.round((Date.now() - startMs) / 1000)} seconden.`)
}

/** Makes sure that the second half of the npm script really runs on the Node of the lockfile. */
function checkNode() {
  const own = join(root, 'node_modules', '.bin', onWindows ? 'node.cmd' : 'node')
  const { succeeded, said } = existsSync(own) ? run(own, ['--version']) : run('node', ['--version'])
  const version = said.trim()
  if (succeeded && nodeIsAtLeast(version, 24)) return
  stop(
    `Versneller draait op Node 24 of nieuwer, maar vindt ${succeeded ? version : 'geen werkende Node'}.\n` +
      'Meestal heeft npm het installatiescript van het pakket "node" overgeslagen (ignore-scripts).\n' +
      'Voer uit: npm rebuild node --ignore-scripts=false   of installeer Node 24 of nieuwer.',
  )
}

/** Finds a browser, or gets one: first Playwright's own, then, as root on Debian, the package of the system. */
async function prepareBrowser() {
  if (await findBrowser()) return
  console.log('Browser voor de tests ophalen …')
  const download = run('npx', ['playwright', 'install', 'chromium'])
  if (await findBrowser()) return
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const fromDebian = isRootOnDebian
    ? run('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium'])
    : { said: '' }
  if (await findBrowser()) return
  stop(
    'Er is geen browser voor de tests. Installeer Chromium of Google Chrome, of wijs er een aan met de\n' +
      `omgevingsvariabele CHROMIUM. "npm run check" draait alle tests zonder browser.\n\n${download.said}\n${fromDebian.said}`,
  )
}

if (!nodeIsAtLeast(process.version, 20)) stop(`Node 20 of nieuwer is nodig; dit is ${process.version}.`)
installParts()
checkNode()
if (process.argv.includes('--browser')) await prepareBrowser()
