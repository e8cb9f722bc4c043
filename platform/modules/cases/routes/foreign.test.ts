// A land exploitation of somebody else's workbook, read in four steps over HTTP: three invented layouts, and what is refused.
import { appraise, type Case } from '@versneller/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testZip } from '../../../kit/documents/testing-zip.ts'
import { type Workbook, workbookXlsx } from '../../../kit/documents/workbook.ts'
import { workbookOds } from '../../../kit/documents/workbook-ods.ts'
import { type AskedSite, askedSite } from '../testing.ts'
import { fieldsIn, filledIn, type SentFields } from '../testing-form.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())

type Rows = (string | number | null)[][]

function workbookOf(sheets: Readonly<Record<string, Rows>>): Workbook {
  return {
    title: 'Grex',
    language: 'nl',
    names: [],
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      widths: [30],
      frozen: { rows: 0, columns: 0 },
      rows: rows.map(row =>
        row.map(value =>
          value === null
            ? undefined
            : { value, format: typeof value === 'number' ? ('number' as const) : ('text' as const) },
        ),
      ),
    })),
  }
}

/** Years beside each other, costs and revenues under headings, amounts partly as Dutch text. */
const across = {
  'Grex 2026': [
    ['Grondexploitatie Havenkwartier'],
    ['Omschrijving', 2026, 2027, '2028', 'Totaal'],
    ['Kosten'],
    ['Verwerving panden', '1.000.000', '250.000,50', '-', '1.250.000,50'],
    ['Bouwrijp maken', null, 400_000, '500.000', 900_000],
    ['Totaal kosten', 1_000_000, '650.000,50', '500.000', '2.150.000,50'],
    ['Opbrengsten'],
    ['Uitgifte woningen', null, null, '€ 2.600.000', 2_600_000],
    ['Totaal opbrengsten', 0, 0, 2_600_000, 2_600_000],
  ],
}
/** A row for each amount. */
const list = {
  Blad1: [
    ['Kostensoort', 'Omschrijving', 'Jaar', 'Kosten/opbrengsten', 'Bedrag (x € 1.000)'],
    ['Sloop', 'Sloop loods', 2027, 'K', '125,5'],
    ['Kunstwerk', 'Beeld op het plein', 2027, 'K', '10'],
    ['Gronduitgifte', 'Kavels zuid', 2028, 'O', '2.500'],
    ['Totaal', null, null, null, '2.635,5'],
  ],
}
/** Costs and revenues on a sheet each, costs with a minus. */
const two = {
  Lasten: [
    ['post', 2026, 2027, 'totaal'],
    ['Boekwaarde per 1-1', -450_000, null, -450_000],
    ['Bodemsanering', '-80.000,10', '-20.000', '-100.000,10'],
    ['Totaal', '-530.000,10', '-20.000', '-550.000,10'],
  ],
  Baten: [
    ['post', 2026, 2027, 'totaal'],
    ['Verkoop kavels', null, '700.000,00', '700.000,00'],
    ['Totaal', 0, 700_000, 700_000],
  ],
}

const send = (bytes: Uint8Array | string, mailbox = 'planeconoom') =>
  site.upload(mailbox, '/cases/nieuw/grex/versturen', bytes)

/** Fills the form of a page in as it stands, with some values otherwise, and sends it. */
async function step(at: string, values: Readonly<Record<string, string>> = {}) {
  const page = await site.get('planeconoom', at)
  const fields: SentFields = filledIn(fieldsIn(page.body) ?? [], values)
  return { page, answer: await site.post('planeconoom', at, fields) }
}

async function through(
  sheets: Readonly<Record<string, Rows>>,
  accounts: Readonly<Record<string, string>> = {},
) {
  const sent = await send(await workbookXlsx(workbookOf(sheets)))
  expect(sent.status).toBe(303)
  const columns = (await step(sent.goTo ?? '')).answer.goTo ?? ''
  const places = (await step(columns)).answer.goTo ?? ''
  const check = (await step(places, accounts)).answer.goTo ?? ''
  return { at: check, sheets: sent.goTo ?? '', places }
}

async function caseAt(goTo: string | undefined): Promise<Case> {
  const id = goTo?.split('/')[2] ?? ''
  const row = await site.services.db
    .selectFrom('cases')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.content as unknown as Case
}

describe('a workbook becomes a case', () => {
  test('with years beside each other: totals agree to the cent, and the result is that of the workbook', async () => {
    const { at } = await through(across)
    const page = await site.get('planeconoom', at)
    expect(page.body.includes('Alle 11 totalen kloppen op de cent.')).toBe(true)
    const { answer } = await step(at, { name: 'Havenkwartier' })
    const made = await caseAt(answer.goTo)
    expect(made.name.nl).toBe('Havenkwartier')
    expect(appraise(made).landExploitation?.atPriceLevelEur).toBeCloseTo(449_999.5, 2)
    const gone = await site.get('planeconoom', at)
    expect(gone.status).toBe(404)
  })

  test('with a long list: a label that tells nothing has to be put on an account', async () => {
    const sent = await send(await workbookXlsx(workbookOf(list)))
    const columns = (await step(sent.goTo ?? '')).answer.goTo ?? ''
    const places = (await step(columns)).answer.goTo ?? ''
    const unchosen = await step(places)
    expect([unchosen.answer.status, unchosen.answer.body.includes('href="#veld-rekening-1"')]).toEqual([
      422,
      true,
    ])
    const check = (await step(places, { 'rekening-1': '6' })).answer.goTo ?? ''
    const made = await caseAt((await step(check)).answer.goTo)
    expect(made.lines?.map(line => [line.account, line.series])).toEqual([
      ['3', { '1': 125_500 }],
      ['6', { '1': 10_000 }],
      ['opbrengst-uitgifte', { '2': 2_500_000 }],
    ])
  })

  test('with two sheets: the sign is turned and the book value set apart', async () => {
    const { at } = await through(two)
    const made = await caseAt((await step(at)).answer.goTo)
    expect(made.landExploitation?.bookValueEur).toBe(450_000)
    expect(appraise(made).area.atPriceLevelEur).toBeCloseTo(700_000 - 100_000.1, 2)
  })

  test('of an open document as well', async () => {
    const sent = await send(await workbookOds(workbookOf(two)))
    expect([sent.status, sent.goTo?.startsWith('/cases/nieuw/grex/')]).toEqual([303, true])
  })
})

