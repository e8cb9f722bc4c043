import { kernelBase64 } from '../../../wasm/kernel.generated.ts'
import { type KernelPlan, VECTOR_BYTES } from './kernel-plan.ts'
import { bytesOfBase64, compileKernel, instantiateKernel, type KernelExports } from './web-assembly.ts'

/** Which trials are wanted. */
export interface TrialRange {
  firstPair: number
  /** At least one; the kernel works out whole blocks of four and drops what is not asked. */
  pairs: number
  /** Both partners of every pair (2 trials a pair, in order), or only the first. */
  mirrored: boolean
}

/** Columns of outcomes: `values[column * stride + trial]`, valid until the next call of the same kernel. */
export interface TrialColumns {
  values: Float32Array
  stride: number
  trials: number
}

/** A running kernel with one plan at a time. */
export interface Kernel {
  load(plan: KernelPlan): void
  simulate(range: TrialRange): TrialColumns
  /**
   * The same for both partners of pairs, and keeps the kept rows of every trial in a place of that number: the next
   * number, or one that was used before for no fewer pairs.
   */
  keep(pairs: number, firstPair?: number, place?: number): TrialColumns
  /** Carries out a plan on the kept rows of a place, which it may change. It writes all its columns. */
  rerun(plan: KernelPlan, place?: number): TrialColumns
  /** Gives up all kept rows; their room is used again. */
  forget(): void
  /** Values at the given ranks (from 0, ascending) of one column of the last trials. */
  atRanks(column: number, ranks: readonly number[]): number[]
}

const PAGE_BYTES = 65536
const BATCH_MOST = 8
const BATCH_BYTES = 16384
const HEAD_WORDS = 16
const RANKS_MAX = 64
const wholeVectors = (bytes: number): number => Math.ceil(bytes / VECTOR_BYTES) * VECTOR_BYTES

/** Compiled once and used by every kernel; `false` where that cannot be. */
let compiled: object | false | undefined

function moduleOf(): object | undefined {
  compiled ??= compileKernel(bytesOfBase64(kernelBase64)) ?? false
  return compiled || undefined
}

/** Whether this machine can run the kernel. */
export const canRunKernel = (): boolean => moduleOf() !== undefined

/**
 * Starts a kernel; `undefined` where the machine has no WebAssembly with vectors of 128 bits. At once and not later: the
 * bytes are small, and a worker has nothing better to do.
 */
export function openKernel(): Kernel | undefined {
  const module = moduleOf()
  return module && kernelOf(instantiateKernel(module))
}

/** Kept rows of a stretch of trials. */
interface Kept {
  /** Addresses. */
  readonly at: number
  readonly end: number
  firstPair: number
  pairs: number
}

const TRIALS_A_PAIR = 2
const TRIALS_A_BLOCK = 8
const blocksOf = (trials: number): number => Math.ceil(trials / TRIALS_A_BLOCK)

/** The memory of a kernel. */
interface Room {
  readonly kept: Kept[]
  /** Where the plan is; it moves when kept rows take its place, and must then be loaded anew. */
  planAt(): number
  load(plan: KernelPlan): void
  loaded(): KernelPlan
  forget(): void
  /** Columns of trials, with room behind them for percentiles, and for kept rows of one block that nobody keeps. */
  columns(trials: number): TrialColumns
  /** Where that room begins. */
  behind(columns: TrialColumns): number
}

/** Kept rows come first; behind them the plan, its scratch and its columns. */
function roomOf(wasm: KernelExports): Room {
  const start = wasm.freeFrom()
  const kept: Kept[] = []
  let plan: KernelPlan | undefined
  const planAt = (): number => kept.at(-1)?.end ?? start
  const loaded = (): KernelPlan => {
    if (!plan) throw new Error('a kernel without a plan')
    return plan
  }
  const outAt = (of: KernelPlan): number => scratchOf(of, planAt()) + batchOf(of) * scratchBytes(of)
  const behindAt = (out: number, stride: number): number =>
    wholeVectors(ranksAt(out, loaded(), stride) + RANKS_MAX * 8)
  const reserve = (end: number): void => {
    const missing = end - wasm.memory.buffer.byteLength
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE_BYTES))
  }
  return {
    kept,
    planAt,
    loaded,
    load: wanted => {
      if (wanted === plan) return
      reserve(outAt(wanted))
      writePlan(wanted, wasm.memory.buffer, planAt())
      plan = wanted
    },
    forget: () => {
      plan = undefined
    },
    columns: trials => {
      const [at, stride] = [outAt(loaded()), blocksOf(trials) * TRIALS_A_BLOCK]
      // Growing later would take the columns away from who looks at them.
      reserve(behindAt(at, stride) + keptBytes(loaded(), 1))
      const values = new Float32Array(wasm.memory.buffer, at, loaded().outputs * stride)
      return { values, stride, trials }
    },
    behind: ({ values, stride }) => behindAt(values.byteOffset, stride),
  }
}

