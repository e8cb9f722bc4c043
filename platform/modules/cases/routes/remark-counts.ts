import type { Database } from '../../../kit/database/connect.ts'
import { openThreadsOf } from '../../../kit/remarks/remarks.ts'
import { remarkedKind } from '../actions/remarks.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { remarkPlaces } from '../rules/remark-places.ts'

/** How many open threads each line or row has, as far as this reader sees them, by its id. */
export async function remarkCounts(db: Database, seen: SeenCase): Promise<Record<string, number>> {
  const open = await openThreadsOf(db, {
    objectKind: remarkedKind,
    objectId: seen.id,
  })
  const places = remarkPlaces(seen.caseFile)
  return Object.fromEntries(
    [...open].flatMap(([field, count]) => {
      const id = places.get(field)?.id
      return id === undefined ? [] : [[id, count] as const]
    }),
  )
}
