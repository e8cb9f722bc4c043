import { sql } from 'kysely'
import type { NearbyProject, ProjectSurroundings } from '../model.ts'
import { asProjectRow, homesOf, type Reader, type StoredProject } from './project-rows.ts'
import { asProject, type StoredFact } from './projects.ts'

/** How many areas the page names as near, and how many its small map draws. */
const nearbyCount = 3
const drawnCount = 60

interface StoredPage extends StoredProject {
  facts: readonly StoredFact[]
  nearby: readonly StoredNeighbour[] | null
  places: readonly [longitude: number, latitude: number][] | null
}

type StoredNeighbour = Pick<
  StoredProject,
  'slug' | 'name' | 'municipality_name' | 'homes_min' | 'homes_max' | 'homes_provenance'
>

/** All that the page of one area shows, or undefined: one statement. Neighbours are single areas, nearest first. */
export async function projectPage(db: Reader, slug: string): Promise<ProjectSurroundings | undefined> {
  // A degree of longitude is shorter than one of latitude; in the Netherlands by about 0.61, as the index has it.
  const { rows } = await sql<StoredPage>`
    select p.*, around.nearby, around.places,
      (select coalesce(json_agg(f order by f.source_year desc, f.kind), '[]') from facts f where f.project_id = p.id)
        as facts
    from projects p
    left join lateral (
      select json_agg(json_build_array(longitude, latitude) order by rank) as places,
        json_agg(json_build_object('slug', slug, 'name', name, 'municipality_name', municipality_name,
          'homes_min', homes_min, 'homes_max', homes_max, 'homes_provenance', homes_provenance) order by rank)
          filter (where rank <= ${nearbyCount}) as nearby
      from (
        select near.*, row_number() over () as rank from (
          select * from projects n where n.id <> p.id and not n.is_zone
          order by point(n.latitude, n.longitude * 0.61) <-> point(p.latitude, p.longitude * 0.61), n.slug
          limit ${drawnCount}
        ) near
      ) ranked
    ) around on true
    where p.slug = ${slug}
  `.execute(db)
  const [row] = rows
  if (!row) return undefined
  return {
    project: asProject(asProjectRow(row), row.facts),
    nearby: (row.nearby ?? []).map(asNeighbour),
    places: row.places ?? [],
  }
}

const asNeighbour = (row: StoredNeighbour): NearbyProject => ({
  slug: row.slug,
  name: row.name,
  municipality: row.municipality_name,
  homes: homesOf(row),
})
