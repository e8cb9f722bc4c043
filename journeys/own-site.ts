import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A site of one journey, with the demonstration, on a clock that the journey moves. */
export interface OwnSite {
  address: string
  /** Lets time pass. @returns when the site knows */
  pass(hours: number): Promise<void>
  stop(): Promise<void>
}

/** Starts a site for one journey, so many hours ago: what happens on it and when nobody else notices. */
export async function ownSite(hoursAgo: number): Promise<OwnSite> {
  const folder = mkdtempSync(join(tmpdir(), 'versneller-journey-'))
  // The embedded database runs as another user when we are root.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const address = `http://localhost:${port}`
  const env = { PORT: String(port), ORIGIN: address, LOG_LEVEL: 'error', VERSNELLER_FOLDER: folder }
  const site = spawn(process.execPath, ['--import', './platform/app/jsx.mjs', 'journeys/clocked-site.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Every role asks from an address of its own, as people do.
    env: {
      ...{ ...process.env, ...env, BEGINS_HOURS_AGO: String(hoursAgo) },
      ...{ TRUST_PROXY: '1', REQUESTS_PER_MINUTE: '100000' },
    },
  })
  await answered(site)
  return {
    address,
    pass: async hours => {
      site.send({ hours })
      await once(site, 'message')
    },
    stop: async () => {
      site.disconnect()
      await once(site, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answered(site: ChildProcess): Promise<void> {
  const ended = new AbortController()
  const gone = once(site, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('the site of the journey did not start')
  })
  await Promise.race([once(site, 'message'), gone])
  ended.abort()
  await gone.catch(() => undefined)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const place = server.address()
  server.close()
  if (typeof place === 'object' && place) return place.port
  throw new Error('no free port')
}
