import { sql } from 'kysely'
import type { NearbyProject, ProjectSurroundings } from '../model.ts'
import { asProjectRow, homesOf, type Reader, type StoredProject } from './project-rows.ts'
import { asProject, type StoredFact } from './projects.ts'

/** How many areas the page names as near, and how many its small map draws. */
const nearbyCount = 3
const drawnCount = 60

interface StoredPage extends StoredProject {
  facts: readonly StoredFact[]
  around: readonly StoredNeighbour[] | null
}

type StoredNeighbour = Pick<
  StoredProject,
  | 'slug'
  | 'name'
  | 'municipality_name'
  | 'homes_min'
  | 'homes_max'
  | 'homes_provenance'
  | 'longitude'
  | 'latitude'
>

/** All that the page of one area shows, or undefined: one statement. Neighbours are single areas, nearest first. */
export async function projectPage(db: Reader, slug: string): Promise<ProjectSurroundings | undefined> {
  // A degree of longitude is shorter than one of latitude; in the Netherlands by about 0.61, as the index has it.
  const { rows } = await sql<StoredPage>`
    select p.*,
      (select coalesce(json_agg(f order by f.source_year desc, f.kind), '[]') from facts f where f.project_id = p.id)
        as facts,
      (select json_agg(near) from (
        select slug, name, municipality_name, homes_min, homes_max, homes_provenance, longitude, latitude
        from projects n where n.id <> p.id and not n.is_zone
        order by point(n.latitude, n.longitude * 0.61) <-> point(p.latitude, p.longitude * 0.61), n.slug
        limit ${drawnCount}
      ) near) as around
    from projects p
    where p.slug = ${slug}
  `.execute(db)
  const [row] = rows
  if (!row) return undefined
  const around = row.around ?? []
  return {
    project: asProject(asProjectRow(row), row.facts),
    nearby: around.slice(0, nearbyCount).map(asNeighbour),
    places: around.map(({ longitude, latitude }) => [longitude, latitude]),
  }
}

const asNeighbour = (row: StoredNeighbour): NearbyProject => ({
  slug: row.slug,
  name: row.name,
  municipality: row.municipality_name,
  homes: homesOf(row),
})
