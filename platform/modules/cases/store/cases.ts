import { type RawBuilder, sql } from 'kysely'
import { type Database, doWithNext, json, type Transaction } from '../../../kit/database/connect.ts'
import type { Json } from '../../../kit/database/tables.generated.ts'
import type {
  CaseAccess,
  CaseChange,
  ChangedPlace,
  PartyOrganisation,
  SavedChange,
  StoredCase,
} from '../model.ts'
import { asStored, frozen, keepContent, keptContent } from './kept-contents.ts'

type Reader = Database | Transaction
type Content = StoredCase['content']

/** The parties of a case with their organisations, in one value of the statement that reads the case. */
const partiesOfCase = sql<PartyOrganisation[] | null>`(
  select jsonb_agg(jsonb_build_object('partyId', party_id, 'organisationId', organisation_id) order by party_id)
  from case_parties where case_id = cases.id)`.as('parties')

/** Written out, so that the statement can be kept: it is the first of every page and every change of a case. */
const headColumns = [
  'id',
  'name',
  'project_id',
  'owner_organisation_id',
  'state',
  'is_illustration',
  'is_shared',
  'revision',
  'changed_at',
] as const

/**
 * A case with its parties, or nothing. `lock` keeps others from changing it until the transaction ends. Of a content
 * that this process has the database only says that it is still of now.
 */
export async function readCaseById(db: Reader, id: string, lock = false): Promise<StoredCase | undefined> {
  const kept = keptContent(id)
  const isKept = sql`revision = ${kept?.revision ?? null}::int
    and changed_at = ${kept?.changedAt ?? null}::timestamptz`
  const found = db
    .selectFrom('cases')
    .select(headColumns)
    .select(sql<Content | null>`case when ${isKept} then null else content end`.as('content'))
    .where('id', '=', id)
  // Under a lock that was waited for, a statement sees what was there when it began; the function, what is there now.
  const query = lock
    ? db
        .selectFrom(found.forUpdate().as('cases'))
        .select([...headColumns, 'content'])
        .select(sql<PartyOrganisation[] | null>`case_parties_now(cases.id)`.as('parties'))
    : found.select(partiesOfCase)
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const content = row.content === null ? kept!.content : frozen(row.content)
  keepContent(id, { revision: row.revision, changedAt: row.changed_at, content })
  return {
    id: row.id,
    name: row.name,
    projectId: row.project_id ?? undefined,
    ownerOrganisationId: row.owner_organisation_id,
    state: row.state as StoredCase['state'],
    isIllustration: row.is_illustration,
    isShared: row.is_shared,
    revision: row.revision,
    content,
    changedAt: row.changed_at,
    parties: row.parties ?? [],
  }
}

/** What decides who may see and change a case, without its content. */
export async function readCaseAccess(db: Reader, id: string): Promise<CaseAccess | undefined> {
  const row = await db
    .selectFrom('cases')
    .select(['owner_organisation_id as ownerOrganisationId', 'state', 'is_shared as isShared'])
    .select(partiesOfCase)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, state: row.state as CaseAccess['state'], parties: row.parties ?? [] }
}

/** A case as it is made. */
export type NewCase = Pick<
  StoredCase,
  'name' | 'ownerOrganisationId' | 'isIllustration' | 'content' | 'parties'
> & {
  projectId?: string | undefined
  isShared?: boolean
}

