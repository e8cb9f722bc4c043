import type { RiskPlan } from '../../plan/plan.ts'
import type { EventWork, LineWork, Weights, WorthPlan } from './case-worths.ts'

/** What is drawn, and all that follows from it before the first line is paid. */
function beforeLines(plan: RiskPlan): unknown[] {
  const { seed, scope, times, caseTimes, market, lower, columns, pace, phases, movers, estimates } = plan
  const { events, parties, funding, replay, cashYears, periodYear, assumed } = plan
  return [
    [seed, scope, times.periods, times.periodsPerYear, times.closedThrough, caseTimes.periods],
    [market, lower, columns, pace, cashYears, periodYear, assumed.estimate, assumed.delay],
    [phases, movers, estimates, replay, funding.interest, parties.length],
    events,
  ]
}

/** Whether two plans have the same market, time and sums, so that trials of one can become those of the other. */
export function isEditable(before: RiskPlan, after: RiskPlan, sums: WorthPlan, others: WorthPlan): boolean {
  const shape = ({ factors, units }: WorthPlan) => [factors.map(Boolean), units]
  return isSame(shape(sums), shape(others)) && isSame(beforeLines(before), beforeLines(after))
}

/** What is to be taken away of the works before, and added of those after. */
export interface Difference<Work> {
  readonly away: readonly Work[]
  readonly added: readonly Work[]
}

/** The lines that differ, and of a line only what is worth something else to whom. */
export function differentLines(before: WorthPlan, after: WorthPlan): Difference<LineWork> {
  const earlier = new Map(before.lines.map(work => [keyOf(work), work]))
  const [away, added]: [LineWork[], LineWork[]] = [[], []]
  const others = new Map<Weights, Map<Weights, OtherWeights>>()
  for (const work of after.lines) {
    const known = earlier.get(keyOf(work))
    earlier.delete(keyOf(work))
    if (known && isSame(cashOf(known), cashOf(work))) {
      const other = knownOthers(others, known.weights, work.weights)
      if (!other) continue
      away.push({ ...known, weights: other[0] })
      added.push({ ...work, weights: other[1] })
    } else {
      if (known) away.push(known)
      added.push(work)
    }
  }
  return { away: [...away, ...earlier.values()], added }
}

/** A row of the programme may have the name of a line. */
const keyOf = ({ line, ids }: LineWork): string => [line.residual ? 'row' : 'line', ...ids].join(' ')

/** All that the cash of a line hangs on. */
function cashOf({ line: { amounts, first, column, residual, mover }, errors }: LineWork): unknown[] {
  return [amounts, first, column, residual, mover, errors]
}

type OtherWeights = readonly [before: Weights, after: Weights] | undefined

/** Many lines have the same weights: what differs between two is looked for once. */
function knownOthers(
  known: Map<Weights, Map<Weights, OtherWeights>>,
  before: Weights,
  after: Weights,
): OtherWeights {
  const byAfter = known.get(before) ?? new Map<Weights, OtherWeights>()
  known.set(before, byAfter)
  if (!byAfter.has(after)) byAfter.set(after, otherWeights(before, after))
  return byAfter.get(after)
}

/** The weights that are not the same before and after; undefined when all are. */
function otherWeights(before: Weights, after: Weights): OtherWeights {
  const isOther = before.slots.map((weights, slot) => !isSame(weights, after.slots[slot]))
  const flows = !isSame(before.flows, after.flows)
  if (!flows && !isOther.some(Boolean)) return undefined
  const only = (of: Weights): Weights => ({
    slots: of.slots.map((weights, slot) => (isOther[slot] ? weights : undefined)),
    flows: flows ? of.flows : undefined,
  })
  return [only(before), only(after)]
}

/** Whether events come to the same: to whom they are worth what, and what lines absorb of them. */
export function isSameEvents(
  [before, earlier]: readonly [RiskPlan, WorthPlan],
  [after, later]: readonly [RiskPlan, WorthPlan],
): boolean {
  const weights = (works: readonly EventWork[]) => works.map(work => work.weights)
  return isSame(coversOf(before), coversOf(after)) && isSame(weights(earlier.events), weights(later.events))
}

/** What each event finds of the line that covers it. */
function coversOf({ events, lines }: RiskPlan): (number | undefined)[] {
  return events.map(({ coveredBy }) => lines[coveredBy]?.plannedTotalEur)
}

/** Whether two values of plain data and numbers in rows are the same to the last bit. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (ArrayBuffer.isView(one)) return isSameNumbers(one as Numbers, other as Numbers)
  if (Array.isArray(one)) return isSameList(one, other as List)
  const [own, others] = [Object.entries(one), other as Record<string, unknown>]
  return own.length === Object.keys(other).length && own.every(([key, value]) => isSame(value, others[key]))
}

type Numbers = Float64Array | Int32Array

function isSameNumbers(one: Numbers, other: Numbers): boolean {
  if (one.length !== other.length) return false
  for (let place = 0; place < one.length; place += 1) if (!Object.is(one[place], other[place])) return false
  return true
}

type List = ArrayLike<unknown>

function isSameList(one: List, other: List): boolean {
  if (one.length !== other.length) return false
  for (let place = 0; place < one.length; place += 1) if (!isSame(one[place], other[place])) return false
  return true
}
