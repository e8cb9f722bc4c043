import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { decidingInstant } from '../../../kit/database/deciding-instant.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type {
  InvitationPurpose,
  InvitationState,
  OrganisationKind,
  PartyInvitation,
  PositionLevel,
  Role,
} from '../model.ts'

type Reader = Database | Transaction

/** An invitation to be kept. */
export interface NewInvitation {
  organisationId: string
  purpose: InvitationPurpose
  email: string
  name: string
  language: Language
  role: Role
  title: string
  level: PositionLevel
  invitedById: string
  invitedForId: string | undefined
  tokenDigest: string
  now: Temporal.Instant
  expiresAt: Temporal.Instant
}

/** Keeps an invitation. @returns its id */
export async function insertInvitation(tx: Transaction, fresh: NewInvitation): Promise<string> {
  const { id } = await tx
    .insertInto('party_invitations')
    .values({
      organisation_id: fresh.organisationId,
      purpose: fresh.purpose,
      email: fresh.email,
      name: fresh.name,
      language: fresh.language,
      role: fresh.role,
      title: fresh.title,
      level: fresh.level,
      invited_by: fresh.invitedById,
      invited_for: fresh.invitedForId ?? null,
      token_digest: fresh.tokenDigest,
      sent_at: fresh.now,
      expires_at: fresh.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const invitations = (db: Reader, now: Temporal.Instant | undefined) =>
  db
    .selectFrom('party_invitations')
    .innerJoin('organisations', 'organisations.id', 'party_invitations.organisation_id')
    .innerJoin('people as inviter', 'inviter.id', 'party_invitations.invited_by')
    .select([
      'party_invitations.id',
      'party_invitations.organisation_id as organisationId',
      'organisations.name as organisationName',
      'organisations.kind as organisationKind',
      'purpose',
      'email',
      'party_invitations.name',
      'party_invitations.language',
      'role',
      'title',
      'level',
      'invited_by as invitedById',
      'inviter.name as invitedByName',
      'invited_for as invitedForId',
      'sent_at as sentAt',
      'expires_at as expiresAt',
      'position_id as positionId',
      sql<InvitationState>`case when accepted_at is not null then 'accepted'
        when withdrawn_at is not null then 'withdrawn'
        when expires_at <= ${decidingInstant(now)} then 'expired' else 'open' end`.as('state'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

const asInvitation = (row: Row): PartyInvitation => ({
  ...row,
  organisationKind: row.organisationKind as OrganisationKind,
  purpose: row.purpose as InvitationPurpose,
  language: row.language as Language,
  role: row.role as Role,
  level: row.level as PositionLevel,
  invitedForId: row.invitedForId ?? undefined,
  positionId: row.positionId ?? undefined,
})

/** The invitation behind a mailed link. */
export async function readInvitationByToken(
  db: Reader,
  tokenDigest: string,
  now: Temporal.Instant | undefined,
): Promise<PartyInvitation | undefined> {
  const row = await invitations(db, now).where('token_digest', '=', tokenDigest).executeTakeFirst()
  return row && asInvitation(row)
}

/** The invitation behind a mailed link; locked until the end of the transaction, so that it is used once. */
export async function lockInvitationByToken(
  tx: Transaction,
  tokenDigest: string,
  now: Temporal.Instant,
): Promise<PartyInvitation | undefined> {
  const row = await invitations(tx, now)
    .where('token_digest', '=', tokenDigest)
    .forUpdate('party_invitations')
    .executeTakeFirst()
  return row && asInvitation(row)
}

/** One invitation; locked until the end of the transaction. */
export async function lockInvitation(
  tx: Transaction,
  id: string,
  now: Temporal.Instant,
): Promise<PartyInvitation | undefined> {
  const row = await invitations(tx, now)
    .where('party_invitations.id', '=', id)
    .forUpdate('party_invitations')
    .executeTakeFirst()
  return row && asInvitation(row)
}

/** Which invitations a list shows. */
export interface InvitationFilter {
  id?: string | undefined
  search?: string | undefined
  state?: InvitationState | undefined
  /** Only invitations to or from these organisations. */
  organisationIds?: readonly string[] | undefined
}

function filtered(db: Reader, filter: InvitationFilter, now: Temporal.Instant | undefined) {
  let query = db.selectFrom(invitations(db, now).as('found'))
  const { id, state, organisationIds } = filter
  if (id) query = query.where('id', '=', id)
  if (state) query = query.where('state', '=', state)
  if (organisationIds) {
    const ids = sql<string>`any(${[...organisationIds]}::uuid[])`
    query = query.where(eb => eb.or([eb('organisationId', '=', ids), eb('invitedForId', '=', ids)]))
  }
  const search = filter.search?.trim()
  if (search) {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(eb =>
      eb.or([
        eb('name', 'ilike', pattern),
        eb('email', 'ilike', pattern),
        eb('organisationName', 'ilike', pattern),
      ]),
    )
  }
  return query
}

/** Invitations of a list, the last sent first, and how many there are in all. */
export async function readInvitations(
  db: Reader,
  asked: { filter: InvitationFilter; now: Temporal.Instant | undefined; limit?: number; offset?: number },
): Promise<{ rows: PartyInvitation[]; total: number }> {
  const query = filtered(db, asked.filter, asked.now)
  const rows = await query
    .selectAll()
    .orderBy('sentAt', 'desc')
    .orderBy('id')
    .limit(asked.limit ?? 1000)
    .offset(asked.offset ?? 0)
    .execute()
  const { count } = await query
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(asInvitation), total: Number(count) }
}

/** Whether this question was asked already and waits for an answer. */
export async function isAskedAlready(
  tx: Transaction,
  asked: { email: string; organisationId: string; role: Role },
): Promise<boolean> {
  const row = await tx
    .selectFrom('party_invitations')
    .select('id')
    .where('email', '=', asked.email)
    .where('organisation_id', '=', asked.organisationId)
    .where('role', '=', asked.role)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Gives an invitation a new link; the one before is dead from now on. */
export async function renewInvitation(
  tx: Transaction,
  id: string,
  fresh: { tokenDigest: string; now: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('party_invitations')
    .set({ token_digest: fresh.tokenDigest, sent_at: fresh.now, expires_at: fresh.expiresAt })
    .where('id', '=', id)
    .execute()
}

/** Withdraws an invitation. */
export async function withdrawInvitationRow(
  tx: Transaction,
  id: string,
  by: { personId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('party_invitations')
    .set({ withdrawn_at: by.now, withdrawn_by: by.personId })
    .where('id', '=', id)
    .execute()
}

/** Keeps who accepted an invitation, and the position that came of it. */
export async function acceptInvitationRow(
  tx: Transaction,
  id: string,
  by: { personId: string; positionId: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('party_invitations')
    .set({ accepted_at: by.now, accepted_by: by.personId, position_id: by.positionId })
    .where('id', '=', id)
    .execute()
}

/** Forgets invitations that nobody answered, half a year after their link ended. */
export async function forgetInvitations(db: Database): Promise<void> {
  await db
    .deleteFrom('party_invitations')
    .where('accepted_at', 'is', null)
    .where('expires_at', '<', sql<Temporal.Instant>`now() - interval '180 days'`)
    .execute()
}
