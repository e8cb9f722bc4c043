import type { Actor } from '../../../kit/access/actor.ts'
import { NotAllowed } from '../../../kit/access/refusal.ts'
import type { Context } from '../../../kit/http/route.ts'

/**
 * The person who is signed in, on pages about the own account: there nobody acts on behalf of somebody else.
 * @throws NotAllowed when nobody is signed in
 */
export function ownerIn(context: Context): Actor & { sessionId: string } {
  const { actor, sessionId } = context
  if (!actor || !sessionId) throw new NotAllowed('manageOwnAccount')
  const { personId, name, grants } = actor
  return { personId, name, grants, sessionId }
}
