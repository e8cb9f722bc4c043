import type { Actor } from '../access/actor.ts'
import type { Services } from '../module/services.ts'
import { noticeKindOf } from './kinds.ts'

/** What a notice is about, for one reader at this moment. */
export interface About {
  /** Name of the object, where the notice has one. */
  name: string | undefined
  /** The object is not for this reader any more: nothing of the notice is shown, and it leads nowhere. */
  isLost: boolean
}

interface Told {
  id: string
  kind: string
  objectId: string | undefined
}

/** Asks for the objects of notices with the rights of this moment; one question for each kind. */
export async function aboutNotices(
  services: Services,
  actor: Actor,
  notices: readonly Told[],
): Promise<Map<string, About>> {
  const about = new Map<string, About>()
  for (const [name, ofKind] of Map.groupBy(notices, notice => notice.kind)) {
    const kind = noticeKindOf(name)
    const objectIds = [...new Set(ofKind.flatMap(({ objectId }) => objectId ?? []))]
    const names = await kind?.namesFor?.({ services, actor, objectIds })
    for (const { id, objectId } of ofKind) {
      const found = objectId === undefined ? undefined : names?.get(objectId)
      // A notice of a kind that nobody knows any more cannot be judged.
      const isLost = !kind || (names !== undefined && found === undefined)
      about.set(id, { name: found, isLost })
    }
  }
  return about
}
