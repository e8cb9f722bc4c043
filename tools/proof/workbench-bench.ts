// Milliseconds from the key that ends a figure to new percentiles on the page, at growing numbers of trials, in a real
// browser on the whole site with its demonstration.
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { chromium, type Page } from '@playwright/test'
import type { Case } from '@versneller/engine'
import pg from 'pg'
import { href } from '../../platform/kit/http/address.ts'
import { links } from '../../platform/modules/cases/links.ts'
import { demoPassword } from '../../platform/modules/parties/index.ts'
import { findInstalledBrowser } from '../find-browser.mjs'
import type { BenchOutcome, BenchRow } from './bench-rows.ts'
import { databaseUrlOf, proofFolder } from './database-of.ts'
import { startSiteProcess } from './site-process.ts'

const port = 3954
const runs = Number(process.env.BENCH_RUNS ?? 20)
/** Keystrokes before the measured ones: the browser compiles what is used often. */
const warmUps = 5
const demoCase = 'Stationsgebied: illustratie in de Spoorzone Zwolle'

/** What is aimed at, in milliseconds: the first figures in a frame, a cached edit at 50k, and at 100k on two workers. */
const goals: Readonly<Record<number, number>> = { 2000: 16, 50000: 12, 100000: 16 }
/** Numbers of trials at which the page tells percentiles. */
const stages = [2_000, 20_000, 50_000, 100_000] as const

/** Rows for the line with the fewest periods, one in the middle, and the one with the most; each at every stage. */
export async function workbenchBench(): Promise<BenchOutcome> {
  const folder = proofFolder('workbench')
  const site = await startSiteProcess(folder, port)
  const executablePath = findInstalledBrowser()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const { id, lines } = await linesToType(databaseUrlOf(folder))
    const page = await browser.newPage({ baseURL: site.origin, viewport: { width: 1440, height: 900 } })
    await signIn(page)
    await page.goto(href(links.bench, { id }))
    await settled(page, () => page.waitForLoadState())
    const rows: BenchRow[] = []
    for (const [name, line] of Object.entries(lines)) {
      const times = await keystrokes(page, line)
      for (const stage of stages)
        rows.push(
          rowOf(
            `keystroke to percentiles of ${stage} trials, ${name} (${line})`,
            times.get(stage) ?? [],
            goals[stage],
          ),
        )
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

type Line = NonNullable<Case['lines']>[number]

/** Periods over which a line is spread. */
function lengthOf({ spread, phase }: Line, { phases = [] }: Case): number {
  const over = phases.find(one => one.id === phase)
  if (spread) return spread.to - spread.from + 1
  return over ? over.end - over.start + 1 : 1
}

/** Lines with a price that the municipality may type in: shortest, typical and longest. */
async function linesToType(databaseUrl: string): Promise<{ id: string; lines: Record<string, string> }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string; content: Case }>(
    'select id, content from cases where name = $1 order by made_at limit 1',
    [demoCase],
  )
  await client.end()
  const found = rows[0]
  if (!found) throw new Error(`there is no case "${demoCase}"`)
  const open = (found.content.lines ?? [])
    .filter(line => line.quantity && line.from === 'gem' && line.visibleTo === undefined)
    .toSorted((a, b) => lengthOf(a, found.content) - lengthOf(b, found.content))
  const [first, middle, last] = [open[0], open[open.length >> 1], open.at(-1)]
  if (!first || !middle || !last) throw new Error('the case has no lines with a price')
  return {
    id: found.id,
    lines: { 'shortest line': first.id, 'typical line': middle.id, 'longest line': last.id },
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/aanmelden')
  await page.locator('input[name=email]').fill('planeconoom@example.org')
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL(/\/werk$/)
}

declare global {
  interface Window {
    percentilesMs: Promise<[trials: number, ms: number][]>
  }
}

/** Waits in the page itself for the last percentiles after the next key, and keeps when each came. */
function watchNextKey(last: number): void {
  window.percentilesMs = new Promise(resolve => {
    const begin = ({ timeStamp }: KeyboardEvent) => {
      const told: [number, number][] = []
      new PerformanceObserver((marks, observer) => {
        for (const mark of marks.getEntriesByName('workbench-percentiles') as PerformanceMark[]) {
          if (mark.startTime <= timeStamp) continue
          told.push([(mark.detail as { trials: number }).trials, mark.startTime - timeStamp])
        }
        if (told.at(-1)?.[0] !== last) return
        observer.disconnect()
        resolve(told)
      }).observe({ type: 'mark' })
    }
    addEventListener('keydown', begin, { once: true, capture: true })
  })
}

/** Does something, and then waits until all trials are in and the whole answer too. */
async function settled(page: Page, act: () => Promise<void>): Promise<void> {
  await act()
  await page.locator('.v-share code').waitFor()
}

async function keystrokes(page: Page, line: string): Promise<Map<number, number[]>> {
  const times = new Map<number, number[]>(stages.map(stage => [stage, []]))
  const cell = page.locator(`.v-grid [data-row="${line}"] [data-column="3"]`)
  for (let run = 0; run < warmUps + runs; run++) {
    await cell.click()
    await page.keyboard.type(String(300 + run))
    await page.evaluate(watchNextKey, stages.at(-1) ?? 0)
    await page.keyboard.press('Enter')
    const told = await page.evaluate(() => window.percentilesMs)
    await settled(page, async () => undefined)
    if (run < warmUps) continue
    for (const [trials, ms] of told) times.get(trials)?.push(ms)
  }
  return times
}

function rowOf(name: string, times: readonly number[], goal: number | undefined): BenchRow {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(10 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 10
  return {
    name,
    median: at(0.5),
    min: at(0),
    max: at(1),
    unit: 'ms',
    ratioTo: goal === undefined ? {} : { [`the goal of ${goal} ms`]: at(0.5) / goal },
    p50Ms: at(0.5),
    p95Ms: at(0.95),
  }
}
