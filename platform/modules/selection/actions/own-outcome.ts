import { describeChoice } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Database } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { callById, criteriaSetById, submissionById } from '../../call/index.ts'
import { settingNumber } from '../../programme/index.ts'
import type { Criterion, CriterionScore, Plan, SubmissionOutcome } from '../model.ts'
import { scoreSight } from '../rules/assessment.ts'
import { mayAskReconsideration, reconsiderationEnds } from '../rules/outcomes.ts'
import { answerOutcome, seeOwnOutcome } from '../rules/rights.ts'
import { readValidAssessments } from '../store/assessments.ts'
import {
  type DecidedPlan,
  type Reconsideration,
  readAllOutcomes,
  readEarlierOutcomes,
  readOutcome,
  readReconsiderations,
} from '../store/outcomes.ts'
import { readCalculation, readProposals } from '../store/proposals.ts'
import { plansOf, plansWith } from './plans.ts'

/** The decision on an own plan: with the own scores, without names of who gave them. */
export interface OwnOutcome {
  plan: Plan
  decided: DecidedPlan
  /** Of the tranche that decided. */
  callNumber: number
  /** What earlier tranches decided on the plan, in that order. */
  earlier: readonly { outcome: SubmissionOutcome; sentAt: string | undefined; callNumber: number }[]
  criteria: readonly Criterion[]
  /** One row of scores per assessment, in no order that tells whose it is. */
  scores: readonly (readonly CriterionScore[])[]
  /** Categories of the breadth for which it is in. */
  reasons: readonly string[]
  reconsiderations: readonly Reconsideration[]
  reconsiderUntil: string | undefined
  mayAsk: boolean
  mayAnswer: boolean
}

/** Plans of the own organisations on which there is a decision. */
export async function ownDecided(
  services: Services,
  actor: Actor,
): Promise<{ id: string; title: string; outcome: SubmissionOutcome }[]> {
  const { db } = services
  const all = await readAllOutcomes(db)
  if (all.length === 0) return []
  const outcomes = new Map(all.map(one => [one.submissionId, one.outcome]))
  const partOf = actor.grants.map(grant => grant.organisationId)
  const own = (await plansWith(db, partOf)).filter(plan =>
    may(actor, seeOwnOutcome, { partyIds: plan.parties.map(party => party.organisationId) }),
  )
  return own.flatMap(({ id, title }) => {
    const outcome = outcomes.get(id)
    return outcome ? [{ id, title, outcome }] : []
  })
}

async function withNumbers(db: Database, before: readonly DecidedPlan[]): Promise<OwnOutcome['earlier']> {
  const told: OwnOutcome['earlier'][number][] = []
  for (const { outcome, decidedIn, letterSentAt } of before)
    told.push({
      outcome,
      sentAt: letterSentAt?.toString(),
      callNumber: (await callById(db, decidedIn))?.number ?? 0,
    })
  return told
}

/** Sorted by what they say: the order in which people assessed tells who it was. */
const nameless = (scores: readonly (readonly CriterionScore[])[]) =>
  scores.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** The decision on a plan for one of those who submitted it; for others, and before the decision, it is not there. */
export async function ownOutcome(
  services: Services,
  actor: Actor | undefined,
  submissionId: string,
  /** Of an earlier decision on the same plan: 1 for the first. */
  earlierNumber?: number | undefined,
): Promise<OwnOutcome> {
  const { db, clock } = services
  const known = /^[0-9a-f-]{36}$/.test(submissionId) ? await submissionById(db, submissionId) : undefined
  const now = known && (await readOutcome(db, submissionId))
  const before = now ? await readEarlierOutcomes(db, submissionId) : []
  const decided = earlierNumber === undefined ? now : before[earlierNumber - 1]
  const call = decided && (await callById(db, decided.callId))
  const plan = decided && (await plansOf(db, decided.callId)).find(one => one.id === submissionId)
  const set = call?.criteriaSetId ? await criteriaSetById(db, call.criteriaSetId) : undefined
  if (!decided || !plan || !call || !set) throw new NotFound()
  permit(actor, seeOwnOutcome, { partyIds: plan.parties.map(party => party.organisationId) })
  const roles = actor?.grants.map(grant => grant.role) ?? []
  const reader = { roles, own: undefined, callState: call.state, isApplicant: true, isRecused: false }
  const valid =
    scoreSight(reader) === 'none'
      ? []
      : (await readValidAssessments(db, call.id)).filter(one => one.submissionId === submissionId)
  const taken = (await readProposals(db, decided.decidedIn)).find(one => one.state === 'taken')
  const calculation = taken && (await readCalculation(db, { id: taken.calculationId }))
  const chosen = taken?.lines.filter(one => one.proposed === 'admitted').map(one => one.submissionId) ?? []
  const reasons = calculation ? describeChoice(calculation.pool, { chosen }).reasons[submissionId] : undefined
  const reconsiderations = await readReconsiderations(db, [submissionId])
  const weeks = await settingNumber(db, 'reconsiderationWeeks', undefined, call.programmeId)
  const { outcome, letterSentAt: sentAt } = decided
  const leadId = plan.parties.find(party => party.isLead)?.organisationId
  const mayAnswer = may(actor, answerOutcome, { leadId })
  const states = reconsiderations.map(one => one.state)
  return {
    ...{ plan, decided, reconsiderations, mayAnswer },
    callNumber: (await callById(db, decided.decidedIn))?.number ?? call.number,
    earlier: earlierNumber === undefined ? await withNumbers(db, before) : [],
    criteria: set.contents.criteria,
    scores: nameless(valid.map(one => one.scores)),
    reasons: reasons ?? [],
    reconsiderUntil: sentAt && reconsiderationEnds(sentAt, weeks).toString(),
    mayAsk: mayAnswer && mayAskReconsideration({ outcome, sentAt, weeks, now: clock.now(), states }),
  }
}
