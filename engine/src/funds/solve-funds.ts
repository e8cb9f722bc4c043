import type { Highs } from 'highs'
import { canonicalJson } from '../case/canonical-json.ts'
import { sha256 } from '../case/sha-256.ts'
import type { Allocation } from './allocation.ts'
import { assertAllocation } from './check-allocation.ts'
import { fundsProgram } from './funds-program.ts'
import type { FundInstance, FundsPolicy } from './instance-shape.ts'
import { loadSolver, solveProgram, solverName } from './linear-program.ts'
import { emptyCosts, entriesOf, indicatorCosts, paidColumns, worthOf } from './objective.ts'
import type { FundsProgram } from './program-columns.ts'
import { atLeast, atMost } from './program-desk.ts'
import { openScene, type Scene } from './scene.ts'
import { exactProjects, type Found, type SearchLimits, searchFunds, withRow } from './search.ts'

/** What may be asked of a solve beside the instance. */
export interface FundsOptions extends Partial<SearchLimits> {
  /** Projects that must be in. */
  readonly force?: readonly string[]
  /** Indicators of which there must be so much. */
  readonly atLeast?: Readonly<Record<string, number>>
  /** Options to start from, of an allocation that stays possible. */
  readonly start?: readonly string[]
  /** Without it equally good allocations are not told apart: faster, for figures alone. */
  readonly settleTies?: boolean
}

const usual: SearchLimits = { nodes: 100_000, iterations: 40, seed: 1 }
/** Nodes of a search among equals: they are alike in what counts, so that the proof is not worth minutes. */
const tieNodes = 2000
/** Values that differ less count as equal. */
const near = 1e-6

/** The allocation that reaches most under a policy, and among equals the one that costs least public money. */
export async function solveFunds(
  instance: FundInstance,
  policy: FundsPolicy = instance.policy,
  options: FundsOptions = {},
): Promise<Allocation> {
  return allocate(await loadSolver(), instance, policy, options)
}

/** The same with a solver that is already there. */
export function allocate(
  solver: Highs,
  instance: FundInstance,
  policy: FundsPolicy,
  options: FundsOptions = {},
): Allocation {
  const scene = openScene(instance, policy)
  const written = forced(fundsProgram(scene), options)
  const limits = { ...usual, ...options }
  const goal = reach(solver, written, policy, limits, options.start)
  const audit = {
    modelHash: sha256(canonicalJson({ instance, policy, force: options.force, atLeast: options.atLeast })),
    solver: solverName(solver),
    seed: limits.seed,
    limit: { nodes: limits.nodes, iterations: limits.iterations },
  }
  if (!goal)
    return {
      status: 'infeasible',
      objective: 0,
      bound: 0,
      gap: 0,
      chosen: [],
      payments: [],
      grants: [],
      own: [],
      audit,
    }
  const values = options.settleTies === false ? goal.values : settle(solver, goal, written, limits)
  const distance = Math.max(0, goal.bound - goal.objective)
  const isProven = distance <= near * Math.max(1, Math.abs(goal.bound))
  const allocation: Allocation = {
    status: isProven ? 'proven' : 'gap',
    objective: goal.objective,
    bound: isProven ? goal.objective : goal.bound,
    gap: isProven ? 0 : distance / Math.max(1, Math.abs(goal.bound)),
    ...read(values, written, scene),
    audit,
  }
  assertAllocation(instance, policy, allocation)
  return allocation
}

function forced(written: FundsProgram, { force = [], atLeast: floors = {} }: FundsOptions): FundsProgram {
  const inRows = force.map(id => {
    const columns = written.projects.find(one => one.project.project.id === id)?.options ?? []
    return atLeast(
      1,
      columns.map(column => [column, 1] as const),
    )
  })
  const floorRows = Object.entries(floors).map(([indicator, least]) =>
    atLeast(least - near, entriesOf(indicatorCosts(written, { [indicator]: 1 }))),
  )
  return [...inRows, ...floorRows].reduce(withRow, written)
}

/** What a policy reached: values, with the figure and bound of its objective, and the rows that hold it. */
interface Reached extends Found {
  /** The program with the objective held at what was reached. */
  readonly held: FundsProgram
}