function kernelOf(wasm: KernelExports): Kernel {
  const room = roomOf(wasm)
  let last: TrialColumns | undefined
  const run = ({ firstPair, pairs, mirrored }: TrialRange, cache?: Kept): TrialColumns => {
    const plan = room.loaded()
    const trials = mirrored ? pairs * TRIALS_A_PAIR : pairs
    last = room.columns(trials)
    // Rows that nobody keeps are written over by the next block.
    const [from, at] = [room.planAt(), cache?.at ?? room.behind(last)]
    new Int32Array(wasm.memory.buffer, from)[0] = mirrored ? 1 : 0
    const { byteOffset: out } = last.values
    wasm.run(
      from,
      scratchOf(plan, from),
      firstPair,
      blocksOf(trials),
      out,
      last.stride * 4,
      at,
      cache ? 1 : 0,
    )
    return last
  }
  return {
    load: room.load,
    simulate: range => run(range),
    keep: (pairs, firstPair = 0, place = 0) =>
      run({ firstPair, pairs, mirrored: true }, keepIn(room, place, firstPair, pairs)),
    rerun: (plan, place = 0) => {
      const cache = room.kept[place]
      if (!cache) throw new Error('nothing was kept')
      room.load(plan)
      const trials = cache.pairs * TRIALS_A_PAIR
      last = room.columns(trials)
      const [from, { byteOffset: out }] = [room.planAt(), last.values]
      const blocks = blocksOf(trials)
      const [scratch, size] = [scratchOf(plan, from), scratchBytes(plan)]
      const stride = last.stride * 4
      wasm.rerun(from, scratch, cache.firstPair, blocks, out, stride, cache.at, batchOf(plan), size)
      return last
    },
    forget: () => {
      room.kept.length = 0
      room.forget()
    },
    atRanks: (column, ranks) => {
      if (!last) throw new Error('ranks before trials')
      if (ranks.length > RANKS_MAX) throw new Error(`at most ${RANKS_MAX} ranks at a time`)
      const { stride, trials, values } = last
      const from = values.byteOffset
      const at = ranksAt(from, room.loaded(), stride)
      const answersAt = at + RANKS_MAX * 4
      new Uint32Array(wasm.memory.buffer, at, ranks.length).set(ranks)
      wasm.percentiles(from + column * stride * 4, trials, at, ranks.length, at - stride * 4, answersAt)
      return [...new Float32Array(wasm.memory.buffer, answersAt, ranks.length)]
    },
  }
}

/** A place for kept rows: one of before, or the next, which moves the plan. */
function keepIn(room: Room, place: number, firstPair: number, pairs: number): Kept {
  const plan = room.loaded()
  const bytes = keptBytes(plan, blocksOf(pairs * TRIALS_A_PAIR))
  if (place === room.kept.length) {
    const at = room.planAt()
    room.kept.push({ at, end: wholeVectors(at + bytes), firstPair, pairs })
    room.forget()
    room.load(plan)
  }
  const cache = room.kept[place]
  if (!cache || cache.at + bytes > cache.end) throw new Error(`no room for the trials of place ${place}`)
  return Object.assign(cache, { firstPair, pairs })
}

/** Behind the columns at this address: room for the values of one, then the ranks and their answers. */
const ranksAt = (out: number, plan: KernelPlan, stride: number): number =>
  out + (plan.outputs + 1) * stride * 4

/** Kept rows of so many blocks of trials. */
export const keptBytes = ({ keptGroups }: KernelPlan, blocks: number): number =>
  2 * blocks * keptGroups.reduce((sum, vectors) => sum + vectors * VECTOR_BYTES, 0)

/** Where the sizes of the groups of kept rows stand in a plan, and the weights behind those. */
const groupsOffset = (plan: KernelPlan): number => (HEAD_WORDS + plan.program.length) * 4
const weightsOffset = (plan: KernelPlan): number =>
  wholeVectors(groupsOffset(plan) + plan.keptGroups.length * 4)

/** Where the scratch of a plan at this address begins. */
const scratchOf = (plan: KernelPlan, at: number): number =>
  wholeVectors(at + weightsOffset(plan) + plan.weights.length * 4)

/** Two sides; without mirroring the shared rows too are those of a side. */
const scratchBytes = (plan: KernelPlan): number => 2 * (plan.sharedRows + plan.sideRows) * VECTOR_BYTES

/** Blocks that go through an edit together: what they need besides their kept rows stays in the fastest memory. */
const batchOf = (plan: KernelPlan): number =>
  Math.max(1, Math.min(BATCH_MOST, Math.floor(BATCH_BYTES / scratchBytes(plan))))

/** Lays a plan out in memory, as engine/wasm/README.md has it. */
function writePlan(plan: KernelPlan, buffer: ArrayBuffer, at: number): void {
  const [shared, side] = [plan.sharedRows, plan.sideRows].map(rows => rows * VECTOR_BYTES)
  const { parties, drawWords, program, outputs, worthAt, outputAt } = plan
  const head = [
    1,
    parties,
    shared,
    side,
    drawWords,
    program.length,
    outputs,
    weightsOffset(plan),
    worthAt,
    outputAt,
    plan.keptGroups.length,
    plan.leastPeriod,
    plan.tailPeriods * VECTOR_BYTES,
    groupsOffset(plan),
    plan.setUpWords,
  ]
  const words = new Int32Array(buffer, at)
  words.set(head as number[])
  words.set(program, HEAD_WORDS)
  words.set(
    plan.keptGroups.map(vectors => vectors * VECTOR_BYTES),
    HEAD_WORDS + program.length,
  )
  new Float32Array(buffer, at + weightsOffset(plan)).set(plan.weights)
}
