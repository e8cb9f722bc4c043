import {
  exponentUnit,
  type KernelPlan,
  PlanWriter,
  squaresFor,
  VECTOR_BYTES,
} from '../../src/risk/kernel/kernel-plan.ts'
import { type Purpose, streamSalt, UNIFORM_STEPS } from '../../src/risk/random/stream.ts'
import { type BenchLattice, benchLattice } from './bench-lattice.ts'
import type { BenchModel } from './model.ts'

const DOWNTURNS = 3
/** Sales are weighed three paths at a time. */
const SALE_PATHS = 3

/** Rows of a plan that an edit of a line works on; they are kept when the plan is written for that. */
export interface BenchRows {
  paths: readonly number[]
  map: number
  cash: number
  /** The output columns. */
  outcome: number
}

/** The model as a plan of the kernel: lines of a factor added up per quarter and party, once. */
export function benchPlan(model: BenchModel, seed: number, downturns = DOWNTURNS): KernelPlan {
  return writtenPlan(model, seed, { keeps: false, downturns }).plan
}

/** The same plan with its leading draws from a lattice, in copies of 2^bits pairs. */
export function quasiPlan(model: BenchModel, seed: number, bits: number): KernelPlan {
  return writtenPlan(model, seed, { keeps: false, downturns: DOWNTURNS, bits }).plan
}

/** The same plan, with the rows that edits need kept for every trial. */
export function keepingPlan(model: BenchModel, seed: number): { plan: KernelPlan; rows: BenchRows } {
  return writtenPlan(model, seed, { keeps: true, downturns: DOWNTURNS })
}

function writtenPlan(
  model: BenchModel,
  seed: number,
  { keeps, downturns, bits }: { keeps: boolean; downturns: number; bits?: number },
): { plan: KernelPlan; rows: BenchRows } {
  const { periods, parties } = model
  const plan = new PlanWriter({ parties, outputs: parties + 2, firstWorth: 1 })
  const salt = (purpose: Purpose, id: string): [number, number] => {
    const { a, b } = streamSalt(seed, purpose, id)
    return [a, b]
  }
  const row = (vectors: number): number => (keeps ? plan.keptRow(vectors) : plan.row(vectors))
  const cash = row(periods)
  if (!keeps) plan.finish('clear', cash, periods)
  const lattice = bits === undefined ? undefined : benchLattice(model, plan, seed, bits)
  const paths = addPaths(model, plan, salt, lattice)
  addCosts(model, plan, { paths, cash, salt, lattice })
  addEvents(model, plan, { cash, salt, lattice })
  const map = row(periods)
  addSales(model, plan, { paths, cash, salt, lattice, map }, downturns)
  const rate = plan.weights([model.growth - 1])
  plan.finish('deepest', cash, periods, rate, plan.outputAt + (parties + 1) * VECTOR_BYTES)
  plan.finish('total', plan.outputAt)
  const copy = (from: number, vectors: number): number => {
    const at = plan.keptRow(vectors)
    plan.finish('addScaled', from, plan.weights([1]), vectors, at)
    return at
  }
  const rows = {
    paths: keeps ? paths.map(path => copy(path, periods)) : paths,
    outcome: keeps ? copy(plan.outputAt, parties + 2) : plan.outputAt,
    map,
    cash,
  }
  return { plan: plan.plan(), rows }
}

type Salt = (purpose: Purpose, id: string) => [number, number]

interface Scene {
  /** Row of every factor. */
  paths: readonly number[]
  cash: number
  salt: Salt
  lattice: BenchLattice | undefined
}

function addPaths(
  { factors, periods, cholesky }: BenchModel,
  plan: PlanWriter,
  salt: Salt,
  lattice: BenchLattice | undefined,
): number[] {
  const step = factors.length * VECTOR_BYTES
  const drawn = 2 * Math.ceil(periods / 2)
  const normals = plan.sharedRow(factors.length * drawn)
  factors.forEach((_, f) => {
    plan.draw('normals', ...salt('factor', `f${f}`), normals + f * VECTOR_BYTES, drawn, step)
  })
  lattice?.steer(normals)
  return factors.map(({ phi }, f) => {
    const path = plan.row(periods)
    const shocks = cholesky[f]!
    const variance = shocks.reduce((sum, value) => sum + value ** 2, 0) / (1 - phi ** 2)
    const squares = squaresFor(Math.sqrt(variance))
    const weights = plan.weights(shocks.map(value => value / exponentUnit(squares)))
    plan.draw('factor', f + 1, squares, plan.weights([phi]), weights, normals, step, path, periods)
    return path
  })
}