function reach(
  solver: Highs,
  written: FundsProgram,
  { objective }: FundsPolicy,
  limits: SearchLimits,
  startOptions: readonly string[] = [],
): Reached | undefined {
  const asked = startOptions.length > 0 ? completed(solver, written, startOptions) : undefined
  const fair = withLeastSlack(solver, written, limits, asked)
  if (!fair) return undefined
  const { start } = fair
  if (objective.mode === 'perEuro')
    return reachPerEuro(solver, fair.program, objective.indicator!, limits, start)
  if (objective.mode === 'weighted')
    return reachMost(solver, fair.program, indicatorCosts(written, objective.weights!), limits, 0, start)
  let first: Reached | undefined
  let { program } = fair
  const order = objective.order!
  for (const [place, indicator] of order.entries()) {
    const costs = indicatorCosts(written, { [indicator]: 1 })
    // Only a goal that comes later may take of this one: who chooses among equals takes nothing.
    const eps = place < order.length - 1 ? objective.eps! : 0
    const next = reachMost(solver, program, costs, limits, eps, first?.values ?? start)
    if (!next) return first
    program = next.held
    first = { ...(first ?? next), values: next.values, held: next.held }
  }
  return first
}

/** Regional minimums give way as little as can be, whatever that takes of the objective, and are held there. */
function withLeastSlack(
  solver: Highs,
  written: FundsProgram,
  limits: SearchLimits,
  start: ArrayLike<number> | undefined,
): { program: FundsProgram; start: ArrayLike<number> | undefined } | undefined {
  if (written.slackColumns.length === 0) return { program: written, start }
  const costs = emptyCosts(written)
  for (const column of written.slackColumns) costs[column] = -1
  const found = searchFunds(solver, written, costs, limits, start)
  if (!found) return undefined
  const held = atMost(near - worthOf(found.values, costs), entriesOf(costs.map(cost => -cost)))
  return { program: withRow(written, held), start: found.values }
}

/** The most of these costs. `eps` is what later goals may give up. */
function reachMost(
  solver: Highs,
  written: FundsProgram,
  costs: readonly number[],
  limits: SearchLimits,
  eps: number,
  start?: ArrayLike<number>,
): Reached | undefined {
  const found = searchFunds(solver, written, costs, limits, start)
  if (!found) return undefined
  const objective = worthOf(found.values, costs)
  const floor = objective - eps * Math.abs(objective) - near * Math.max(1, Math.abs(objective))
  return {
    values: found.values,
    objective,
    bound: objective + Math.max(0, found.bound - found.objective),
    held: withRow(written, atLeast(floor, entriesOf(costs))),
  }
}

/** Least public money that a ratio is taken over: the smallest amount of the file. */
const leastMoney = 0.1
const ratioRounds = 30

/** The most of an indicator for a million of public money, by solving for the ratio that leaves nothing to win. */
function reachPerEuro(
  solver: Highs,
  written: FundsProgram,
  indicator: string,
  limits: SearchLimits,
  start: ArrayLike<number> | undefined,
): Reached | undefined {
  const { columns } = written.desk.program
  const money = columns.length
  const desk = { ...written.desk, program: { ...written.desk.program, columns: [...columns] } }
  desk.program.columns.push({ cost: 0, lower: leastMoney, upper: Number.POSITIVE_INFINITY })
  const paid = paidColumns(written)
  const rest = paid.map(column => [column, -1] as const)
  const program = withRow({ ...written, desk }, atLeast(0, [[money, 1], ...rest]))
  // What is paid, and not the column: as long as money has no price that one may stand at any height.
  const moneyOf = (values: ArrayLike<number>) => paid.reduce((sum, column) => sum + values[column]!, 0)
  const worth = indicatorCosts(program, { [indicator]: 1 })
  let ratio = 0
  let best: Reached | undefined
  let from = start && [...Array.from(start), Math.max(leastMoney, moneyOf(start))]
  for (let round = 0; round < ratioRounds; round++) {
    const costs = worth.map((value, column) => (column === money ? -ratio : value))
    const next = reachMost(solver, program, costs, limits, 0, from)
    if (!next) return best
    from = Array.from(next.values)
    const found = worthOf(next.values, worth) / Math.max(leastMoney, moneyOf(next.values))
    const isLast = found <= ratio + near
    ratio = Math.max(ratio, found)
    const slack = Math.max(0, next.bound) / leastMoney
    best = {
      ...next,
      objective: ratio,
      bound: isLast && next.bound - next.objective < near ? ratio : ratio + slack,
    }
    if (isLast) break
  }
  return best
}

