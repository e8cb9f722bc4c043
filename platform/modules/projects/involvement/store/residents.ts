import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../kit/database/connect.ts'
import type { Reaction, Resident, ResidentState, SharedPiece } from '../model.ts'

type Reader = Database | Transaction

const residents = (db: Reader) =>
  db
    .selectFrom('project_residents as r')
    .innerJoin('people', 'people.id', 'r.person_id')
    .select([
      'r.id',
      'r.project_id as projectId',
      'r.person_id as personId',
      sql<string>`coalesce(case when r.accepted_at is null then r.asked_as end, people.name)`.as('name'),
      'r.state',
      'r.motive',
      'r.reason',
      'r.valid_to as validTo',
      'r.accepted_at as acceptedAt',
      'r.terms_digest as termsDigest',
      'r.shows_name as showsName',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof residents>['executeTakeFirstOrThrow']>>

const asResident = ({ projectId: _, ...row }: Row): Resident => ({
  ...row,
  state: row.state as ResidentState,
  validTo: row.validTo ?? undefined,
  acceptedAt: row.acceptedAt ?? undefined,
  termsDigest: row.termsDigest ?? undefined,
})

/** Everybody who asked or was admitted to a project, by name. */
export async function readResidents(db: Reader, projectId: string): Promise<Resident[]> {
  const rows = await residents(db)
    .where('r.project_id', '=', projectId)
    .orderBy('name')
    .orderBy('r.id')
    .execute()
  return rows.map(asResident)
}

/** What a person has in projects, by project. */
export async function readResidenciesOf(db: Reader, personId: string): Promise<Map<string, Resident>> {
  const rows = await residents(db).where('r.person_id', '=', personId).execute()
  return new Map(rows.map(row => [row.projectId, asResident(row)]))
}

/** One person in a project; locked until the end of the transaction. */
export async function lockResident(
  tx: Transaction,
  { projectId, ...by }: { projectId: string; id?: string; personId?: string },
): Promise<Resident | undefined> {
  let query = residents(tx).where('r.project_id', '=', projectId)
  if (by.id !== undefined) query = query.where('r.id', '=', by.id)
  if (by.personId !== undefined) query = query.where('r.person_id', '=', by.personId)
  const row = await query.forUpdate('r').executeTakeFirst()
  return row && asResident(row)
}

/** What of a residency changes with a step. */
export interface ResidencyChange {
  projectId: string
  personId: string
  state: ResidentState
  motive?: string
  reason?: string
  validTo?: string
  /** The name that the leader typed. */
  askedAs?: string
  decidedById?: string
  now: Temporal.Instant
}

/** Keeps or changes what a person is to a project; what is left out stays, and a new admission asks the terms anew. @returns its id */
export async function putResident(tx: Transaction, change: ResidencyChange): Promise<string> {
  const { projectId, personId, state, motive, reason, validTo, askedAs, decidedById, now } = change
  const given = {
    state,
    ...(motive === undefined ? {} : { motive }),
    ...(reason === undefined ? {} : { reason }),
    ...(validTo === undefined ? {} : { valid_to: validTo, terms_digest: null, accepted_at: null }),
    ...(askedAs === undefined ? {} : { asked_as: askedAs }),
    ...(decidedById === undefined ? {} : { decided_by: decidedById, decided_at: now }),
  }
  const { id } = await tx
    .insertInto('project_residents')
    .values({ project_id: projectId, person_id: personId, made_at: now, ...given })
    .onConflict(conflict => conflict.columns(['project_id', 'person_id']).doUpdateSet(given))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps that a resident accepted the terms, and whether the name may be shown. */
export async function setAccepted(
  tx: Transaction,
  id: string,
  { termsDigest, showsName, now }: { termsDigest: string; showsName: boolean; now: Temporal.Instant },
): Promise<void> {
  const values = { terms_digest: termsDigest, accepted_at: now, shows_name: showsName }
  await tx.updateTable('project_residents').set(values).where('id', '=', id).execute()
}

/** What is shared with residents now, the newest first. */
export async function readShares(db: Reader, projectId: string): Promise<SharedPiece[]> {
  const rows = await db
    .selectFrom('resident_shares')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .select([
      'resident_shares.id',
      'organisation_id as organisationId',
      'title',
      'text',
      'url',
      'organisations.name as organisationName',
      'shared_at as sharedAt',
    ])
    .where('project_id', '=', projectId)
    .where('withdrawn_at', 'is', null)
    .orderBy('shared_at', 'desc')
    .orderBy('resident_shares.id')
    .execute()
  return rows.map(row => ({ ...row, url: row.url ?? undefined }))
}

/** Shares something. @returns its id */
export async function insertShare(
  tx: Transaction,
  fresh: {
    projectId: string
    title: string
    text: string
    url: string | undefined
    organisationId: string
    personId: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('resident_shares')
    .values({
      project_id: fresh.projectId,
      ...{ title: fresh.title, text: fresh.text, url: fresh.url ?? null },
      ...{ organisation_id: fresh.organisationId, shared_by: fresh.personId, shared_at: fresh.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes something back that was shared. @returns whether it was there */
export async function withdrawShare(
  tx: Transaction,
  {
    id,
    projectId,
    ofIds,
    now,
  }: {
    id: string
    projectId: string
    /** Organisations for which it may have been shared; undefined: any. */
    ofIds: readonly string[] | undefined
    now: Temporal.Instant
  },
): Promise<boolean> {
  let shared = tx
    .updateTable('resident_shares')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .where('withdrawn_at', 'is', null)
  if (ofIds) shared = shared.where('organisation_id', '=', sql<string>`any(${[...ofIds]}::uuid[])`)
  const { numUpdatedRows } = await shared.executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What residents of a project said and asked, the newest first; names only of who shows the own. */
export async function readReactions(db: Reader, projectId: string): Promise<Reaction[]> {
  const rows = await db
    .selectFrom('resident_reactions as said')
    .leftJoin('project_residents as r', join =>
      join.onRef('r.project_id', '=', 'said.project_id').onRef('r.person_id', '=', 'said.person_id'),
    )
    .leftJoin('people', 'people.id', 'said.person_id')
    .leftJoin('organisations', 'organisations.id', 'answered_for')
    .select([
      'said.id',
      'said.person_id as personId',
      sql<string | null>`case when r.shows_name then people.name end`.as('name'),
      sql<Reaction['kind']>`said.kind`.as('kind'),
      'said.text',
      'said.made_at as madeAt',
      'answer',
      'organisations.name as answeredFor',
      'answered_at as answeredAt',
    ])
    .where('said.project_id', '=', projectId)
    .orderBy('said.made_at', 'desc')
    .orderBy('said.id')
    .execute()
  return rows.map(({ answer, answeredFor, answeredAt, ...row }) => ({
    ...row,
    name: row.name ?? undefined,
    answer:
      answer === null || answeredAt === null
        ? undefined
        : { text: answer, organisationName: answeredFor ?? '', at: answeredAt },
  }))
}

/** Keeps what a resident said. @returns its id */
export async function insertReaction(
  tx: Transaction,
  fresh: {
    projectId: string
    personId: string
    kind: string
    text: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('resident_reactions')
    .values({
      ...{ project_id: fresh.projectId, person_id: fresh.personId },
      ...{ kind: fresh.kind, text: fresh.text, made_at: fresh.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One thing that was said in a project; locked until the end of the transaction. */
export async function lockReaction(
  tx: Transaction,
  { id, projectId }: { id: string; projectId: string },
): Promise<{ personId: string; text: string; answeredForId: string | null } | undefined> {
  return tx
    .selectFrom('resident_reactions')
    .select(['person_id as personId', 'text', 'answered_for as answeredForId'])
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .forUpdate()
    .executeTakeFirst()
}

/** Takes the words away of what somebody said. */
export async function clearReaction(tx: Transaction, id: string): Promise<void> {
  await tx.updateTable('resident_reactions').set({ text: '' }).where('id', '=', id).execute()
}

/** Keeps an answer, in the place of one that was there. */
export async function setAnswer(
  tx: Transaction,
  id: string,
  given: { text: string; organisationId: string; personId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('resident_reactions')
    .set({
      ...{ answer: given.text, answered_for: given.organisationId },
      ...{ answered_by: given.personId, answered_at: given.now },
    })
    .where('id', '=', id)
    .execute()
}

/** How many questions of residents have no answer, by project. */
export async function countOpenQuestions(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('resident_reactions')
    .select(['project_id as projectId', ({ fn }) => fn.countAll<number>().as('count')])
    .where('kind', '=', 'question')
    .where('answer', 'is', null)
    .where('text', '<>', '')
    .groupBy('project_id')
    .execute()
  return new Map(rows.map(row => [row.projectId, Number(row.count)]))
}

/** How many ask to take part, by project. */
export async function countRequests(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('project_residents')
    .select(['project_id as projectId', ({ fn }) => fn.countAll<number>().as('count')])
    .where('state', '=', 'asked')
    .groupBy('project_id')
    .execute()
  return new Map(rows.map(row => [row.projectId, Number(row.count)]))
}
