import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { write } from '../../../kit/access/write.ts'
import { fixedClock } from '../../../kit/clock/clock.ts'
import { counting, type TestDatabase, testDatabase } from '../../../kit/database/testing.ts'
import { type ProjectInput, projectListQuery } from '../model.ts'
import { projectList, projectPage, projectRows, projectsInFull, writeProject } from './index.ts'

const haven: ProjectInput = {
  slug: 'oude-haven',
  name: 'Oude Haven',
  municipality: 'Fryslânstad',
  municipalityCode: 'GM0001',
  province: 'Fryslân',
  areaKinds: ['haven', 'bedrijventerrein'],
  isZone: false,
  latitude: 53,
  longitude: 5,
  programmes: [{ code: 'novex', detail: 'Groot Haven' }],
  bottleneckTypes: ['bodem', 'hinder'],
  bottleneckProvenance: 'source',
  fromMemory: ['breedtegraad', 'lengtegraad'],
  figures: [
    { kind: 'homes', min: 4000, max: 7000, provenance: 'source' },
    { kind: 'rijk-contribution', min: 7_100_000.55, max: 7_100_000.55, provenance: 'source' },
    { kind: 'affordable-share', min: 0.55, max: 0.55, provenance: 'source' },
  ],
  description: { nl: 'Twee delen.', en: 'Two parts.' },
  sources: ['https://example.org/haven (aantal)'],
  sourceYear: 2021,
}
const station: ProjectInput = {
  ...haven,
  slug: 'station',
  name: 'Station 100%',
  municipality: 'Zuidstad',
  municipalityCode: 'GM0002',
  province: 'Limburg',
  areaKinds: ['stationsgebied'],
  latitude: 51,
  programmes: [],
  bottleneckTypes: [],
  bottleneckProvenance: undefined,
  figures: [{ kind: 'homes', min: undefined, max: 900, provenance: 'derived' }],
  sourceYear: 2024,
}
const zone: ProjectInput = {
  ...haven,
  slug: 'zone',
  name: 'Zone',
  areaKinds: ['regionale-zone'],
  isZone: true,
  bottleneckTypes: ['bodem'],
  bottleneckProvenance: 'estimate',
  figures: [],
  sourceYear: 2019,
}

let database: TestDatabase
const clock = fixedClock('2026-11-24T09:00:00Z')
const keep = (...projects: ProjectInput[]) =>
  write({ db: database.db, clock, actor: undefined }, 'importProjects', async (tx, record, now) => {
    for (const project of projects)
      record({ objectKind: 'project', objectId: await writeProject(tx, project, now), after: project.slug })
  })
const select = (query: Record<string, unknown> = {}) => projectListQuery.parse(query)
const slugs = async (query: Record<string, unknown>) =>
  (await projectList(database.db, select(query))).rows.map(row => row.slug)

beforeAll(async () => {
  database = await testDatabase()
  await keep(haven)
})
afterAll(() => database.close())

describe('reading areas', () => {
  test('a list and a page take as many statements for one project as for three', async () => {
    const forOne = counting(database.db)
    await projectList(forOne.db, select())
    expect(forOne.count()).toBe(4)
    await keep(station, zone)
    const forThree = counting(database.db)
    expect((await projectList(forThree.db, select())).rows.length).toBe(3)
    expect(forThree.count()).toBe(4)
    const files = counting(database.db)
    expect((await projectsInFull(files.db, select())).length).toBe(3)
    expect(files.count()).toBe(2)
    const page = counting(database.db)
    await projectPage(page.db, 'station')
    expect(page.count()).toBe(1)
  })

  test('an project comes back as it was written, money to the cent and shares as they are', async () => {
    const { project } = (await projectPage(database.db, 'oude-haven'))!
    const { id, ...rest } = project
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    const known = { sourceYear: 2021, sources: haven.sources, provenance: 'source', isMeasured: false }
    expect(rest).toEqual({
      ...haven,
      state: undefined,
      homes: { min: 4000, max: 7000, provenance: 'source' },
      figures: haven.figures
        .toSorted((one, other) => (one.kind < other.kind ? -1 : 1))
        .map(figure => ({ ...figure, ...known })),
      description: { nl: 'Twee delen.', en: 'Two parts.', sourceYear: 2021, sources: haven.sources },
    })
  })

  test('the most homes come first and what is not known comes last', async () => {
    expect(await slugs({})).toEqual(['oude-haven', 'station', 'zone'])
    expect(await slugs({ sorteer: 'naam' })).toEqual(['oude-haven', 'station', 'zone'])
    expect(await slugs({ sorteer: 'bronjaar' })).toEqual(['station', 'oude-haven', 'zone'])
  })

  test('searching ignores capitals and accents, takes every word, and no sign is a wildcard', async () => {
    expect(await slugs({ zoek: 'FRYSLAN oude' })).toEqual(['oude-haven'])
    expect(await slugs({ zoek: 'oude station' })).toEqual([])
    expect(await slugs({ zoek: '100%' })).toEqual(['station'])
    expect(await slugs({ zoek: '%' })).toEqual(['station'])
    expect(await slugs({ zoek: '_' })).toEqual([])
  })

  test('within a filter any value counts, between filters all do', async () => {
    expect(await slugs({ soort: ['haven', 'stationsgebied'] })).toEqual(['oude-haven', 'station'])
    expect(await slugs({ soort: 'haven', provincie: 'limburg' })).toEqual([])
    expect(await slugs({ programma: 'novex', knelpunt: 'hinder' })).toEqual(['oude-haven'])
  })

  test('bounds of homes leave out what is not known and keep a range that reaches them', async () => {
    expect(await slugs({ woningenVan: 900 })).toEqual(['oude-haven', 'station'])
    expect(await slugs({ woningenVan: 7001 })).toEqual([])
    expect(await slugs({ woningenVan: 6000, woningenTot: 4000 })).toEqual(['oude-haven'])
    expect(await slugs({ woningenTot: 3999 })).toEqual(['station'])
  })

  test('counts say how many areas each filter value has, guessed bottlenecks apart', async () => {
    const { counts } = await projectList(database.db, select({ soort: 'haven' }))
    expect(counts).toEqual({
      total: 3,
      municipalities: 2,
      kinds: { haven: 1, bedrijventerrein: 1, stationsgebied: 1, 'regionale-zone': 1 },
      programmes: { novex: 2 },
      bottlenecks: { bodem: 2, hinder: 1 },
      estimatedBottlenecks: { bodem: 1 },
      provinces: { fryslan: 2, limburg: 1 },
    })
  })

  test('a page past the end is the last one', async () => {
    const list = await projectList(database.db, { ...select(), per: 25, pagina: 99 })
    expect([list.page, list.pages, list.rows.length]).toEqual([1, 1, 3])
    const none = await projectList(database.db, { ...select({ zoek: 'niets' }), pagina: 2 })
    expect([none.page, none.pages, none.selected]).toEqual([1, 1, 0])
    const second = await projectRows(database.db, select(), { size: 2, number: 2 })
    expect(second.map(row => row.slug)).toEqual(['zone'])
  })
})

