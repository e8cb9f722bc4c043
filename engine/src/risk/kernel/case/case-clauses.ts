import type { Clause } from '../../../case/types.ts'
import { payClause } from '../../../ledger/clauses/pay-clause.ts'
import { type ClauseOf, paymentPeriod, type Scene } from '../../../ledger/clauses/scene.ts'
import { pathScene } from '../../path/clause-path.ts'
import { emptyPath } from '../../path/path.ts'
import { SALES_PACE } from '../../plan/drivers.ts'
import type { ClausePlan, RiskPlan } from '../../plan/plan.ts'
import { type CaseDesk, placeIn, placesOf } from './case-desk.ts'
import { type FlowRows, type Route, routeOf } from './case-flows.ts'
import type { MarketRows } from './case-market.ts'

/** More than any amount, and what single precision still holds. */
const BOUNDLESS = 1e30

/** Rows by t of everybody's flows. */
export interface BookRows {
  readonly parties: readonly number[]
  readonly area: number
  readonly landExploitation: number
}

/** How a clause pays: from one number of the trial, or always the same. */
type Rule =
  | { readonly kind: 'certain' }
  | {
      readonly kind: 'worth'
      readonly party: string
      readonly t: number
      readonly numbers: readonly number[]
    }
  | {
      readonly kind: 'lines'
      readonly lines: readonly string[]
      readonly t: number
      readonly numbers: readonly number[]
    }
  | {
      readonly kind: 'index'
      readonly index: string
      readonly t: number
      readonly numbers: readonly (readonly number[])[]
    }

/** What the kernel does for a clause; `undefined` when only the trial-by-trial run can. */
function ruleOf(plan: RiskPlan, clause: Clause, scene: Scene): Rule | undefined {
  switch (clause.kind) {
    case 'fixed-price':
    case 'deferred-payment':
    case 'take-down':
    case 'guarantee-fee':
      return { kind: 'certain' }
    case 'index-band':
      return plan.case.indices?.[clause.inputs.index] === undefined
        ? bandRule(clause, scene)
        : { kind: 'certain' }
    case 'option':
      return plan.case.indices?.[clause.inputs.rule.index] === undefined ? undefined : { kind: 'certain' }
    case 'overage':
    case 'clawback':
      return excessRule(clause, scene, clause.inputs.thresholdEur, clause.inputs.capEur)
    case 'subsidy-clawback':
      return excessRule(clause, scene, clause.inputs.capEur, undefined)
    case 'guarantee':
      return guaranteeRule(clause, scene)
    case 'first-loss':
    case 'stop-loss': {
      const t = paymentPeriod(scene, clause.inputs.t)
      const { attachEur, limitEur } = clause.inputs
      const grown = scene.growthOf(clause.to, t)
      return { kind: 'worth', party: clause.to, t, numbers: [-1, 0, 0, grown, -attachEur, 0, limitEur] }
    }
    case 'min-price-share': {
      const { of, share, minEur } = clause.inputs
      const numbers = [share, 0, -BOUNDLESS, 1, 0, minEur, BOUNDLESS]
      return { kind: 'lines', lines: of, t: paymentPeriod(scene, clause.inputs.t), numbers }
    }
    case 'cost-recovery-settlement': {
      const planned = clause.inputs.items.reduce((sum, id) => sum + scene.plannedTotalOf(id), 0)
      const numbers = [1, -planned, -BOUNDLESS, 1, 0, -BOUNDLESS, BOUNDLESS]
      return { kind: 'lines', lines: clause.inputs.items, t: clause.inputs.t, numbers }
    }
    default:
      return undefined
  }
}

type ExcessClause = ClauseOf<'overage' | 'clawback' | 'subsidy-clawback'>

function excessRule(clause: ExcessClause, scene: Scene, above: number, cap: number | undefined): Rule {
  const t = paymentPeriod(scene, clause.inputs.t)
  const scale = clause.inputs.share * scene.growthOf(clause.from, t)
  const numbers = [1, -above, 0, scale, 0, -BOUNDLESS, cap ?? BOUNDLESS]
  return { kind: 'worth', party: clause.from, t, numbers }
}

