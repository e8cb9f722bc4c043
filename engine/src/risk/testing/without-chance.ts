import type { Case } from '../../case/types.ts'

/** For tests only: a case in which nothing is left to chance, so that every trial is the planned path. */
export function withoutChance(areaCase: Case): Case {
  const sure = <T extends { readonly certainty?: unknown }>(items: readonly T[] | undefined): T[] =>
    (items ?? []).map(({ certainty: _, ...rest }) => rest as T)
  return {
    ...areaCase,
    phases: (areaCase.phases ?? []).map(phase => ({ ...phase, delay: { min: 0, likely: 0, max: 0 } })),
    programme: sure(areaCase.programme),
    lines: sure(areaCase.lines),
    risk: { factors: [], downturn: { toDown: 0 } },
  }
}
