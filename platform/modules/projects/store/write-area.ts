import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../../kit/database/connect.ts'
import { type AreaInput, type FigureKind, factUnits, foldedText } from '../model.ts'

const centsPerEur = 100
const textArray = (texts: readonly string[]) => sql`${texts}::text[]`

/**
 * Writes an area and its facts as the input has them; what the input does not name any more disappears.
 * @returns the id of the project
 */
export async function writeArea(
  tx: Transaction,
  area: AreaInput,
  recordedAt: Temporal.Instant,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into projects (slug, name, municipality_name, municipality_code, province, area_kinds, is_zone, latitude,
      longitude, programme_codes, programme_details, bottleneck_types, bottleneck_provenance, from_memory,
      search_text, recorded_at)
    values (${area.slug}, ${area.name}, ${area.municipality}, ${area.municipalityCode}, ${area.province},
      ${textArray(area.areaKinds)}, ${area.isZone}, ${area.latitude}, ${area.longitude},
      ${textArray(area.programmes.map(link => link.code))}, ${textArray(area.programmes.map(link => link.detail))},
      ${textArray(area.bottleneckTypes)}, ${area.bottleneckProvenance ?? null}, ${textArray(area.fromMemory)},
      ${foldedText(`${area.name} ${area.municipality} ${area.province}`)}, ${recordedAt})
    on conflict (slug) do update set name = excluded.name, municipality_name = excluded.municipality_name,
      municipality_code = excluded.municipality_code, province = excluded.province,
      area_kinds = excluded.area_kinds, is_zone = excluded.is_zone, latitude = excluded.latitude,
      longitude = excluded.longitude, programme_codes = excluded.programme_codes,
      programme_details = excluded.programme_details, bottleneck_types = excluded.bottleneck_types,
      bottleneck_provenance = excluded.bottleneck_provenance, from_memory = excluded.from_memory,
      search_text = excluded.search_text, recorded_at = excluded.recorded_at
    returning id
  `.execute(tx)
  const { id } = rows[0]!
  await sql`delete from facts where project_id = ${id}`.execute(tx)
  await sql`
    insert into facts (project_id, kind, unit, value_min, value_max, text_nl, text_en, source_year, sources, provenance)
    values ${sql.join(factsOf(id, area))}
  `.execute(tx)
  return id
}

function factsOf(projectId: string, area: AreaInput): RawBuilder<unknown>[] {
  const { description, sourceYear } = area
  const sources = textArray(area.sources)
  const figures = area.figures.map(figure => {
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