function guaranteeRule({ inputs }: ClauseOf<'guarantee'>, scene: Scene): Rule {
  const limit = Math.min(inputs.limitEur, inputs.capPerYear ?? inputs.limitEur)
  if (!scene.cashOf(inputs.of)) {
    const t = inputs.t ?? scene.lastPlannedPeriodOf(inputs.of)
    const numbers = [-1, scene.plannedTotalOf(inputs.of), -BOUNDLESS, 1, 0, 0, limit]
    return { kind: 'lines', lines: [inputs.of], t, numbers }
  }
  const t = paymentPeriod(scene, inputs.t)
  const numbers = [-1, 0, 0, scene.growthOf(inputs.of, t), 0, -BOUNDLESS, limit]
  return { kind: 'worth', party: inputs.of, t, numbers }
}

/** Above the band and, when it works both ways, below it. */
function bandRule({ inputs }: ClauseOf<'index-band'>, scene: Scene): Rule {
  const { baseEur: base, band, cap } = inputs
  const above = [base, -(1 + band) * base, 0, 1, 0, 0, cap * base]
  const below = [-base, (1 - band) * base, 0, -1, 0, -cap * base, 0]
  const numbers = inputs.sided === 'one' ? [above] : [above, below]
  return { kind: 'index', index: inputs.index, t: paymentPeriod(scene, inputs.t), numbers }
}

/** Clauses with their rules; `undefined` when one of them asks for the trial-by-trial run. */
export function clauseRules(plan: RiskPlan): readonly (readonly [ClausePlan, Rule])[] | undefined {
  const scene = pathScene(plan, emptyPath(plan))
  const rules: [ClausePlan, Rule][] = []
  for (const one of plan.clauses) {
    const rule = ruleOf(plan, one.clause, scene)
    if (!rule) return undefined
    rules.push([one, rule])
  }
  return rules
}

/** Places of the lines whose cash clauses look at. */
export function linesOfRules(plan: RiskPlan, rules: readonly (readonly [ClausePlan, Rule])[]): Set<number> {
  const ids = rules.flatMap(([, rule]) => (rule.kind === 'lines' ? rule.lines : []))
  return new Set(ids.map(id => plan.lines.findIndex(line => line.id === id)).filter(place => place >= 0))
}

/** Everybody's book before clauses: whose it is, and what it receives of a route. */
function booksOf({ plan }: CaseDesk): ((route: Route) => readonly number[])[] {
  return [
    ...plan.parties.map(
      (_, party) => (route: Route) => route.parties.filter(([of]) => of === party).map(([, scale]) => scale),
    ),
    route => [route.area],
    route => [route.landExploitation],
  ]
}

/** Adds the flows of all routes to those whom they concern; whom no other flow concerns keeps an `earlier` row. */
export function writeBooks(desk: CaseDesk, { routes }: FlowRows, earlier?: BookRows): BookRows {
  const before = earlier && [...earlier.parties, earlier.area, earlier.landExploitation]
  const rows = booksOf(desk).map((scalesOf, place) => {
    const flows = routes.flatMap(route =>
      scalesOf(route)
        .filter(scale => scale !== 0)
        .map(scale => ({ route, scale })),
    )
    if (before && flows.every(({ route }) => route.isHeld)) return before[place]!
    const row = desk.hold(placesOf(desk))
    for (const { route, scale } of flows)
      desk.writer.finish('addScaled', route.row, desk.writer.weights([scale]), placesOf(desk), row)
    return row
  })
  const [area, landExploitation] = rows.slice(-2) as [number, number]
  return { parties: rows.slice(0, -2), area, landExploitation }
}

