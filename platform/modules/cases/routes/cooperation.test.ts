// Six models of cooperation over HTTP: what the page tells, and what keeping one changes.
import { applyVariant, appraise, type Case } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
})
afterAll(() => site.close())

const page = (query = '') => `/cases/${id}/samenwerking${query}`
const rowOf = (body: string, table: string, name: string) => {
  const found = new RegExp(`id="${table}".*?</table>`, 's').exec(body)?.[0] ?? ''
  const row = [...found.matchAll(/<tr[^>]*>.*?<\/tr>/gs)]
    .map(([text]) => text)
    .find(text => text.includes(name))
  return [...(row ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]*>/g, '').replaceAll(/[\u2060\u00a0]/g, ''),
  )
}
const stored = async () => {
  const row = await site.services.db
    .selectFrom('cases')
    .select(['content', 'revision'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { caseFile: row.content as unknown as Case, revision: row.revision }
}

test('the page gives the area the same result in all six forms, and the municipality another', async () => {
  const { status, body } = await site.get('planeconoom', page())
  expect(status).toBe(200)
  expect(rowOf(body, 'resultaten', 'Netto contante waarde gebied')).toEqual(Array(6).fill('−4,72'))
  const municipality = rowOf(body, 'resultaten', '>Gemeente<')
  expect([municipality[0], municipality[5], new Set(municipality).size]).toEqual(['−3,12', '1,96', 4])
  expect(rowOf(body, 'dragers', 'Kosten van de grond: Gemeente')).toEqual([
    '100%',
    '100%',
    '50%',
    '50%',
    '0%',
    '0%',
  ])
})

test('other terms give other results; what is no percentage counts for nothing', async () => {
  const costs = async (query: string) =>
    rowOf((await site.get('planeconoom', page(query))).body, 'dragers', 'Kosten van de grond: Gemeente')[2]
  expect([
    await costs('?deel=20'),
    await costs('?deel=37,5'),
    await costs('?deel=veel'),
    await costs('?deel=400'),
  ]).toEqual(['80%', '63%', '50%', '50%'])
})

test('the owner keeps a form as a variant; a party and a reader do not', async () => {
  const { revision } = await stored()
  const fields = {
    form: 'concession',
    markt: 'dev',
    deel: '50',
    inbreng: '67',
    grondprijs: '100',
    verhaal: '100',
  }
  const send = (mailbox: string, more: object = {}) =>
    site.post(mailbox, page('/variant'), { revision: String(revision), ...fields, ...more })
  const refusals = [
    (await send('ontwikkelaar')).status,
    (await send('programmamanager')).status,
    (await send('projectleider')).status,
    (await send('planeconoom', { form: 'onzin' })).status,
  ]
  expect(refusals).toEqual([403, 403, 404, 400])
  expect((await stored()).revision).toBe(revision)
  const kept = await send('planeconoom')
  expect([kept.status, kept.goTo?.startsWith(page('?markt=dev'))]).toEqual([303, true])
  const { caseFile } = await stored()
  const under = applyVariant(caseFile, 'vorm-concession')
  if (!under.ok) throw new Error(JSON.stringify(under.errors))
  const [before, after] = [appraise(caseFile), appraise(under.case)]
  expect(after.area.npvEur).toBeCloseTo(before.area.npvEur, 6)
  expect(Math.round(after.parties.gem?.cashEur[3] ?? 0)).toBe(500_000)
})

test('a case without municipality says what to add', async () => {
  const made = await site.post('corporatie', '/cases/nieuw/leeg', {
    name: 'Leeg',
    startYear: '2026',
    years: '5',
  })
  const at = made.goTo?.replace('overzicht', 'samenwerking') ?? ''
  const { status, body } = await site.get('corporatie', at)
  expect([status, body.includes('In deze businesscase is geen marktpartij.')]).toEqual([200, true])
})
