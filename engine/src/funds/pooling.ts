import type { Highs } from 'highs'
import type { Allocation } from './allocation.ts'
import { type FundInstance, type InstanceFund, type Wall, type Walls, wallNames } from './instance-shape.ts'
import { loadSolver } from './linear-program.ts'
import { homesFor } from './scene.ts'
import { exactProjects } from './search.ts'
import { allocate, type FundsOptions } from './solve-funds.ts'

/** What one wall costs, seen from both sides and as its fair share. */
export interface WallValue {
  readonly wall: Wall
  /** Won when this wall alone falls. */
  readonly firstOff: number
  /** Lost when this wall alone stays. */
  readonly lastOn: number
  /** Average over all orders in which walls can fall; the shares of all walls add up to the value. */
  readonly shapley: number
}

/** Two pots put together, in the order in which that wins most. */
export interface Merge {
  readonly a: string
  readonly b: string
  /** Won on top of the merges before it. */
  readonly gain: number
}

/** What pooled money buys that walled pots do not, in units of the objective. */
export interface ValueOfPooling {
  /** Least and most; equal when both allocations are proven. */
  readonly value: readonly [number, number]
  readonly byWall: readonly WallValue[]
  /** Empty when there are too many pots or projects to try. */
  readonly mergeOrder: readonly Merge[]
  readonly withWalls: Allocation
  readonly pooled: Allocation
}

type MinHomes = NonNullable<InstanceFund['minHomes']>

const mergeLimits = { funds: 8, steps: 4 }
const near = 1e-6

/** Walls that some pot has; the others stand for nothing. */
export function usedWalls({ funds, categories, years, policy }: FundInstance): Wall[] {
  const any = (has: (fund: InstanceFund) => boolean) => funds.some(has)
  const used: Record<Wall, boolean> = {
    earmark: any(fund => categories.some(category => !fund.purposes.includes(category))),
    region: any(fund => fund.regions !== undefined),
    year: years.length > 1 && funds.length > 0,
    share: any(fund => fund.maxShare !== undefined || fund.minShareOthers !== undefined),
    size: any(fund => [fund.minGrant, fund.maxPerProject, fund.maxPots].some(limit => limit !== undefined)),
    deadline: any(fund =>
      [fund.deadlineCommit, fund.deadlinePay, fund.latestStart, fund.latestFinish].some(
        year => year !== undefined,
      ),
    ),
  }
  return wallNames.filter(wall => used[wall] && policy.walls[wall])
}

/** Solves an instance for a set of walls once, however often it is asked. */
function openDesk(solver: Highs, instance: FundInstance, options: FundsOptions) {
  const solved = new Map<string, Allocation>()
  return (standing: readonly Wall[]): Allocation => {
    const key = wallNames.filter(wall => standing.includes(wall)).join()
    const known = solved.get(key)
    if (known) return known
    // An allocation with more walls stays possible with fewer: it is a start, so that pooling can never cost anything.
    const starts = [...solved].filter(([other]) => isWithin(key, other)).map(([, allocation]) => allocation)
    const start = starts.toSorted((a, b) => b.objective - a.objective)[0]?.chosen
    const found = allocate(
      solver,
      instance,
      { ...instance.policy, walls: walledBy(standing) },
      {
        ...options,
        settleTies: false,
        ...(start ? { start } : {}),
      },
    )
    const best = starts.reduce((most, one) => Math.max(most, one.objective), found.objective)
    const allocation = { ...found, objective: best, bound: Math.max(found.bound, best) }
    solved.set(key, allocation)
    return allocation
  }
}

const isWithin = (few: string, more: string): boolean => {
  const standing = more.split(',')
  return few === '' || few.split(',').every(wall => standing.includes(wall))
}

/** The value of pooling, wall by wall. Walls that the policy already takes down stay down on both sides. */
export async function valueOfPooling(
  instance: FundInstance,
  options: FundsOptions = {},
): Promise<ValueOfPooling> {
  const solver = await loadSolver()
  const walls = usedWalls(instance)
  const desk = openDesk(solver, instance, options)
  const withWalls = desk(walls)
  // The most walls first: each answer is a start for those with fewer.
  const subsets = subsetsOf(walls).toSorted((a, b) => b.length - a.length)
  for (const subset of subsets) desk(subset)
  const pooled = desk([])
  const worth = (standing: readonly Wall[]) => desk(standing).objective
  const byWall = wallNames.map(wall => {
    if (!walls.includes(wall)) return { wall, firstOff: 0, lastOn: 0, shapley: 0 }
    const others = walls.filter(other => other !== wall)
    return {
      wall,
      firstOff: worth(others) - worth(walls),
      lastOn: worth([]) - worth([wall]),
      shapley: shapleyOf(wall, others, worth),
    }
  })
  return {
    value: [Math.max(0, pooled.objective - withWalls.bound), pooled.bound - withWalls.objective],
    byWall,
    mergeOrder: mergeOrder(solver, instance, withWalls.objective, options),
    withWalls: allocate(solver, instance, instance.policy, options),
    pooled: allocate(
      solver,
      instance,
      { ...instance.policy, walls: walledBy([]) },
      { ...options, start: pooled.chosen },
    ),
  }
}

