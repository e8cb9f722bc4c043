// What a party reckons for itself beside a shared case: it works, and nobody else gets a byte of it.

import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPdf } from '../../../kit/documents/testing-pdf.ts'
import { readCaseById } from '../store/cases.ts'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
let page: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
  page = `/cases/${id}/eigen`
})
afterAll(() => site.close())

const canaries = ['kanariefonds', '7654321', '7.654.321', '7,654,321', '0.1357', '13,57']
const found = (text: string) => canaries.filter(canary => text.toLowerCase().includes(canary))
const plain = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u2060]+/g, ' ')
const own = { partij: 'dev' }
const lineOf = (body: string) => /eigen\/([0-9a-f-]{36})/.exec(body)?.[1] ?? ''

test('a party keeps own assumptions and lines, and reads its own return beside the shared one', async () => {
  const before = plain((await site.get('ontwikkelaar', page)).body)
  expect(before.includes('Nog geen eigen regels')).toBe(true)
  const line = { name: 'Kanariefonds', direction: 'cost', eur: '7.654.321', from: '2', to: '2' }
  const wrong = await site.post('ontwikkelaar', `${page}/nieuw`, {
    ...own,
    revision: '0',
    name: 'Half',
    eur: 'veel',
  })
  expect(wrong.status).toBe(422)
  const added = await site.post('ontwikkelaar', `${page}/nieuw`, { ...own, revision: '0', ...line })
  expect(added.status).toBe(303)
  // A colleague of the same organisation works on with it, and nobody writes over another.
  const terms = { ratePerYear: '13,57', 'loan.limitEur': '1000000', 'loan.ratePerYear': '5', taxShare: '25' }
  const stale = await site.post('ontwikkelmanager', page, { ...own, revision: '0', ...terms })
  const kept = await site.post('ontwikkelmanager', page, { ...own, revision: '1', ...terms })
  expect([stale.status, kept.status]).toEqual([409, 303])
  const { body } = await site.get('ontwikkelaar', page)
  const text = plain(body)
  const words = ['Kanariefonds', 'eigen eis van 13,6', '0,243', 'Past niet meer']
  expect(words.map(word => text.includes(word))).toEqual([true, true, true, false])
  expect(text.includes('De gedeelde uitkomst is dezelfde')).toBe(true)
})

test('it follows the shared case, and says that this moved', async () => {
  const { revision } = (await readCaseById(site.services.db, id)) ?? { revision: 0 }
  const changes = [{ path: '/lines/@grond-dev/series/2', value: 4_500_000 }]
  expect((await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })).status).toBe(200)
  const text = plain((await site.get('ontwikkelaar', page)).body)
  expect(/de netto contante waarde was € 0,243 mln en is nu −? ?€ 0,186 mln/.test(text)).toBe(true)
})

test('nobody else reads or writes it, whatever is asked and whoever asks', async () => {
  const lineId = lineOf((await site.get('ontwikkelaar', page)).body)
  expect(lineId).toHaveLength(36)
  const asked = [page, `${page}?partij=dev`, `${page}/${lineId}`, `${page}/${lineId}?partij=dev`]
  const statuses: Record<string, number[]> = {}
  for (const reader of [
    'planeconoom',
    'corporatie',
    'rijk-wonen',
    'programmamanager',
    'beheerder',
    'projectleider',
  ]) {
    const answers = []
    for (const url of asked) answers.push(await site.get(reader, url))
    const fields = { ...own, revision: '2', name: 'Anders', direction: 'cost', eur: '1', from: '1', to: '1' }
    for (const url of [page, `${page}/${lineId}`, `${page}/nieuw`, `${page}/${lineId}/verwijderen`])
      answers.push(await site.post(reader, url, fields))
    answers.push(await site.post(reader, `/cases/${id}/eigen-wissen`, { ...own, revision: '2' }))
    statuses[reader] = answers.map(answer => answer.status)
    expect(answers.flatMap(answer => found(answer.body))).toEqual([])
  }
  // Other parties have a page of their own; that of this party is not theirs, whoever owns the case.
  const party = [200, 403, 404, 403, 403, 403, 403, 403, 403]
  expect(statuses).toEqual({
    planeconoom: party,
    corporatie: party,
    'rijk-wonen': party,
    programmamanager: asked.concat(asked, '').map(() => 403),
    beheerder: asked.concat(asked, '').map(() => 404),
    projectleider: asked.concat(asked, '').map(() => 404),
  })
  const text = plain((await site.get('ontwikkelaar', page)).body)
  expect(text.includes('Kanariefonds')).toBe(true)
})

