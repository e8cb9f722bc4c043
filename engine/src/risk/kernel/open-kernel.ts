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
  /** The same for both partners of pairs, from 0 on when nothing else is said, and keeps the kept rows of every trial. */
  keep(pairs: number, firstPair?: number): TrialColumns
  /**
   * Carries out a plan on the kept rows, which it may change. Its columns take the place of the first
   * columns; the others stay as they are.
   */
  rerun(plan: KernelPlan): TrialColumns
  /** Values at the given ranks (from 0, ascending) of one column of the last trials. */
  atRanks(column: number, ranks: readonly number[]): number[]
}

const PAGE_BYTES = 65536
const HEAD_WORDS = 12
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

function kernelOf(wasm: KernelExports): Kernel {
  const planAt = wasm.freeFrom()
  let loaded: KernelPlan | undefined
  let scratchAt = 0
  let outAt = 0
  let cache = { at: 0, end: 0, firstPair: 0, blocks: 0 }
  let last: TrialColumns | undefined
  const reserve = (end: number): void => {
    const missing = end - wasm.memory.buffer.byteLength
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE_BYTES))
  }
  const columnsOf = (plan: KernelPlan, stride: number, trials: number): TrialColumns => {
    last = { values: new Float32Array(wasm.memory.buffer, outAt, plan.outputs * stride), stride, trials }
    return last
  }
  const run = ({ firstPair, pairs, mirrored }: TrialRange, keeps: boolean): TrialColumns => {
    if (!loaded) throw new Error('a kernel without a plan')
    const blocks = Math.ceil(pairs / 4)
    const perPair = mirrored ? 2 : 1
    const stride = blocks * 4 * perPair
    const keptBytes = loaded.keptRows * VECTOR_BYTES
    // Room for percentiles is taken now: growing later would take the columns away from who looks at them.
    const at = wholeVectors(outAt + (loaded.outputs + 1) * stride * 4 + RANKS_MAX * 8)
    cache = { at, end: at + 2 * keptBytes * (keeps ? blocks : 1), firstPair, blocks: keeps ? blocks : 0 }
    reserve(cache.end)
    new Int32Array(wasm.memory.buffer, planAt)[0] = mirrored ? 1 : 0
    wasm.run(planAt, scratchAt, firstPair, blocks, outAt, stride * 4, cache.at, keeps ? 1 : 0)
    return columnsOf(loaded, stride, pairs * perPair)
  }
  return {
    load: plan => {
      scratchAt = scratchOf(plan, planAt)
      outAt = scratchAt + scratchBytes(plan)
      reserve(outAt)
      writePlan(plan, wasm.memory.buffer, planAt)
      loaded = plan
    },
    simulate: range => run(range, false),
    keep: (pairs, firstPair = 0) => run({ firstPair, pairs, mirrored: true }, true),
    rerun: plan => {
      if (!loaded || !last || cache.blocks === 0) throw new Error('nothing was kept')
      const scratch = scratchOf(plan, cache.end)
      reserve(scratch + scratchBytes(plan))
      writePlan(plan, wasm.memory.buffer, cache.end)
      const { firstPair, blocks } = cache
      wasm.rerun(cache.end, scratch, firstPair, blocks, outAt, last.stride * 4, cache.at)
      return columnsOf(loaded, last.stride, last.trials)
    },
    atRanks: (column, ranks) => {
      if (!loaded || !last) throw new Error('ranks before trials')
      if (ranks.length > RANKS_MAX) throw new Error(`at most ${RANKS_MAX} ranks at a time`)
      const { stride, trials } = last
      const roomAt = outAt + loaded.outputs * stride * 4
      const ranksAt = roomAt + stride * 4
      const answersAt = ranksAt + RANKS_MAX * 4
      new Uint32Array(wasm.memory.buffer, ranksAt, ranks.length).set(ranks)
      wasm.percentiles(outAt + column * stride * 4, trials, ranksAt, ranks.length, roomAt, answersAt)
      return [...new Float32Array(wasm.memory.buffer, answersAt, ranks.length)]
    },
  }
}

const weightsOffset = (plan: KernelPlan): number => wholeVectors((HEAD_WORDS + plan.program.length) * 4)

/** Where the scratch of a plan at this address begins. */
const scratchOf = (plan: KernelPlan, at: number): number =>
  wholeVectors(at + weightsOffset(plan) + plan.weights.length * 4)

const scratchBytes = (plan: KernelPlan): number => (plan.sharedRows + 2 * plan.sideRows) * VECTOR_BYTES

/** Lays a plan out in memory, as engine/wasm/README.md has it. */
function writePlan(plan: KernelPlan, buffer: ArrayBuffer, at: number): void {
  const [shared, side, kept] = [plan.sharedRows, plan.sideRows, plan.keptRows].map(
    rows => rows * VECTOR_BYTES,
  )
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
    kept,
  ]
  const words = new Int32Array(buffer, at)
  words.set(head as number[])
  words.set(program, HEAD_WORDS)
  new Float32Array(buffer, at + weightsOffset(plan)).set(plan.weights)
}
