import { type Outcomes, outcomeColumns, simulateChunk } from '../path/trial.ts'
import type { RiskEngine, RiskPlan } from '../plan/plan.ts'
import { casePlan, editPlan, type HeldRows, keepingPlan } from './case/case-plan.ts'
import { type KernelPlan, VECTOR_BYTES } from './kernel-plan.ts'
import { type Kernel, openKernel, type TrialColumns } from './open-kernel.ts'
import { type CaseSimulator, engineOf, exactMarks, outcomesIn } from './open-simulator.ts'

/** Trials that stay in memory, so that an edit of a line only works out what it touches. */
export interface KeptTrials {
  /**
   * Opens who runs a plan, as `openSimulator` does and with the same bits. Where the plan is an edit of the one whose
   * trials are kept, chunks that are kept are not drawn again. Chunks are whole pairs from an even trial on.
   */
  open(plan: RiskPlan, asked?: RiskEngine): CaseSimulator
}

/** Partners of four pairs, side by side. */
const TRIALS_A_BLOCK = 8

/** Keeps trials in at most `mostBytes` of memory; chunks beyond that are worked out anew each time. */
export function keptTrials(mostBytes: number): KeptTrials {
  let kept: KeptChunks | undefined
  return {
    open: (plan, asked) => {
      const engine = engineOf(plan, asked)
      if (engine === 'float64-1')
        return { engine, simulate: (first, count) => simulateChunk(plan, first, count) }
      const edit = kept && editPlan(kept.held, plan)
      if (!kept || !edit) kept = keptChunks(plan, mostBytes, kept?.release() ?? [])
      return { engine, simulate: simulatorOn(kept, plan, edit) }
    },
  }
}

/** Chunks of one case, each in a kernel of its own. */
interface KeptChunks {
  readonly held: HeldRows
  /** The kernel that keeps a chunk, and what it worked out just now if it did; undefined when there is no room. */
  keep(first: number, count: number): { kernel: Kernel; fresh: TrialColumns | undefined } | undefined
  /** A kernel for what is not kept. */
  passing(): Kernel
  /** Gives up all kernels, to be used for another case. */
  release(): Kernel[]
}

function keptChunks(plan: RiskPlan, mostBytes: number, spare: Kernel[]): KeptChunks {
  const held = keepingPlan(plan)
  if (!held) throw new Error('the kernel does not cover this case')
  const chunks = new Map<string, Kernel>()
  const open = (): Kernel => {
    const kernel = spare.pop() ?? openKernel()
    if (!kernel) throw new Error('this machine cannot run the kernel')
    return kernel
  }
  let bytes = 0
  let other: Kernel | undefined
  return {
    held,
    keep: (first, count) => {
      const known = chunks.get(`${first} ${count}`)
      if (known) return { kernel: known, fresh: undefined }
      const needed = Math.ceil(count / TRIALS_A_BLOCK) * 2 * held.written.keptRows * VECTOR_BYTES
      if (bytes + needed > mostBytes) return undefined
      bytes += needed
      const kernel = open()
      chunks.set(`${first} ${count}`, kernel)
      kernel.load(held.written)
      return { kernel, fresh: kernel.keep(count / 2, first / 2) }
    },
    passing: () => {
      other ??= open()
      return other
    },
    release: () => [...spare, ...chunks.values(), ...(other ? [other] : [])],
  }
}

/** Runs chunks of a plan: that of which trials are kept, or an edit of it. */
function simulatorOn(
  kept: KeptChunks,
  plan: RiskPlan,
  edit: KernelPlan | undefined,
): CaseSimulator['simulate'] {
  const marks = exactMarks(plan, outcomeColumns(plan))
  let again = edit
  let whole: KernelPlan | undefined
  const columnsOf = (first: number, count: number): TrialColumns => {
    const found = kept.keep(first, count)
    if (found && !edit && found.fresh) return found.fresh
    if (found) {
      again ??= editPlan(kept.held, plan)
      if (!again) throw new Error('a case is no edit of itself')
      return found.kernel.rerun(again)
    }
    const kernel = kept.passing()
    if (!whole) {
      whole = casePlan(plan)
      if (!whole) throw new Error('the kernel does not cover this case')
      kernel.load(whole)
    }
    return kernel.simulate({ firstPair: first / 2, pairs: count / 2, mirrored: true })
  }
  return (first, count): Outcomes => outcomesIn(columnsOf(first, count), marks, 0, count)
}
