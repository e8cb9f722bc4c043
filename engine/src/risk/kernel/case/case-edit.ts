import type { LinePlan } from '../../plan/lines.ts'
import type { RiskPlan } from '../../plan/plan.ts'
import { clauseRules, linesOfRules } from './case-clauses.ts'
import { bundleKeys, type SameParts } from './case-flows.ts'

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

/** What the kernel reads of a line, beside what other lines make of it. */
function readOf(line: LinePlan): unknown[] {
  if (line.kind === 'share') return [line.kind, line.share, line.of, line.realisedEur]
  const { kind, realisedEur, amounts, first, index, column, residual, estimate, mover } = line
  return [kind, realisedEur, amounts, first, index, column, residual, estimate, mover]
}

/**
 * What an edit leaves as it was; `undefined` when it reaches what comes before the lines, or makes other bundles of them.
 * A share of a bundle that changed has changed.
 */
export function sameParts(before: RiskPlan, after: RiskPlan): SameParts | undefined {
  if (!isSame(beforeLines(before), beforeLines(after))) return undefined
  const keys = keysOf(after)
  if (!isSame(keysOf(before), keys)) return undefined
  const other = new Set<string>()
  let known = -1
  while (other.size > known) {
    known = other.size
    after.lines.forEach((line, place) => {
      const isOfOther = line.kind === 'share' && line.of.some(of => other.has(keys[of]!))
      if (isOfOther || !isSame(readOf(before.lines[place]!), readOf(line))) other.add(keys[place]!)
    })
  }
  return {
    bundles: new Set(keys.filter(key => !other.has(key))),
    covers: isSame(coversOf(before), coversOf(after)),
  }
}

/** What each event finds of the line that covers it. */
function coversOf({ events, lines }: RiskPlan): (number | undefined)[] {
  return events.map(({ coveredBy }) => lines[coveredBy]?.plannedTotalEur)
}

function keysOf(plan: RiskPlan): string[] {
  return bundleKeys(plan, linesOfRules(plan, clauseRules(plan) ?? []))
}

/** Whether two values of plain data and numbers in rows are the same to the last bit. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (ArrayBuffer.isView(one) || Array.isArray(one)) return isSameList(one as List, other as List)
  const [own, others] = [Object.entries(one), other as Record<string, unknown>]
  return own.length === Object.keys(other).length && own.every(([key, value]) => isSame(value, others[key]))
}

type List = ArrayLike<unknown>

function isSameList(one: List, other: List): boolean {
  if (one.length !== other.length) return false
  for (let place = 0; place < one.length; place += 1) if (!isSame(one[place], other[place])) return false
  return true
}