/** The values of a whole allocation with these options: the rest follows from them. */
function completed(
  solver: Highs,
  written: FundsProgram,
  ids: readonly string[],
): ArrayLike<number> | undefined {
  const chosen = new Set(ids)
  const columns = [...written.desk.program.columns]
  for (const { project, options } of written.projects) {
    for (const [place, column] of options.entries()) {
      const value = chosen.has(project.options[place]!.option.id) ? 1 : 0
      columns[column] = { cost: 0, lower: value, upper: value, isWhole: true }
    }
  }
  return solveProgram(solver, { ...written.desk.program, columns }, { nodes: 1000 }).values
}

/** Among equally good allocations: least public money, then the earliest starts, then the first ids. */
function settle(
  solver: Highs,
  { held, values }: Reached,
  written: FundsProgram,
  limits: SearchLimits,
): ArrayLike<number> {
  const money = emptyCosts(held)
  for (const column of paidColumns(held)) money[column] = -1
  if (written.projects.length > exactProjects) return fixedBest(solver, held, values, money)
  const starts = emptyCosts(held)
  const ranks = emptyCosts(held)
  let rank = 0
  for (const { project, options } of held.projects) {
    for (const [place, column] of options.entries()) {
      starts[column] = -project.options[place]!.startPlace
      ranks[column] = -++rank
    }
  }
  let program = held
  let best = values
  const few = { ...limits, nodes: Math.min(limits.nodes, tieNodes) }
  for (const costs of [money, starts, ranks]) {
    const found = searchFunds(solver, program, costs, few, best)
    if (!found) break
    best = found.values
    program = withRow(program, atLeast(worthOf(best, costs) - near, entriesOf(costs)))
  }
  return fixedBest(solver, held, best, money)
}

/** The same whole decisions with the least public money: plain amounts, free of what the search left in its last digits. */
function fixedBest(
  solver: Highs,
  written: FundsProgram,
  values: ArrayLike<number>,
  costs: readonly number[],
): ArrayLike<number> {
  const columns = written.desk.program.columns.map((column, place) => {
    const value = Math.round(values[place]!)
    const cost = costs[place]!
    return column.isWhole ? { cost, lower: value, upper: value } : { ...column, cost }
  })
  return solveProgram(solver, { ...written.desk.program, columns }).values ?? values
}

const dust = 5e-7
/** Whole euro. */
const rounded = (amount: number): number => Math.round(amount * 1e6) / 1e6

function read(values: ArrayLike<number>, written: FundsProgram, { years }: Scene) {
  const amountOf = (column: number) => rounded(values[column]!)
  const chosen = written.projects.flatMap(({ project, options }) =>
    options.flatMap((column, place) => (values[column]! > 0.5 ? [project.options[place]!.option.id] : [])),
  )
  const payments = written.pairs.flatMap(({ pair, paid }) =>
    [...paid].map(([place, column]) => ({
      ...namesOf(pair),
      year: years[place]!,
      amount: amountOf(column),
    })),
  )
  const grants = written.pairs.flatMap(({ pair, granted }) =>
    [...granted].map(([category, column]) => ({ ...namesOf(pair), category, amount: amountOf(column) })),
  )
  const own = written.projects.flatMap(one =>
    one.own.map((column, place) => ({
      project: one.project.project.id,
      year: years[place]!,
      amount: amountOf(column),
    })),
  )
  const some = <T extends { readonly amount: number }>(rows: readonly T[]) =>
    rows.filter(row => row.amount > dust)
  return { chosen, payments: some(payments), grants: some(grants), own: some(own) }
}

const namesOf = ({ fund, project }: FundsProgram['pairs'][number]['pair']) => ({
  fund: fund.id,
  project: project.project.id,
})
