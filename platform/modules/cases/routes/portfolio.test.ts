import { chunksOf, place, preparePortfolio, runPortfolio } from '@versneller/engine'
import { runOnWorkers, runPortfolioOnWorkers } from '@versneller/engine/node'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runPortfolioJob } from '../actions/portfolio-run.ts'
import { keptStretches, putStretch, readPortfolioWork, readStretches } from '../store/portfolios.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let four: string
let mini: string
let station: string
beforeAll(async () => {
  site = await askedSite()
  four = await site.caseId('vier-partijen')
  mini = await site.caseId('mini-grex')
  station = await site.caseId('station-zwolle')
})
afterAll(() => site.close())

const cells = (html: string, id: string): string[] =>
  [
    ...(new RegExp(`<table[^>]*id="${id}".*?</table>`, 's').exec(html)?.[0] ?? '').matchAll(
      /<th scope="row"[^>]*>(.*?)<\/th>/gs,
    ),
  ].map(([, cell = '']) => cell.replace(/<[^>]*>/g, ''))

const idIn = (address: string | undefined): string => address?.split('/').at(-1) ?? ''

/** Begins a joint run and gives the address of its page. */
async function begun(mailbox: string, ids: readonly string[], trials = '5000'): Promise<string> {
  const fields: [string, string][] = [
    ...ids.map((id): [string, string] => ['cases', id]),
    ['trials', trials],
    ['seed', '1'],
  ]
  const answer = await site.post(mailbox, '/cases/samen', fields)
  expect([answer.status, /^\/cases\/samen\/[0-9a-f-]{36}$/.test(answer.goTo ?? '')]).toEqual([303, true])
  return answer.goTo ?? ''
}

const hashOf = (html: string): string | undefined => /<code>([0-9a-f]{16})<\/code>/.exec(html)?.[1]

describe('a joint run of cases', () => {
  it('gives the spread of the sum, with the hash that a run by hand has, and keeps nothing of the way', async () => {
    const address = await begun('planeconoom', [four, mini])
    const id = idIn(address)
    const waiting = await site.get('planeconoom', address)
    expect([waiting.status, waiting.body.includes('<progress')]).toEqual([200, true])
    await runPortfolioJob(site.services, { id })
    const { body } = await site.get('planeconoom', address)
    expect(cells(body, 'gebieden')).toEqual(['Samen', 'Vier partijen', 'Mini-grex'])
    const work = await readPortfolioWork(site.services.db, id)
    const asked = preparePortfolio(work?.input ?? [], { trials: 5000, seed: 1 })
    if (!asked.ok) throw new Error('refused')
    const byHand = await runPortfolio(asked.asked, (workload, progress) =>
      runOnWorkers(workload, 1, progress),
    )
    expect(hashOf(body)).toBe(byHand?.resultHash.slice(0, 16))
    expect(await keptStretches(site.services.db, id)).toEqual([])
  })

  it('goes on with what an earlier worker kept, wherever that stopped, and ends in the same hash', async () => {
    const hashes: (string | undefined)[] = []
    for (const kept of [0, 1, 2]) {
      const address = await begun('planeconoom', [four, mini])
      const id = idIn(address)
      const work = await readPortfolioWork(site.services.db, id)
      const asked = preparePortfolio(work?.input ?? [], { trials: 5000, seed: 1 })
      if (!asked.ok) throw new Error('refused')
      const before = chunksOf(asked.asked).slice(0, kept)
      if (kept > 0)
        await runPortfolioOnWorkers(asked.asked, before, 1, async ({ first, count }, columns) => {
          await putStretch(site.services.db, id, { first, count, columns })
          return true
        })
      const { body: halfway } = await site.get('planeconoom', address)
      expect(/<progress[^>]*value="([^"]*)"/.exec(halfway)?.[1]).toBe(String((kept * 2000) / 5000))
      await runPortfolioJob(site.services, { id })
      hashes.push(hashOf((await site.get('planeconoom', address)).body))
      // A job may run twice.
      await runPortfolioJob(site.services, { id })
    }
    expect(hashes.map(hash => hash === hashes[0] && hash !== undefined)).toEqual([true, true, true])
  })

  it('keeps figures to the last bit', async () => {
    const id = idIn(await begun('planeconoom', [mini]))
    const columns = [Float64Array.of(1 / 3, -0, 5e-324), Float64Array.of(-1e300, Math.PI, 2 ** 53)]
    await putStretch(site.services.db, id, { first: 0, count: 3, columns })
    const [kept] = await readStretches(site.services.db, id)
    expect(kept).toEqual({ first: 0, count: 3, columns })
    const room = [new Float64Array(3), new Float64Array(3)]
    place(room, { first: 0, count: 3 }, kept?.columns ?? [])
    expect(Object.is(room[0]?.[1], -0)).toBe(true)
  })

  it('can be stopped, and runs no further then', async () => {
    const address = await begun('planeconoom', [four])
    expect((await site.post('planeconoom', `${address}/stoppen`, {})).goTo).toBe(address)
    await runPortfolioJob(site.services, { id: idIn(address) })
    const { body } = await site.get('planeconoom', address)
    expect([body.includes('Deze berekening is gestopt.'), cells(body, 'gebieden')]).toEqual([true, []])
  })
})

describe('who may see what of a joint run', () => {
  it('leaves out cases whose area hidden lines move, and says so', async () => {
    const address = await begun('planeconoom', [mini, station])
    await runPortfolioJob(site.services, { id: idIn(address) })
    const { body } = await site.get('planeconoom', address)
    expect(cells(body, 'gebieden')).toEqual(['Samen', 'Mini-grex'])
    expect(body).toContain('Overgeslagen, omdat verborgen regels het gebied bewegen: Stationsgebied')
  })

  it('refuses a run of nothing, of hidden areas only, and of a case that is not for this person', async () => {
    const answered = async (ids: readonly string[], mailbox = 'planeconoom') => {
      const fields: [string, string][] = [
        ...ids.map((id): [string, string] => ['cases', id]),
        ['trials', '5000'],
        ['seed', '1'],
      ]
      return (await site.post(mailbox, '/cases/samen', fields)).status
    }
    expect([await answered([]), await answered([station])]).toEqual([422, 422])
    const foreign = '00000000-0000-4000-8000-000000000000'
    expect(await answered([foreign])).toBe(404)
    expect(await answered([mini], 'bewoner')).toBe(403)
  })

  it('is for who began it alone, and not any more when a case of it is not for that person', async () => {
    const address = await begun('planeconoom', [mini])
    await runPortfolioJob(site.services, { id: idIn(address) })
    expect([
      (await site.get('ontwikkelaar', address)).status,
      (await site.post('ontwikkelaar', `${address}/stoppen`, {})).status,
    ]).toEqual([404, 404])
    const { db } = site.services
    await sql`delete from case_parties where case_id = ${mini}`.execute(db)
    await sql`update cases set owner_organisation_id = (select id from organisations where slug = 'demo-adviesbureau-b'),
      is_shared = false where id = ${mini}`.execute(db)
    const { status, body } = await site.get('planeconoom', address)
    expect([status, cells(body, 'gebieden'), body.includes('Mini-grex')]).toEqual([200, [], false])
  })
})
