import { riskAssumptions } from '../../../parameters/risk-assumptions.ts'
import { memberById } from '../../case/place-by-id.ts'
import type { Case } from '../../case/types.ts'
import type { ThreePoints } from '../random/triangular.ts'

/** A phase as its delay is simulated; all in periods. */
export interface PhasePlan {
  readonly id: string
  readonly start: number
  /** Own delay. */
  readonly delay: ThreePoints
  /** Phases before it, by their place in the list, with the shift at which each begins to push. */
  readonly after: readonly { readonly phase: number; readonly slack: number }[]
  readonly presales: readonly { readonly minShare: number; readonly maxWait: number }[]
}

/** The phases of a case, each after those that it waits for. */
export function planPhases(areaCase: Case): PhasePlan[] {
  const phases = areaCase.phases ?? []
  const order = new Map<string, number>()
  const visit = (id: string): void => {
    if (order.has(id)) return
    for (const { phase } of memberById(phases, id)!.after ?? []) visit(phase)
    order.set(id, order.size)
  }
  for (const { id } of phases) visit(id)
  return [...order.keys()].map(id => {
    const phase = memberById(phases, id)!
    const length = phase.end - phase.start + 1
    const { min, likely, max } = riskAssumptions.delay
    const after = (phase.after ?? []).map(({ phase: before, lag }) => {
      const { end } = memberById(phases, before)!
      return { phase: order.get(before)!, slack: phase.start - (end + 1 + lag) }
    })
    return {
      id,
      start: phase.start,
      delay: phase.delay ?? { min: min * length, likely: likely * length, max: max * length },
      after,
      presales: presalesOf(areaCase, id),
    }
  })
}

function presalesOf(areaCase: Case, phase: string): PhasePlan['presales'] {
  return (areaCase.clauses ?? []).flatMap(clause =>
    clause.kind === 'presale-start' && clause.inputs.phase === phase ? [clause.inputs] : [],
  )
}
