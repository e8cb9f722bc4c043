import type { Database } from '../../kit/database/connect.ts'
import { areaAsObject, areasAsCsv, openColumns } from './area-file/index.ts'
import { type Area, areaSelection } from './model.ts'
import { areasInFull, lastRecorded } from './store/index.ts'

/** The set of areas as open data. */
export interface OpenAreas {
  count: number
  /** When an area was last added or changed; absent while there are none. */
  changedAt: Temporal.Instant | undefined
  columns: readonly { name: string; nl: string; en: string }[]
}

/** What the set holds, without its rows. */
export async function openAreas(db: Database): Promise<OpenAreas> {
  const { count, changedAt } = await lastRecorded(db)
  return { count, changedAt, columns: openColumns.map(({ name, nl, en }) => ({ name, nl, en })) }
}

const allAreas = (db: Database): Promise<Area[]> => areasInFull(db, areaSelection.parse({ sorteer: 'naam' }))

/** All areas as CSV. */
export async function openAreasCsv(db: Database): Promise<string> {
  return areasAsCsv(await allAreas(db))
}

/** All areas as objects with the names of the columns. */
export async function openAreasObjects(db: Database): Promise<Record<string, unknown>[]> {
  return (await allAreas(db)).map(areaAsObject)
}
