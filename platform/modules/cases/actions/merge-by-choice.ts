import type { Actor } from '../../../kit/access/actor.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { CaseChange } from '../model.ts'
import { pathsTouch } from '../rules/merge.ts'
import type { SaveRequest } from '../workbench-contract.ts'
import { type SaveOutcome, saveChanges } from './save-changes.ts'

/** What becomes of changes at places where others were first: they win, the others win, or they become a variant. */
export type MergeChoice = 'mine' | 'theirs' | 'variant'

/**
 * Saves changes of which some are in conflict. Those that are not are saved in any case; the rest goes by the choice.
 * Mine are saved on the revision in which the conflict was seen, so a third one in between is a conflict again.
 */
export async function mergeByChoice(
  services: Services,
  actor: Actor | undefined,
  asked: { caseId: string; choice: MergeChoice } & SaveRequest,
): Promise<SaveOutcome> {
  const { caseId, choice, revision, changes } = asked
  const first = await saveChanges(services, actor, { caseId, revision, changes })
  if (first.kind !== 'conflict') return first
  const isInConflict = (change: CaseChange) =>
    first.conflicts.some(conflict => pathsTouch(conflict.path, change.path))
  const rest = changes.filter(change => !isInConflict(change))
  const saved = await saveChanges(services, actor, { caseId, revision, changes: rest })
  if (saved.kind !== 'saved' || choice === 'theirs') return saved
  const mine = changes.filter(isInConflict)
  const then = choice === 'mine' ? mine : [asVariant(mine, saved.answer.revision)]
  return saveChanges(services, actor, { caseId, revision: saved.answer.revision, changes: then })
}

function asVariant(changes: readonly CaseChange[], revision: number): CaseChange {
  const id = `samenvoegen-${revision}`
  const set = changes.flatMap(change =>
    'remove' in change ? [] : [{ path: change.path, value: change.value }],
  )
  const remove = changes.flatMap(change => ('remove' in change ? [change.path] : []))
  return {
    path: `/variants/@${id}`,
    value: {
      id,
      reason: {
        nl: 'Wijzigingen die met die van een ander botsten',
        en: 'Changes that collided with those of another',
      },
      ...(set.length > 0 ? { set } : {}),
      ...(remove.length > 0 ? { remove } : {}),
    },
  }
}
