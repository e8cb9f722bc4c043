import type { Case } from '../../src/case/types.ts'
import { keptTrials } from '../../src/risk/kernel/kept-trials.ts'
import { openKernel } from '../../src/risk/kernel/open-kernel.ts'
import type { Outcomes } from '../../src/risk/path/trial.ts'
import { planRisk } from '../../src/risk/plan/plan.ts'
import { benchPlan } from './bench-plan.ts'
import { EDIT_TRIALS } from './edit-trials.ts'
import { benchModel } from './model.ts'

const wordsOf = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array): number[] => [
  ...new Uint32Array(buffer, byteOffset, byteLength / 4),
]

/** The words of the trials of which print-digest.ts takes the digest, worked out in the page that runs this. */
function trialWords(): number[] {
  const kernel = openKernel()
  if (!kernel) throw new Error('this browser has no vectors')
  kernel.load(benchPlan(benchModel(), 1))
  return wordsOf(kernel.simulate({ firstPair: 0, pairs: 10_000, mirrored: true }).values)
}

/** The words of a case of which trials were kept, and that was then edited. */
function editWords(before: Case, after: Case): number[][] {
  const kept = keptTrials(100_000_000)
  const outcomesOf = (areaCase: Case): Outcomes => kept.open(planRisk(areaCase)).simulate(0, EDIT_TRIALS)
  outcomesOf(before)
  return outcomesOf(after).map(wordsOf)
}

Object.assign(globalThis, { trialWords, editWords })
