import {
  type Appraisal,
  applyVariant,
  appraise,
  type Case,
  type CaseError,
  type Explainer,
  type LineCash,
  lineCash,
  openExplainer,
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
}

/** A case worked out, or why a variant does not fit. */
export type WorkedOutcome = { ok: true; workedOut: WorkedOut } | { ok: false; errors: readonly CaseError[] }

/** Works a valid case out again, whole: the same engine as on the server. */
export function workOut(caseFile: Case, variantId: string | undefined): WorkedOutcome {
  const under =
    variantId === undefined ? { ok: true as const, case: caseFile } : applyVariant(caseFile, variantId)
  if (!under.ok) return under
  let opened: Explainer | undefined
  const explainer = () => {
    opened ??= openExplainer(under.case)
    return opened
  }
  const figureAt = (pointer: string) => {
    const outcome = explainer().explain(pointer)
    return outcome.ok ? (outcome.explanation.value ?? undefined) : undefined
  }
  const [appraisal, lines] = [appraise(under.case), lineCash(under.case)]
  return { ok: true, workedOut: { caseFile: under.case, appraisal, lines, explainer, figureAt } }
}
