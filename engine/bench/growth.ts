// How the cost of a risk run grows: `node engine/bench/growth.ts` prints CPU milliseconds as JSON, by trials of one case and
// by lines of a large one. The least of some turns taken in turn: a busy moment of the machine only ever adds.
import { cpus } from 'node:os'
import type { Case } from '../src/case/types.ts'
import { goldenCase } from '../src/ledger/testing/golden-cases.ts'
import { casePlan } from '../src/risk/kernel/case/case-plan.ts'
import type { KernelPlan } from '../src/risk/kernel/kernel-plan.ts'
import { openKernel } from '../src/risk/kernel/open-kernel.ts'
import { planRisk } from '../src/risk/plan/plan.ts'
import { largeCase } from './large-case.ts'

const TURNS = 9
const TRIALS = 10_000

function planOf(areaCase: Case): KernelPlan {
  const plan = casePlan(planRisk(areaCase))
  if (!plan) throw new Error('the kernel does not cover the case')
  return plan
}

function cpuMs(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The least of all turns, per piece of work; the first turn only warms up. */
function least(pieces: readonly (() => void)[]): number[] {
  const found = pieces.map(() => Number.POSITIVE_INFINITY)
  for (let turn = 0; turn <= TURNS; turn += 1)
    pieces.forEach((piece, place) => {
      const ms = cpuMs(piece)
      if (turn > 0) found[place] = Math.min(found[place]!, ms)
    })
  return found
}

function runOf(plan: KernelPlan): (trials: number) => void {
  const kernel = openKernel()
  if (!kernel) throw new Error('this machine has no vectors of 128 bits')
  kernel.load(plan)
  return trials => void kernel.simulate({ firstPair: 0, pairs: trials / 2, mirrored: true })
}

const trialCounts = [12_500, 25_000, 50_000, 100_000, 200_000]
const station = runOf(planOf(goldenCase('station-zwolle')))
const byTrials = least(trialCounts.map(trials => () => station(trials)))

const lineCounts = [10, 25, 50, 100, 200, 400]
const cases = lineCounts.map(lines => largeCase(lines, 80))
const planned = least(cases.map(one => () => void planOf(one)))
const runs = cases.map(one => runOf(planOf(one)))
const byLines = least(runs.map(run => () => run(TRIALS)))

console.log(
  JSON.stringify({
    trials: trialCounts.map((trials, at) => ({ trials, ms: byTrials[at] })),
    lines: lineCounts.map((lines, at) => ({ lines, planMs: planned[at], ms: byLines[at] })),
    machine: { model: cpus()[0]?.model.trim(), node: process.version },
  }),
)
