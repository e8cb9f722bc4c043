import type { Case } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { json } from '../../../kit/database/connect.ts'
import { type AskedSite, askedSite } from '../testing.ts'

const linesWanted = 200

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('station-zwolle')
  const { db } = site.services
  const { content } = await db
    .selectFrom('cases')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('cases')
    .set(row => ({
      content: json(withManyLines(content as unknown as Case)),
      revision: row('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
})
afterAll(() => site.close())

/** The same case with lines that come back until there are enough. */
function withManyLines(areaCase: Case): Case {
  const { lines = [] } = areaCase
  const copies = Array.from({ length: linesWanted - lines.length }, (_, count) => {
    const line = lines[count % lines.length]!
    return { ...line, id: `${line.id}-${count}` }
  })
  return { ...areaCase, lines: [...lines, ...copies] }
}

/** Longest that nobody got an answer while this was going on, as a share of how long it took. */
async function longestSilenceDuring(work: Promise<unknown>): Promise<number> {
  const beganMs = performance.now()
  let [lastMs, longestMs, isOver] = [beganMs, 0, false]
  const over = work.then(() => {
    isOver = true
  })
  while (!isOver) {
    await Promise.race([site.server.inject('/gezond'), over])
    longestMs = Math.max(longestMs, performance.now() - lastMs)
    lastMs = performance.now()
    await new Promise(resolve => setImmediate(resolve))
  }
  return longestMs / (lastMs - beganMs)
}

test('while a workbook of 200 lines is made, and read again, others are answered', async () => {
  // Signed in before it is measured.
  await site.get('planeconoom', '/cases')
  const made = site.bytes('planeconoom', `/cases/${id}/werkmap.xlsx`)
  expect(await longestSilenceDuring(made)).toBeLessThan(0.4)
  const sent = site.upload('planeconoom', `/cases/${id}/versies/werkmap`, await made)
  expect(await longestSilenceDuring(sent)).toBeLessThan(0.4)
  // It was read to its last cell.
  const { status, body } = await sent
  expect([status, body.includes('In deze werkmap is niets veranderd.')]).toEqual([400, true])
}, 120_000)
