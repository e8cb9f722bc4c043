// Goal: a site at rest holds 150 MB at most, also when it was just filled with the demonstration. When people have looked
// at its pages it holds those, and what drew them: a tenth more at most.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { demoPassword } from '../../platform/modules/parties/index.ts'
import { proofFolder } from './database-of.ts'
import { type SiteProcess, signInAt, startSiteProcess } from './site-process.ts'

const megabytesMax = { start: 150, pages: 165 }
const port = 3954
/** Longer than it takes a site to see that nobody asks. */
const restMs = 15_000

const pages = ['/', '/projecten', '/projecten/spoorzone-zwolle', '/kaart', '/werk', '/cases', '/besluiten']

function megabytesOf({ child }: SiteProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024
}

async function lookAround({ origin }: SiteProcess): Promise<void> {
  const cookie = await signInAt(origin, 'planeconoom@example.org', demoPassword)
  const [found] = /\/cases\/[0-9a-f-]{36}/.exec(await textOf(`${origin}/cases`, cookie)) ?? []
  for (const path of [...pages, found, `${found}/overzicht`]) await textOf(origin + path, cookie)
}

async function textOf(url: string, cookie: string): Promise<string> {
  const answer = await fetch(url, { headers: { cookie } })
  expect([url, answer.status]).toEqual([url, 200])
  return answer.text()
}

test('a site at rest holds little memory, whatever it did before', { timeout: 300_000 }, async () => {
  const folder = proofFolder('memory')
  const held: { after: keyof typeof megabytesMax; megabytes: number }[] = []
  try {
    // The first fills the database, the second finds it filled.
    for (const _start of ['first', 'second']) {
      const site = await startSiteProcess(folder, port)
      try {
        await pause(restMs)
        held.push({ after: 'start', megabytes: megabytesOf(site) })
        await lookAround(site)
        await pause(restMs)
        held.push({ after: 'pages', megabytes: megabytesOf(site) })
      } finally {
        await site.stop()
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(held)
  expect(held.filter(({ after, megabytes }) => megabytes > megabytesMax[after])).toEqual([])
})
