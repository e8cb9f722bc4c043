import type { Actor } from '../../../kit/access/actor.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { Services } from '../../../kit/module/services.ts'
import { readChangesSince } from '../store/cases.ts'
import { type SaveOutcome, saveChanges } from './save-changes.ts'

/**
 * Takes one revision of this person back, as a new revision. What others changed since stays, and where they changed
 * the same place it is a conflict.
 */
export async function undoRevision(
  services: Services,
  actor: Actor | undefined,
  asked: { caseId: string; revision: number },
): Promise<SaveOutcome> {
  const since = await readChangesSince(services.db, asked.caseId, asked.revision - 1)
  const own = since.find(saved => saved.revision === asked.revision && saved.personId === actor?.personId)
  if (!own) throw new NotFound()
  return saveChanges(services, actor, {
    caseId: asked.caseId,
    revision: asked.revision,
    changes: own.inverse,
  })
}
