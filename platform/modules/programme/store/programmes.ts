import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Programme } from '../model.ts'

/** The programme that the site is about: the first one that is not closed, otherwise the last. */
export async function readCurrentProgramme(db: Database | Transaction): Promise<Programme | undefined> {
  const row = await db
    .selectFrom('programmes')
    .selectAll()
    .orderBy(eb => eb('state', '=', 'closed'))
    .orderBy('starts_on', 'desc')
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      slug: row.slug,
      name: { nl: row.name, en: row.name_en },
      state: row.state as Programme['state'],
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      isDemo: row.is_demo,
    }
  )
}

/** Keeps a programme. @returns its id */
export async function insertProgramme(tx: Transaction, programme: Omit<Programme, 'id'>): Promise<string> {
  const { id } = await tx
    .insertInto('programmes')
    .values({
      slug: programme.slug,
      name: programme.name.nl,
      name_en: programme.name.en,
      state: programme.state,
      starts_on: programme.startsOn,
      ends_on: programme.endsOn,
      is_demo: programme.isDemo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A date that a programme works towards. */
export interface MilestoneRow {
  name: { nl: string; en: string }
  dueOn: string
  reachedOn: string | undefined
}

/** Keeps milestones. */
export async function insertMilestones(
  tx: Transaction,
  programmeId: string,
  milestones: readonly MilestoneRow[],
): Promise<void> {
  const rows = milestones.map(milestone => ({
    programme_id: programmeId,
    name: milestone.name.nl,
    name_en: milestone.name.en,
    due_on: milestone.dueOn,
    reached_on: milestone.reachedOn ?? null,
  }))
  await tx.insertInto('milestones').values(rows).execute()
}
