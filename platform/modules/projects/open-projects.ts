import type { Database } from '../../kit/database/connect.ts'
import { type Project, projectSelection } from './model.ts'
import { openColumns, projectAsObject, projectsAsCsv, projectsAsGeoJson } from './project-file/index.ts'
import { lastRecorded, projectsInFull } from './store/index.ts'

/** The set of areas as open data. */
export interface OpenProjects {
  count: number
  /** When an area was last added or changed; absent while there are none. */
  changedAt: Temporal.Instant | undefined
  columns: readonly { name: string; nl: string; en: string }[]
}

/** What the set holds, without its rows. */
export async function openProjects(db: Database): Promise<OpenProjects> {
  const { count, changedAt } = await lastRecorded(db)
  return { count, changedAt, columns: openColumns.map(({ name, nl, en }) => ({ name, nl, en })) }
}

const allProjects = (db: Database): Promise<Project[]> =>
  projectsInFull(db, projectSelection.parse({ sorteer: 'naam' }))

/** All areas as CSV. */
export async function openProjectsCsv(db: Database): Promise<string> {
  return projectsAsCsv(await allProjects(db))
}

/** All areas as objects with the names of the columns. */
export async function openProjectsObjects(db: Database): Promise<Record<string, unknown>[]> {
  return (await allProjects(db)).map(projectAsObject)
}

/** All areas as GeoJSON points. */
export async function openProjectsGeoJson(db: Database): Promise<ReturnType<typeof projectsAsGeoJson>> {
  return projectsAsGeoJson(await allProjects(db))
}
