// What parties can invest, and what public wishes cost, over HTTP.
import { appraise, type Case } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formats } from '../../../kit/texts/formats.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
})
afterAll(() => site.close())

const stored = async () => {
  const row = await site.services.db
    .selectFrom('cases')
    .select(['content', 'revision'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { caseFile: row.content as unknown as Case, revision: row.revision }
}
const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\u2060]/g, '')

test('a party that can invest less than it needs is short, in red and in words, from its year on', async () => {
  const { revision } = await stored()
  const before = await site.get('planeconoom', `/cases/${id}/investeringsruimte`)
  expect(before.body.includes('Niemand heeft gezegd wat hij kan investeren')).toBe(true)
  const changes = [{ path: '/parties/@gem/investingCapacityEur', value: 6_500_000 }]
  expect((await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })).status).toBe(200)
  const { body } = await site.get('planeconoom', `/cases/${id}/investeringsruimte`)
  expect(plain(body).includes('Gemeente komt vanaf 2026 investeringsruimte tekort.')).toBe(true)
  expect([...body.matchAll(/<b class="loss">/g)].length).toBe(1)
  expect((await site.get('projectleider', `/cases/${id}/investeringsruimte`)).status).toBe(404)
})

test('a wish is a variant with its policy: its price stands in the list with who decided', async () => {
  const { revision } = await stored()
  const fields = {
    revision: String(revision),
    id: 'meer-groen',
    reason: 'Meer groen',
    path: '/lines/@grondwerk/series/1',
  }
  const wish = {
    wishSource: 'Omgevingsvisie 2026',
    wishOutcome: 'honoured',
    wishDecidedBy: 'College, 3 maart 2026',
  }
  const saved = await site.post('planeconoom', `/cases/${id}/varianten/nieuw`, {
    ...fields,
    value: '4000000',
    ...wish,
  })
  expect(saved.status).toBe(303)
  const { caseFile } = await stored()
  const eur = appraise(caseFile, { variantId: 'meer-groen' }).area.npvEur - appraise(caseFile).area.npvEur
  for (const reader of ['planeconoom', 'corporatie']) {
    const text = plain((await site.get(reader, `/cases/${id}/varianten`)).body)
    const words = [
      'Omgevingsvisie 2026',
      'Gehonoreerd',
      'College, 3 maart 2026',
      plain(formats('nl').moneyMillion(eur, { decimals: 2 })),
    ]
    expect(words.map(word => text.includes(word))).toEqual([true, true, true, true])
  }
  const again = await site.get('planeconoom', `/cases/${id}/varianten/meer-groen`)
  expect(again.body.includes('value="Omgevingsvisie 2026"')).toBe(true)
  const party = await site.post('ontwikkelaar', `/cases/${id}/varianten/meer-groen`, { ...fields, ...wish })
  expect(party.status).toBe(403)
})

test('without a policy it is no wish any more', async () => {
  const { revision } = await stored()
  const fields = { revision: String(revision), reason: 'Meer groen', wishSource: '' }
  expect((await site.post('planeconoom', `/cases/${id}/varianten/meer-groen`, fields)).status).toBe(303)
  expect((await site.get('planeconoom', `/cases/${id}/varianten`)).body.includes('Nog geen wensen')).toBe(
    true,
  )
  expect((await stored()).caseFile.variants?.find(one => one.id === 'meer-groen')).not.toHaveProperty('x')
})
