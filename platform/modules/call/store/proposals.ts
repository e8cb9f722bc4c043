import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { CriteriaProposal, CriteriaReaction, Stance } from '../model/index.ts'

type Reader = Database | Transaction

async function readReactions(db: Reader, setId: string): Promise<CriteriaReaction[]> {
  const rows = await db
    .selectFrom('criteria_reactions')
    .innerJoin('criteria_proposals', 'criteria_proposals.id', 'proposal_id')
    .innerJoin('organisations', 'organisations.id', 'criteria_reactions.organisation_id')
    .select([
      'proposal_id as proposalId',
      'criteria_reactions.organisation_id as organisationId',
      'organisations.name as organisationName',
      'stance',
      'criteria_reactions.text',
      'criteria_reactions.made_at as madeAt',
    ])
    .where('criteria_set_id', '=', setId)
    .orderBy('criteria_reactions.made_at')
    .execute()
  return rows.map(row => ({ ...row, stance: row.stance as Stance }))
}

/** What parties would have otherwise in a criteria set, with reactions, by when it was said. */
export async function readProposals(db: Reader, setId: string): Promise<CriteriaProposal[]> {
  const rows = await db
    .selectFrom('criteria_proposals')
    .innerJoin('organisations', 'organisations.id', 'organisation_id')
    .select([
      'criteria_proposals.id',
      'criteria_set_id as criteriaSetId',
      'criterion',
      'text',
      'organisation_id as organisationId',
      'organisations.name as organisationName',
      'made_at as madeAt',
      'state',
      'answer',
    ])
    .where('criteria_set_id', '=', setId)
    .orderBy('made_at')
    .execute()
  const reactions = await readReactions(db, setId)
  return rows.map(row => ({
    ...row,
    criterion: row.criterion ?? undefined,
    state: row.state as CriteriaProposal['state'],
    answer: row.answer ?? undefined,
    reactions: reactions.filter(reaction => reaction.proposalId === row.id),
  }))
}

/** The set and state of a proposal, held until the end of the transaction. */
export async function lockProposal(
  tx: Transaction,
  id: string,
): Promise<{ id: string; criteriaSetId: string; state: string } | undefined> {
  return tx
    .selectFrom('criteria_proposals')
    .select(['id', 'criteria_set_id as criteriaSetId', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps a proposal. @returns its id */
export async function insertProposal(
  tx: Transaction,
  fresh: Pick<CriteriaProposal, 'criteriaSetId' | 'criterion' | 'text' | 'organisationId'> & {
    madeById: string
    now: Temporal.Instant
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('criteria_proposals')
    .values({
      criteria_set_id: fresh.criteriaSetId,
      criterion: fresh.criterion ?? null,
      text: fresh.text,
      organisation_id: fresh.organisationId,
      made_by: fresh.madeById,
      made_at: fresh.now,
      state: 'open',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps what an organisation thinks of a proposal instead of what it thought before. */
export async function putReaction(
  tx: Transaction,
  fresh: Pick<CriteriaReaction, 'proposalId' | 'organisationId' | 'stance' | 'text'> & {
    madeById: string
    now: Temporal.Instant
  },
): Promise<void> {
  const row = { stance: fresh.stance, text: fresh.text, made_by: fresh.madeById, made_at: fresh.now }
  await tx
    .insertInto('criteria_reactions')
    .values({ proposal_id: fresh.proposalId, organisation_id: fresh.organisationId, ...row })
    .onConflict(conflict => conflict.columns(['proposal_id', 'organisation_id']).doUpdateSet(row))
    .execute()
}

/** Keeps what became of a proposal. */
export async function putProposalAnswer(
  tx: Transaction,
  id: string,
  given: { state: 'taken-over' | 'declined'; answer: string; answeredById: string; now: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('criteria_proposals')
    .set({
      state: given.state,
      answer: given.answer,
      answered_by: given.answeredById,
      answered_at: given.now,
    })
    .where('id', '=', id)
    .execute()
}
