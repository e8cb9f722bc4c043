import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { reopenThread, resolveThread, threadsAt, writeRemark } from '../../../kit/remarks/remarks.ts'
import { links } from '../links.ts'
import type { StoredCase } from '../model.ts'
import { tellRemark } from '../notices.ts'
import { problem } from '../problems.ts'
import { remarkOnCase } from '../rules/access.ts'
import { organisationsAt, type RemarkPlaceOf, remarkPlaceOf, seesPlace } from '../rules/remark-places.ts'
import { readCaseById } from '../store/cases.ts'

/** Kind of the object that remarks of this module are at. */
export const remarkedKind = 'case'

/** Where a remark is: the case, and the line or row of it that it is about. */
interface AskedPlace {
  caseId: string
  itemId: string | undefined
}

/**
 * The case and the place in it, for who sees that place. A hidden line is as one that is not there.
 * @throws NotFound
 */
async function placeFor(
  tx: Transaction,
  actor: Actor,
  { caseId, itemId }: AskedPlace,
): Promise<{ stored: StoredCase; place: RemarkPlaceOf }> {
  const stored = await readCaseById(tx, caseId)
  if (!stored) throw new NotFound()
  permit(actor, remarkOnCase, stored)
  const place = remarkPlaceOf(stored.content, itemId)
  if (!place || !seesPlace(actor, stored, stored.content, place.field)) throw new NotFound()
  return { stored, place }
}

/** Writes a remark, or an answer in a thread, and tells who should hear of it. @returns the id of the thread */
export function remark(
  services: Services,
  actor: Actor,
  asked: AskedPlace & { markdown: string; threadId: string | undefined; mentionedIds: readonly string[] },
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'writeRemark', async (tx, record, now) => {
    const { stored, place } = await placeFor(tx, actor, asked)
    const { field } = place
    const known = organisationsAt(stored, stored.content, field)
    // Whoever does not see the line cannot be asked to read about it.
    if (!asked.mentionedIds.every(id => known.includes(id)))
      throw new Refusal(problem('ORGANISATIE_NIET_GEVONDEN', 'mention'))
    const at = { objectKind: remarkedKind, objectId: stored.id, field }
    const before = asked.threadId === undefined ? [] : await threadsAt(tx, at)
    const outcome = await writeRemark(tx, record, { ...at, ...asked, authorId: actor.personId })
    if (!outcome.ok) throw new Refusal(...outcome.problems)
    const thread = before.find(one => one.id === asked.threadId)
    await tellRemark(tx, services, {
      case: stored,
      byPersonId: actor.personId,
      page: href(links.remarks, { id: stored.id }, { regel: place.id }),
      mentionedIds: asked.mentionedIds,
      writerIds: thread?.remarks.map(one => one.authorId) ?? [],
      maySee: person => seesPlace(person, stored, stored.content, field),
      now,
    })
    return outcome.value
  })
}

/** Marks a thread as dealt with, or opens it again. */
export function settleRemark(
  services: Services,
  actor: Actor,
  asked: AskedPlace & { threadId: string; isResolved: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { threadId, isResolved } = asked
  return writeOrRefuse(
    { db, clock, actor },
    isResolved ? 'resolveRemark' : 'reopenRemark',
    async (tx, record) => {
      const { stored, place } = await placeFor(tx, actor, asked)
      const at = { objectKind: remarkedKind, objectId: stored.id, field: place.field }
      // A thread of another line, perhaps a hidden one, is not there.
      const isHere = (await threadsAt(tx, at)).some(thread => thread.id === threadId)
      if (!isHere) throw new NotFound()
      const outcome = isResolved
        ? await resolveThread(tx, record, { ...at, threadId, personId: actor.personId })
        : await reopenThread(tx, record, { ...at, threadId })
      if (!outcome.ok) throw new Refusal(...outcome.problems)
      return undefined
    },
  )
}
