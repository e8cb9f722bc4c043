import {
  describeChoice,
  type FrontierPoint,
  type Pool,
  type PoolEntry,
  type ScoresAnswer,
  type SelectionAnswer,
  type SelectionQuestion,
} from '@versneller/engine'
import type { Call, Plan, ProposalLine, SubmissionOutcome } from '../model.ts'

/** Chosen in fewer draws than this: a close call, to be argued in words. */
const closeCallBelow = 0.6

/** Points between breadth and quality that are calculated: 0, 0.1 .. 1. */
export const lambdaStep = 0.1
/** Where the balance stands unless somebody moves it: costs little score and fills most empty categories. */
export const usualLambda = 0.7

/** How a tranche is admitted. */
export interface Admission {
  mode: 'threshold' | 'cap'
  /** Most plans, with a cap. */
  most: number | undefined
}

/** How a call adopted that its plans are admitted. */
export function adoptedAdmission({
  admission,
  admittedMax,
}: Pick<Call, 'admission' | 'admittedMax'>): Admission {
  return { mode: admission, most: admission === 'cap' ? admittedMax : undefined }
}

/** Whether another admission is asked for than the call adopted: good to compare with, never to propose. */
export function isWhatIf(call: Pick<Call, 'admission' | 'admittedMax'>, { mode, most }: Admission): boolean {
  const adopted = adoptedAdmission(call)
  return mode !== adopted.mode || most !== adopted.most
}

/** Whether more plans are admitted than the call allows. */
export function isOverCap(
  call: Pick<Call, 'admission' | 'admittedMax'>,
  lines: readonly Pick<ProposalLine, 'proposed'>[],
): boolean {
  const { most = Infinity } = adoptedAdmission(call)
  return lines.filter(line => line.proposed === 'admitted').length > most
}

const categoriesOf = (plans: readonly { categories: readonly string[] }[]): string[] =>
  [...new Set(plans.flatMap(plan => plan.categories))].toSorted()

/** The adjusted score; a plan that passes by its raw mean alone stands at the threshold, since it passes by either. */
function scoreInPool(
  { raw, adjusted }: ScoresAnswer['files'][string],
  threshold: number,
): number | undefined {
  if (adjusted === null) return undefined
  return adjusted < threshold && raw !== null && raw >= threshold ? threshold : adjusted
}

/** Plans with their scores and categories, as the calculation takes them. Plans without a score are left out. */
export function poolOf(question: {
  plans: readonly Plan[]
  /** Plans of the reserve list of an earlier tranche, as they stood there. */
  waiting: readonly PoolEntry[]
  /** Plans that do not fit the national frameworks: whatever their score, they do not pass. */
  outside: ReadonlySet<string>
  scores: ScoresAnswer
  /** Least score that somebody gave on any criterion, by plan. */
  minCriterion: ReadonlyMap<string, number>
  minimum: number
  threshold: number
  /** Weight per dimension, as adopted with the criteria. */
  breadth: Readonly<Record<string, number>>
  /** All categories that there are, so that one that nobody entered shows as a gap. */
  known: readonly string[]
  /** Factor per category: what the tranche before left open weighs more. */
  raised: Readonly<Record<string, number>>
}): Pool {
  const { plans, scores, outside, minCriterion, minimum, threshold, breadth, known, raised } = question
  const waiting = question.waiting.map(one => (outside.has(one.id) ? { ...one, minCriterion: 1 } : one))
  const categories = [...new Set([...known, ...categoriesOf([...plans, ...waiting])])].toSorted()
  const weightOf = (category: string) =>
    (breadth[category.split(':')[0] ?? ''] ?? 1) * (raised[category] ?? 1)
  const entries = plans.flatMap((plan): PoolEntry[] => {
    const score = scores.files[plan.id]
    const value = score && scoreInPool(score, threshold)
    if (value === undefined) return []
    return [
      {
        id: plan.id,
        receipt: plan.receiptHash,
        score: value,
        minCriterion: outside.has(plan.id) ? 1 : (minCriterion.get(plan.id) ?? 1),
        categories: [...plan.categories],
        region: plan.region || '–',
        stakes: {
          homes: plan.homes,
          ...(plan.deficitEur === undefined
            ? {}
            : { deficitEur: { low: plan.deficitEur, high: plan.deficitEur } }),
        },
      },
    ]
  })
  return {
    format: 'versneller-pool/1',
    weights: Object.fromEntries(categories.map(category => [category, weightOf(category)])),
    entries: [...entries, ...waiting],
    minimum,
  }
}

