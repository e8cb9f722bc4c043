import { href } from '../../../kit/http/address.ts'
import { conflict, done, type Outcome, refused } from '../../../kit/http/problem.ts'
import type { Gone } from '../../../kit/http/route.ts'
import { formats } from '../../../kit/texts/formats.ts'
import type { SaveOutcome } from '../actions/save-changes.ts'
import { links } from '../links.ts'
import { problem } from '../problems.ts'
import type { SaveConflict } from '../workbench-contract.ts'

/** A value of a case in words, for a person who has to choose between two. */
function inWords(value: unknown): string {
  if (value === undefined) return '–'
  if (typeof value === 'number')
    return formats('nl').number(value, { decimals: Number.isInteger(value) ? 0 : 4 })
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A conflict as a problem at its field: what the other filled in, and for which organisation. */
function conflictProblem({ path, theirs, by, yours }: SaveConflict, field?: string) {
  return problem('IEMAND_WAS_EERDER', field ?? path, {
    by,
    theirs: inWords(theirs),
    yours: inWords(yours),
  })
}

/** How a form ends that saved changes of a case. `fieldOf` finds the field of a path or JSON pointer. */
export function formOutcome(
  outcome: SaveOutcome,
  goTo: (revision: number) => string,
  fieldOf: (path: string) => string | undefined,
): Outcome<Gone> {
  if (outcome.kind === 'saved') return done({ goTo: goTo(outcome.answer.revision) })
  if (outcome.kind === 'conflict')
    return conflict(...outcome.conflicts.map(one => conflictProblem(one, fieldOf(one.path) ?? '')))
  const problems = outcome.problems.map(one => ({
    ...one,
    field: one.field === undefined ? undefined : fieldOf(one.field),
  }))
  return outcome.isLocked ? conflict(...problems) : refused(...problems)
}

/** The answer to the workbench: saved, 409 with every conflict or because it is adopted, or 400 with every mistake. */
export function jsonOutcome(outcome: SaveOutcome, caseId: string) {
  if (outcome.kind === 'saved') return done(outcome.answer)
  if (outcome.kind === 'refused')
    return outcome.isLocked ? conflict(...outcome.problems) : refused(...outcome.problems)
  return {
    ...conflict(...outcome.conflicts.map(one => conflictProblem(one))),
    details: { conflicts: outcome.conflicts, mergePage: href(links.merge, { id: caseId }) },
  }
}