const walledBy = (standing: readonly Wall[]): Walls => ({
  earmark: standing.includes('earmark'),
  region: standing.includes('region'),
  year: standing.includes('year'),
  share: standing.includes('share'),
  size: standing.includes('size'),
  deadline: standing.includes('deadline'),
})

function subsetsOf(walls: readonly Wall[]): Wall[][] {
  return Array.from({ length: 2 ** walls.length }, (_, mask) =>
    walls.filter((_wall, place) => Math.floor(mask / 2 ** place) % 2 === 1),
  )
}

/** What taking this wall down wins, averaged over every order in which walls can fall. */
function shapleyOf(
  wall: Wall,
  others: readonly Wall[],
  worth: (standing: readonly Wall[]) => number,
): number {
  const factorial = (count: number): number => (count <= 1 ? 1 : count * factorial(count - 1))
  const total = factorial(others.length + 1)
  return subsetsOf(others).reduce((sum, standing) => {
    const weight = (factorial(standing.length) * factorial(others.length - standing.length)) / total
    return sum + weight * (worth(standing) - worth([...standing, wall]))
  }, 0)
}

/** Which two pots to put together first, and which then, as long as it wins anything. */
function mergeOrder(solver: Highs, instance: FundInstance, worth: number, options: FundsOptions): Merge[] {
  if (instance.projects.length > exactProjects || instance.funds.length > mergeLimits.funds) return []
  const merges: Merge[] = []
  let current = instance
  let reached = worth
  for (let step = 0; step < mergeLimits.steps; step++) {
    const tried = pairsOf(current.funds).map(([a, b]) => {
      const merged = {
        ...current,
        funds: [...current.funds.filter(fund => fund !== a && fund !== b), mergedFund(a, b)],
      }
      const { objective } = allocate(solver, merged, merged.policy, { ...options, settleTies: false })
      return { a: a.id, b: b.id, gain: objective - reached, merged }
    })
    const best = tried.toSorted((one, two) => two.gain - one.gain)[0]
    if (!best || best.gain <= near * Math.max(1, reached)) break
    merges.push({ a: best.a, b: best.b, gain: best.gain })
    current = best.merged
    reached += best.gain
  }
  return merges
}

/** Pots that pay alike; others cannot become one without changing what they may do. */
function pairsOf(funds: readonly InstanceFund[]): [InstanceFund, InstanceFund][] {
  const open = funds.filter(fund => fund.certainty !== 'vervallen' && !fund.repay)
  const ordered = open.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return ordered.flatMap((a, place) =>
    ordered
      .slice(place + 1)
      .filter(b => a.payment === b.payment && a.stateAid === b.stateAid)
      .map((b): [InstanceFund, InstanceFund] => [a, b]),
  )
}

/** One pot for the purposes of both, with of each condition the milder. */
function mergedFund(a: InstanceFund, b: InstanceFund): InstanceFund {
  const years = [...new Set([...Object.keys(a.budget), ...Object.keys(b.budget)])].toSorted()
  const milder = <K extends keyof InstanceFund>(key: K, choose: (one: number, other: number) => number) => {
    const [one, other] = [a[key], b[key]]
    return typeof one === 'number' && typeof other === 'number' ? { [key]: choose(one, other) } : {}
  }
  return {
    id: `${a.id}+${b.id}`,
    name: `${a.name} + ${b.name}`,
    owner: a.owner,
    kind: a.kind,
    certainty: a.certainty,
    budget: Object.fromEntries(years.map(year => [year, tenth(budgetOf(a, year) + budgetOf(b, year))])),
    carryOver: Math.max(a.carryOver, b.carryOver),
    purposes: [...new Set([...a.purposes, ...b.purposes])],
    payment: a.payment,
    stateAid: a.stateAid,
    ...(a.regions && b.regions ? { regions: [...new Set([...a.regions, ...b.regions])] } : {}),
    ...milder('maxShare', Math.max),
    ...milder('minShareOthers', Math.min),
    ...milder('minGrant', Math.min),
    ...milder('maxPerProject', (one, other) => tenth(one + other)),
    ...milder('deadlineCommit', Math.max),
    ...milder('deadlinePay', Math.max),
    ...milder('latestStart', Math.max),
    ...milder('latestFinish', Math.max),
    ...milder('maxPots', Math.max),
    ...milder('maxApplicationsPerMunicipality', (one, other) => one + other),
    ...milder('minAffordableShare', Math.min),
    ...(a.minHomes && b.minHomes ? { minHomes: mergedHomes(a.minHomes, b.minHomes) } : {}),
  }
}

const tenth = (amount: number): number => Math.round(amount * 10) / 10
const budgetOf = (fund: InstanceFund, year: string): number => fund.budget[year] ?? 0

/** For each size of a town the fewer homes of the two. */
function mergedHomes(one: MinHomes, other: MinHomes): MinHomes {
  const sizes = new Set([...one.byInhabitants, ...other.byInhabitants].map(([from]) => from))
  return {
    byInhabitants: [...sizes].map(from => [from, Math.min(homesFor(one, from), homesFor(other, from))]),
  }
}
