import { execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import { demoPassword } from '../../platform/modules/parties/index.ts'
import type { BenchOutcome, BenchRow } from './bench-rows.ts'
import { databaseUrlOf, proofFolder } from './database-of.ts'
import { fsyncsPerSecond } from './disk.ts'
import { casesToWrite, saveBody, type WritableCase } from './saving.ts'
import { signInAt, startSiteProcess } from './site-process.ts'

interface Target {
  name: string
  url: string
  anchor: 'rows' | 'row' | undefined
  options?: Partial<autocannon.Options>
}

const connections = 20
const secondsPerRun = Number(process.env.BENCH_SECONDS ?? 5)
const runs = 3
const sitePort = 3951
/** The site is at rest when nothing was asked for so long. */
const restMs = 3000

/** Measures the pages that people open most and one durable, audited write, beside the anchor, in one run. */
export async function webBench(): Promise<BenchOutcome> {
  const folder = proofFolder('bench')
  const startRows = await startBench(folder)
  const site = await startSiteProcess(folder, sitePort)
  const anchor = await startAnchor(databaseUrlOf(folder), 3952)
  try {
    const cookie = await signInAt(site.origin, 'planeconoom@example.org', demoPassword)
    const targets = [
      ...readTargets(site.origin, anchor.origin),
      ...(await writeTargets(site.origin, anchor.origin, { cookie, databaseUrl: databaseUrlOf(folder) })),
    ]
    const rows: BenchRow[] = []
    for (const target of targets) rows.push(await measure(target))
    for (const row of rows) {
      const { anchor: name } = targets.find(target => target.name === row.name)!
      const base = rows.find(other => other.name === `anchor ${name}`)
      if (base && base !== row) row.ratioTo[base.name] = row.median / base.median
    }
    const machine = {
      cores: cpus().length,
      model: cpus()[0]?.model,
      load: loadavg()[0],
      fsyncsPerSecond: fsyncsPerSecond(folder),
      node: process.version,
    }
    return { rows: [...startRows, ...rows], machine }
  } finally {
    await site.stop()
    await anchor.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long a start takes until the site can work, on a folder that is there already, and what it holds at rest. */
async function startBench(folder: string): Promise<BenchRow[]> {
  await (await startSiteProcess(folder, sitePort)).stop()
  const [starts, memory]: number[][] = [[], []]
  for (let run = 0; run < runs; run++) {
    const beganMs = performance.now()
    const site = await startSiteProcess(folder, sitePort)
    starts!.push(performance.now() - beganMs)
    await pause(restMs)
    memory!.push(memoryMb(site.child.pid!))
    await site.stop()
  }
  return [rowOf('start until ready', 'ms', starts!), rowOf('memory at rest', 'MB', memory!)]
}

/** What a process holds of the machine's memory. */
function memoryMb(processId: number): number {
  const kb = execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' })
  return Number(kb) / 1024
}

function readTargets(site: string, anchor: string): Target[] {
  return [
    { name: 'anchor rows', url: `${anchor}/rows`, anchor: undefined },
    { name: 'home', url: `${site}/`, anchor: 'rows' },
    { name: 'project list', url: `${site}/projecten?per=50`, anchor: 'rows' },
    { name: 'project page', url: `${site}/projecten/spoorzone-zwolle`, anchor: 'rows' },
    ...unkept.map(
      ([name, path]): Target => ({
        name: `${name}, not kept`,
        url: site,
        anchor: 'rows',
        options: everyTimeNew(path),
      }),
    ),
    { name: 'open data list', url: `${site}/open-data/gebieden.json`, anchor: 'rows' },
  ]
}

async function writeTargets(
  site: string,
  anchor: string,
  { cookie, databaseUrl }: { cookie: string; databaseUrl: string },
): Promise<Target[]> {
  let token = 0
  const json = { 'content-type': 'application/json' }
  const insert = () => ({ body: JSON.stringify({ token: token++ }) })
  const save = async (name: string, caseName: string): Promise<Target> => {
    // Each connection of each run has a case of its own.
    const cases = await casesToWrite(databaseUrl, caseName, connections * runs)
    const setupClient: autocannon.Options['setupClient'] = client =>
      client.setRequests([savingRequest(cases.pop()!)])
    return {
      name,
      url: site,
      anchor: 'row',
      options: { method: 'POST', headers: { ...json, cookie, origin: site }, setupClient },
    }
  }
  return [
    {
      name: 'anchor row',
      url: `${anchor}/row`,
      anchor: undefined,
      options: {
        method: 'POST',
        headers: json,
        requests: [{ setupRequest: request => ({ ...request, ...insert() }) }],
      },
    },
    await save('durable audited submission (case of 2 lines)', 'Mini-grex'),
    await save(
      'durable audited submission (case of 46 lines)',
      'Stationsgebied: illustratie in de Spoorzone Zwolle',
    ),
  ]
}

/** Pages as they are made for who is signed in, or after a change: no two addresses are the same. */
const unkept = [
  ['home', '/'],
  ['project list', '/projecten?per=50'],
  ['project page', '/projecten/spoorzone-zwolle'],
  ['open data list', '/open-data/gebieden.json'],
] as const

function everyTimeNew(path: string): Partial<autocannon.Options> {
  let number = 0
  const mark = path.includes('?') ? '&' : '?'
  const setupRequest = (request: autocannon.Request) => ({
    ...request,
    path: `${path}${mark}keer=${number++}`,
  })
  return { requests: [{ setupRequest }] }
}

/** Saves to one case, on the revision that the last answer gave. */
function savingRequest(target: WritableCase): autocannon.Request {
  let revision = 1
  let token = 0
  return {
    setupRequest: request => ({
      ...request,
      path: target.saveAddress,
      body: saveBody(target, revision, `bench-${token++}`),
    }),
    onResponse: (status, body) => {
      if (status === 200) revision = (JSON.parse(body) as { revision: number }).revision
    },
  }
}

async function measure(target: Target): Promise<BenchRow> {
  const results = []
  for (let run = 0; run < runs; run++)
    results.push(
      await autocannon({ url: target.url, connections, duration: secondsPerRun, ...target.options }),
    )
  return {
    ...rowOf(
      target.name,
      'requests/s',
      results.map(result => result.requests.average),
    ),
    p50Ms: Math.max(...results.map(result => result.latency.p50)),
    p99Ms: Math.max(...results.map(result => result.latency.p99)),
    errors: results.reduce((sum, result) => sum + result.errors + result.non2xx, 0),
  }
}

function rowOf(name: string, unit: string, values: readonly number[]): BenchRow {
  const [min = 0, median = 0, max = 0] = values.toSorted((a, b) => a - b)
  return { name, median, min, max, unit, ratioTo: {} }
}

async function startAnchor(
  databaseUrl: string,
  port: number,
): Promise<{ origin: string; stop(): Promise<void> }> {
  const environment = { ...process.env, ANCHOR_DATABASE: databaseUrl, PORT: String(port) }
  const child = spawn(process.execPath, [new URL('anchor.ts', import.meta.url).pathname], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise(resolve => child.stdout.once('data', resolve))
  const stop = async () => {
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill()
    await ended
  }
  return { origin: `http://127.0.0.1:${port}`, stop }
}