/** Costs stay where they are planned; those with an overrun of their own are worked out one by one. */
function addCosts(model: BenchModel, plan: PlanWriter, { paths, cash, salt, lattice }: Scene): void {
  const { periods, parties, discount, trend } = model
  model.factors.forEach((_, f) => {
    const lines = model.lines.filter(line => line.factor === f && !line.isSale && line.overrun === 0)
    if (lines.length === 0) return
    const weights = Array.from({ length: periods }, (_, t) => {
      const amounts = lines.map(line => line.amounts[t]! * trend[f]![t]!)
      const worth = (party: number): number =>
        amounts.reduce((sum, amount, place) => sum + amount * discount[t]! * lines[place]!.shares[party]!, 0)
      const total = amounts.reduce((sum, amount) => sum + amount, 0)
      return [total, ...Array.from({ length: parties }, (_, party) => worth(party))]
    })
    plan.finish('weigh', paths[f]!, periods, plan.weights(weights.flat()), cash)
  })
  const own = [...model.lines.entries()].filter(([, line]) => line.overrun > 0)
  const sizes = own.map(([place, line]) => ({ id: `l${place}`, sd: line.overrun }))
  const multipliers = addLognormals(plan, salt, sizes, lattice?.overrun)
  let overruns = 0
  model.lines.forEach(({ overrun, factor, start, length, amounts, shares }) => {
    if (overrun === 0) return
    const multiplier = multipliers + overruns * VECTOR_BYTES
    overruns += 1
    const weights = Array.from({ length }, (_, step) => {
      const amount = amounts[start + step]! * trend[factor]![start + step]!
      return [amount, amount * discount[start + step]!]
    })
    const from = start * VECTOR_BYTES
    const [w, s] = [plan.weights(weights.flat()), plan.weights(shares)]
    plan.finish('scaledLine', paths[factor]! + from, length, multiplier, w, cash + from, s)
  })
}

/** Draws mean-one lognormal numbers by streams of their own; gives the row in which they stand behind each other. */
function addLognormals(
  plan: PlanWriter,
  salt: Salt,
  sizes: readonly { id: string; sd: number }[],
  moved?: BenchLattice['overrun'],
): number {
  const normals = plan.firstNormals(sizes.map(({ id }) => salt('estimate', id)))
  sizes.forEach((_, n) => {
    moved?.(n, normals + n * VECTOR_BYTES)
  })
  const out = plan.row(sizes.length)
  const sds = plan.weights(sizes.flatMap(({ sd }) => [sd, sd ** 2 / 2].map(x => x * Math.LOG2E)))
  plan.finish('lognormals', normals, VECTOR_BYTES, sds, sizes.length, out)
  return out
}

function addEvents(model: BenchModel, plan: PlanWriter, { cash, salt, lattice }: Omit<Scene, 'paths'>): void {
  const words = model.events.map((_, place) => {
    const word = plan.sharedRow(1)
    plan.draw('words', ...salt('event', `e${place}`), word, 1)
    lattice?.word('event', place, word)
    return word
  })
  const sds = model.events.map(({ sd }, place) => ({ id: `e${place}`, sd }))
  const sizes = addLognormals(plan, salt, sds)
  model.events.forEach(({ probability, impact, start, length, shares }, place) => {
    const size = sizes + place * VECTOR_BYTES
    const threshold = Math.ceil(probability * UNIFORM_STEPS - 0.5)
    const spread = Array.from({ length }, () => 1 / length)
    const present = spread.reduce((sum, part, step) => sum + part * model.discount[start + step]!, 0)
    const [amount, times, parts] = [
      plan.weights([impact, present]),
      plan.weights(spread),
      plan.weights(shares),
    ]
    const at = cash + start * VECTOR_BYTES
    plan.finish('event', words[place]!, threshold, size, amount, times, length, at, parts)
  })
}

/** Sales come when the downturns let them, at the price of that quarter. */
function addSales(
  model: BenchModel,
  plan: PlanWriter,
  { paths, cash, salt, lattice, map }: Scene & Pick<BenchRows, 'map'>,
  most: number,
): void {
  const { periods, parties, discount, trend } = model
  const words = plan.sharedRow(most)
  plan.draw('words', ...salt('downturn', ''), words, most)
  for (let n = 0; n < most; n += 1) lattice?.word('downturn', n, words + n * VECTOR_BYTES)
  const downturns = plan.row(2 * most)
  plan.finish('gapDownturns', words, most, plan.weights(model.gaps), downturns)
  const sales = model.lines.filter(line => line.isSale)
  const first = Math.min(...sales.map(line => line.start))
  const end = Math.max(...sales.map(line => line.start + line.length))
  plan.finish('movedPeriods', downturns, most, first, end, periods - 1, map)
  const scales = Array.from({ length: periods }, (_, t) => [
    ...[0, 1, 2].map(f => trend[f]![t]! * discount[t]!),
    1 / discount[t]!,
  ])
  const prices = plan.row(periods * 4)
  plan.finish('prices', paths[0]!, paths[1]!, paths[2]!, plan.weights(scales.flat()), periods, prices)
  const weights = Array.from({ length: end - first }, (_, step) => {
    const amount = (f: number, of: (shares: readonly number[]) => number): number =>
      sales.reduce(
        (sum, line) => (line.factor === f ? sum + line.amounts[first + step]! * of(line.shares) : sum),
        0,
      )
    const three = (of: (shares: readonly number[]) => number): number[] =>
      Array.from({ length: SALE_PATHS }, (_, f) => amount(f, of))
    return [...three(() => 1), ...Array.from({ length: parties }, (_, p) => three(s => s[p]!)).flat()]
  })
  const w = plan.weights(weights.flat())
  plan.finish('weighMoved', prices, map + first * VECTOR_BYTES, end - first, w, cash)
}
