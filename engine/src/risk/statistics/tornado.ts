import { neverDown } from '../factors/downturn-chain.ts'
import type { OutcomeColumns, Outcomes } from '../path/trial.ts'
import { SALES_PACE } from '../plan/drivers.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { countOf, highestPlaces, lowestPlaces, meanAt, meanOf } from './percentiles.ts'

/** How the area's net present value moves with one cause: its mean in the lowest and highest fifth, less the mean. */
export interface Swing {
  readonly factor: string
  readonly low: number
  readonly high: number
}

const FIFTH = 0.2

/** Factors that move no flow and no balance of the case, by id. */
export function inertFactors(plan: RiskPlan): string[] {
  const { factors } = plan.market
  const columns = new Set(plan.observed.values())
  for (const line of plan.lines) {
    if (line.kind === 'share' || line.amounts.every(amount => amount === 0)) continue
    if (line.residual?.value !== 0) columns.add(line.column)
    if (line.residual && line.residual.cost !== 0) columns.add(line.residual.costColumn)
  }
  const read = new Set(
    [...columns].flatMap(column => plan.columns[column]?.drivers ?? []).map(one => one.factor),
  )
  if (plan.funding.interest >= 0) read.add(plan.funding.interest)
  const paceMatters =
    plan.movers.some(mover => mover.firstSale > 0) || plan.phases.some(phase => phase.presales.length > 0)
  return factors.flatMap(({ id, sd }, place) => {
    const reaches = read.has(place) || (id === SALES_PACE && (paceMatters || plan.observed.has(id)))
    return reaches && sd > 0 ? [] : [id]
  })
}

/** The causes that move anything, with the place of their scores. In a replay the market is no matter of chance. */
export function movingCauses(plan: RiskPlan): { readonly id: string; readonly place: number }[] {
  const inert = inertFactors(plan)
  const { factors, chain } = plan.market
  const causes = [
    ...factors.map(({ id }, place) => ({ id, place, is: !plan.replay && !inert.includes(id) })),
    { id: 'downturn', place: factors.length, is: !plan.replay && !neverDown(chain) },
    { id: 'delay', place: factors.length + 1, is: plan.phases.length > 0 },
    { id: 'events', place: factors.length + 2, is: plan.events.length > 0 },
  ]
  return causes.filter(({ is }) => is)
}

/** The swings of all causes that move anything, the widest first. */
export function tornadoOf(plan: RiskPlan, outcomes: Outcomes, columns: OutcomeColumns): Swing[] {
  const area = outcomes[columns.area]!
  const mean = meanOf(area)
  const count = countOf(FIFTH, area.length)
  const swings = movingCauses(plan).map(({ id, place }) => {
    const scores = outcomes[columns.scores + place]!
    const low = meanAt(area, lowestPlaces(scores, count)) - mean
    const high = meanAt(area, highestPlaces(scores, count)) - mean
    return { factor: id, low, high }
  })
  const width = ({ low, high }: Swing): number => Math.abs(high - low)
  return swings.sort((a, b) => width(b) - width(a) || (a.factor < b.factor ? -1 : 1))
}
