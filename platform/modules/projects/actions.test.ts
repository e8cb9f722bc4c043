import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedClock } from '../../kit/clock/clock.ts'
import { type TestDatabase, testDatabase } from '../../kit/database/testing.ts'
import { importAreas } from './actions.ts'
import { areasAsReadableFile } from './area-file/index.ts'
import { areaSelection } from './model.ts'
import { seedAreas } from './seed.ts'
import { areaOverview, areasInFull } from './store/index.ts'

let database: TestDatabase
const clock = fixedClock('2026-11-24T09:00:00Z')
const services = () => ({ db: database.db, clock })
const entries = () =>
  database.db.selectFrom('audit_entries').select(['action', 'object_id']).orderBy('seq').execute()

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('the areas are loaded once: a second time changes nothing and adds no audit entry', async () => {
  expect(await seedAreas(services())).toBe(49)
  expect((await entries()).length).toBe(49)
  expect(await seedAreas(services())).toBe(0)
  expect((await entries()).length).toBe(49)
})

test('the file that is given out can be read again and says the same', async () => {
  const all = await areasInFull(database.db, areaSelection.parse({}))
  expect(await importAreas(services(), areasAsReadableFile(all))).toBe(0)
})

test('one changed figure changes one area and leaves one audit entry of that area', async () => {
  const before = await entries()
  const [area] = await areasInFull(
    database.db,
    areaSelection.parse({ zoek: 'binckhorst', soort: 'bedrijventerrein' }),
  )
  const file = areasAsReadableFile([{ ...area!, name: 'Binckhorst-Noord' }])
  expect(await importAreas(services(), file)).toBe(1)
  expect((await entries()).slice(before.length)).toEqual([{ action: 'importAreas', object_id: area!.id }])
  expect((await areaOverview(database.db, area!.slug))!.name).toBe('Binckhorst-Noord')
})

test('a file with one line that cannot be read changes nothing', async () => {
  const [area] = await areasInFull(database.db, areaSelection.parse({ zoek: 'strijp' }))
  const good = areasAsReadableFile([{ ...area!, name: 'Anders' }])
  const bad = areasAsReadableFile([area!]).split('\n')[1]!.replace('GM0772', 'Eindhoven')
  await expect(importAreas(services(), `${good}${bad}\n`)).rejects.toThrow('line 3 of the file of areas')
  expect((await areaOverview(database.db, 'strijp-s'))!.name).toBe('Strijp-S')
})
