import { describeChoice, type FrontierPoint, type Pool, type SelectionAnswer } from '@versneller/engine'
import type { Database } from '../../../kit/database/connect.ts'
import type { FrameworkStanding } from '../model.ts'
import {
  type Admission,
  alternativeLambdas,
  type BalanceShift,
  emptyCategories,
  lambdaStep,
  pointAt,
  questionOf,
  shiftBetween,
  usualLambda,
} from '../rules/portfolio.ts'
import { plansOf } from './plans.ts'
import { calculationOf, poolOfTranche } from './portfolio.ts'
import { admittedBefore, waitingPlans } from './reserve.ts'
import type { CallUnderSelection } from './tranche.ts'

/** A choice with what it comes to. */
export interface ShownChoice extends FrontierPoint {
  emptyCategories: number
  homes: number
}

/** A plan of the pool in a choice. */
export interface PoolRow {
  id: string
  title: string
  municipality: string
  region: string
  score: number
  isAbove: boolean
  isChosen: boolean
  /** Categories that lose value without it. */
  reasons: readonly string[]
  /** Coverage that goes when it goes, or comes when it comes. */
  marginal: number
  /** Categories that would have no plan without it. */
  vanishing: readonly string[]
  /** Number of the tranche on whose reserve list it waited. */
  reserveFrom: number | undefined
  /** Share of draws in which it is chosen; absent where that was not calculated for this balance. */
  stability: number | undefined
  /** Against the national frameworks. */
  frameworks: FrameworkStanding | undefined
}

/** A row of the picture of the breadth: a category over the regions. */
export interface CoverageRow {
  category: string
  cells: readonly { chosen: number; eligible: number }[]
}

/** A calculated choice as it is shown. */
export interface PortfolioView {
  choice: ShownChoice
  alternatives: readonly ShownChoice[]
  /** Against the usual balance. */
  shift: BalanceShift | undefined
  frontier: readonly FrontierPoint[]
  rows: readonly PoolRow[]
  regions: readonly string[]
  coverage: readonly CoverageRow[]
  gaps: SelectionAnswer['gapList']
  /** Projects that were admitted before: beside them is told what a plan of a sitting adds. Absent for a round. */
  beside: number | undefined
  inputHash: string
  solver: string
}

const closeTo = (one: number, other: number) => Math.abs(one - other) < lambdaStep / 2

/**
 * The choice at one point between breadth and quality. One calculation holds every point; how stable a choice is, is
 * known for the point that was calculated.
 */
export async function portfolioView(
  db: Database,
  tranche: CallUnderSelection,
  {
    admission,
    lambda,
    hidden = new Set(),
  }: {
    admission: Admission
    lambda: number
    /** Plans that this reader sees nothing of. */
    hidden?: ReadonlySet<string>
  },
): Promise<{
  hasPool: boolean
  isAsked: boolean
  view: PortfolioView | undefined
  errors: readonly { nl: string; en: string }[]
}> {
  const pool = await poolOfTranche(db, tranche)
  if (!pool || pool.entries.length === 0)
    return { hasPool: false, isAsked: false, view: undefined, errors: [] }
  const { threshold } = tranche
  const own = await calculationOf(db, pool, questionOf(admission, { threshold, lambda }))
  const usual = await calculationOf(db, pool, questionOf(admission, { threshold, lambda: usualLambda }))
  const calculation = own?.answer ? own : usual
  const errors = (own ?? usual)?.errors.map(one => one.message) ?? []
  const asked = own !== undefined || usual !== undefined
  if (!calculation?.answer) return { hasPool: true, isAsked: asked, view: undefined, errors }
  const { answer } = calculation
  const point = pointAt(answer, lambda)
  const before = await waitingPlans(db, tranche.call)
  const plans = [...(await plansOf(db, tranche.call.id)), ...before.map(one => one.plan)]
  const titles = new Map(plans.map(plan => [plan.id, plan]))
  const waiting = new Map(before.map(one => [one.plan.id, one.from]))
  const shown = shownChoice(pool, threshold)
  const admitted = tranche.call.kind === 'sitting' ? await admittedBefore(db, tranche.call) : []
  const described = describeChoice(
    { ...pool, entries: [...pool.entries, ...admitted] },
    { chosen: [...point.chosen, ...admitted.map(one => one.id)], threshold },
  )
  const knowsStability = closeTo(answer.lambda, point.lambda)
  const rows = poolRows(pool, { point, threshold, described })
    .filter(row => !hidden.has(row.id))
    .map(row => ({
      ...row,
      title: titles.get(row.id)?.title ?? '',
      municipality: titles.get(row.id)?.municipality ?? '',
      reserveFrom: waiting.get(row.id),
      frameworks: titles.get(row.id)?.frameworks,
      stability: knowsStability ? answer.stability[row.id] : undefined,
    }))
  const base = pointAt(answer, usualLambda)
  return {
    ...{ hasPool: true, isAsked: asked, errors },
    view: {
      choice: shown(point),
      alternatives: alternativeLambdas(point.lambda).map(at => shown(pointAt(answer, at))),
      shift: closeTo(point.lambda, usualLambda) ? undefined : shiftBetween(base, point),
      frontier: answer.frontier ?? [],
      rows,
      ...coveragePicture(pool, point.chosen, threshold),
      gaps: described.gapList,
      beside: tranche.call.kind === 'sitting' ? admitted.length : undefined,
      inputHash: answer.inputHash,
      solver: answer.solver,
    },
  }
}

const shownChoice =
  (pool: Pool, threshold: number) =>
  (point: FrontierPoint): ShownChoice => ({
    ...point,
    emptyCategories: emptyCategories(pool, point.chosen, threshold),
    homes: describeChoice(pool, { chosen: point.chosen, threshold }).stakes.homes,
  })

const isAbove = (pool: Pool, threshold: number) => (entry: Pool['entries'][number]) =>
  entry.score >= threshold - 1e-9 && entry.minCriterion >= (pool.minimum ?? 2) - 1e-9

function poolRows(
  pool: Pool,
  scene: { point: FrontierPoint; threshold: number; described: ReturnType<typeof describeChoice> },
): Omit<PoolRow, 'title' | 'municipality' | 'stability' | 'reserveFrom' | 'frameworks'>[] {
  const { point, described, threshold } = scene
  const chosen = new Set(point.chosen)
  const above = isAbove(pool, threshold)
  return pool.entries
    .map(entry => ({
      ...{ id: entry.id, region: entry.region, score: entry.score },
      isAbove: above(entry),
      isChosen: chosen.has(entry.id),
      reasons: described.reasons[entry.id] ?? [],
      marginal: described.marginal[entry.id] ?? 0,
      vanishing: chosen.has(entry.id)
        ? entry.categories.filter(category => described.categories[category]?.chosen === 1)
        : [],
    }))
    .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.score - a.score)
}

/** Types of bottlenecks by region: chosen of those above the threshold. */
function coveragePicture(pool: Pool, ids: readonly string[], threshold: number) {
  const chosen = new Set(ids)
  const above = pool.entries.filter(isAbove(pool, threshold))
  const regions = [...new Set(pool.entries.map(entry => entry.region))].toSorted()
  const categories = Object.keys(pool.weights).filter(category => category.startsWith('knelpunt:'))
  return {
    regions,
    coverage: categories.map(category => ({
      category,
      cells: regions.map(region => {
        const here = above.filter(entry => entry.region === region && entry.categories.includes(category))
        return { chosen: here.filter(entry => chosen.has(entry.id)).length, eligible: here.length }
      }),
    })),
  }
}
