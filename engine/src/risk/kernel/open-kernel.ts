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
  /** Values at the given ranks (from 0, ascending) of one column of the last `simulate`. */
  atRanks(column: number, ranks: readonly number[]): number[]
}

const PAGE_BYTES = 65536
const HEADER_WORDS = 10
const RANKS_MAX = 64
const wholeVectors = (bytes: number): number => Math.ceil(bytes / VECTOR_BYTES) * VECTOR_BYTES

/** Compiled once and used by every kernel; `false` where that cannot be. */
let compiled: object | false | undefined

/**
 * Starts a kernel; `undefined` where the machine has no WebAssembly with vectors of 128 bits. At once and not later: the
 * bytes are small, and a worker has nothing better to do.
 */
export function openKernel(): Kernel | undefined {
  compiled ??= compileKernel(bytesOfBase64(kernelBase64)) ?? false
  return compiled ? kernelOf(instantiateKernel(compiled)) : undefined
}

function kernelOf(wasm: KernelExports): Kernel {
  const planAt = wasm.freeFrom()
  let loaded: KernelPlan | undefined
  let scratchAt = 0
  let outAt = 0
  let last: TrialColumns | undefined
  const reserve = (end: number): void => {
    const missing = end - wasm.memory.buffer.byteLength
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE_BYTES))
  }
  return {
    load: plan => {
      const weightsAt = wholeVectors((HEADER_WORDS + plan.program.length) * 4)
      scratchAt = wholeVectors(planAt + weightsAt + plan.weights.length * 4)
      outAt = scratchAt + (plan.sharedRows + 2 * plan.sideRows) * VECTOR_BYTES
      reserve(outAt)
      const words = new Int32Array(wasm.memory.buffer, planAt)
      words.set([1, plan.parties, plan.sharedRows * VECTOR_BYTES, plan.sideRows * VECTOR_BYTES])
      words.set(
        [plan.drawWords, plan.program.length, plan.outputs, weightsAt, plan.worthAt, plan.outputAt],
        4,
      )
      words.set(plan.program, HEADER_WORDS)
      new Float32Array(wasm.memory.buffer, planAt + weightsAt).set(plan.weights)
      loaded = plan
    },
    simulate: ({ firstPair, pairs, mirrored }) => {
      if (!loaded) throw new Error('a kernel without a plan')
      const blocks = Math.ceil(pairs / 4)
      const perPair = mirrored ? 2 : 1
      const stride = blocks * 4 * perPair
      // Room for percentiles is taken now: growing later would take the columns away from who looks at them.
      reserve(outAt + (loaded.outputs + 1) * stride * 4 + RANKS_MAX * 8)
      new Int32Array(wasm.memory.buffer, planAt)[0] = mirrored ? 1 : 0
      wasm.run(planAt, scratchAt, firstPair, blocks, outAt, stride * 4)
      const values = new Float32Array(wasm.memory.buffer, outAt, loaded.outputs * stride)
      last = { values, stride, trials: pairs * perPair }
      return last
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
