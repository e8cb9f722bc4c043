import { parseCase } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Services } from '../../../kit/module/services.ts'
import { caseProblems } from '../problems.ts'
import { visibleTo } from '../rules/case-for.ts'
import { differences } from '../rules/differences.ts'
import { readCaseById } from '../store/cases.ts'
import { type SaveOutcome, saveChanges } from './save-changes.ts'

/**
 * Saves a whole file in the place of what this person sees of the case: the difference is saved as changes are, under
 * the same rights. What the person does not see stays. Anything saved since the revision is a conflict, whatever its
 * place: of a file that was worked on elsewhere nobody can say what is left of it beside the work of others.
 * @throws NotFound when the case is not for this person; NotAllowed when it may be read only
 */
export async function replaceContent(
  services: Services,
  actor: Actor | undefined,
  asked: { caseId: string; revision: number; document: unknown },
): Promise<SaveOutcome> {
  const stored = await readCaseById(services.db, asked.caseId)
  if (!stored) throw new NotFound()
  const { visible } = visibleTo(actor, stored, stored.content)
  const parsed = parseCase(asked.document)
  if (!parsed.ok) return { kind: 'refused', problems: caseProblems(parsed.errors), isLocked: false }
  // Where the revision is not that of the file that was read, saving refuses it: the difference is not looked at.
  const changes = differences(visible.case, parsed.case)
  const { caseId, revision } = asked
  return saveChanges(services, actor, { caseId, revision, changes, mayMerge: false })
}
