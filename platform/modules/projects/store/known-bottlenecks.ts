import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'

/** Municipalities with an area of which a source names this type of bottleneck, those with most homes first. */
export async function readMunicipalitiesWith(
  db: Database | Transaction,
  types: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ type: string; names: string[] }>`
    select type, array_agg(municipality_name order by homes desc nulls last, municipality_name) as names
    from (
      select type, municipality_name, max(coalesce(homes_min, homes_max)) as homes
      from projects, unnest(bottleneck_types) as type
      where bottleneck_provenance = 'source' and type = any(${[...types]}::text[])
      group by type, municipality_name
    ) as known
    group by type`.execute(db)
  return new Map(rows.map(row => [row.type, row.names]))
}
