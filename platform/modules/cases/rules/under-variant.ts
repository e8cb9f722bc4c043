import { applyVariant, type Case, CaseProblem } from '@versneller/engine'

/** A case with the changes of a variant in it; the base without one. */
export function underVariant(caseFile: Case, variantId: string | undefined): Case {
  if (variantId === undefined) return caseFile
  const outcome = applyVariant(caseFile, variantId)
  if (!outcome.ok) throw new CaseProblem(outcome.errors)
  return outcome.case
}
