import type { Clause } from '../../../case/types.ts'
import { payClause } from '../../../ledger/clauses/pay-clause.ts'
import { type ClauseOf, paymentPeriod, type Scene } from '../../../ledger/clauses/scene.ts'
import { presentValue } from '../../../ledger/present-value.ts'
import { pathScene } from '../../path/clause-path.ts'
import { emptyPath } from '../../path/path.ts'
import { SALES_PACE } from '../../plan/drivers.ts'
import type { ClausePlan, RiskPlan } from '../../plan/plan.ts'
import { type CaseDesk, placeIn, placesOf } from './case-desk.ts'
import type { EuroRows } from './case-flows.ts'
import type { MarketRows } from './case-market.ts'
import { ownSlot, requiredSlot, signsOfFlow, type WatchedLines, type WorthPlan } from './case-worths.ts'

/** More than any amount, and what single precision still holds. */
const BOUNDLESS = 1e30

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

/** Clauses in their order, each with how it pays. */
export type ClauseRules = readonly (readonly [ClausePlan, Rule])[]

/** Clauses with their rules; `undefined` when one of them asks for the trial-by-trial run. */
export function clauseRules(plan: RiskPlan): ClauseRules | undefined {
  if (plan.clauses.length === 0) return []
  const scene = pathScene(plan, emptyPath(plan))
  const rules: [ClausePlan, Rule][] = []
  for (const one of plan.clauses) {
    const rule = ruleOf(plan, one.clause, scene)
    if (!rule) return undefined
    rules.push([one, rule])
  }
  return rules
}

/** What clauses watch: by rule the places of the lines that it adds up, in the order of the clauses. */
export function watchedBy(plan: RiskPlan, rules: ClauseRules): readonly WatchedLines[] {
  const places = new Map(plan.lines.map(({ id }, place) => [id, place]))
  return rules.flatMap(([, rule]) =>
    rule.kind === 'lines' ? [rule.lines.flatMap(id => places.get(id) ?? [])] : [],
  )
}

/**
 * Writes clauses in their order; each sees what lines, events and the clauses before it did. `told` is a row that begins
 * at zero, for what each of them transfers at the common rate.
 */
export function writeClauses(
  desk: CaseDesk,
  rules: ClauseRules,
  rows: {
    readonly market: Pick<MarketRows, 'multipliers' | 'pace'>
    readonly euro: EuroRows
    readonly worth: WorthPlan
  },
  told?: number,
): void {
  const { plan, writer } = desk
  const scene = pathScene(plan, emptyPath(plan))
  let watched = -1
  for (const [nth, [one, rule]] of rules.entries()) {
    const paid = { ...rows, told: told === undefined ? undefined : placeIn(told, nth) }
    if (rule.kind === 'lines') watched += 1
    if (rule.kind === 'certain') {
      payCertain(desk, one, payClause(one.clause, scene), paid)
      continue
    }
    if (rule.t <= plan.times.closedThrough) continue
    const seen = seenBy(desk, rule, watched, rows)
    for (const numbers of rule.kind === 'index' ? rule.numbers : [rule.numbers]) {
      const row = writer.row(1)
      writer.finish('amount', seen, writer.weights(numbers), row)
      pay(desk, one, row, rule.t, paid)
    }
  }
  plan.parties.forEach((_, party) => {
    const [own, required] = [ownSlot(party), requiredSlot(plan, party)]
    if (rows.worth.factors[required]) return
    const [from, to] = [own, required].map(slot => placeIn(rows.euro.worths, slot)) as [number, number]
    writer.finish('scaled', from, writer.weights([1]), 1, to)
  })
}

interface Paid extends Pick<Parameters<typeof writeClauses>[2], 'euro' | 'worth'> {
  /** Place of what the clause is worth at the common rate; undefined where nobody asks. */
  readonly told: number | undefined
}

/** Slots that a clause changes, with its sign; last that of the flows. */
function changedBy(
  { plan }: CaseDesk,
  one: ClausePlan,
  { worth }: Pick<Paid, 'worth'>,
): [slot: number, sign: number][] {
  const signs = signsOfFlow(plan, one)
  const flows = signs.pop()!
  return [
    ...signs.flatMap((sign, slot): [number, number][] =>
      sign === 0 || !worth.factors[slot] ? [] : [[slot, sign]],
    ),
    [-1, flows],
  ]
}

/** Adds what a clause pays at t, one number of the trial. */
function pay(desk: CaseDesk, one: ClausePlan, amount: number, t: number, rows: Paid): void {
  const { plan, writer } = desk
  if (rows.told !== undefined)
    writer.finish('addScaled', amount, writer.weights([plan.commonFactors[t]!]), 1, rows.told)
  for (const [slot, sign] of changedBy(desk, one, rows)) {
    if (sign === 0) continue
    const scale = slot < 0 ? sign : sign * rows.worth.factors[slot]![t]!
    const to = slot < 0 ? placeIn(rows.euro.flows, t) : placeIn(rows.euro.worths, slot)
    writer.finish('addScaled', amount, writer.weights([scale]), 1, to)
  }
}

/** Adds what a clause pays in every trial alike. */
function payCertain(desk: CaseDesk, one: ClausePlan, flows: ReturnType<typeof payClause>, rows: Paid): void {
  const { plan, writer } = desk
  const certain = new Float64Array(placesOf(desk))
  for (const { t, eur } of flows) if (t > plan.times.closedThrough) certain[t]! += eur
  if (rows.told !== undefined)
    writer.finish('addNumbers', writer.weights([presentValue(certain, plan.commonFactors)]), 1, rows.told)
  for (const [slot, sign] of changedBy(desk, one, rows)) {
    if (sign === 0) continue
    const factor = slot < 0 ? undefined : rows.worth.factors[slot]
    const total = (): number => certain.reduce((sum, eur, t) => sum + sign * eur * factor![t]!, 0)
    const numbers = factor ? [total()] : certain.map(eur => sign * eur)
    const to = factor ? placeIn(rows.euro.worths, slot) : rows.euro.flows
    writer.finish('addNumbers', writer.weights(numbers), numbers.length, to)
  }
}

/** The row of the one number of a trial that a clause looks at. */
function seenBy(
  desk: CaseDesk,
  rule: Exclude<Rule, { kind: 'certain' }>,
  watched: number,
  { market, euro }: Parameters<typeof writeClauses>[2],
): number {
  const { plan } = desk
  if (rule.kind === 'lines') return placeIn(euro.watched, watched)
  if (rule.kind === 'worth') {
    const party = plan.parties.findIndex(({ id }) => id === rule.party)
    return party < 0 ? desk.zeros : placeIn(euro.worths, ownSlot(party))
  }
  if (rule.index === SALES_PACE) return rule.t === 0 ? desk.ones : placeIn(market.pace, rule.t)
  const column = plan.observed.get(rule.index) ?? -1
  return column < 0 ? desk.ones : placeIn(market.multipliers[column]!, rule.t)
}
