import type { Rate } from '../../case/types.ts'
import { payClause } from '../../ledger/clauses/pay-clause.ts'
import type { Scene } from '../../ledger/clauses/scene.ts'
import { spreadingOf } from '../../ledger/expand-lines.ts'
import { growth } from '../../ledger/growth.ts'
import { partyPlace } from '../../ledger/ledger.ts'
import { presentValue } from '../../ledger/present-value.ts'
import { cashPosition } from '../../ledger/times.ts'
import { SALES_PACE } from '../plan/drivers.ts'
import type { OwnLine } from '../plan/lines.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { book } from './line-cash.ts'
import type { Path } from './path.ts'

/** Pays the clauses in their order on a path; each sees what the lines, the events and those before it did. */
export function walkClauses(plan: RiskPlan, path: Path, scene: Scene, room: Float64Array): void {
  for (const one of plan.clauses) payOn(one, plan, path, scene, room)
}

/** Pays one clause on a path; `room` has then what it transfers by t. */
export function payOn(
  one: RiskPlan['clauses'][number],
  { times }: RiskPlan,
  path: Path,
  scene: Scene,
  room: Float64Array,
): void {
  room.fill(0)
  for (const { t, eur } of payClause(one.clause, scene)) {
    if (t > times.closedThrough) room[t] = room[t]! + eur
  }
  book(one, room, path)
}

/**
 * What clauses may look at on a path: the same functions pay them as on the base path. Their dates do not move, so the
 * times are those of the case.
 */
export function pathScene(plan: RiskPlan, path: Path): Scene {
  const { case: areaCase, caseTimes: times, parties } = plan
  const linePlace = new Map(plan.lines.map((line, place) => [line.id, place]))
  const lineOf = (id: string) => plan.lines[linePlace.get(id) ?? -1]
  const placeOf = (party: string): number => partyPlace(areaCase.parties, party)
  const position = (t: number): number => cashPosition(times, t)
  return {
    times,
    cashOf: party => path.partyCash[placeOf(party)],
    npvOf: party => {
      const place = placeOf(party)
      const cash = path.partyCash[place]
      return cash ? presentValue(cash, parties[place]!.ownFactors) : 0
    },
    growthOf: (party, t) => growth(parties[placeOf(party)]?.rate ?? 0, times.valuationYear, position(t)),
    cashOfLine: line => path.lineCash[linePlace.get(line) ?? -1],
    indexGrowth: (index, from, t) => {
      const rate: Rate | undefined = areaCase.indices?.[index]
      return rate === undefined ? factorLevel(plan, path, index, t) : growth(rate, from, position(t))
    },
    plannedTotalOf: line => lineOf(line)?.plannedTotalEur ?? 0,
    lastPlannedPeriodOf: line => lineOf(line)?.lastPlannedPeriod ?? 0,
    row: id => {
      const row = areaCase.programme?.find(one => one.id === id)
      const line = lineOf(id)
      const spreading = spreadingOf(areaCase, row ? { phase: row.phase } : {})
      const price = (t: number): number => (line?.kind === 'own' ? residualAt(line, path, t) : 0)
      return { ...spreading, totalAt: t => (row?.units ?? 0) * price(t) }
    },
  }
}

/** A factor that a clause looks at as an index: 1 at the valuation date, and 1 where the case does not simulate it. */
function factorLevel(plan: RiskPlan, path: Path, id: string, t: number): number {
  if (id === SALES_PACE) return t === 0 ? 1 : path.pace[t]!
  const column = plan.observed.get(id) ?? -1
  return column < 0 ? 1 : path.multipliers[column]![t]!
}

function residualAt({ column, residual }: OwnLine, path: Path, t: number): number {
  if (!residual) return 0
  const value = column < 0 ? 1 : path.multipliers[column]![t]!
  const cost = residual.costColumn < 0 ? 1 : path.multipliers[residual.costColumn]![t]!
  return Math.max(0, residual.value * value - residual.cost * cost + residual.rest)
}
