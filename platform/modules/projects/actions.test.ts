import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixedClock } from '../../kit/clock/clock.ts'
import { type TestDatabase, testDatabase } from '../../kit/database/testing.ts'
import { importProjects } from './actions.ts'
import { projectSelection } from './model.ts'
import { projectsAsReadableFile } from './project-file/index.ts'
import { seedProjects } from './seed.ts'
import { projectPage, projectsInFull } from './store/index.ts'

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
  expect(await seedProjects(services())).toBe(49)
  expect((await entries()).length).toBe(49)
  expect(await seedProjects(services())).toBe(0)
  expect((await entries()).length).toBe(49)
})

test('the file that is given out can be read again and says the same', async () => {
  const all = await projectsInFull(database.db, projectSelection.parse({}))
  expect(await importProjects(services(), projectsAsReadableFile(all))).toBe(0)
})

test('one changed figure changes one project and leaves one audit entry of that area', async () => {
  const before = await entries()
  const [project] = await projectsInFull(
    database.db,
    projectSelection.parse({ zoek: 'binckhorst', soort: 'bedrijventerrein' }),
  )
  const file = projectsAsReadableFile([{ ...project!, name: 'Binckhorst-Noord' }])
  expect(await importProjects(services(), file)).toBe(1)
  expect((await entries()).slice(before.length)).toEqual([
    { action: 'importProjects', object_id: project!.id },
  ])
  expect((await projectPage(database.db, project!.slug))!.project.name).toBe('Binckhorst-Noord')
})

test('a file with one line that cannot be read changes nothing', async () => {
  const [project] = await projectsInFull(database.db, projectSelection.parse({ zoek: 'strijp' }))
  const good = projectsAsReadableFile([{ ...project!, name: 'Anders' }])
  const bad = projectsAsReadableFile([project!]).split('\n')[1]!.replace('GM0772', 'Eindhoven')
  await expect(importProjects(services(), `${good}${bad}\n`)).rejects.toThrow(
    'line 3 of the file of projects',
  )
  expect((await projectPage(database.db, 'strijp-s'))!.project.name).toBe('Strijp-S')
})
