import type { AssessorSide, ScoresFile } from '@versneller/engine'
import type { AssessmentState, AssessorAssignment, Criterion, CriterionScore } from '../model.ts'

/** Sides by kind of organisation; an adviser works for the market, a residents' platform for the public. */
const sides: Readonly<Record<string, AssessorSide>> = {
  gemeente: 'public',
  provincie: 'public',
  ministerie: 'public',
  maatschappelijk: 'public',
  ontwikkelaar: 'private',
  bouwbedrijf: 'private',
  corporatie: 'private',
  belegger: 'private',
  afnemer: 'private',
  financier: 'private',
  adviseur: 'private',
  koepel: 'private',
  kennisinstelling: 'knowledge',
}

/** The side that an assessor comes from, by the kind of the organisation. */
export function sideOf(organisationKind: string): AssessorSide {
  return sides[organisationKind] ?? 'public'
}

/** Criteria without a score yet, in their order: all of them have to have one before an assessment is final. */
export function missingCriteria(
  criteria: readonly Pick<Criterion, 'key'>[],
  scores: readonly Pick<CriterionScore, 'criterion'>[],
): string[] {
  const given = new Set(scores.map(one => one.criterion))
  return criteria.map(one => one.key).filter(key => !given.has(key))
}

/** What a plan told that bears on a criterion: by the key of the criterion, kinds of questions. */
const kindsBesideCriterion: Readonly<Record<string, readonly string[]>> = {
  knelpunten: ['bottlenecks', 'deficit', 'investments'],
  beginfase: ['phase'],
  woningvraag: ['homes', 'demand-share', 'market-tension'],
  complexiteit: [
    ...['complexity', 'owner-count', 'soil-suspected', 'barrier', 'permit-count'],
    ...['location-type', 'bottlenecks', 'investments'],
  ],
  betekenis: ['themes', 'backing'],
  voorbeeld: ['knowledge-offer', 'number'],
}

/** The answers of a plan that stand beside a criterion, in the order of the form; those left empty too. */
export function answersBeside<Answer extends { kind: string }>(
  criterion: string,
  pages: readonly { answers: readonly Answer[] }[],
): Answer[] {
  const kinds = kindsBesideCriterion[criterion] ?? []
  return pages.flatMap(page => page.answers.filter(answer => kinds.includes(answer.kind)))
}

/** Of six criteria four have to be assessable; of another number two of three. */
const assessableShare = 2 / 3

/** Whether enough criteria have a score for the assessment to count. */
export function countsAsAssessment(
  criteria: readonly Pick<Criterion, 'key'>[],
  scores: readonly Pick<CriterionScore, 'score'>[],
): boolean {
  return scores.filter(one => one.score !== undefined).length >= Math.ceil(assessableShare * criteria.length)
}

/** Valid assessments that a plan needs before anything can be decided on it. */
export const assessmentsNeeded = 3

/** Steps of a call in which assessors still work, and in which they still may correct. */
const correctable = ['in-assessment', 'in-consensus']

/** Whether a final assessment may get a new version: until consensus closed. */
export function mayCorrect(callState: string): boolean {
  return correctable.includes(callState)
}

/** States of a call after which nothing of the scores moves any more. */
const settled = ['proposal', 'decided', 'published', 'completed']

/** Whether there is a decision on the plans of a call in this state. */
export function isDecided(callState: string): boolean {
  return callState !== 'proposal' && settled.includes(callState)
}

/** Who looks at the scores of a plan. */
export interface ScoreReader {
  roles: readonly string[]
  /** State of the own assessment of this plan, for an assessor of it. */
  own: AssessmentState | undefined
  /** State of the call. */
  callState: string
  /** Acts for an organisation that submitted the plan. */
  isApplicant: boolean
  /** Stands aside for this plan. */
  isRecused: boolean
}

/** What of the scores somebody sees: nothing, figures without who gave them, or all of it. */
export type ScoreSight = 'none' | 'nameless' | 'all'

/**
 * The programme sees all scores; an assessor those of the others when the own assessment is final; the steering group
 * after consensus; an applicant the own scores without names once the decision is taken. Who has a conflict sees
 * nothing, whatever the role.
 */
export function scoreSight({ roles, own, callState, isApplicant, isRecused }: ScoreReader): ScoreSight {
  if (isRecused) return 'none'
  if (roles.includes('T') || roles.includes('D')) return 'all'
  if (roles.includes('S') && settled.includes(callState)) return 'all'
  if (own === 'final') return 'all'
  return isApplicant && isDecided(callState) ? 'nameless' : 'none'
}

/** States in which scores are still given and weighed. */
const weighed = ['in-assessment', 'in-consensus', 'proposal']

/**
 * Whether somebody with these own assignments in a tranche first finishes them: until then nothing is told that follows
 * from the scores of others, not even a count, whatever other role there is.
 */
export function scoresFirst(callState: string, own: readonly Pick<AssessorAssignment, 'state'>[]): boolean {
  return weighed.includes(callState) && own.some(one => one.state !== 'final')
}

/** Whether an assessor sees how strict the own scores are: when no score moves any more. */
export function showsStrictness(callState: string): boolean {
  return settled.includes(callState)
}

/** A valid assessment as the scores file takes it. */
export interface CountedAssessment {
  submissionId: string
  personId: string
  scores: readonly CriterionScore[]
}

/** The file of scores of a tranche: what assessors gave, by criterion, with the weights as adopted. */
export function scoresFileOf(
  assessments: readonly CountedAssessment[],
  criteria: readonly Pick<Criterion, 'key' | 'weight'>[],
  bounds: { threshold: number; minimum: number },
): ScoresFile {
  return {
    format: 'versneller-scores/1',
    criteriaWeights: Object.fromEntries(criteria.map(one => [one.key, one.weight])),
    scores: assessments.flatMap(({ submissionId, personId, scores }) =>
      scores.map(({ criterion, score, confidence }) => ({
        file: submissionId,
        assessor: personId,
        criterion,
        score: score ?? ('nb' as const),
        confidence,
      })),
    ),
    ...bounds,
  }
}
