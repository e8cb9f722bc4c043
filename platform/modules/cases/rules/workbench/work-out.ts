import {
  type Appraisal,
  applyVariant,
  type Case,
  type CaseError,
  type Explainer,
  type LineCash,
  type WorkedCase,
  workOutCase,
} from '@versneller/engine'

/** A case with everything that the engine makes of it, in the base or under a variant. */
export interface WorkedOut {
  /** The case as it stands under the variant. */
  caseFile: Case
  appraisal: Appraisal
  lines: readonly LineCash[]
  /** Opened when somebody asks. */
  explainer: () => Explainer
  /** The figure for a pointer. */
  figureAt: (pointer: string) => number | undefined
  /** What a changed case goes on from. */
  worked: WorkedCase
}

/** A case worked out, or why a variant does not fit. */
export type WorkedOutcome = { ok: true; workedOut: WorkedOut } | { ok: false; errors: readonly CaseError[] }

/**
 * Works a valid case out: the same engine as on the server. `before` is what was shown last; lines that are still the
 * same are taken over from it.
 */
export function workOut(
  caseFile: Case,
  variantId: string | undefined,
  before?: Pick<WorkedOut, 'worked'>,
): WorkedOutcome {
  const under =
    variantId === undefined ? { ok: true as const, case: caseFile } : applyVariant(caseFile, variantId)
  if (!under.ok) return under
  const worked = before ? before.worked.after(under.case) : workOutCase(under.case)
  const { appraisal, lines, explainer } = worked
  const figureAt = (pointer: string) => {
    const outcome = explainer().explain(pointer)
    return outcome.ok ? (outcome.explanation.value ?? undefined) : undefined
  }
  return { ok: true, workedOut: { caseFile: under.case, appraisal, lines, explainer, figureAt, worked } }
}
