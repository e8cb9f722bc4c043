import type { Highs } from 'highs'
import { seededRandom } from '../selection/seeded-random.ts'
import { type OpenProgram, type Row, withProgram } from './linear-program.ts'
import type { FundsProgram } from './program-columns.ts'

/** What is looked for: a value for every column; more is better. */
export type Costs = readonly number[]

/** How long a search goes on; counts, so that every machine stops at the same place. */
export interface SearchLimits {
  /** Nodes of an exact search. */
  readonly nodes: number
  /** Neighbourhoods that are tried in an instance too large for an exact search. */
  readonly iterations: number
  readonly seed: number
  /** Stops between two neighbourhoods, with what there is. */
  readonly signal?: { readonly aborted: boolean }
}

/** The best found and what is known of the best possible. */
export interface Found {
  readonly values: ArrayLike<number>
  readonly objective: number
  readonly bound: number
}

/** Up to this many projects the whole program is searched to the proof. */
export const exactProjects = 30

const whole = 1e-6

/**
 * The best values of a program with these costs. Small programs are searched whole; in large ones a relaxation is
 * followed down to whole values, and then parts are freed and searched again.
 * @returns nothing when no values meet the rows.
 */
export function searchFunds(
  solver: Highs,
  written: FundsProgram,
  costs: Costs,
  limits: SearchLimits,
  start?: ArrayLike<number>,
): Found | undefined {
  const program = programWith(written, costs)
  const searchWhole = (): Found | undefined =>
    withProgram(solver, program, open => {
      const solved = open.solve({ nodes: limits.nodes, gap: 1e-7, ...(start ? { start } : {}) })
      return solved.values && { values: solved.values, objective: solved.objective, bound: solved.bound }
    })
  if (written.projects.length <= exactProjects) return searchWhole()
  const { bound, ends } = dives(solver, written, costs)
  const known = start ? [...ends, { values: start, objective: worth(start, costs) }] : ends
  const first = known.toSorted((a, b) => b.objective - a.objective)[0]
  // A dive that comes to no end says nothing: only the whole search tells whether anything is possible.
  if (!first) return searchWhole()
  return withProgram(solver, program, open => improve(open, written, { ...first, bound }, limits))
}

function programWith({ desk }: FundsProgram, costs: Costs) {
  const columns = desk.program.columns.map((column, place) => ({ ...column, cost: costs[place]! }))
  return { ...desk.program, columns }
}

function worth(values: ArrayLike<number>, costs: Costs): number {
  return costs.reduce((sum, cost, place) => sum + cost * values[place]!, 0)
}

/** Whole values where a dive ended. */
type End = Omit<Found, 'bound'>

/** Follows the relaxation down in two ways. The relaxation itself is the bound. */
function dives(solver: Highs, written: FundsProgram, costs: Costs): { bound: number; ends: End[] } {
  const program = programWith(written, costs)
  const relaxed = { ...program, columns: program.columns.map(({ isWhole: _, ...column }) => column) }
  const dived = [1, 0].map(power => withProgram(solver, relaxed, open => dive(open, written, costs, power)))
  return { bound: dived[0]!.bound, ends: dived.flatMap(({ end }) => end ?? []) }
}

/**
 * Fixes the largest broken choice to one and solves again. Where that cannot be it is set to zero, and where that cannot
 * be either its project drops out; the pots of a project are settled before the next project.
 * @param power how much the cost of a choice counts beside how near it is to one.
 * @returns no end where it comes to none.
 */
function dive(
  open: OpenProgram,
  written: FundsProgram,
  costs: Costs,
  power: number,
): { bound: number; end?: End } {
  const limits = { presolve: 'off' as const }
  const owners = ownersOf(written)
  const taken: number[] = []
  const drop = (place: number) => {
    for (const [column, owner] of owners) if (owner === place) open.setBounds(column, 0, 0)
  }
  let solved = open.solve(limits)
  const bound = solved.objective
  while (solved.values) {
    const next = brokenColumn(solved.values, written, costs, { power, owners, taken })
    if (next === undefined) return { bound, end: { values: solved.values, objective: solved.objective } }
    const owner = owners.get(next)!
    for (const value of [1, 0]) {
      open.setBounds(next, value, value)
      solved = open.solve(limits)
      if (solved.values) break
    }
    if (!solved.values || !taken.includes(owner)) taken.push(owner)
    while (!solved.values) {
      const last = taken.pop()
      if (last === undefined) break
      drop(last)
      solved = open.solve(limits)
    }
  }
  return { bound }
}

/** Place of the project that each whole column belongs to. */
function ownersOf({ projects, pairs }: FundsProgram): ReadonlyMap<number, number> {
  const places = new Map(projects.map(({ project }, place) => [project, place]))
  const options = projects.flatMap((one, place) =>
    one.options.map((column): [number, number] => [column, place]),
  )
  const pays = pairs.flatMap(({ pair, pays: column }): [number, number][] =>
    column === undefined ? [] : [[column, places.get(pair.project)!]],
  )
  return new Map([...options, ...pays])
}

