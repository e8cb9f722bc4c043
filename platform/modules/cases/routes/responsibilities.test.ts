// The table of responsibilities over HTTP: made up by hand, signed by each party, voided by a change, taken along.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../../../kit/documents/read-workbook.ts'
import { readPdf } from '../../../kit/documents/testing-pdf.ts'
import { readCaseById } from '../store/cases.ts'
import { readSignatures } from '../store/responsibility-signatures.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
let page: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
  page = `/cases/${id}/verantwoordelijkheden`
})
afterAll(() => site.close())

const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const seen = async (mailbox: string, url = page) => plain((await site.get(mailbox, url)).body)
const fix = (mailbox: string, name: string) =>
  site.post(mailbox, `/cases/${id}/versies`, { name, reason: 'Om te ondertekenen' })
const sign = (mailbox: string, fields: Record<string, string>) =>
  site.post(mailbox, page, { isAuthorised: 'ja', ...fields })
const revision = async () => String((await readCaseById(site.services.db, id))?.revision)

test('a subject of the case is completed by hand, with shares, and stands in the table for every party', async () => {
  const form = await site.get('planeconoom', `${page}/nieuw?soort=costs/5`)
  expect(form.body.includes('<option value="costs/5" selected')).toBe(true)
  const typed = {
    ...{ revision: await revision(), id: 'costs-5', 'x.about': 'costs/5', 'what.nl': 'Terrein klaarmaken' },
    ...{ party: 'gem', by: '1', 'condition.nl': 'Nadat de grond schoon is', 'x.supporting': 'cor' },
    ...{ 'x.shares.0.party': 'gem', 'x.shares.0.share': '75' },
  }
  const wrong = await site.post('planeconoom', `${page}/nieuw?soort=costs/5`, typed)
  expect([wrong.status, wrong.body.includes('De delen tellen niet op tot 100')]).toEqual([422, true])
  const whole = { ...typed, 'x.shares.1.party': 'dev', 'x.shares.1.share': '25' }
  const saved = await site.post('planeconoom', `${page}/nieuw?soort=costs/5`, whole)
  expect(saved.status).toBe(303)
  for (const reader of ['planeconoom', 'corporatie', 'programmamanager']) {
    const text = await seen(reader)
    const words = [
      /Gemeente 75.?%, Ontwikkelaar 25.?%/,
      /publiek en privaat, zo afgesproken/,
      /Nadat de grond schoon is/,
    ]
    expect(words.map(word => word.test(text))).toEqual([true, true, true])
  }
  expect((await site.get('projectleider', page)).status).toBe(404)
  expect((await site.post('ontwikkelaar', `${page}/costs-5`, whole)).status).toBe(403)
})

test('each party signs a version once, by a position that binds it; a changed table voids that', async () => {
  expect((await seen('planeconoom')).includes('Leg eerst een nieuwe versie vast')).toBe(true)
  const stale = await sign('ontwikkelaar', { partyId: 'dev', version: '1' })
  expect(stale.status).toBe(409)
  await fix('planeconoom', 'Verdeling')
  const answers = [
    // An official names the mandate.
    await sign('planeconoom', { partyId: 'gem', version: '2' }),
    await sign('planeconoom', { partyId: 'gem', version: '2', mandate: 'Mandaatbesluit 2026' }),
    await sign('planeconoom', { partyId: 'gem', version: '2', mandate: 'Mandaatbesluit 2026' }),
    // For another party, and as somebody who only reads along.
    await sign('planeconoom', { partyId: 'dev', version: '2', mandate: 'x' }),
    await sign('programmamanager', { partyId: 'gem', version: '2', mandate: 'x' }),
    await sign('projectleider', { partyId: 'gem', version: '2', mandate: 'x' }),
    await site.post('ontwikkelaar', page, { partyId: 'dev', version: '2' }),
    await sign('ontwikkelaar', { partyId: 'dev', version: '2' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([422, 303, 409, 403, 403, 404, 422, 303])
  const given = await readSignatures(site.services.db, id)
  expect(
    given.map(({ partyId, version, title, level, mandate }) => [partyId, version, title, level, mandate]),
  ).toEqual([
    ['dev', 2, 'Projectontwikkelaar', 'privaat', undefined],
    ['gem', 2, 'Planeconoom', 'ambtenaar', 'Mandaatbesluit 2026'],
  ])
  expect((await seen('corporatie')).includes('2 van 4 partijen hebben deze tabel ondertekend.')).toBe(true)
  // A version with the same table leaves the signatures as they are.
  await fix('planeconoom', 'Zelfde verdeling')
  expect((await sign('ontwikkelaar', { partyId: 'dev', version: '3' })).status).toBe(409)
  const changed = { revision: await revision(), party: 'dev', by: '1', 'what.nl': 'Terrein klaarmaken' }
  const saved = await site.post('planeconoom', `${page}/costs-5`, {
    ...{
      ...changed,
      'x.about': 'costs/5',
      'x.supporting': 'cor',
      'condition.nl': 'Nadat de grond schoon is',
    },
    ...{ 'x.shares.0.party': '', 'x.shares.0.share': '', 'x.shares.1.party': '', 'x.shares.1.share': '' },
  })
  expect(saved.status).toBe(303)
  const text = await seen('corporatie')
  expect(text.includes('0 van 4 partijen hebben deze tabel ondertekend.')).toBe(true)
  expect(text.includes('sinds versie 2 is ondertekend')).toBe(true)
  expect(
    /wie verantwoordelijk is veranderd\. Eerst Gemeente 75.?%, Ontwikkelaar 25.?%, nu Ontwikkelaar\./.test(
      text,
    ),
  ).toBe(true)
  // At its version the table is what was signed.
  const then = await seen('corporatie', `${page}?versie=2`)
  expect(then.includes('2 van 4 partijen hebben deze tabel ondertekend.')).toBe(true)
})

test('the table goes along as values, as a workbook and in the report', async () => {
  const csv = (await site.get('corporatie', `${page}.csv`)).body
  expect(csv.split('\r\n')[0]?.replace('\ufeff', '').split(';').slice(0, 4)).toEqual([
    'Soort',
    'Onderwerp',
    'Toelichting',
    'Wie verantwoordelijk is',
  ])
  const sheets = await readWorkbook(await site.bytes('corporatie', `${page}.xlsx?versie=2`))
  expect(sheets.map(sheet => sheet.name)).toEqual(['Verantwoordelijkheden', 'Handtekeningen'])
  expect(sheets[1]?.rows.slice(1).map(row => row[1])).toEqual([
    'ondertekend',
    'ondertekend',
    'nog niet',
    'nog niet',
  ])
  const report = readPdf(Buffer.from(await site.bytes('corporatie', `/cases/${id}/rapport.pdf`))).pages.join(
    ' ',
  )
  const printed = report.replaceAll(/\s/g, '')
  expect(printed.includes('Tabelvanverantwoordelijkheden')).toBe(true)
  expect(printed.includes('Nadatdegrondschoonis')).toBe(true)
  expect((await site.get('projectleider', `${page}.csv`)).status).toBe(404)
})
