import type { Case } from '@versneller/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recomputeRisk } from '../actions/record-risk.ts'
import { readRiskRecord } from '../store/risk-records.ts'
import { readVersion } from '../store/versions.ts'
import { type AskedSite, askedSite } from '../testing.ts'
import type { NewestVersion } from '../workbench-contract.ts'

let site: AskedSite
let mini: string
let station: string
beforeAll(async () => {
  site = await askedSite()
  mini = await site.caseId('mini-grex')
  station = await site.caseId('station-zwolle')
})
afterAll(() => site.close())

const page = (id: string, version: number | string = 1) => `/cases/${id}/versies/${version}/cijfer`
const hashIn = (body: string): string | undefined => /<code>([0-9a-f]{64})<\/code>/.exec(body)?.[1]
const same = 'tot op de laatste bit gelijk'
const other = 'niet gelijk'

describe('the number of record of a version', () => {
  it('is recorded once, with its hash and figures, and comes out again to the last bit', async () => {
    const before = await site.get('planeconoom', page(mini))
    expect([before.status, hashIn(before.body)]).toEqual([200, undefined])
    expect((await site.post('planeconoom', page(mini), {})).goTo).toBe(`${page(mini)}?gelukt=ja`)
    const { body } = await site.get('planeconoom', page(mini))
    const { db } = site.services
    const row = await db
      .selectFrom('case_risk_records')
      .selectAll()
      .where('case_id', '=', mini)
      .executeTakeFirst()
    expect([row?.trials, row?.engine, hashIn(body)]).toEqual([100_000, 'kernel-2', row?.result_hash])
    expect(body).not.toContain(row?.input_hash)
    const again = await site.get('planeconoom', `${page(mini)}?narekenen=ja`)
    expect([again.body.includes(same), again.body.includes(other)]).toEqual([true, false])
    expect((await site.post('planeconoom', page(mini), {})).status).toBe(409)
  })

  it('does not come out again by another seed, or where another hash was kept', async () => {
    const { db } = site.services
    const record = await readRiskRecord(db, mini, 1)
    const version = await readVersion(db, mini, 1)
    if (!record || !version) throw new Error('nothing was recorded')
    const few = { ...record, trials: 2_000 }
    expect(await recomputeRisk(version.content, few)).toBe(false)
    expect(await recomputeRisk(version.content, { ...record, seed: 2 })).toBe(false)
    expect(await recomputeRisk(version.content, { ...record, inputHash: record.resultHash })).toBe(false)
    expect(await recomputeRisk(version.content, record)).toBe(true)
  })

  it('of a version with lines that the reader does not see has no hash and no figures for that reader', async () => {
    expect((await site.post('planeconoom', page(station), {})).status).toBe(303)
    const { db } = site.services
    const row = await db
      .selectFrom('case_risk_records')
      .selectAll()
      .where('case_id', '=', station)
      .executeTakeFirst()
    const { body } = await site.get('planeconoom', `${page(station)}?narekenen=ja`)
    expect([body.includes(same), hashIn(body), body.includes('<table')]).toEqual([true, undefined, false])
    for (const hash of [row!.result_hash, row!.input_hash]) expect(body).not.toContain(hash.slice(0, 16))
    const entries = await db.selectFrom('audit_entries').selectAll().execute()
    const values = await db.selectFrom('audit_values').selectAll().execute()
    const acts = entries.filter(entry => JSON.stringify(entry).includes('recordCaseRisk'))
    expect([acts.length, JSON.stringify([acts, values]).includes(row!.result_hash.slice(0, 16))]).toEqual([
      2,
      false,
    ])
  })

  it('is not recorded by who reads along, nor known to who may not know of the case, nor of no version', async () => {
    expect((await site.post('programmamanager', page(mini), {})).status).toBeOneOf([403, 404])
    expect((await site.post('programmamanager', page(station), {})).status).toBe(403)
    expect((await site.get('bewoner', page(mini))).status).toBe(404)
    for (const version of [99, '0', 'x'])
      expect((await site.get('planeconoom', page(mini, version))).status).toBe(404)
    expect((await site.post('planeconoom', page(mini, 99), {})).status).toBe(404)
  })
})

describe('the version that was fixed last, as data', () => {
  it('is the case as the reader may see it, and says what hidden lines move', async () => {
    const of = async (mailbox: string, id: string) => {
      const answer = await site.get(mailbox, `/cases/${id}/versies/laatste.json`)
      return { status: answer.status, newest: JSON.parse(answer.body).newest as NewestVersion }
    }
    const { newest } = await of('planeconoom', station)
    const row = await site.services.db
      .selectFrom('cases')
      .select('content')
      .where('id', '=', station)
      .executeTakeFirstOrThrow()
    const all = (row.content as unknown as Case).lines ?? []
    const shown = new Set(newest.caseFile.lines?.map(line => line.id))
    expect([newest.number, all.length - shown.size > 0]).toEqual([1, true])
    expect(newest.withheld.partyIds).toEqual(['dev', 'bel', 'cor'])
    const body = JSON.stringify(newest)
    for (const line of all.filter(({ id }) => !shown.has(id))) expect(body).not.toContain(`"${line.id}"`)
    expect((await of('planeconoom', mini)).newest.withheld).toEqual({ touchesArea: false, partyIds: [] })
    expect((await site.get('bewoner', `/cases/${mini}/versies/laatste.json`)).status).toBe(404)
  })
})
