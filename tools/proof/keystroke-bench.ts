// Milliseconds from the key that ends a figure to the new figures on the page, in a real browser on the whole site with its
// demonstration.
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { chromium, type Page } from '@playwright/test'
import pg from 'pg'
import { href } from '../../platform/kit/http/address.ts'
import { links } from '../../platform/modules/cases/links.ts'
import { demoPassword } from '../../platform/modules/parties/index.ts'
import { findInstalledBrowser } from '../find-browser.mjs'
import type { BenchOutcome, BenchRow } from './bench-rows.ts'
import { databaseUrlOf, proofFolder } from './database-of.ts'
import { largeCase } from './engine-bench.ts'
import { startSiteProcess } from './site-process.ts'

const port = 3953
const runs = Number(process.env.BENCH_RUNS ?? 60)
/** Keystrokes before the measured ones: the browser compiles what is used often. */
const warmUps = 20
/** What is aimed at for a key that ends a figure: one frame of the screen. */
const goalCpuMs = 16
/** A case of the demonstration with variants and hidden lines; beside it one of the size that the goal names. */
const demoCase = 'Stationsgebied: illustratie in de Spoorzone Zwolle'

/** A row for each of two cases: 46 lines over years, and 200 lines over 120 quarters. */
export async function keystrokeBench(): Promise<BenchOutcome> {
  const folder = proofFolder('keystroke')
  const site = await startSiteProcess(folder, port)
  const executablePath = findInstalledBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const ids = await casesToType(databaseUrlOf(folder))
    const page = await browser.newPage({ baseURL: site.origin, viewport: { width: 1440, height: 900 } })
    await signIn(page)
    const rows: BenchRow[] = []
    for (const [name, id] of Object.entries(ids)) {
      await page.goto(href(links.bench, { id }))
      const { figuresMs, frameMs, cpuMs } = await keystrokes(page)
      rows.push(rowOf(`keystroke to figures, ${name}`, 'ms', figuresMs))
      rows.push(rowOf(`keystroke to the frame with them, ${name}`, 'ms', frameMs))
      rows.push(rowOf(`the page's part of that, ${name}`, 'CPU ms', cpuMs, goalCpuMs))
    }
    const machine = {
      cores: cpus().length,
      model: cpus()[0]?.model,
      load: loadavg()[0],
      browser: browser.version(),
    }
    return { rows, machine }
  } finally {
    await browser.close()
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The cases by name; the large one is put among those of the same municipality. */
async function casesToType(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const content = largeCase()
  const { rows } = await client.query<{ demo: string; large: string }>(
    `with demo as (select * from cases where name = $1 order by made_at limit 1),
      large as (
        insert into cases (name, owner_organisation_id, content)
        select $2, owner_organisation_id, $3 from demo returning id),
      coupled as (
        insert into case_parties (case_id, party_id, organisation_id)
        select large.id, $4, demo.owner_organisation_id from demo, large)
    select demo.id as demo, large.id as large from demo, large`,
    [demoCase, content.name.nl, JSON.stringify(content), content.parties[0]?.id],
  )
  await client.end()
  const row = rows[0]
  if (!row) throw new Error(`there is no case "${demoCase}"`)
  return { '46 lines': row.demo, '200 lines x 120 quarters': row.large }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/aanmelden')
  await page.locator('input[name=email]').fill('planeconoom@example.org')
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL(/\/werk$/)
}

interface Keystrokes {
  /** From the event of the key that ends a figure to the figures after it, in the page but not yet laid out. */
  figuresMs: number[]
  /** To the end of the frame with those figures. */
  frameMs: number[]
  /** What the page's own thread spent until then: script, style and layout. */
  cpuMs: number[]
}

declare global {
  interface Window {
    keystrokeMs: Promise<{ figures: number; frame: number }>
  }
}

/**
 * Waits in the page itself for the first figures after the next key, and the frame with them; asking again and again would
 * cost time there. Whoever is told of a mark hears it after that frame, and would wait for another: the mark is listened to
 * where it is made.
 */
function watchNextKey(): void {
  window.keystrokeMs = new Promise(resolve => {
    const mark = performance.mark.bind(performance)
    const begin = ({ timeStamp }: KeyboardEvent) => {
      performance.mark = (name, options) => {
        const made = mark(name, options)
        if (name !== 'workbench-figures') return made
        performance.mark = mark
        // A message that is sent while a frame begins comes when that frame has been laid out and painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () =>
          resolve({ figures: made.startTime - timeStamp, frame: performance.now() - timeStamp })
        requestAnimationFrame(() => port2.postMessage(null))
        return made
      }
    }
    addEventListener('keydown', begin, { once: true, capture: true })
  })
}

async function keystrokes(page: Page): Promise<Keystrokes> {
  const cells = page.locator('.v-grid [data-column="3"].v-open')
  await cells.first().waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spentMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const parts = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']
    return metrics.reduce((sum, { name, value }) => sum + (parts.includes(name) ? 1000 * value : 0), 0)
  }
  const measured: Keystrokes = { figuresMs: [], frameMs: [], cpuMs: [] }
  for (let run = 0; run < warmUps + runs; run++) {
    await cells.first().click()
    await page.keyboard.type(String(300 + run))
    await page.evaluate(watchNextKey)
    const before = await spentMs()
    await page.keyboard.press('Enter')
    const { figures, frame } = await page.evaluate(() => window.keystrokeMs)
    const cpuMs = (await spentMs()) - before
    if (run < warmUps) continue
    measured.figuresMs.push(figures)
    measured.frameMs.push(frame)
    measured.cpuMs.push(cpuMs)
  }
  await session.detach()
  return measured
}

function rowOf(name: string, unit: string, times: readonly number[], goal?: number): BenchRow {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10
  return {
    name,
    median: at(0.5),
    min: at(0),
    max: at(1),
    unit,
    ratioTo: goal === undefined ? {} : { [`the goal of ${goal} ms`]: at(0.5) / goal },
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  }
}
