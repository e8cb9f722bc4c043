// Milliseconds from a keystroke to new figures on the page, in a real browser on the whole site with its demonstration:
// `node engine/bench/keystroke.ts`. The site is a process of its own; nothing of it is imported here.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { type BenchRow, rowOf } from './appraise.ts'

const root = new URL('../../', import.meta.url)
const startMs = 120_000
const pauseMs = 500
/** Cases that are opened: the first of the list, to keep the bench short. */
const mostCases = 2

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}

async function startSite(port: number): Promise<ChildProcess> {
  const env = { ...process.env, PORT: String(port), ORIGIN: `http://localhost:${port}`, LOG_LEVEL: 'error' }
  const site = spawn(process.execPath, ['journeys/serve.ts'], {
    cwd: root,
    env,
    stdio: 'ignore',
  })
  for (const end = Date.now() + startMs; Date.now() < end; ) {
    const answer = await fetch(`http://localhost:${port}/gereed`).catch(() => undefined)
    if (answer?.ok) return site
    await new Promise(resolve => setTimeout(resolve, pauseMs))
  }
  site.kill('SIGTERM')
  throw new Error('the site did not start')
}

/** Signs in with the account that the site's own start message offers. */
async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/aanmelden')
  await page.locator('input[name=email]').fill('planeconoom@example.org')
  await page.locator('input[name=password]').fill(password)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL(/\/werk$/)
}

/** Changes a price so many times; the time runs from the key that ends it to the figures after it. */
async function keystrokes(page: Page, runs: number): Promise<number[]> {
  const cell = page.locator('.v-grid [data-column="3"].v-open').first()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    await cell.click()
    await page.keyboard.type(String(300 + run))
    await page.evaluate(() => {
      performance.clearMarks()
      addEventListener('keydown', () => performance.mark('key'), { once: true, capture: true })
    })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => performance.getEntriesByName('workbench-figures').length > 0)
    const at = await page.evaluate(() =>
      ['workbench-figures', 'key'].map(name => performance.getEntriesByName(name)[0]?.startTime ?? 0),
    )
    times.push((at[0] ?? 0) - (at[1] ?? 0))
  }
  return times
}

/** A row for each of the first cases of the demonstration that the planner may change. */
export async function benchKeystroke(password: string, runs = 10): Promise<BenchRow[]> {
  const port = await freePort()
  const site = await startSite(port)
  const executablePath = await import('../../tools/find-browser.mjs').then(found =>
    found.findInstalledBrowser(),
  )
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const page = await browser.newPage({
      baseURL: `http://localhost:${port}`,
      viewport: { width: 1440, height: 900 },
    })
    await signIn(page, password)
    await page.goto('/cases')
    const cases = await page
      .locator('main a')
      .evaluateAll(links =>
        links
          .map(link => ({ href: link.getAttribute('href') ?? '', name: link.textContent ?? '' }))
          .filter(({ href }) => /^\/cases\/[0-9a-f-]{36}$/.test(href)),
      )
    const rows: BenchRow[] = []
    for (const { href, name } of cases.slice(0, mostCases)) {
      await page.goto(href)
      await page.locator('[role=grid]').waitFor()
      if ((await page.locator('.v-grid [data-column="3"].v-open').count()) === 0) continue
      const lines = await page.locator('.v-grid tbody tr:not(.v-group)').count()
      rows.push(rowOf(`keystroke ${name}, ${lines} lines`, 'ms', await keystrokes(page, runs)))
    }
    return rows
  } finally {
    await browser.close()
    site.kill('SIGTERM')
    await once(site, 'exit')
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const password = process.env.DEMO_PASSWORD
  if (!password) throw new Error('set DEMO_PASSWORD: the start of the demonstration tells it')
  console.log(JSON.stringify({ rows: await benchKeystroke(password) }, undefined, 2))
}
