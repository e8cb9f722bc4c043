import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, Tables } from '../../../kit/database/connect.ts'
import type { CaseState } from '../model.ts'

/** Whose cases: those of organisations that own or take part, and shared ones for readers. */
export interface CaseReach {
  ownerIds: readonly string[]
  partyOrganisationIds: readonly string[]
  readsShared: boolean
}

/** What is asked of the list. */
export interface CaseSelection {
  search: string | undefined
  state: CaseState | undefined
  projectId: string | undefined
  /** Only of these owners. */
  ownOnly: boolean
  sort: 'naam' | 'gewijzigd' | undefined
}

/** A case as one line of a list: nothing of its content but the name. */
export interface CaseLine {
  id: string
  name: string
  state: CaseState
  isIllustration: boolean
  ownerName: string
  projectName: string | undefined
  changedAt: Temporal.Instant
}

// `any ()` with no values is an error: an empty list reaches nothing by a value that is no id.
const nobody = '00000000-0000-0000-0000-000000000000'
const listed = (ids: readonly string[]) => (ids.length > 0 ? [...ids] : [nobody])

function within(eb: ExpressionBuilder<Tables, 'cases'>, reach: CaseReach, selection: CaseSelection) {
  const owned = eb('cases.owner_organisation_id', 'in', listed(reach.ownerIds))
  const taken = eb.exists(
    eb
      .selectFrom('case_parties')
      .select('case_parties.party_id')
      .whereRef('case_parties.case_id', '=', 'cases.id')
      .where('case_parties.organisation_id', 'in', listed(reach.partyOrganisationIds)),
  )
  const reached = [owned, taken, ...(reach.readsShared ? [eb('cases.is_shared', '=', true)] : [])]
  const words = (selection.search ?? '').trim().split(/\s+/).filter(Boolean)
  return eb.and([
    eb.or(reached),
    ...(selection.ownOnly ? [owned] : []),
    ...(selection.state ? [eb('cases.state', '=', selection.state)] : []),
    ...(selection.projectId ? [eb('cases.project_id', '=', selection.projectId)] : []),
    ...words.map(word => eb('cases.name', 'ilike', `%${word.replace(/[\\%_]/g, '\\$&')}%`)),
  ])
}

/** The cases that somebody reaches, in the order asked for. */
export async function caseList(
  db: Database,
  reach: CaseReach,
  selection: CaseSelection,
  part?: { limit: number; offset: number },
): Promise<CaseLine[]> {
  let query = db
    .selectFrom('cases')
    .innerJoin('organisations', 'organisations.id', 'cases.owner_organisation_id')
    .leftJoin('projects', 'projects.id', 'cases.project_id')
    .select([
      'cases.id',
      'cases.name',
      'cases.state',
      'cases.is_illustration',
      'organisations.name as owner_name',
      'projects.name as project_name',
      'cases.changed_at',
    ])
    .where(eb => within(eb as unknown as ExpressionBuilder<Tables, 'cases'>, reach, selection))
  query =
    selection.sort === 'gewijzigd'
      ? query.orderBy('cases.changed_at', 'desc')
      : query.orderBy(sql`lower(cases.name)`)
  query = query.orderBy('cases.id')
  if (part) query = query.limit(part.limit).offset(part.offset)
  const rows = await query.execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    state: row.state as CaseState,
    isIllustration: row.is_illustration,
    ownerName: row.owner_name,
    projectName: row.project_name ?? undefined,
    changedAt: row.changed_at,
  }))
}

/** How many cases that selection holds. */
export async function caseCount(db: Database, reach: CaseReach, selection: CaseSelection): Promise<number> {
  const { count } = await db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll().as('count'))
    .where(eb => within(eb, reach, selection))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Cases of a project that somebody reaches, by name. */
export function casesOfProject(db: Database, reach: CaseReach, projectId: string): Promise<CaseLine[]> {
  return caseList(db, reach, { search: undefined, state: undefined, projectId, ownOnly: false, sort: 'naam' })
}

/** Areas to choose from, by name: id, words, and what their public facts say. */
export async function projectChoices(db: Database): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom('projects')
    .select(['id', 'name', 'municipality_name'])
    .where('is_zone', '=', false)
    .orderBy('name')
    .execute()
  return rows.map(row => ({ value: row.id, label: `${row.name}, ${row.municipality_name}` }))
}

/** Id of a project by its slug. */
export async function projectIdBySlug(db: Database, slug: string): Promise<string | undefined> {
  const row = await db.selectFrom('projects').select('id').where('slug', '=', slug).executeTakeFirst()
  return row?.id
}
