import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** The site as an operator starts it: a process of its own, on a folder and a port of its own. */
export interface SiteProcess {
  origin: string
  child: ChildProcess
  /** All that it wrote to the terminal. */
  said(): string
  /** Asks it to stop and waits. */
  stop(): Promise<void>
}

const root = new URL('../../', import.meta.url)

/** Starts `versneller serve --demo` and waits until it can work. */
export async function startSiteProcess(folder: string, port: number): Promise<SiteProcess> {
  const words = ['platform/app/versneller.mjs', 'serve', '--demo']
  const environment = {
    ...process.env,
    VERSNELLER_FOLDER: folder,
    PORT: String(port),
    REQUESTS_PER_MINUTE: '100000000',
  }
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000)
  })
  const site = {
    origin: `http://127.0.0.1:${port}`,
    child,
    said: () => said,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
  await untilReady(site, 180)
  return site
}

/**
 * Waits until /gereed answers that the site can work.
 * @returns milliseconds waited
 * @throws Error with what the site said when it ended or did not become ready in time
 */
export async function untilReady(
  site: Pick<SiteProcess, 'origin' | 'child' | 'said'>,
  seconds: number,
): Promise<number> {
  const startMs = performance.now()
  while (performance.now() - startMs < seconds * 1000) {
    if (site.child.exitCode !== null || site.child.signalCode !== null)
      throw new Error(`the site ended:\n${site.said()}`)
    const answer = await fetch(`${site.origin}/gereed`).catch(() => undefined)
    if (answer?.ok) return performance.now() - startMs
    await pause(20)
  }
  throw new Error(`the site was not ready after ${seconds} s:\n${site.said()}`)
}

/** Signs in with a form, as a browser would. @returns the cookies to send. */
export async function signInAt(origin: string, email: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/aanmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password }),
  })
  if (answer.status !== 303) throw new Error(`sign-in of ${email} answered ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
