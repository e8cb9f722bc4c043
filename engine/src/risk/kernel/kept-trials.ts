import { type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import type { RiskEngine, RiskPlan } from '../plan/plan.ts'
import {
  casePlan,
  editPlan,
  type HeldRows,
  isEditOf,
  keepingPlan,
  type Version,
  versionOf,
} from './case/case-plan.ts'
import type { KernelPlan } from './kernel-plan.ts'
import { type Kernel, keptBytes, openKernel, type TrialColumns } from './open-kernel.ts'
import { type CaseSimulator, engineOf, exactMarks, outcomesIn } from './open-simulator.ts'

/** Trials that stay in memory, so that an edit of a line only works out what it touches. */
export interface KeptTrials {
  /**
   * Opens who runs a plan, as `openSimulator` does and with the same bits. Where the plan is an edit of the one whose
   * trials are kept, chunks that are kept are not drawn again. Chunks are whole pairs from an even trial on. Only who
   * was opened last runs.
   */
  open(plan: RiskPlan, asked?: RiskEngine): CaseSimulator
}

/** Partners of four pairs, side by side. */
const TRIALS_A_BLOCK = 8

/**
 * Keeps trials in at most `mostBytes` of memory, all in one kernel; chunks beyond that are worked out anew each time.
 */
export function keptTrials(mostBytes: number): KeptTrials {
  let kernel: Kernel | undefined
  let kept: KeptChunks | undefined
  return {
    open: (plan, asked) => {
      const engine = engineOf(plan, asked)
      if (engine === 'float64-1')
        return { engine, simulate: (first, count) => simulateChunk(plan, first, count) }
      kernel ??= openKernel()
      if (!kernel) throw new Error('this machine cannot run the kernel')
      const version = versionOf(plan)
      if (!version) throw new Error('the kernel does not cover this case')
      if (!kept || !isEditOf(kept.held, version)) kept = keepChunks(kernel, version, mostBytes)
      const marks = exactMarks(plan, outcomeColumns(plan))
      const columnsOf = runnerOn(kept, version)
      return {
        engine,
        simulate: (first, count): Outcomes => outcomesIn(columnsOf(first, count), marks, 0, count),
      }
    },
  }
}

/** A stretch of trials in its place of the kernel, and the version whose sums are there. */
interface KeptChunk {
  readonly place: number
  version: Version
}

/** Chunks of one case and its edits. */
interface KeptChunks {
  readonly kernel: Kernel
  readonly held: HeldRows
  readonly mostBytes: number
  bytes: number
  readonly chunks: Map<string, KeptChunk>
}

function keepChunks(kernel: Kernel, version: Version, mostBytes: number): KeptChunks {
  kernel.forget()
  return { kernel, held: keepingPlan(version), mostBytes, bytes: 0, chunks: new Map() }
}

/** Runs chunks of a version: what is kept by what changed since, what is not anew. */
function runnerOn(kept: KeptChunks, version: Version): (first: number, count: number) => TrialColumns {
  const { kernel, held, chunks } = kept
  const edits = new Map<Version, KernelPlan>()
  let whole: KernelPlan | undefined
  const edit = (chunk: KeptChunk): TrialColumns => {
    const plan = edits.get(chunk.version) ?? editPlan(held, chunk.version, version)
    edits.set(chunk.version, plan)
    chunk.version = version
    return kernel.rerun(plan, chunk.place)
  }
  return (first, count) => {
    const key = `${first} ${count}`
    const known = chunks.get(key)
    if (known) return edit(known)
    const needed = keptBytes(held.written, Math.ceil(count / TRIALS_A_BLOCK))
    if (kept.bytes + needed <= kept.mostBytes) {
      kept.bytes += needed
      const chunk = { place: chunks.size, version: held.version }
      chunks.set(key, chunk)
      kernel.load(held.written)
      const columns = kernel.keep(count / 2, first / 2, chunk.place)
      return version === held.version ? columns : edit(chunk)
    }
    whole ??= casePlan(version.plan)
    if (!whole) throw new Error('the kernel does not cover this case')
    kernel.load(whole)
    return kernel.simulate({ firstPair: first / 2, pairs: count / 2, mirrored: true })
  }
}
