import type { Gap } from '@versneller/engine'
import type { Database } from '../../../kit/database/connect.ts'
import { municipalitiesWithBottlenecks } from '../../projects/index.ts'

/** Most names per category: a list to begin calling, not a register. */
const namesMax = 5
const bottleneck = 'knelpunt:'

/** Whom to invite for what stays open: municipalities that are known to have the problem. */
export async function invitationsFor(
  db: Database,
  gaps: readonly Gap[],
): Promise<{ category: string; names: string[] }[]> {
  const types = gaps.flatMap(({ category }) =>
    category.startsWith(bottleneck) ? [category.slice(bottleneck.length)] : [],
  )
  const known = await municipalitiesWithBottlenecks(db, types)
  return types.flatMap(type => {
    const names = known.get(type)?.slice(0, namesMax) ?? []
    return names.length > 0 ? [{ category: `${bottleneck}${type}`, names }] : []
  })
}
