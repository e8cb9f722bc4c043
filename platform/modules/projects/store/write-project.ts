import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../../kit/database/connect.ts'
import { type FigureKind, factUnits, foldedText, type ProjectInput } from '../model.ts'

const centsPerEur = 100
const textArray = (texts: readonly string[]) => sql`${texts}::text[]`

/**
 * Writes an area and its facts as the input has them; what the input does not name any more disappears.
 * @returns the id of the project
 */
export async function writeProject(
  tx: Transaction,
  project: ProjectInput,
  recordedAt: Temporal.Instant,
): Promise<string> {
  const homes = project.figures.find(figure => figure.kind === 'homes')
  const { rows } = await sql<{ id: string }>`
    insert into projects (slug, name, municipality_name, municipality_code, province, area_kinds, is_zone, latitude,
      longitude, programme_codes, programme_details, bottleneck_types, bottleneck_provenance, from_memory,
      search_text, recorded_at, homes_min, homes_max, homes_provenance, source_year)
    values (${project.slug}, ${project.name}, ${project.municipality}, ${project.municipalityCode}, ${project.province},
      ${textArray(project.areaKinds)}, ${project.isZone}, ${project.latitude}, ${project.longitude},
      ${textArray(project.programmes.map(link => link.code))}, ${textArray(project.programmes.map(link => link.detail))},
      ${textArray(project.bottleneckTypes)}, ${project.bottleneckProvenance ?? null}, ${textArray(project.fromMemory)},
      ${foldedText(`${project.name} ${project.municipality} ${project.province}`)}, ${recordedAt},
      ${homes?.min ?? null}, ${homes?.max ?? null}, ${homes?.provenance ?? null},
      ${project.sourceYear})
    on conflict (slug) do update set name = excluded.name, municipality_name = excluded.municipality_name,
      municipality_code = excluded.municipality_code, province = excluded.province,
      area_kinds = excluded.area_kinds, is_zone = excluded.is_zone, latitude = excluded.latitude,
      longitude = excluded.longitude, programme_codes = excluded.programme_codes,
      programme_details = excluded.programme_details, bottleneck_types = excluded.bottleneck_types,
      bottleneck_provenance = excluded.bottleneck_provenance, from_memory = excluded.from_memory,
      search_text = excluded.search_text, recorded_at = excluded.recorded_at, homes_min = excluded.homes_min,
      homes_max = excluded.homes_max, homes_provenance = excluded.homes_provenance,
      source_year = excluded.source_year
    returning id
  `.execute(tx)
  const { id } = rows[0]!
  await sql`delete from facts where project_id = ${id}`.execute(tx)
  await sql`
    insert into facts (project_id, kind, unit, value_min, value_max, text_nl, text_en, source_year, sources, provenance)
    values ${sql.join(factsOf(id, project))}
  `.execute(tx)
  return id
}

function factsOf(projectId: string, project: ProjectInput): RawBuilder<unknown>[] {
  const { description, sourceYear } = project
  const sources = textArray(project.sources)
  const figures = project.figures.map(figure => {
    const [unit, factor] = storedUnit(figure.kind)
    const value = (number: number | undefined) =>
      number === undefined ? null : factor === 1 ? number : Math.round(number * factor)
    return sql`(${projectId}, ${figure.kind}, ${unit}, ${value(figure.min)}::numeric, ${value(figure.max)}::numeric,
      null, null, ${sourceYear}::integer, ${sources}, ${figure.provenance})`
  })
  const text = sql`(${projectId}, 'description', null, null, null, ${description.nl}, ${description.en},
    ${sourceYear}::integer, ${sources}, 'source')`
  return [...figures, text]
}

function storedUnit(kind: FigureKind): [unit: string, factor: number] {
  const unit = factUnits[kind]
  return unit === 'eur' ? ['eur-cent', centsPerEur] : [unit, 1]
}
