// A workbook of a case is changed and comes back: the list of differences, a new version, and what is refused.
import { type Case, caseWorkbook, parseCase, type Workbook } from '@versneller/engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookXlsx } from '../../../kit/documents/workbook.ts'
import { workbookOds } from '../../../kit/documents/workbook-ods.ts'
import { saveTwin } from '../actions/twin.ts'
import { readVersions } from '../store/versions.ts'
import { type AskedSite, actorNamed, askedSite } from '../testing.ts'

let site: AskedSite
let id: string
beforeAll(async () => {
  site = await askedSite()
  id = await site.caseId('vier-partijen')
})
afterAll(() => site.close())

const versions = () => `/cases/${id}/versies`
const stored = async () => {
  const row = await site.services.db
    .selectFrom('cases')
    .select(['content', 'revision'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { caseFile: row.content as unknown as Case, revision: row.revision }
}
const versionNumbers = async () => (await readVersions(site.services.db, id)).map(one => one.number)

/** The workbook of what a reader sees, after somebody typed another amount in it and let it be worked out. */
async function changed(mailbox: string, pointer: string, value: number): Promise<Workbook> {
  const seen = parseCase(JSON.parse((await site.get(mailbox, `/cases/${id}/bestand.json`)).body))
  if (!seen.ok) throw new Error('a case')
  const made = caseWorkbook(seen.case, { language: 'nl' })
  const sheets = made.sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map(row =>
      row[0]?.value === pointer && row[1] ? [row[0], { ...row[1], value }, ...row.slice(2)] : row,
    ),
  }))
  return { ...made, sheets }
}
const pointerOf = async (lineId: string, t: number) =>
  `/lines/${(await stored()).caseFile.lines?.findIndex(line => line.id === lineId)}/series/${t}`

const send = (mailbox: string, bytes: Uint8Array) => site.upload(mailbox, `${versions()}/werkmap`, bytes)
const words = { name: 'Raming aannemer', reason: 'Nieuwe raming van het grondwerk' }

test.each([
  ['xlsx', workbookXlsx, 6_250_000],
  ['ods', workbookOds, 6_500_000],
] as const)('a changed %s shows its differences in euro and becomes a version', async (_, write, eur) => {
  const before = await stored()
  const sent = await send(
    'planeconoom',
    await write(await changed('planeconoom', await pointerOf('grondwerk', 0), eur)),
  )
  expect(sent.status).toBe(303)
  const page = await site.get('planeconoom', sent.goTo ?? '')
  expect(page.body.includes('regels: grondwerk, bedragen per periode, 0')).toBe(true)
  expect((await stored()).revision).toBe(before.revision)
  const kept = await site.post('planeconoom', sent.goTo ?? '', words)
  expect([kept.status, kept.goTo]).toEqual([303, `${versions()}?gelukt=ja`])
  const after = await stored()
  expect(after.caseFile.lines?.find(line => line.id === 'grondwerk')?.series?.['0']).toBe(eur)
  expect((await site.get('planeconoom', versions())).body.includes('Raming aannemer')).toBe(true)
  expect((await site.get('planeconoom', sent.goTo ?? '')).status).toBe(404)
})

test('what somebody changed after the workbook was made is told', async () => {
  const pointer = await pointerOf('grondwerk', 1)
  const workbook = await workbookXlsx(await changed('planeconoom', pointer, 3_100_000))
  const { revision } = await stored()
  const changes = [{ path: '/lines/@grondwerk/series/1', value: 2_900_000 }]
  expect((await site.send('planeconoom', `/cases/${id}/wijzigingen`, { revision, changes })).status).toBe(200)
  const sent = await send('planeconoom', workbook)
  const page = await site.get('planeconoom', sent.goTo ?? '')
  expect(page.body.includes('Hier is de businesscase intussen ook veranderd')).toBe(true)
})

test('a party changes its own lines by its workbook, and no other', async () => {
  const own = await changed('ontwikkelaar', await pointerOf('verkoop', 4), 27_500_000)
  const sent = await send('ontwikkelaar', await workbookXlsx(own))
  expect((await site.post('ontwikkelaar', sent.goTo ?? '', words)).status).toBe(303)
  const other = await changed('ontwikkelaar', await pointerOf('grondwerk', 3), 1)
  const refusedOne = await send('ontwikkelaar', await workbookXlsx(other))
  expect((await site.post('ontwikkelaar', refusedOne.goTo ?? '', words)).status).toBe(403)
})

test('a workbook without a change, of another case, or by who may not change is refused', async () => {
  const same = await site.bytes('planeconoom', `/cases/${id}/werkmap.xlsx`)
  const other = await site.bytes('planeconoom', `/cases/${await site.caseId('mini-grex')}/werkmap.xlsx`)
  const answers = [
    await send('planeconoom', same),
    await send('planeconoom', other),
    await send('programmamanager', same),
    await send('projectleider', same),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 403, 404])
  expect(answers[0]?.body.includes('In deze werkmap is niets veranderd.')).toBe(true)
  const mine = await send(
    'planeconoom',
    await workbookXlsx(await changed('planeconoom', await pointerOf('anterieur', 3), 1)),
  )
  const theirs = [
    (await site.get('ontwikkelaar', mine.goTo ?? '')).status,
    (await site.post('ontwikkelaar', mine.goTo ?? '', words)).status,
  ]
  expect(theirs).toEqual([404, 404])
})

test('a workbook of a case makes a new case as well', async () => {
  const workbook = await workbookXlsx(
    await changed('planeconoom', await pointerOf('grondwerk', 0), 7_000_000),
  )
  const made = await site.upload('planeconoom', '/cases/nieuw/bestand/versturen', workbook)
  expect(made.status).toBe(303)
})

test('a workbook that comes back is saved with its version and taken away, or none of it happens', async () => {
  const sent = await send(
    'planeconoom',
    await workbookXlsx(await changed('planeconoom', await pointerOf('anterieur', 3), 654_321)),
  )
  const twinId = sent.goTo?.split('/').at(-1) ?? ''
  const [before, then] = [await stored(), await versionNumbers()]
  const actor = await actorNamed(site, 'planeconoom')
  // A version that cannot be kept: its name is longer than there is room for.
  const tooLong = { caseId: id, twinId, name: 'x'.repeat(121), reason: 'Reden' }
  await expect(saveTwin(site.services, actor, tooLong)).rejects.toThrow('case_versions_name_check')
  expect(await stored()).toEqual(before)
  expect(await versionNumbers()).toEqual(then)
  expect((await site.get('planeconoom', sent.goTo ?? '')).status).toBe(200)
  // Sent twice at once: one of them keeps a version.
  const both = await Promise.all([1, 2].map(() => site.post('planeconoom', sent.goTo ?? '', words)))
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 404])
  expect((await stored()).revision).toBe(before.revision + 1)
  expect(await versionNumbers()).toHaveLength(then.length + 1)
})