test('it is in no file, report, page, search, audit trail, notice or data of persons', async () => {
  const files = [
    'bestand.json',
    'regels.csv',
    'overzicht',
    '',
    'versies',
    'verantwoordelijkheden.csv',
    'openheid',
  ]
  for (const reader of ['ontwikkelaar', 'planeconoom', 'corporatie']) {
    for (const file of files) {
      const { body } = await site.get(reader, `/cases/${id}/${file}`)
      expect([file, found(body)]).toEqual([file, []])
    }
    const workbook = await site.bytes(reader, `/cases/${id}/werkmap.xlsx`)
    expect(found(JSON.stringify(await readXlsx(workbook)))).toEqual([])
    const { pages } = readPdf(Buffer.from(await site.bytes(reader, `/cases/${id}/rapport.pdf`)))
    expect(found(pages.join(' '))).toEqual([])
    const search = (await site.get(reader, '/zoeken?q=Kanariefonds')).body.replaceAll(
      /(?:href|value|content)="[^"]*"/g,
      '',
    )
    expect(/<a[^>]*>[^<]*Kanariefonds/.test(search)).toBe(false)
  }
  const looked = [
    ['beheerder', '/beheer/audit'],
    ['auditor', '/beheer/audit'],
    ['ontwikkelaar', '/meldingen'],
    ['planeconoom', '/meldingen'],
    ['ontwikkelaar', '/account/gegevens'],
  ] as const
  for (const [reader, url] of looked)
    expect([url, found((await site.get(reader, url)).body)]).toEqual([url, []])
  // The whole database: it stands in one table and nowhere else, also not as a hash that could be tried.
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(site.services.db)
  const holding: string[] = []
  for (const { name } of rows) {
    const query = sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t where t::text ilike '%kanariefonds%' or t::text like '%7654321%'`
    if ((await query.execute(site.services.db)).rows.length > 0) holding.push(name)
  }
  expect(holding).toEqual(['case_private_calculations'])
  const audit = await sql<{ after: unknown; before: string | null }>`
    select after, before_hash as before from audit_entries where object_kind = 'private-calculation' order by seq`.execute(
    site.services.db,
  )
  expect(audit.rows).toEqual([1, 2].map(revision => ({ after: { revision }, before: null })))
})

test('a party that goes to another organisation does not take it along, and it can be erased', async () => {
  const { db } = site.services
  const { organisation_id: mine } = await db
    .selectFrom('case_private_calculations')
    .select('organisation_id')
    .executeTakeFirstOrThrow()
  const other =
    (await readCaseById(db, id))?.parties.find(party => party.partyId === 'cor')?.organisationId ?? ''
  const move = (organisationId: string) =>
    db
      .updateTable('case_parties')
      .set({ organisation_id: organisationId })
      .where('case_id', '=', id)
      .where('party_id', '=', 'dev')
      .execute()
  await move(other)
  const theirs = await site.get('corporatie', `${page}?partij=dev`)
  expect([theirs.status, found(theirs.body)]).toEqual([200, []])
  await move(mine)
  const erase = (revision: string) =>
    site.post('ontwikkelaar', `/cases/${id}/eigen-wissen`, { ...own, revision })
  expect((await erase('2')).status).toBe(303)
  expect(await db.selectFrom('case_private_calculations').selectAll().execute()).toEqual([])
  expect((await erase('2')).status).toBe(404)
})
