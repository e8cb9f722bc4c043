import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())
test('try', async () => {
  const { writeFileSync } = await import('node:fs')
  const id = await site.caseId('station-zwolle')
  for (const p of [
    '/varianten',
    '/varianten/nieuw',
    '/varianten/zonder-rijk',
    '/waarom?pointer=/area/npvEur',
    '/waarom?pointer=/nergens',
    '/versies',
    '/vergelijken',
    '/openheid',
    '/koppelen',
    '/vaststellen',
    '/samenvoegen',
    '/bestand.json',
    '/regels.csv',
    '/werkmap.xlsx',
    '/overzicht?variant=zonder-rijk',
  ]) {
    const a = await site.get('planeconoom', `/cases/${id}${p}`)
    const b = await site.get('ontwikkelaar', `/cases/${id}${p}`)
    const c = await site.get('programmamanager', `/cases/${id}${p}`)
    console.log(p, a.status, a.body.length, b.status, c.status)
    writeFileSync(`/tmp/c${p.replaceAll('/', '_')}.html`, a.body)
  }
  const r3 = await site.post('planeconoom', `/cases/${id}/versies`, { name: 'Eerste', reason: 'Omdat' })
  console.log(r3.status, r3.goTo)
  const r4 = await site.get('planeconoom', `/cases/${id}/vergelijken?links=v1&rechts=variant-zonder-rijk`)
  console.log(r4.status)
  expect(1).toBe(1)
})
