import { type Case, programmeCategories } from '@versneller/engine'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../../../kit/database/connect.ts'
import { tellProgrammeTotals } from '../actions/tell-programme-totals.ts'
import { programmeFigures } from '../rules/programme-figures.ts'
import { readCountingCases } from '../store/programme-totals.ts'
import { type AskedSite, askedSite, withFewCases } from '../testing.ts'

const files = [
  'station-zwolle',
  'haven-groningen',
  'bouwclaim-nijmegen',
  'kostenverhaal-nieuwegein',
  'sluitend-eindhoven',
]

const homeCategories = programmeCategories.filter(one => one.isHome).map(({ code }) => code)

let site: AskedSite
let ids: string[]
beforeAll(async () => {
  site = await askedSite()
  await withFewCases(site)
  ids = await Promise.all(files.map(file => site.caseId(file)))
})
afterAll(() => site.close())

/** The rows of the page, as text. */
async function rowsFor(mailbox: string): Promise<string[][]> {
  const { body } = await site.get(mailbox, '/cases/totalen')
  const table = /<tbody.*?<\/tbody>/s.exec(body)?.[0] ?? ''
  return [...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')),
  )
}

/** Lines of the file, without what is before the first. */
const fileFor = async (mailbox: string): Promise<string[]> =>
  (await site.get(mailbox, '/cases/totalen.csv')).body.replace('\uFEFF', '').trim().split('\r\n')

const homesTold = async (): Promise<number> =>
  Number((await fileFor('stuurgroep')).find(line => line.startsWith('Woningen'))?.split(';')[2])

/** Fixes another version of a case, with so many homes more in its first line of homes. */
async function withMoreHomes(id: string, more: number): Promise<void> {
  const { db } = site.services
  const { content, number } = await db
    .selectFrom('case_versions')
    .select(['content', 'number'])
    .where('case_id', '=', id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  const changed = structuredClone(content) as unknown as Case
  const row = changed.programme?.find(({ category }) => homeCategories.includes(category))
  if (!row) throw new Error('a case without homes')
  Object.assign(row, { units: row.units + more })
  await sql`insert into case_versions (case_id, number, name, reason, revision, content, input_hash)
    select case_id, ${number + 1}, name, reason, revision, ${json(changed)}, input_hash
    from case_versions where case_id = ${id} and number = ${number}`.execute(db)
}

describe('totals over the cases of the programme', () => {
  it('are read by steering group, platform and researchers, and by nobody else', async () => {
    for (const mailbox of ['stuurgroep', 'platform', 'onderzoeker'])
      expect((await site.get(mailbox, '/cases/totalen')).status).toBe(200)
    for (const mailbox of ['planeconoom', 'bewoner', 'beheerder', 'programmadirecteur'])
      for (const address of ['/cases/totalen', '/cases/totalen.csv'])
        expect((await site.get(mailbox, address)).status).toBe(403)
  })

  it('are the sums over one case for each area, and say why a figure is not told', async () => {
    const counting = await readCountingCases(site.services.db)
    expect(counting.map(one => one.caseId).toSorted()).toEqual(ids.toSorted())
    const homes = counting.reduce((sum, one) => sum + programmeFigures(one.content).homes, 0)
    const few = 'Wordt niet getoond: er tellen minder dan 5 businesscases met dit cijfer mee.'
    const large = 'Wordt niet getoond: één businesscase is meer dan 60% van het totaal.'
    const rows = await rowsFor('stuurgroep')
    expect([homes, rows.map(cells => cells.slice(0, 3))]).toEqual([
      4020,
      [
        ['Investeringen', large, '–'],
        ['Publieke bijdragen', few, '–'],
        ['Woningen', '4.020', '5'],
        ['Overschotten van gebieden', few, '–'],
        ['Tekorten van gebieden', few, '–'],
        ['Resultaat van gebieden', few, '–'],
      ],
    ])
    const file = await fileFor('stuurgroep')
    expect(file[0]).toBe('cijfer;eenheid;totaal;businesscases;stand;reden')
    expect(file.slice(1).map(line => line.split(';')[2])).toEqual(['', '', '4020', '', '', ''])
  })

  it('tell nothing of a case in the audit trail, the page or the file', async () => {
    const { body } = await site.get('stuurgroep', '/cases/totalen')
    const file = (await fileFor('stuurgroep')).join()
    const { rows } = await sql<{ name: string; id: string }>`select name, id from cases`.execute(
      site.services.db,
    )
    expect(
      rows.filter(({ name, id }) => [body, file].some(text => text.includes(name) || text.includes(id))),
    ).toEqual([])
  })

  it('stand until five cases have another fixed figure, and count no version twice', async () => {
    for (const [index, id] of ids.slice(0, 4).entries()) await withMoreHomes(id, 20 + index)
    await tellProgrammeTotals(site.services)
    expect(await homesTold()).toBe(4020)
    await withMoreHomes(ids[4] ?? '', 24)
    await tellProgrammeTotals(site.services)
    expect(await homesTold()).toBe(4020 + 20 + 21 + 22 + 23 + 24)
    const count = () =>
      site.services.db
        .selectFrom('case_programme_tellings')
        .select('id')
        .where('figures', '=', 'homes')
        .execute()
    expect((await count()).length).toBe(2)
    await tellProgrammeTotals(site.services)
    expect((await count()).length).toBe(2)
  })

  it('leave out what is not fixed', async () => {
    await sql`update cases set content = jsonb_set(content, '{programme}', '[]'), revision = revision + 1`.execute(
      site.services.db,
    )
    await tellProgrammeTotals(site.services)
    expect(await homesTold()).toBe(4130)
  })

  it('are not told to somebody of the steering group who sees the cases of the owner', async () => {
    await sql`insert into positions (person_id, role, organisation_id, title, level, valid_from, confirmed_at)
      select s.person_id, 'G', g.organisation_id, g.title, g.level, g.valid_from, g.confirmed_at
      from accounts s, positions g join accounts a on a.person_id = g.person_id
      where s.email = 'stuurgroep@example.org' and a.email = 'planeconoom@example.org' and g.role = 'G'`.execute(
      site.services.db,
    )
    site.forget('stuurgroep')
    expect((await rowsFor('stuurgroep'))[2]?.[1]).toBe(
      'Wordt jou niet getoond: je ziet zelf zo veel van deze businesscases dat de andere te herleiden zijn.',
    )
  })
})