test('a total that differs is told to the cent, and the case is made only when that is known', async () => {
  const rows = across['Grex 2026'].map(row =>
    row[0] === 'Totaal kosten' ? ['Totaal kosten', '1.000.000,01'] : row,
  )
  const { at } = await through({ 'Grex 2026': rows })
  const refusal = await step(at)
  expect([refusal.answer.status, refusal.page.body.includes('1 totaal wijkt af')]).toEqual([422, true])
  expect(refusal.page.body.replaceAll(/[\u2060\u00a0]/g, '').includes('−€0,01')).toBe(true)
  const fields = [...(fieldsIn(refusal.page.body) ?? []), ['agreed', 'ja']] as SentFields
  expect((await site.post('planeconoom', at, fields)).status).toBe(303)
})

test('the next workbook of the organisation that looks the same begins with the choices of the last', async () => {
  const { at } = await through(list, { 'rekening-1': '17' })
  await step(at)
  const { places } = await through(list)
  expect(fieldsIn((await site.get('hoofd-grondzaken', places)).body)).toBeUndefined()
  const page = await site.get('planeconoom', places)
  expect(Object.fromEntries(fieldsIn(page.body) ?? [])['rekening-1']).toBe('17')
  const [other] = [await send(await workbookXlsx(workbookOf(list)), 'projectleider')]
  const otherPage = await site.get('projectleider', other?.goTo ?? '')
  expect(otherPage.status).toBe(200)
})

test('choices that cannot be are refused at their fields', async () => {
  const { sheets } = await through(across)
  const columns = `${sheets}/kolommen`
  const page = await site.get('planeconoom', sheets)
  const none = (fieldsIn(page.body) ?? []).filter(([name]) => name !== 'gebruik-0')
  const statuses = [
    (await site.post('planeconoom', sheets, none)).status,
    (await step(sheets, { 'kop-0': '900' })).answer.status,
    (await step(columns, { 'kolom-0-0': '' })).answer.status,
    (await step(columns, { 'kolom-0-1': '', 'kolom-0-2': '', 'kolom-0-3': '' })).answer.status,
    (await step(columns, { 'kolom-0-2': 'y2026' })).answer.status,
  ]
  expect(statuses).toEqual([422, 422, 422, 422, 422])
})

describe('what is refused', () => {
  test.each<[string, () => string | Uint8Array, string]>([
    ['no workbook', () => 'geen werkmap', 'geen'],
    [
      'a workbook with macros',
      () => testZip([{ name: 'xl/vbaProject.bin', content: Buffer.from('x') }]),
      'macro',
    ],
    ['a bomb', () => testZip([{ name: 'xl/a.xml', content: Buffer.alloc(30 * 2 ** 20) }]), 'uit'],
    ['a broken workbook', () => testZip([{ name: 'xl/workbook.xml', content: Buffer.from('<') }]), 'gelezen'],
  ])('%s, with a sentence and without a trace', async (_, bytes, word) => {
    const { status, body } = await send(bytes())
    expect(body.includes(word)).toBe(true)
    expect([status, (body.match(/<li>/g) ?? []).length > 0, body.includes('    at ')]).toEqual([
      400,
      true,
      false,
    ])
  })

  test('a workbook of our own, which is read elsewhere', async () => {
    const id = await site.caseId('mini-grex')
    const own = await site.bytes('planeconoom', `/cases/${id}/werkmap.xlsx`)
    const { status, body } = await send(own)
    expect([status, body.includes('Deze werkmap is van een businesscase gemaakt.')]).toEqual([400, true])
  })

  test('the workbook of somebody else, as if it were not there; and who makes no cases', async () => {
    const { sheets } = await through(two)
    const statuses = [
      (await site.get('hoofd-grondzaken', sheets)).status,
      (await site.post('hoofd-grondzaken', sheets, { 'gebruik-0': 'ja', 'kop-0': '1' })).status,
      (await site.get('planeconoom', '/cases/nieuw/grex/onzin')).status,
      (await site.get('programmamanager', '/cases/nieuw/grex')).status,
      (await site.get(undefined, sheets)).status,
    ]
    expect(statuses).toEqual([404, 404, 404, 403, 303])
  })

  test('nothing of a text in the workbook becomes markup', async () => {
    const rows = [
      ['<script>alert(1)</script>', 2026, 2027],
      ['<b>post</b>', 1, 2],
    ]
    const sent = await send(await workbookXlsx(workbookOf({ '<i>blad': rows })))
    const { body } = await site.get('planeconoom', sent.goTo ?? '')
    expect([body.includes('<script>alert(1)'), body.includes('<b>post'), body.includes('<i>blad')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
