import { sql } from 'kysely'
import { Recent } from '../../../kit/database/recent.ts'
import type { NearbyProject, ProjectSurroundings } from '../model.ts'
import { asProjectRow, homesOf, projectColumns, type Reader, type StoredProject } from './project-rows.ts'
import { asProject, type StoredFact } from './projects.ts'

/** How many areas the page names as near, and how many its small map draws. */
const nearbyCount = 3
const drawnCount = 60

/** The page of one area as the database has it. */
interface ProjectPage extends ProjectSurroundings {
  /** Whether there are projects of the programme about it, for whom they may be. */
  hasAdmitted: boolean
}

interface StoredPage extends StoredProject {
  has_admitted: boolean
  facts: readonly StoredFact[]
  /** Null where there is no other area. */
  nearby: readonly StoredNeighbour[] | null
  places: readonly (readonly [longitude: number, latitude: number])[] | null
}

type StoredNeighbour = Pick<
  StoredProject,
  'slug' | 'name' | 'municipality_name' | 'homes_min' | 'homes_max' | 'homes_provenance'
>

/** All that the page of one area shows, or undefined: one statement. Neighbours are single areas, nearest first. */
export async function projectPage(db: Reader, slug: string): Promise<ProjectPage | undefined> {
  // A degree of longitude is shorter than one of latitude; in the Netherlands by about 0.61, as the index has it.
  // As one value of JSON, which takes half the time to read of as many columns.
  const { rows } = await sql<{ page: string }>`
    select to_json(whole)::text as page from (
      select ${projectColumns('p')}, around.nearby, around.places,
        exists(select from admitted_projects a where a.area_id = p.id) as has_admitted,
        (select coalesce(json_agg(f order by f.source_year desc, f.kind), '[]') from facts f where f.project_id = p.id)
          as facts
      from projects p cross join lateral (
        select json_agg(near) filter (where nth <= ${nearbyCount}) as nearby,
          array_agg(array[longitude, latitude]) as places
        from (
          select row_number() over () as nth, nearest.slug, nearest.name, nearest.municipality_name, nearest.homes_min, nearest.homes_max,
            nearest.homes_provenance, nearest.longitude, nearest.latitude from (
            select slug, name, municipality_name, homes_min, homes_max, homes_provenance, longitude, latitude
            from projects n where n.id <> p.id and not n.is_zone
            order by point(n.latitude, n.longitude * 0.61) <-> point(p.latitude, p.longitude * 0.61), n.slug
            limit ${drawnCount}
          ) nearest
        ) near
      ) around
      where p.slug = ${slug}
    ) whole
  `.execute(db)
  const page = rows[0]?.page
  return page === undefined ? undefined : pageOf(page)
}

const recent = new Recent<ProjectPage>(100)

/** The page of this text of JSON; of the same text the same one, so that what was drawn of it can be kept with it. */
const pageOf = (text: string): ProjectPage => recent.get(text) ?? recent.keep(text, parsed(text))

function parsed(text: string): ProjectPage {
  const page = JSON.parse(text) as StoredPage
  return {
    project: asProject(asProjectRow(page), page.facts),
    nearby: (page.nearby ?? []).map(asNeighbour),
    places: page.places ?? [],
    hasAdmitted: page.has_admitted,
  }
}

const asNeighbour = (row: StoredNeighbour): NearbyProject => ({
  slug: row.slug,
  name: row.name,
  municipality: row.municipality_name,
  homes: homesOf(row),
})
