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

/** Trials of the first percentiles, which the page always tells; in milliseconds, what is aimed at for them. */
const [firstTrials, firstGoalMs] = [2_000, 16]
/** Numbers of trials that the page lets a person choose from; what is aimed at for an edit of kept trials on two workers. */
const [choices, goals]: [readonly number[], Readonly<Record<number, number>>] = [
  [20_000, 50_000, 100_000],
  { 100000: 16 },
]

/**
 * Rows for the line with the fewest periods, one in the middle, and the one with the most, and for a slider of the market,
 * after which every trial is drawn anew; each at every number of trials that can be chosen, with the first percentiles.
 */
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
    const acts: Record<string, Act> = Object.fromEntries(
      Object.entries(lines).map(([name, line]) => [`${name} (${line})`, typing(page, line)]),
    )
    acts['a slider of the market'] = await sliding(page)
    for (const trials of choices) {
      await settled(page, () => chooseTrials(page, trials))
      for (const [name, act] of Object.entries(acts)) {
        const { firstMs, lastMs, cpuMs } = await keystrokes(page, act, trials)
        const first = `keystroke to percentiles of the first ${firstTrials} of ${trials} trials, ${name}`
        rows.push(rowOf(first, 'ms', firstMs, firstGoalMs))
        rows.push(rowOf(`keystroke to percentiles of ${trials} trials, ${name}`, 'ms', lastMs, goals[trials]))
        rows.push(rowOf(`the page's part up to those of ${trials}, ${name}`, 'CPU ms', cpuMs))
      }
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

/** What comes before the key that is measured, and that key; by number, so that it is news every time. */
interface Act {
  before(run: number): Promise<void>
  key(run: number): string
}

/** Types another price in a line. */
function typing(page: Page, line: string): Act {
  const cell = page.locator(`.v-grid [data-row="${line}"] [data-column="3"]`)
  return {
    before: async run => {
      await cell.click()
      await page.keyboard.type(String(300 + run))
    },
    key: () => 'Enter',
  }
}

/** Moves the first slider of the factors back and forth, never to where it stood: each place is news. */
async function sliding(page: Page): Promise<Act> {
  await page.locator('.v-what-if > summary').click()
  await page.locator('.v-what-if details > summary').click()
  const slider = page.locator('.v-what-if details input[type=range]').first()
  return {
    before: () => slider.focus(),
    key: run => (run === 0 || run % 2 === 1 ? 'ArrowRight' : 'ArrowLeft'),
  }
}

/** Asks for so many trials, and waits until what was there before is gone. */
async function chooseTrials(page: Page, trials: number): Promise<void> {
  const choice = page.locator('#trekkingen')
  if ((await choice.inputValue()) === String(trials)) return
  await choice.selectOption(String(trials))
  await page.locator('.v-share code').waitFor({ state: 'detached' })
}

interface Measured {
  firstMs: number[]
  lastMs: number[]
  /** What the page's own thread spent up to the last percentiles: script, style and layout. */
  cpuMs: number[]
}

async function keystrokes(page: Page, act: Act, trials: number): Promise<Measured> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spentMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const parts = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration']
    return metrics.reduce((sum, { name, value }) => sum + (parts.includes(name) ? 1000 * value : 0), 0)
  }
  const measured: Measured = { firstMs: [], lastMs: [], cpuMs: [] }
  for (let run = 0; run < warmUps + runs; run++) {
    await act.before(run)
    await page.evaluate(watchNextKey, trials)
    const before = await spentMs()
    await page.keyboard.press(act.key(run))
    const told = await page.evaluate(() => window.percentilesMs)
    const spent = (await spentMs()) - before
    await settled(page, async () => undefined)
    if (run < warmUps) continue
    measured.cpuMs.push(spent)
    measured.lastMs.push(told.at(-1)?.[1] ?? Number.NaN)
    const first = told.find(([many]) => many === firstTrials)
    if (first) measured.firstMs.push(first[1])
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
  }
}
