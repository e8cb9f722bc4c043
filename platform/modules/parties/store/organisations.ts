import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Organisation, OrganisationKind } from '../model.ts'

type Reader = Database | Transaction

const columns = [
  'id',
  'slug',
  'name',
  'kind',
  'parent_id',
  'official_code',
  'province_code',
  'is_founder',
  'is_primary',
  'standing_source',
  'is_demo',
  'merged_into_id',
] as const

type Row = { [Column in (typeof columns)[number]]: string | boolean | null }

const asOrganisation = (row: Row): Organisation => ({
  id: row.id as string,
  slug: row.slug as string,
  name: row.name as string,
  kind: row.kind as OrganisationKind,
  parentId: (row.parent_id as string | null) ?? undefined,
  officialCode: (row.official_code as string | null) ?? undefined,
  provinceCode: (row.province_code as string | null) ?? undefined,
  isFounder: row.is_founder as boolean,
  isPrimary: row.is_primary as boolean,
  standingSource: row.standing_source as string,
  isDemo: row.is_demo as boolean,
  mergedIntoId: (row.merged_into_id as string | null) ?? undefined,
})

/** The organisation with this id, also one that was merged. */
export async function readOrganisation(db: Reader, id: string): Promise<Organisation | undefined> {
  const row = await db.selectFrom('organisations').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asOrganisation(row)
}

/** The organisation with this code of CBS ("GM0344", "PV26"). */
export async function readOrganisationByCode(db: Reader, code: string): Promise<Organisation | undefined> {
  const row = await db
    .selectFrom('organisations')
    .select(columns)
    .where('official_code', '=', code)
    .executeTakeFirst()
  return row && asOrganisation(row)
}

/** Which of these codes of CBS an organisation has. */
export async function readKnownCodes(db: Reader, codes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('organisations')
    .select('official_code')
    .where('official_code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return new Set(rows.map(row => row.official_code!))
}

/** The organisation with this slug. */
export async function readOrganisationBySlug(db: Reader, slug: string): Promise<Organisation | undefined> {
  const row = await db.selectFrom('organisations').select(columns).where('slug', '=', slug).executeTakeFirst()
  return row && asOrganisation(row)
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The organisation that somebody chose: by id from a short list, by its whole name from a long one. */
export async function findOrganisation(db: Reader, chosen: string): Promise<Organisation | undefined> {
  const query = db.selectFrom('organisations').select(columns).where('merged_into_id', 'is', null)
  const rows = await (uuid.test(chosen)
    ? query.where('id', '=', chosen)
    : query.where('name', '=', chosen.trim())
  ).execute()
  const [only, another] = rows
  return only && !another ? asOrganisation(only) : undefined
}

/** Which organisations a list shows. */
export interface OrganisationFilter {
  search?: string | undefined
  kinds?: readonly OrganisationKind[] | undefined
  ids?: readonly string[] | undefined
}

const filtered = (db: Reader, filter: OrganisationFilter) => {
  let query = db.selectFrom('organisations').where('merged_into_id', 'is', null)
  if (filter.kinds?.length) query = query.where('kind', 'in', [...filter.kinds])
  if (filter.ids) query = query.where('id', '=', sql<string>`any(${[...filter.ids]}::uuid[])`)
  const search = filter.search?.trim()
  if (search) query = query.where('name', 'ilike', `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return query
}

/** Organisations that are not merged, by name. */
export async function readOrganisations(
  db: Reader,
  filter: OrganisationFilter = {},
  part?: { limit: number; offset: number },
): Promise<Organisation[]> {
  let query = filtered(db, filter).select(columns).orderBy('name').orderBy('id')
  if (part) query = query.limit(part.limit).offset(part.offset)
  return (await query.execute()).map(asOrganisation)
}

/** How many organisations a list holds. */
export async function countOrganisations(db: Reader, filter: OrganisationFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** All organisations with their owner, merged ones too: what decides about concerns. */
export async function readConcernLinks(db: Reader): Promise<{ id: string; parentId: string | undefined }[]> {
  const rows = await db.selectFrom('organisations').select(['id', 'parent_id', 'merged_into_id']).execute()
  // A merged organisation belongs to the concern of the one it went up in, so that no history of conflict is lost.
  return rows.map(row => ({ id: row.id, parentId: row.merged_into_id ?? row.parent_id ?? undefined }))
}

/** A new organisation. */
export type NewOrganisation = Pick<Organisation, 'slug' | 'name' | 'kind'> & Partial<Organisation>

/** Keeps organisations. @returns their ids by slug */
export async function insertOrganisations(
  tx: Transaction,
  fresh: readonly NewOrganisation[],
): Promise<Map<string, string>> {
  const rows = await tx
    .insertInto('organisations')
    .values(
      fresh.map(one => ({
        slug: one.slug,
        name: one.name,
        kind: one.kind,
        parent_id: one.parentId ?? null,
        official_code: one.officialCode ?? null,
        province_code: one.provinceCode ?? null,
        is_founder: one.isFounder ?? false,
        is_primary: one.isPrimary ?? false,
        standing_source: one.standingSource ?? '',
        is_demo: one.isDemo ?? false,
      })),
    )
    .returning(['id', 'slug'])
    .execute()
  return new Map(rows.map(row => [row.slug, row.id]))
}

/** Changes what an organisation is called and where it belongs. */
export async function updateOrganisation(
  tx: Transaction,
  id: string,
  changed: Pick<Organisation, 'name' | 'kind' | 'parentId' | 'isFounder' | 'isPrimary' | 'standingSource'>,
): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({
      name: changed.name,
      kind: changed.kind,
      parent_id: changed.parentId ?? null,
      is_founder: changed.isFounder,
      is_primary: changed.isPrimary,
      standing_source: changed.standingSource,
    })
    .where('id', '=', id)
    .execute()
}

/** Lets one organisation go up in another; those that went up in it before follow. */
export async function mergeOrganisation(
  tx: Transaction,
  asked: { id: string; intoId: string; now: Temporal.Instant },
): Promise<void> {
  const merged = { merged_into_id: asked.intoId, merged_at: asked.now }
  await tx.updateTable('organisations').set(merged).where('merged_into_id', '=', asked.id).execute()
  await tx.updateTable('organisations').set(merged).where('id', '=', asked.id).execute()
  await tx
    .updateTable('organisation_domains')
    .set({ organisation_id: asked.intoId })
    .where('organisation_id', '=', asked.id)
    .execute()
}

/** The mail domains of an organisation. */
export async function readDomains(db: Reader, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation_domains')
    .select('domain')
    .where('organisation_id', '=', organisationId)
    .orderBy('domain')
    .execute()
  return rows.map(row => row.domain)
}

/** Replaces the mail domains of an organisation. @returns a domain that belongs to another one, if any */
export async function putDomains(
  tx: Transaction,
  organisationId: string,
  domains: readonly string[],
): Promise<string | undefined> {
  await tx.deleteFrom('organisation_domains').where('organisation_id', '=', organisationId).execute()
  for (const domain of new Set(domains)) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('organisation_domains')
      .values({ domain, organisation_id: organisationId })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) return domain
  }
  return undefined
}
