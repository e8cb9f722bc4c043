import { checkShape } from '../case/check-shape.ts'
import { type CaseError, caseError } from '../case/errors.ts'
import type { Schema } from '../case/shape.ts'
import { bottlenecksShape, type MatchBottleneck, type MatchSolution, solutionsShape } from './match-shape.ts'

/** The two collections as they came in. */
export interface MatchFiles {
  readonly bottlenecks: readonly MatchBottleneck[]
  readonly solutions: readonly MatchSolution[]
}

/** Both collections, or every mistake in both; pointers begin with the name of the option that gave the file. */
export function parseMatchFiles(
  input: Readonly<Record<string, unknown>>,
  needed: readonly ('bottlenecks' | 'solutions')[],
): { ok: true; files: MatchFiles } | { ok: false; errors: readonly CaseError[] } {
  const schemas: Readonly<Record<'bottlenecks' | 'solutions', Schema>> = {
    bottlenecks: bottlenecksShape.schema,
    solutions: solutionsShape.schema,
  }
  const errors = needed.flatMap(name => {
    if (input[name] === undefined) return [caseError(`--${name}`, 'VELD_ONTBREEKT', { field: `--${name}` })]
    const found: CaseError[] = []
    checkShape(schemas[name], input[name], `--${name}`, found)
    return found
  })
  if (errors.length > 0) return { ok: false, errors }
  const files = {
    bottlenecks: input.bottlenecks as readonly MatchBottleneck[],
    solutions: (input.solutions ?? []) as readonly MatchSolution[],
  }
  return { ok: true, files }
}
