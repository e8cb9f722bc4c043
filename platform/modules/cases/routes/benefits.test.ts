// The welfare balance over HTTP, in the workbook and in the report.
import { welfareBalance } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../../kit/documents/read-workbook.ts'
import { readPdf } from '../../../kit/documents/testing-pdf.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('station-zwolle')
})
afterAll(() => site.close())

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\u2060]/g, '')
const seenBy = async (mailbox: string) =>
  JSON.parse((await site.get(mailbox, `/cases/${id}/bestand.json`)).body) as Parameters<
    typeof welfareBalance
  >[0]

test('the page, the workbook and the report tell the same balance of what this reader sees', async () => {
  const { netEur, ratio } = welfareBalance(await seenBy('planeconoom'))
  const { status, body } = await site.get('planeconoom', `/cases/${id}/baten`)
  const { moneyMillion, number, million } = formats('nl')
  const text = plain(body)
  expect([status, text.includes(plain(moneyMillion(netEur, { decimals: 2 })))]).toEqual([200, true])
  expect(text.includes(number(ratio ?? 0, { decimals: 2 }))).toBe(true)
  // The rate for fixed costs was not read at its source, and the page says so.
  expect(/1,6%:[^<]*niet bij de bron gecontroleerd/.test(text)).toBe(true)
  const bytes = await site.bytes('planeconoom', `/cases/${id}/werkmap.xlsx`)
  const sheet = (await readWorkbook(bytes)).find(one => one.name === 'Baten')
  const row = sheet?.rows.find(cells => cells[0] === 'Welvaartssaldo') ?? []
  expect(Number(row.findLast(cell => cell !== null))).toBeCloseTo(netEur, 2)
  const pages = readPdf(Buffer.from(await site.bytes('planeconoom', `/cases/${id}/rapport.pdf`))).pages.join(
    ' ',
  )
  const printed = pages.replaceAll(/[\s\u2060]/g, '')
  expect(printed.includes('Welvaartssaldo')).toBe(true)
  expect(printed.includes(plain(million(netEur, { decimals: 2 })).replaceAll(/\s/g, ''))).toBe(true)
})

test('a variant may stand for what happens without the plan; one that is not there counts for none', async () => {
  const page = async (query: string) => (await site.get('planeconoom', `/cases/${id}/baten${query}`)).body
  const words = 'Verschil met het nulalternatief'
  const known = (await seenBy('planeconoom')).variants?.[0]?.id
  expect([(await page(`?nul=${known}`)).includes(words), (await page('?nul=onzin')).includes(words)]).toEqual(
    [true, false],
  )
})

test('an effect gets a kind and a name in its form, and the table calls it so', async () => {
  const { revision } = await site.services.db
    .selectFrom('cases')
    .select('revision')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const fields = { party: 'outside', kind: 'benefit', series: '30: 1000000', 'x.effect': 'erfgoed' }
  const named = { ...fields, 'x.name.nl': 'De oude seinpost blijft' }
  const add = (itemId: string, sent: Record<string, string>, at: number) =>
    site.post('planeconoom', `/cases/${id}/effecten/nieuw`, { revision: String(at), id: itemId, ...sent })
  const saved = [await add('seinpost', named, revision), await add('loods', fields, revision + 1)]
  expect(saved.map(answer => answer.status)).toEqual([303, 303])
  const { body } = await site.get('planeconoom', `/cases/${id}/baten`)
  expect([body.includes('De oude seinpost blijft'), body.includes('Erfgoed en beleving')]).toEqual([
    true,
    true,
  ])
})

test('who may not see the case sees no balance of it', async () => {
  const statuses = await Promise.all(
    ['projectleider', 'stuurgroep'].map(
      async mailbox => (await site.get(mailbox, `/cases/${id}/baten`)).status,
    ),
  )
  expect(statuses).toEqual([404, 404])
})

test('an effect of an unknown kind is refused, by a change and by a file', async () => {
  const effect = (kind: unknown) => ({
    ...{ id: 'stil', party: 'gem', kind: 'benefit', series: { '1': 100 } },
    x: { effect: kind },
  })
  const row = await site.services.db
    .selectFrom('cases')
    .select(['content', 'revision'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { effects = [] } = row.content as { effects?: unknown[] }
  const save = (kind: unknown) =>
    site.send('planeconoom', `/cases/${id}/wijzigingen`, {
      revision: row.revision,
      changes: [{ path: '/effects/@stil', value: effect(kind) }],
    })
  const wrong = [await save('geluk'), await save(7)]
  expect(wrong.map(({ status }) => status)).toEqual([400, 400])
  const { errors } = JSON.parse(wrong[0]?.body ?? '') as { errors: { code: string; pointer: string }[] }
  expect(errors.map(one => [one.code, one.pointer])).toEqual([
    ['EFFECTSOORT_ONBEKEND', `/effects/${effects.length}/x/effect`],
  ])
  const file = { ...(row.content as object), effects: [...effects, effect('geluk')] }
  const made = await site.upload('planeconoom', '/cases/nieuw/bestand/versturen', JSON.stringify(file))
  expect([made.status, /De effectsoort \S*geluk\S* bestaat niet/.test(made.body)]).toEqual([400, true])
  expect((await save('geluid-lucht')).status).toBe(200)
})
