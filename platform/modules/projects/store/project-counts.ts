import { sql } from 'kysely'
import type { ProjectList, ProjectListQuery } from '../model.ts'
import { type ProjectCounts, provinceNames, provinces } from '../model.ts'
import { countProjects, projectRows, type Reader } from './project-rows.ts'
import { ofSameAreas } from './same-areas.ts'

interface Counted {
  filter: 'all' | 'kind' | 'programme' | 'bottleneck' | 'estimated' | 'province' | 'municipality'
  value: string
  count: number
}

/** How many areas there are per value of each filter, in one query over all areas. */
export async function projectCounts(db: Reader): Promise<ProjectCounts> {
  const { rows } = await sql<Counted>`
    select 'all' as filter, '' as value, count(*) as count from projects
    union all select 'municipality', '', count(distinct municipality_code) from projects
      where not 'gemeente' = any(from_memory)
    union all select 'kind', kind, count(*) from projects, unnest(area_kinds) kind group by kind
    union all select 'programme', code, count(distinct id) from projects, unnest(programme_codes) code group by code
    union all select 'bottleneck', type, count(*) from projects, unnest(bottleneck_types) type group by type
    union all select 'estimated', type, count(*) from projects, unnest(bottleneck_types) type
      where bottleneck_provenance = 'estimate' group by type
    union all select 'province', province, count(*) from projects group by province
  `.execute(db)
  const one = (filter: Counted['filter']) => rows.find(row => row.filter === filter)?.count ?? 0
  const per = (filter: Counted['filter']) =>
    Object.fromEntries(rows.filter(row => row.filter === filter).map(row => [row.value, row.count]))
  const byProvinceName = per('province')
  return {
    total: one('all'),
    municipalities: one('municipality'),
    kinds: per('kind'),
    programmes: per('programme'),
    bottlenecks: per('bottleneck'),
    estimatedBottlenecks: per('estimated'),
    provinces: Object.fromEntries(
      provinces.flatMap(code => {
        const count = byProvinceName[provinceNames[code]]
        return count === undefined ? [] : [[code, count]]
      }),
    ),
  }
}

/** One page of the list; a page past the end is the last one. The same as long as no area changes. */
export function projectList(db: Reader, query: ProjectListQuery): Promise<ProjectList> {
  return ofSameAreas(db, `list ${JSON.stringify(query)}`, () => readList(db, query))
}

/** Three queries, however many areas. */
async function readList(db: Reader, query: ProjectListQuery): Promise<ProjectList> {
  const [selected, counts] = await Promise.all([countProjects(db, query), projectCounts(db)])
  const pages = Math.max(1, Math.ceil(selected / query.per))
  const page = Math.min(query.pagina, pages)
  return {
    rows: await projectRows(db, query, { size: query.per, number: page }),
    selected,
    page,
    pages,
    counts,
  }
}

/** How many areas there are and when one was last added or changed. */
export async function lastRecorded(
  db: Reader,
): Promise<{ count: number; changedAt: Temporal.Instant | undefined }> {
  const { rows } = await sql<{ count: number; changed_at: Temporal.Instant | null }>`
    select count(*) as count, max(recorded_at) as changed_at from projects
  `.execute(db)
  return { count: rows[0]!.count, changedAt: rows[0]!.changed_at ?? undefined }
}
