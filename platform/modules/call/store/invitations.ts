import { sql } from 'kysely'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { applicantGroupOf, type CallInvitation, type InvitationRound } from '../model/index.ts'

type Reader = Database | Transaction

/** What was sent for a call, the newest first. */
export async function readInvitationRounds(db: Reader, callId: string): Promise<InvitationRound[]> {
  const rows = await db
    .selectFrom('call_invitation_rounds as round')
    .select([
      'id',
      'text_nl',
      'text_en',
      'sent_at',
      sql<number>`(select count(*)::int from call_invitations where round_id = round.id)`.as('count'),
    ])
    .where('call_id', '=', callId)
    .orderBy('sent_at', 'desc')
    .execute()
  return rows.map(({ id, text_nl: nl, text_en: en, sent_at: sentAt, count }) => ({
    ...{ id, text: { nl, en }, sentAt, count },
  }))
}

const invitations = (db: Reader) =>
  db
    .selectFrom('call_invitations as invitation')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .innerJoin('call_invitation_rounds as round', 'round.id', 'round_id')
    .select([
      'organisation_id as organisationId',
      'organisations.name as organisationName',
      'organisations.kind',
      'round_id as roundId',
      'round.sent_at as sentAt',
      'told_count as toldCount',
      'reminded_at as remindedAt',
      sql<CallInvitation['answer'] | null>`answer`.as('answer'),
      'answer_reason as answerReason',
      'answered_at as answeredAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

const asInvitation = ({ kind, remindedAt, answer, answeredAt, ...row }: Row): CallInvitation => ({
  ...row,
  group: applicantGroupOf(kind),
  remindedAt: remindedAt ?? undefined,
  answer: answer ?? undefined,
  answeredAt: answeredAt ?? undefined,
})

/** Who was invited to a call, by name. */
export async function readInvitations(db: Reader, callId: string): Promise<CallInvitation[]> {
  const rows = await invitations(db)
    .where('invitation.call_id', '=', callId)
    .orderBy('organisations.name')
    .orderBy('organisation_id')
    .execute()
  return rows.map(asInvitation)
}

/** One invitation, held until the end of the transaction. */
export async function lockInvitation(
  tx: Transaction,
  { callId, organisationId }: { callId: string; organisationId: string },
): Promise<CallInvitation | undefined> {
  const row = await invitations(tx)
    .where('invitation.call_id', '=', callId)
    .where('organisation_id', '=', organisationId)
    .forUpdate('invitation')
    .executeTakeFirst()
  return row && asInvitation(row)
}

/** Keeps what was sent, and to whom. */
export async function insertInvitations(
  tx: Transaction,
  fresh: {
    callId: string
    text: InvitationRound['text']
    sentById: string | undefined
    now: Temporal.Instant
    /** People told, by organisation. */
    told: ReadonlyMap<string, number>
  },
): Promise<void> {
  const { id } = await tx
    .insertInto('call_invitation_rounds')
    .values({
      call_id: fresh.callId,
      text_nl: fresh.text.nl,
      text_en: fresh.text.en,
      sent_by: fresh.sentById ?? null,
      sent_at: fresh.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = [...fresh.told].map(([organisationId, count]) => ({
    ...{ call_id: fresh.callId, organisation_id: organisationId, round_id: id, told_count: count },
  }))
  await tx.insertInto('call_invitations').values(rows).execute()
}

/** Keeps what an organisation answered. */
export async function setInvitationAnswer(
  tx: Transaction,
  asked: {
    callId: string
    organisationId: string
    answer: NonNullable<CallInvitation['answer']>
    reason: string
    answeredById: string
    now: Temporal.Instant
  },
): Promise<void> {
  await tx
    .updateTable('call_invitations')
    .set({
      answer: asked.answer,
      answer_reason: asked.reason,
      answered_by: asked.answeredById,
      answered_at: asked.now,
    })
    .where('call_id', '=', asked.callId)
    .where('organisation_id', '=', asked.organisationId)
    .execute()
}

/** Notes that organisations were asked once more. */
export async function setReminded(
  tx: Transaction,
  callId: string,
  { organisationIds, now }: { organisationIds: readonly string[]; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('call_invitations')
    .set({ reminded_at: now })
    .where('call_id', '=', callId)
    .where('organisation_id', 'in', organisationIds)
    .execute()
}
