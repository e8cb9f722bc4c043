import { sql } from 'kysely'
import { Recent } from '../../../kit/database/recent.ts'
import type { Reader } from './project-rows.ts'

const recent = new Recent<object>(60)

/**
 * What was read of all areas together, read anew as soon as any of them is different. That is asked of the database every
 * time: how many there are, and the sum of the numbers of the transactions that wrote them, which every change makes
 * another one, whoever makes it and however.
 * @param what names what is read, with all that it depends on beside the areas
 */
export async function ofSameAreas<Value extends object>(
  db: Reader,
  what: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as mark from projects`.execute(db)
  // Asked before it is read: what is read may be newer than its mark, which then holds for nobody any more.
  const key = `${rows[0]!.mark} ${what}`
  return (recent.get(key) as Value | undefined) ?? (recent.keep(key, await read()) as Value)
}
