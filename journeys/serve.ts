// Starts the site for the journeys on a data folder of its own, and takes the folder away when it stops.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'versneller-journeys-'))
// The embedded database runs as another user when we are root.
chmodSync(folder, 0o755)

const site = spawn(process.execPath, ['platform/app/versneller.mjs', 'serve', '--demo'], {
  stdio: 'inherit',
  env: { ...process.env, VERSNELLER_FOLDER: folder },
})
// The signal reaches the whole group of processes: the site hears it by itself, and a second one would kill it.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)
site.on('exit', code => {
  rmSync(folder, { recursive: true, force: true })
  process.exitCode = code ?? 1
})