/** Books that clauses can write in, where those before clauses must stay as they are. */
export function copiedBooks(desk: CaseDesk, books: BookRows): BookRows {
  if (desk.plan.clauses.length === 0) return books
  const routes = desk.plan.clauses.map(clause => routeOf(0, clause))
  const isBooked = booksOf(desk).map(scalesOf =>
    routes.some(route => scalesOf(route).some(scale => scale !== 0)),
  )
  const rows = [...books.parties, books.area, books.landExploitation].map((row, place) => {
    if (!isBooked[place]) return row
    const copy = desk.writer.zeroRow(placesOf(desk))
    desk.writer.finish('addScaled', row, desk.writer.weights([1]), placesOf(desk), copy)
    return copy
  })
  const [area, landExploitation] = rows.slice(-2) as [number, number]
  return { parties: rows.slice(0, -2), area, landExploitation }
}

/** Adds `count` places of a route's row to the books, from t on. */
function book({ writer }: CaseDesk, books: BookRows, route: Route, count: number, t: number): void {
  const add = (scale: number, row: number): void => {
    if (scale !== 0) writer.finish('addScaled', route.row, writer.weights([scale]), count, placeIn(row, t))
  }
  for (const [party, scale] of route.parties) add(scale, books.parties[party]!)
  add(route.area, books.area)
  add(route.landExploitation, books.landExploitation)
}

/** Writes clauses in their order; each sees what lines, events and the clauses before it did. */
export function writeClauses(
  desk: CaseDesk,
  rules: readonly (readonly [ClausePlan, Rule])[],
  rows: {
    readonly market: Pick<MarketRows, 'multipliers' | 'pace'>
    readonly flows: FlowRows
    readonly books: BookRows
  },
): void {
  const { plan, writer } = desk
  const scene = pathScene(plan, emptyPath(plan))
  for (const [one, rule] of rules) {
    if (rule.kind === 'certain') {
      const row = writer.zeroRow(placesOf(desk))
      const certain = new Float64Array(placesOf(desk))
      for (const { t, eur } of payClause(one.clause, scene))
        if (t > plan.times.closedThrough) certain[t]! += eur
      writer.finish('addNumbers', writer.weights(certain), certain.length, row)
      book(desk, rows.books, routeOf(row, one), placesOf(desk), 0)
      continue
    }
    if (rule.t <= plan.times.closedThrough) continue
    const seen = seenBy(desk, rule, rows)
    for (const numbers of rule.kind === 'index' ? rule.numbers : [rule.numbers]) {
      const row = writer.row(1)
      writer.finish('amount', seen, writer.weights(numbers), row)
      book(desk, rows.books, routeOf(row, one), 1, rule.t)
    }
  }
}

/** The one number of a trial that a clause looks at. */
function seenBy(
  desk: CaseDesk,
  rule: Exclude<Rule, { kind: 'certain' }>,
  { market, flows, books }: Parameters<typeof writeClauses>[2],
): number {
  const { plan, writer } = desk
  if (rule.kind === 'index') {
    if (rule.index === SALES_PACE) return rule.t === 0 ? desk.ones : placeIn(market.pace, rule.t)
    const column = plan.observed.get(rule.index) ?? -1
    return column < 0 ? desk.ones : placeIn(market.multipliers[column]!, rule.t)
  }
  const at = writer.zeroRow(1)
  if (rule.kind === 'worth') {
    const party = plan.parties.findIndex(({ id }) => id === rule.party)
    if (party >= 0)
      writer.finish(
        'dot',
        books.parties[party]!,
        writer.weights(plan.parties[party]!.ownFactors),
        placesOf(desk),
        at,
      )
    return at
  }
  const sums = rule.lines.map(id => flows.kept.get(plan.lines.findIndex(line => line.id === id)))
  for (const row of sums) {
    if (row === undefined) continue
    const one = writer.row(1)
    writer.finish('dot', row, writer.weights(new Float64Array(placesOf(desk)).fill(1)), placesOf(desk), one)
    writer.finish('addScaled', one, writer.weights([1]), 1, at)
  }
  return at
}
