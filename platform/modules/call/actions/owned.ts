import type { Actor } from '../../../kit/access/actor.ts'
import { type Permission, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Call, Submission, SubmissionParty, SubmissionState } from '../model/index.ts'
import { problem } from '../problems.ts'
import { changeSubmission, isParty, type OwnedSubmission } from '../rules/rights.ts'
import { isReadable } from '../rules/states.ts'
import { lockCall } from '../store/calls.ts'
import { lockSubmission, readParties, readSubmission } from '../store/submissions.ts'

/** A plan with who submit it together. */
export interface PlanWithParties {
  plan: Submission
  parties: readonly SubmissionParty[]
  owned: OwnedSubmission
}

async function withParties(db: Database | Transaction, plan: Submission): Promise<PlanWithParties> {
  const parties = (await readParties(db, [plan.id])).get(plan.id) ?? []
  const partyIds = parties.filter(party => !party.hasDeclined).map(party => party.organisationId)
  return { plan, parties, owned: { leadOrganisationId: plan.leadOrganisationId, partyIds } }
}

/** A plan to be read. @throws NotFound when there is none */
export async function planOf(db: Database | Transaction, id: string): Promise<PlanWithParties> {
  const plan = await readSubmission(db, id)
  if (!plan) throw new NotFound()
  return withParties(db, plan)
}

/**
 * A plan to be changed, held until the end of the transaction, with its call.
 * @throws NotFound, NotAllowed; ConflictRefusal STAAT_ONGELDIG when it is in another state
 */
export async function planToChange(
  tx: Transaction,
  actor: Actor,
  asked: { id: string; right: Permission<OwnedSubmission>; in: readonly SubmissionState[] },
): Promise<PlanWithParties & { call: Call }> {
  const plan = await lockSubmission(tx, asked.id)
  if (!plan) throw new NotFound()
  const found = await withParties(tx, plan)
  // Who has nothing to do with a plan does not learn that it is there.
  permit(actor, changeSubmission, found.owned)
  permit(actor, asked.right, found.owned)
  const call = await lockCall(tx, plan.callId, 'share')
  if (!call) throw new NotFound()
  if (!asked.in.includes(plan.state)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
  return { ...found, call }
}

/**
 * An opened plan that the programme judges, held until the end of the transaction, with its call.
 * @throws NotFound when there is none, when it is sealed, and for who submits it: nobody judges the own plan
 */
export async function planToJudge(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<PlanWithParties & { call: Call }> {
  const plan = await lockSubmission(tx, id)
  const call = plan && (await lockCall(tx, plan.callId, 'share'))
  if (!plan || !call || !isReadable(call)) throw new NotFound()
  const found = await withParties(tx, plan)
  if (isParty(actor, found.owned)) throw new NotFound()
  return { ...found, call }
}