describe('areas that did not change', () => {
  test('a list is the same value, for one statement, until an area is changed, whoever changes it', async () => {
    const list = await projectList(database.db, select())
    const again = counting(database.db)
    expect(await projectList(again.db, select())).toBe(list)
    expect(again.count()).toBe(1)
    const { sourceYear } = list.rows[0]!
    const change = (year: number) =>
      sql`update projects set source_year = ${year} where id = ${list.rows[0]!.id}`.execute(database.db)
    await change(sourceYear + 1)
    const changed = await projectList(database.db, select())
    expect(changed.rows[0]).toEqual({ ...list.rows[0], sourceYear: sourceYear + 1 })
    await change(sourceYear)
    expect(await projectList(database.db, select())).toEqual(list)
    expect(changed.rows[0]?.sourceYear).toBe(sourceYear + 1)
  })

  test('what is seen in a transaction that comes to nothing is seen by nobody else', async () => {
    const before = await projectList(database.db, select())
    const attempt = database.db.transaction().execute(async tx => {
      await sql`update projects set name = 'Niets'`.execute(tx)
      expect((await projectList(tx, select())).rows[0]?.name).toBe('Niets')
      throw new Error('changed my mind')
    })
    await expect(attempt).rejects.toThrow('changed my mind')
    expect(await projectList(database.db, select())).toBe(before)
  })
})

describe('the page of an area', () => {
  test('an address that is not there gives nothing', async () => {
    expect(await projectPage(database.db, 'atlantis')).toBeUndefined()
  })

  test('the nearest areas are single areas in order of distance, never the project itself or a zone', async () => {
    const page = await projectPage(database.db, 'station')
    expect(page!.places).toEqual([[5, 53]])
    expect(page!.nearby).toEqual([
      {
        slug: 'oude-haven',
        name: 'Oude Haven',
        municipality: 'Fryslânstad',
        homes: { min: 4000, max: 7000, provenance: 'source' },
      },
    ])
    expect((await projectPage(database.db, 'oude-haven'))!.nearby.map(({ slug }) => slug)).toEqual([
      'station',
    ])
  })
})

test('a page that did not change is the same object, and after any change of it or around it another one', async () => {
  const [page, again] = [
    await projectPage(database.db, 'oude-haven'),
    await projectPage(database.db, 'oude-haven'),
  ]
  expect(again).toBe(page)
  await keep({ ...station, name: 'Station Noord' })
  const after = await projectPage(database.db, 'oude-haven')
  expect(after!.project).not.toBe(page!.project)
  expect(after!.nearby.map(near => near.name)).toEqual(['Station Noord'])
  await keep(station)
})

describe('writing areas', () => {
  test('a second time replaces the facts and keeps the key', async () => {
    const before = (await projectPage(database.db, 'station'))?.project
    await keep({ ...station, name: 'Station Zuid', figures: [] })
    expect((await projectPage(database.db, 'oude-haven'))!.nearby.map(near => near.name)).toEqual([
      'Station Zuid',
    ])
    const after = (await projectPage(database.db, 'station'))?.project
    expect([after!.id, after!.name, after!.homes, after!.figures]).toEqual([
      before!.id,
      'Station Zuid',
      undefined,
      [],
    ])
  })

  test('the database refuses a state that is not in the list and a range upside down', async () => {
    const upsideDown = {
      ...station,
      figures: [{ kind: 'homes', min: 10, max: 9, provenance: 'source' }],
    } as const
    await expect(keep(upsideDown)).rejects.toThrow('violates check constraint')
    await expect(database.db.updateTable('projects').set({ state: 'prachtig' }).execute()).rejects.toThrow(
      'violates check constraint',
    )
  })
})
