import { parseCase } from '../parse-case.ts'
import type { Case } from '../types.ts'

/** For tests only: the case of a document that has to be sound. */
export function caseOf(document: object): Case {
  const outcome = parseCase(document)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.case
}
