import { type FileFlag, type ScoresAnswer, scoreFiles } from '@versneller/engine'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Plan } from '../model.ts'
import { countsAsAssessment, scoresFileOf } from '../rules/assessment.ts'
import { readValidAssessments, type ValidAssessment } from '../store/assessments.ts'
import { plansOf } from './plans.ts'
import type { CallUnderSelection } from './tranche.ts'

/** The scores of a tranche and what they come to. */
export interface TrancheScores {
  plans: readonly Plan[]
  /** Assessments that count, one per assessor and plan. */
  valid: readonly ValidAssessment[]
  /** How many count for each plan. */
  counts: ReadonlyMap<string, number>
  /** Absent as long as nobody is final. */
  answer: ScoresAnswer | undefined
}

/** Works the scores of a tranche out as they stand: voided and ended assessments do not count. */
export async function trancheScores(
  db: Database | Transaction,
  { call, criteria, threshold, minimum }: CallUnderSelection,
): Promise<TrancheScores> {
  const plans = await plansOf(db, call.id)
  const known = new Set(plans.map(plan => plan.id))
  const valid = (await readValidAssessments(db, call.id)).filter(one => known.has(one.submissionId))
  const counts = new Map(plans.map(plan => [plan.id, 0]))
  for (const { submissionId, scores } of valid)
    if (countsAsAssessment(criteria, scores)) counts.set(submissionId, (counts.get(submissionId) ?? 0) + 1)
  const file = scoresFileOf(valid, criteria, { threshold, minimum })
  return { plans, valid, counts, answer: file.scores.length > 0 ? scoreFiles(file) : undefined }
}

/** Plans that their assessors have to talk about, with why. */
export function flaggedPlans({ plans, answer }: TrancheScores): { plan: Plan; flags: readonly FileFlag[] }[] {
  return plans.flatMap(plan => {
    const flags = answer?.files[plan.id]?.flags ?? []
    return flags.length > 0 ? [{ plan, flags }] : []
  })
}
