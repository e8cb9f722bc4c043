import { emptyPath } from '../path/path.ts'
import { pathTeller, profileChunk, profileColumns } from '../path/profile-path.ts'
import { walkMovers } from '../path/time-path.ts'
import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import type { RiskEngine, RiskPlan } from '../plan/plan.ts'
import { profilePlan } from './case/case-plan.ts'
import { type PathColumns, pathColumns } from './case/case-told.ts'
import { openKernel, type TrialColumns } from './open-kernel.ts'
import { engineOf, exactMarks, outcomesIn, trialsOn } from './open-simulator.ts'

/**
 * Opens who runs the trials of a profile, as `openSimulator` does for those of a case: by the kernel the outcomes are
 * those of the run to the last bit, and what else a path tells is finished in double precision from the flows, the pace,
 * the shifts and the market of the same trial of the kernel. Columns are those of `profileColumns`.
 */
export function openProfiler(plan: RiskPlan, asked?: RiskEngine): (first: number, count: number) => Outcomes {
  const written = engineOf(plan, asked) === 'kernel-2' ? profilePlan(plan) : undefined
  const kernel = written && openKernel()
  if (!kernel) return (first, count) => profileChunk(plan, first, count)
  kernel.load(written)
  const results = outcomeColumns(plan)
  const marks = exactMarks(plan, results)
  const tell = tellerOf(plan)
  return (first, count) => {
    const { columns, from } = trialsOn(kernel, plan, first, count)
    return [...outcomesIn(columns, marks, from, count), ...tell(columns, from, count)]
  }
}

/** What paths tell, from the columns of the kernel behind those of the results. */
function tellerOf(plan: RiskPlan): (columns: TrialColumns, from: number, count: number) => Outcomes {
  const path = emptyPath(plan)
  const at = pathColumns(plan)
  const { balance, clauses, count: all } = profileColumns(plan)
  const tellPath = pathTeller(plan)
  return (columns, from, count) => {
    const told = Array.from({ length: all - balance }, () => new Float64Array(count))
    for (let place = 0; place < count; place += 1) {
      const of = (column: number): number => columns.values[column * columns.stride + from + place]!
      readPath(plan, at, of, path)
      walkMovers(plan, path)
      tellPath(path, (column, value) => {
        told[column - balance]![place] = value
      })
      for (let clause = 0; clause < plan.clauses.length; clause += 1)
        told[clauses - balance + clause]![place] = of(at.clauses + clause)
    }
    return told
  }
}

type Readable = ReturnType<typeof emptyPath>

/** Puts what the kernel tells of a trial where its path has it. */
function readPath(
  { funding, phases, caseTimes, periodYear }: RiskPlan,
  at: PathColumns,
  of: (column: number) => number,
  path: Readable,
): void {
  const flows = funding.party < 0 ? path.areaCash : path.grexCash
  const deviation = path.deviations[funding.interest]
  for (let t = 0; t <= caseTimes.periods; t += 1) {
    flows[t] = of(at.flows + t)
    path.pace[t] = of(at.pace + t)
  }
  for (let phase = 0; phase < phases.length; phase += 1) path.shifts[phase] = of(at.shifts + phase)
  for (let year = 0; year <= periodYear[caseTimes.periods]!; year += 1) {
    path.down[year] = of(at.down + year)
    if (deviation) deviation[year] = of(at.deviation + year)
  }
}
