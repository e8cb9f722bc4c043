import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import {
  type AreaKind,
  type BottleneckType,
  foldedText,
  type NationalProgramme,
  type ProjectRow,
  type ProjectSelection,
  type ProjectState,
  type Provenance,
  provinceNames,
  type Sorting,
} from '../model.ts'

/** Where a read may happen: outside or inside a transaction. */
export type Reader = Database | Transaction

/** A row of `projects` as the database gives it; numeric comes as text, and within JSON as a number. */
export interface StoredProject {
  id: string
  slug: string
  name: string
  municipality_name: string
  municipality_code: string
  province: string
  area_kinds: string[]
  is_zone: boolean
  latitude: number
  longitude: number
  programme_codes: string[]
  programme_details: string[]
  bottleneck_types: string[]
  bottleneck_provenance: string | null
  from_memory: string[]
  state: string | null
  homes_min: string | number | null
  homes_max: string | number | null
  homes_provenance: string | null
  source_year: number
}

/** The columns of a `StoredProject`, written out so that the database can keep the statements that read them. */
const columns = [
  'id',
  'slug',
  'name',
  'municipality_name',
  'municipality_code',
  'province',
  'area_kinds',
  'is_zone',
  'latitude',
  'longitude',
  'programme_codes',
  'programme_details',
  'bottleneck_types',
  'bottleneck_provenance',
  'from_memory',
  'state',
  'homes_min',
  'homes_max',
  'homes_provenance',
  'source_year',
] as const satisfies readonly (keyof StoredProject)[]

/** The columns of an area, of the table or of another name for it. */
export const projectColumns = (table = 'projects'): RawBuilder<unknown> =>
  sql.join(columns.map(column => sql.ref(`${table}.${column}`)))

const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The condition of a selection: within one filter any of the values, between filters all of them. */
function within(selection: ProjectSelection): RawBuilder<boolean> {
  const { zoek, soort, programma, knelpunt, provincie, woningenVan, woningenTot } = selection
  const conditions: RawBuilder<boolean>[] = [sql`true`]
  for (const word of foldedText(zoek ?? '')
    .split(/\s+/)
    .filter(Boolean))
    conditions.push(sql`search_text like ${pattern(word)}`)
  if (soort.length > 0) conditions.push(sql`area_kinds && ${soort}::text[]`)
  if (programma.length > 0) conditions.push(sql`programme_codes && ${programma}::text[]`)
  if (knelpunt.length > 0) conditions.push(sql`bottleneck_types && ${knelpunt}::text[]`)
  if (provincie.length > 0)
    conditions.push(sql`province = any(${provincie.map(code => provinceNames[code])}::text[])`)
  if (woningenVan !== undefined) conditions.push(sql`coalesce(homes_max, homes_min) >= ${woningenVan}`)
  if (woningenTot !== undefined) conditions.push(sql`coalesce(homes_min, homes_max) <= ${woningenTot}`)
  return sql.join(conditions, sql` and `) as RawBuilder<boolean>
}

const orders: Record<Sorting, RawBuilder<unknown>> = {
  woningen: sql`coalesce(homes_min, homes_max) desc nulls last, name, id`,
  naam: sql`name, id`,
  gemeente: sql`municipality_name, name, id`,
  bronjaar: sql`source_year desc, name, id`,
}

/** The areas of a selection, in its order; all of them, or one page. */
export async function projectRows(
  db: Reader,
  selection: ProjectSelection,
  page?: { size: number; number: number },
): Promise<ProjectRow[]> {
  const part = page ? sql`limit ${page.size} offset ${(page.number - 1) * page.size}` : sql``
  const { rows } = await sql<StoredProject>`
    select ${projectColumns()} from projects where ${within(selection)} order by ${orders[selection.sorteer]} ${part}
  `.execute(db)
  return rows.map(asProjectRow)
}

/** How many areas are in a selection. */
export async function countProjects(db: Reader, selection: ProjectSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from projects where ${within(selection)}
  `.execute(db)
  return rows[0]!.count
}

/** A numeric column as a number, absent where the database has nothing. */
const known = (value: string | number | null): number | undefined =>
  value === null ? undefined : Number(value)

/** The planned homes of an area, or undefined when nothing is known of them. */
export function homesOf(
  row: Pick<StoredProject, 'homes_min' | 'homes_max' | 'homes_provenance'>,
): ProjectRow['homes'] {
  if (row.homes_min === null && row.homes_max === null) return undefined
  return {
    min: known(row.homes_min),
    max: known(row.homes_max),
    provenance: row.homes_provenance as Provenance,
  }
}

/** An area as the rest of the module knows it. */
export function asProjectRow(row: StoredProject): ProjectRow {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    municipality: row.municipality_name,
    municipalityCode: row.municipality_code,
    province: row.province,
    areaKinds: row.area_kinds as AreaKind[],
    isZone: row.is_zone,
    latitude: row.latitude,
    longitude: row.longitude,
    programmes: row.programme_codes.map((code, index) => ({
      code: code as NationalProgramme,
      detail: row.programme_details[index] ?? '',
    })),
    bottleneckTypes: row.bottleneck_types as BottleneckType[],
    bottleneckProvenance: (row.bottleneck_provenance ?? undefined) as ProjectRow['bottleneckProvenance'],
    fromMemory: row.from_memory,
    state: (row.state ?? undefined) as ProjectState | undefined,
    homes: homesOf(row),
    sourceYear: row.source_year,
  }
}
