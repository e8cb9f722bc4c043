import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { StoredCase } from '../model.ts'
import { manageCase } from '../rules/access.ts'
import { caseFor } from '../rules/case-for.ts'
import { readCaseById } from '../store/cases.ts'

/** The case, locked, after its right is checked: 404 when it is not for this person, 403 when only this is not. */
export async function lockedFor(
  tx: Transaction,
  actor: Actor,
  caseId: string,
  right = manageCase,
): Promise<StoredCase> {
  const stored = await readCaseById(tx, caseId, true)
  caseFor(actor, stored)
  if (!stored) throw new Error('a case that is seen is there')
  permit(actor, right, stored)
  return stored
}