/** What is asked of the pool: the whole frontier, and how stable the choice is at one point of it. */
export function questionOf(
  { mode, most }: Admission,
  { threshold, lambda }: { threshold: number; lambda: number },
): SelectionQuestion {
  const size = mode === 'cap' && most !== undefined ? { size: { least: 0, most } } : {}
  return { ...size, threshold, lambda, frontier: true, seed: 1, draws: 200 }
}

/** The point of the frontier for a weight between breadth and quality. */
export function pointAt(answer: SelectionAnswer, lambda: number): FrontierPoint {
  const points = answer.frontier ?? []
  const nearest = points.toSorted((a, b) => Math.abs(a.lambda - lambda) - Math.abs(b.lambda - lambda))[0]
  return nearest ?? answer
}

/** What moves when the balance goes from one point of the frontier to another. */
export interface BalanceShift {
  scoreGain: number
  coverageGain: number
  joins: readonly string[]
  leaves: readonly string[]
}

/** What is gained and lost between two choices. */
export function shiftBetween(from: FrontierPoint, to: FrontierPoint): BalanceShift {
  return {
    scoreGain: to.meanScore - from.meanScore,
    coverageGain: to.coverage - from.coverage,
    joins: to.chosen.filter(id => !from.chosen.includes(id)),
    leaves: from.chosen.filter(id => !to.chosen.includes(id)),
  }
}

/** Categories without any chosen plan. */
export function emptyCategories(pool: Pool, chosen: readonly string[], threshold: number): number {
  const { categories } = describeChoice(pool, { chosen, threshold })
  return Object.values(categories).filter(one => one.chosen === 0 && one.weight > 0).length
}

/** Quality alone and breadth alone, as the two others beside the proposal. */
export const alternativeLambdas = (lambda: number): number[] => [1, 0].filter(one => one !== lambda)

/** Plans above the threshold that were not chosen wait on the reserve list; the rest is below it. */
function calculatedOutcome(
  entry: PoolEntry,
  { chosen, threshold, minimum }: { chosen: ReadonlySet<string>; threshold: number; minimum: number },
): SubmissionOutcome {
  if (chosen.has(entry.id)) return 'admitted'
  const tiny = 1e-9
  return entry.score >= threshold - tiny && entry.minCriterion >= minimum - tiny ? 'reserve' : 'rejected'
}

/** What people make of one plan, with why when they leave the calculated choice. */
export interface GivenLine {
  submissionId: string
  proposed: SubmissionOutcome
  reason: string | undefined
}

/** What stands in the way of a line of a proposal: a deviation or a close call without words. */
export interface LineProblem {
  submissionId: string
  kind: 'deviation' | 'close-call' | 'below-threshold' | 'outside-frameworks'
}

const reasonLength = 20

/**
 * The lines of a proposal: calculated beside proposed. Leaving the calculated choice, and admitting a close call, take a
 * reason; a plan below the threshold, or outside the national frameworks, cannot be admitted.
 */
export function proposalLines(
  pool: Pool,
  choice: {
    chosen: readonly string[]
    threshold: number
    stability: Readonly<Record<string, number>>
    outside: ReadonlySet<string>
  },
  given: readonly GivenLine[],
): { lines: ProposalLine[]; problems: LineProblem[] } {
  const scene = { chosen: new Set(choice.chosen), threshold: choice.threshold, minimum: pool.minimum ?? 2 }
  const byId = new Map(given.map(one => [one.submissionId, one]))
  const problems: LineProblem[] = []
  const lines = pool.entries.map((entry): ProposalLine => {
    const calculated = calculatedOutcome(entry, scene)
    const { proposed = calculated, reason } = byId.get(entry.id) ?? {}
    const isCloseCall = calculated === 'admitted' && (choice.stability[entry.id] ?? 1) < closeCallBelow
    const isArgued = (reason ?? '').length >= reasonLength
    const report = (kind: LineProblem['kind']) => problems.push({ submissionId: entry.id, kind })
    if (choice.outside.has(entry.id) && proposed !== 'rejected') report('outside-frameworks')
    else if (calculated === 'rejected' && proposed !== 'rejected') report('below-threshold')
    else if (proposed !== calculated && !isArgued) report('deviation')
    else if (isCloseCall && proposed === 'admitted' && !isArgued) report('close-call')
    return { submissionId: entry.id, calculated, proposed, reason, isCloseCall }
  })
  return { lines, problems }
}

/** Projects that the team can carry in a year. */
export function capacityOf(hours: { team: number; perProject: number } | undefined): number | undefined {
  return hours && Math.floor(hours.team / hours.perProject)
}
