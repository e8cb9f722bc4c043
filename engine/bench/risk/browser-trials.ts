import { openKernel } from '../../src/risk/kernel/open-kernel.ts'
import { benchPlan } from './bench-plan.ts'
import { benchModel } from './model.ts'

/** The words of the trials of which print-digest.ts takes the digest, worked out in the page that runs this. */
function trialWords(): number[] {
  const kernel = openKernel()
  if (!kernel) throw new Error('this browser has no vectors')
  kernel.load(benchPlan(benchModel(), 1))
  const { values } = kernel.simulate({ firstPair: 0, pairs: 10_000, mirrored: true })
  return [...new Uint32Array(values.buffer, values.byteOffset, values.length)]
}

Object.assign(globalThis, { trialWords })
