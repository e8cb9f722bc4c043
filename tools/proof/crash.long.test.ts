// 100 kills of the site and 40 of its database under 8 writers: nothing acknowledged is lost or doubled, the audit
// chain is whole, and the site is ready again by itself (its supervisor is this test, as systemd would be).
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { verifyAudit } from '../../platform/kit/audit/verify.ts'
import { connect } from '../../platform/kit/database/connect.ts'
import { demoPassword } from '../../platform/modules/parties/index.ts'
import { databaseProcessOf, databaseUrlOf, proofFolder } from './database-of.ts'
import { casesToWrite, saveBody, savedNotes, type WritableCase } from './saving.ts'
import { type SiteProcess, signInAt, startSiteProcess, untilReady } from './site-process.ts'

const writers = 8
const siteKills = 100
const databaseKills = 40
const port = 3953

interface Run {
  site: SiteProcess
  cookie: string
  acknowledged: string[]
  isOver: boolean
}

/** Writes one note after another; what the site answered with 200 is acknowledged, all else may or may not be there. */
async function writeOn(run: Run, target: WritableCase, writer: number): Promise<void> {
  let revision = 1
  for (let count = 0; !run.isOver; count++) {
    const note = `proof-${writer}-${count}`
    try {
      const answer = await fetch(run.site.origin + target.saveAddress, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: run.site.origin, cookie: run.cookie },
        body: saveBody(target, revision, note),
        signal: AbortSignal.timeout(10_000),
      })
      const document = (await answer.json()) as { revision?: number; conflicts?: { revision: number }[] }
      if (answer.status === 200) run.acknowledged.push(note)
      // A save that was killed before its answer may have been made: the conflict names the revision it made.
      revision = document.revision ?? document.conflicts?.[0]?.revision ?? revision
    } catch {
      await pause(30)
    }
  }
}

/** Kills one or the other at a random moment and waits until the site is ready again. */
async function killOnce(run: Run, folder: string, kind: 'site' | 'database'): Promise<number> {
  await pause(200 + Math.random() * 500)
  if (kind === 'database') {
    process.kill(databaseProcessOf(folder), 'SIGKILL')
    return untilReady(run.site, 30)
  }
  const gone = new Promise(resolve => run.site.child.once('exit', resolve))
  run.site.child.kill('SIGKILL')
  await gone
  const startMs = performance.now()
  run.site = await startSiteProcess(folder, port)
  return performance.now() - startMs
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

test('kills lose and double nothing that was acknowledged, and break no audit chain', {
  timeout: 1_800_000,
}, async () => {
  const folder = proofFolder('crash')
  const site = await startSiteProcess(folder, port)
  const cookie = await signInAt(site.origin, 'planeconoom@example.org', demoPassword)
  const run: Run = { site, cookie, acknowledged: [], isOver: false }
  const targets = await casesToWrite(databaseUrlOf(folder), 'Mini-grex', writers)
  const writing = Array.from({ length: writers }, (_, writer) => writeOn(run, targets[writer]!, writer))
  const readyMs = { site: [] as number[], database: [] as number[] }
  const total = siteKills + databaseKills
  for (let kill = 0; kill < total; kill++) {
    const kind = (kill * databaseKills) % total < databaseKills ? 'database' : 'site'
    readyMs[kind].push(await killOnce(run, folder, kind))
  }
  run.isOver = true
  await Promise.all(writing)
  const saved = await savedNotes(databaseUrlOf(folder))
  const lost = run.acknowledged.filter(note => !saved.has(note))
  const doubled = [...saved].filter(([, times]) => times > 1)
  const connection = connect({ url: databaseUrlOf(folder), log: () => undefined })
  const verdict = await verifyAudit(connection.db)
  await connection.close()
  await run.site.stop()
  rmSync(folder, { recursive: true, force: true })
  console.log(
    JSON.stringify({
      acknowledged: run.acknowledged.length,
      auditEntries: verdict.entries,
      siteKills: readyMs.site.length,
      databaseKills: readyMs.database.length,
      readyAfterSiteKillMs: { p50: percentile(readyMs.site, 0.5), p99: percentile(readyMs.site, 0.99) },
      readyAfterDatabaseKillMs: {
        p50: percentile(readyMs.database, 0.5),
        p99: percentile(readyMs.database, 0.99),
      },
    }),
  )
  expect({ lost, doubled, chain: verdict.ok, wrote: run.acknowledged.length > 500 }).toEqual({
    lost: [],
    doubled: [],
    chain: true,
    wrote: true,
  })
})
