import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Milestone, Programme } from '../model.ts'

type Reader = Database | Transaction

/** Written out, so that statements can be kept: the front page asks them. */
const columns = ['id', 'slug', 'name', 'name_en', 'state', 'starts_on', 'ends_on', 'is_demo'] as const

const runningStates = ['active', 'evaluation', 'extended'] as const

const inOrder = (db: Reader) =>
  db
    .selectFrom('programmes')
    .select(columns)
    .orderBy(eb => eb('state', '=', 'closed'))
    // One that is made ready waits for its turn.
    .orderBy(eb => eb('state', 'in', ['preparation', 'adopted']))
    // Of those that run side by side the first that began; of the others the last.
    .orderBy(eb => eb.case().when('state', 'in', runningStates).then(eb.ref('starts_on')).end())
    .orderBy('starts_on', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof inOrder>['executeTakeFirstOrThrow']>>

const asProgramme = (row: Row): Programme => ({
  id: row.id,
  slug: row.slug,
  name: { nl: row.name, en: row.name_en },
  state: row.state as Programme['state'],
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  isDemo: row.is_demo,
})

/** All programmes: those that run first, then those that are made ready, then closed ones. */
export async function readProgrammes(db: Reader): Promise<Programme[]> {
  return (await inOrder(db).execute()).map(asProgramme)
}

/** The programme that the site is about: the first that runs, otherwise one that is made ready, otherwise the last. */
export async function readCurrentProgramme(db: Reader): Promise<Programme | undefined> {
  const row = await inOrder(db).executeTakeFirst()
  return row && asProgramme(row)
}

/** One programme, held until the end of the transaction. */
export async function lockProgramme(tx: Transaction, id: string): Promise<Programme | undefined> {
  const row = await tx
    .selectFrom('programmes')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && asProgramme(row)
}

/** Moves a programme on, and keeps why; `isUsed`: the decision carried another step already. */
export async function changeProgramme(
  tx: Transaction,
  id: string,
  to: {
    state: Programme['state']
    endsOn: string
    decisionId: string | undefined
    reason: string
    madeById: string
    now: Temporal.Instant
  },
): Promise<{ isUsed: boolean }> {
  const kept = await tx
    .insertInto('programme_changes')
    .values({
      programme_id: id,
      state: to.state,
      ends_on: to.endsOn,
      decision_id: to.decisionId ?? null,
      reason: to.reason,
      made_by: to.madeById,
      made_at: to.now,
    })
    .onConflict(conflict => conflict.column('decision_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return { isUsed: true }
  await tx
    .updateTable('programmes')
    .set({ state: to.state, ends_on: to.endsOn })
    .where('id', '=', id)
    .execute()
  return { isUsed: false }
}

/** A step that a programme took. */
export interface ProgrammeChange {
  state: Programme['state']
  endsOn: string
  decisionId: string | undefined
  reason: string
  madeAt: Temporal.Instant
}

/** Steps of a programme, the newest first. */
export async function readProgrammeChanges(db: Reader, programmeId: string): Promise<ProgrammeChange[]> {
  const rows = await db
    .selectFrom('programme_changes')
    .select(['state', 'ends_on', 'decision_id', 'reason', 'made_at'])
    .where('programme_id', '=', programmeId)
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map(row => ({
    state: row.state as Programme['state'],
    endsOn: row.ends_on,
    decisionId: row.decision_id ?? undefined,
    reason: row.reason,
    madeAt: row.made_at,
  }))
}

/** The dates that a programme works towards, in order. */
export async function readMilestones(db: Reader, programmeId: string): Promise<Milestone[]> {
  const rows = await db
    .selectFrom('milestones')
    .select(['id', 'name', 'name_en', 'due_on', 'reached_on'])
    .where('programme_id', '=', programmeId)
    .orderBy('due_on')
    .orderBy('name')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: { nl: row.name, en: row.name_en },
    dueOn: row.due_on,
    reachedOn: row.reached_on ?? undefined,
  }))
}

/** Records on which day a milestone was reached. */
export async function setMilestoneReached(tx: Transaction, id: string, day: string): Promise<void> {
  await tx.updateTable('milestones').set({ reached_on: day }).where('id', '=', id).execute()
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

/** Keeps milestones. */
export async function insertMilestones(
  tx: Transaction,
  programmeId: string,
  milestones: readonly Omit<Milestone, 'id'>[],
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
