import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { AreaKind, BottleneckType } from '../model.ts'

/** An area by which it can be found. */
export interface FindableProject {
  id: string
  slug: string
  name: string
  municipality: string
  province: string
  areaKinds: AreaKind[]
  bottleneckTypes: BottleneckType[]
  description: { nl: string; en: string }
}

/** Areas: all, or one. */
export async function findableProjects(db: Database | Transaction, id?: string): Promise<FindableProject[]> {
  const { rows } = await sql<FindableProject>`
    select projects.id, slug, name, municipality_name as municipality, province, area_kinds as "areaKinds",
      bottleneck_types as "bottleneckTypes",
      json_build_object('nl', coalesce(text_nl, ''), 'en', coalesce(text_en, '')) as description
    from projects left join facts on facts.project_id = projects.id and facts.kind = 'description'
    where ${id ?? null}::uuid is null or projects.id = ${id ?? null}::uuid`.execute(db)
  return rows
}