/** Adds a case; gives its id. */
export async function insertCase(tx: Transaction, made: NewCase): Promise<string> {
  const { id } = await tx
    .insertInto('cases')
    .values({
      name: made.name,
      project_id: made.projectId ?? null,
      owner_organisation_id: made.ownerOrganisationId,
      is_illustration: made.isIllustration,
      is_shared: made.isShared ?? false,
      content: contentOf(made.content),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (made.parties.length > 0) await insertParties(tx, id, made.parties)
  return id
}

async function insertParties(
  tx: Transaction,
  caseId: string,
  parties: readonly PartyOrganisation[],
): Promise<void> {
  const rows = parties.map(party => ({
    case_id: caseId,
    party_id: party.partyId,
    organisation_id: party.organisationId,
  }))
  await tx.insertInto('case_parties').values(rows).execute()
}

const contentOf = (content: Content) => json(content)

/** The content that is there, with other values at these places: for one note a large case need not travel. */
const contentWith = (places: readonly ChangedPlace[]) =>
  places.reduce<RawBuilder<Json>>(
    (content, { path, value }) => sql<Json>`jsonb_set(${content}, ${path}::text[], ${json(value)})`,
    sql<Json>`cases.content`,
  )

/** Who saved a revision. */
export interface Author {
  personId: string | undefined
  role: string
  organisationId: string | undefined
}

/**
 * Puts new content in place of the old, with the changes that led to it.
 * @returns the new revision, and `keep`, to be called when the transaction was committed: the next change then starts
 * from what is known here
 */
export async function saveContent(
  tx: Transaction,
  saved: {
    before: StoredCase
    content: Content
    /** Where the content differs, if that is to be written alone. */
    places: readonly ChangedPlace[] | undefined
    changes: readonly CaseChange[]
    inverse: readonly CaseChange[]
    author: Author
    /** The instant of the transaction, by the clock of the database. */
    changedAt: Temporal.Instant
  },
): Promise<{ revision: number; keep(): void }> {
  const { before, author, changedAt } = saved
  const revision = before.revision + 1
  // One statement for both: saving is what happens most, and each way to the database and back takes its time.
  const put = tx
    .with('kept', kept =>
      kept.insertInto('case_changes').values({
        case_id: before.id,
        revision,
        person_id: author.personId ?? null,
        role: author.role,
        organisation_id: author.organisationId ?? null,
        changes: json(saved.changes),
        inverse: json(saved.inverse),
      }),
    )
    .with('put', cases =>
      cases
        .updateTable('cases')
        .set({
          content: saved.places ? contentWith(saved.places) : contentOf(saved.content),
          name: saved.content.name.nl,
          revision,
          changed_at: changedAt,
        })
        .where('id', '=', before.id)
        .where('revision', '=', before.revision)
        .returning('id'),
    )
    .selectFrom('put')
    // Was the case changed while it was locked, then nothing was put, and this division fails.
    .select(sql`1 / count(*)`.as('put'))
  await doWithNext(tx, put)
  const keep = () => keepContent(before.id, { revision, changedAt, content: asStored(saved.content) })
  return { revision, keep }
}

/** What was saved after a revision, oldest first. */
export async function readChangesSince(db: Reader, caseId: string, revision: number): Promise<SavedChange[]> {
  const rows = await db
    .selectFrom('case_changes')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('revision', '>', revision)
    .orderBy('revision')
    .execute()
  return rows.map(row => ({
    revision: row.revision,
    personId: row.person_id ?? undefined,
    role: row.role,
    organisationId: row.organisation_id ?? undefined,
    at: row.at,
    changes: row.changes as unknown as CaseChange[],
    inverse: row.inverse as unknown as CaseChange[],
  }))
}

/** Puts another state; gives nothing back. Content and revision stay. */
export async function putState(tx: Transaction, id: string, state: StoredCase['state']): Promise<void> {
  await tx.updateTable('cases').set({ state, changed_at: sql`now()` }).where('id', '=', id).execute()
}

/** Whether programme team, director and ministries read along. */
export async function putShared(tx: Transaction, id: string, isShared: boolean): Promise<void> {
  await tx.updateTable('cases').set({ is_shared: isShared }).where('id', '=', id).execute()
}

/** Says which organisation is a party; without organisation the party is nobody's again. */
export async function putParty(
  tx: Transaction,
  caseId: string,
  partyId: string,
  organisationId: string | undefined,
): Promise<void> {
  await tx.deleteFrom('case_parties').where('case_id', '=', caseId).where('party_id', '=', partyId).execute()
  if (organisationId !== undefined) await insertParties(tx, caseId, [{ partyId, organisationId }])
}

/** Whether there is any case at all. */
export async function hasCases(db: Reader): Promise<boolean> {
  return (await db.selectFrom('cases').select('id').limit(1).executeTakeFirst()) !== undefined
}