interface DivePlan {
  readonly power: number
  readonly owners: ReadonlyMap<number, number>
  readonly taken: readonly number[]
}

/** The next column without a whole value: a pot of a project that is in, else the option nearest to one, else any pot. */
function brokenColumn(
  values: ArrayLike<number>,
  { optionColumns, payColumns }: FundsProgram,
  costs: Costs,
  { power, owners, taken }: DivePlan,
): number | undefined {
  const isBroken = (column: number) => values[column]! > whole && values[column]! < 1 - whole
  const nearest = (columns: readonly number[], rankOf: (column: number) => number) => {
    const ranked = columns.filter(isBroken).map(column => ({ column, rank: rankOf(column) }))
    return ranked.reduce<{ column: number; rank: number } | undefined>(
      (best, one) => (best && best.rank >= one.rank ? best : one),
      undefined,
    )?.column
  }
  const byValue = (column: number) => values[column]!
  const ofTaken = payColumns.filter(column => taken.includes(owners.get(column)!))
  return (
    nearest(ofTaken, byValue) ??
    nearest(optionColumns, column => byValue(column) * Math.max(1e-9, costs[column]!) ** (1 - power)) ??
    nearest(payColumns, byValue)
  )
}

const neighbourhood = { smallest: 8, largest: 16, nodes: 60, gap: 1e-4 }

/** Frees some projects, keeps all others as they are, and searches again; a better whole is kept. */
function improve(open: OpenProgram, written: FundsProgram, first: Found, limits: SearchLimits): Found {
  const random = seededRandom(limits.seed)
  let best = first
  const near = 1e-7 * Math.max(1, Math.abs(first.bound))
  for (let round = 0; round < limits.iterations; round++) {
    if (limits.signal?.aborted || best.bound - best.objective <= near) break
    const free = new Set(freed(written, best.values, round, random.next))
    for (const [place, { options }] of written.projects.entries())
      for (const column of options) hold(open, column, best.values, free.has(place))
    const placeOf = new Map(written.projects.map((one, place) => [one.project, place]))
    for (const { pair, pays } of written.pairs)
      if (pays !== undefined) hold(open, pays, best.values, free.has(placeOf.get(pair.project)!))
    const solved = open.solve({ nodes: neighbourhood.nodes, gap: neighbourhood.gap, start: best.values })
    if (solved.values && solved.objective > best.objective + near)
      best = { values: solved.values, objective: solved.objective, bound: best.bound }
  }
  return limits.signal?.aborted ? best : withRootBound(open, written, best)
}

/** The first node of an exact search: its cuts bring the bound down, and now and then it finds something better. */
function withRootBound(open: OpenProgram, { optionColumns, payColumns }: FundsProgram, best: Found): Found {
  for (const column of [...optionColumns, ...payColumns]) open.setBounds(column, 0, 1)
  const solved = open.solve({ nodes: 1, start: best.values })
  const bound = Math.min(best.bound, solved.bound)
  return solved.values && solved.objective > best.objective
    ? { values: solved.values, objective: solved.objective, bound }
    : { ...best, bound: Math.max(bound, best.objective) }
}

function hold(open: OpenProgram, column: number, values: ArrayLike<number>, isFree: boolean): void {
  const value = Math.round(values[column]!)
  open.setBounds(column, isFree ? 0 : value, isFree ? 1 : value)
}

/** Places of the projects to free: some at random, a region, or as many that are in as are out. */
function freed(
  written: FundsProgram,
  values: ArrayLike<number>,
  round: number,
  draw: () => number,
): number[] {
  const { smallest, largest } = neighbourhood
  const count = smallest + Math.floor(draw() * (largest - smallest + 1))
  const shuffled = written.projects
    .map((one, place) => ({ one, place, rank: draw() }))
    .toSorted((a, b) => a.rank - b.rank)
  const isIn = ({ options }: (typeof written.projects)[number]) =>
    options.some(column => values[column]! > 0.5)
  const region = shuffled[0]!.one.project.project.region
  const groups = [
    [shuffled],
    [shuffled.filter(({ one }) => one.project.project.region === region), shuffled],
    [shuffled.filter(({ one }) => isIn(one)).slice(0, count / 2), shuffled.filter(({ one }) => !isIn(one))],
  ]
  const ordered = groups[round % groups.length]!.flat()
  return [...new Set(ordered.map(({ place }) => place))].slice(0, count)
}

/** Adds a rule to a program that is already written. */
export function withRow(written: FundsProgram, row: Row): FundsProgram {
  const program = { ...written.desk.program, rows: [...written.desk.program.rows, row] }
  return { ...written, desk: { ...written.desk, program } }
}
