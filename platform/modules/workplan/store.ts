import type { Database, Transaction } from '../../kit/database/connect.ts'
import type { Activity, ActivityWithOutputs, Output } from './model.ts'

type Reader = Database | Transaction
type By = { byId: string | undefined; now: Temporal.Instant }

/** An activity as filled in. */
export type GivenActivity = Omit<Activity, 'id' | 'programmeId' | 'state' | 'reason'>

const columns = [
  'id',
  'programme_id',
  'workstream',
  'goal',
  'title',
  'title_en',
  'lead',
  'budget_post',
  'starts_on',
  'ends_on',
  'state',
  'reason',
] as const

const activities = (db: Reader) => db.selectFrom('activities').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof activities>['executeTakeFirstOrThrow']>>

const asActivity = (row: Row): Activity => ({
  ...{ id: row.id, programmeId: row.programme_id },
  workstream: row.workstream as Activity['workstream'],
  goal: row.goal as Activity['goal'],
  title: { nl: row.title, en: row.title_en },
  ...{ lead: row.lead, budgetPost: row.budget_post, startsOn: row.starts_on, endsOn: row.ends_on },
  ...{ state: row.state as Activity['state'], reason: row.reason },
})

async function outputsOf(db: Reader, activityIds: readonly string[]): Promise<Output[]> {
  if (activityIds.length === 0) return []
  const rows = await db
    .selectFrom('outputs')
    .selectAll()
    .where('activity_id', 'in', activityIds)
    .orderBy('due_on')
    .orderBy('title')
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, activityId: row.activity_id, title: { nl: row.title, en: row.title_en } },
    ...{ dueOn: row.due_on, state: row.state as Output['state'], settledOn: row.settled_on ?? undefined },
    ...{ evidence: row.evidence, url: row.url ?? undefined },
  }))
}

/** The activities of a programme with what they bring: by line, those that begin first. */
export async function readActivities(db: Reader, programmeId: string): Promise<ActivityWithOutputs[]> {
  const rows = await activities(db)
    .where('programme_id', '=', programmeId)
    .orderBy('workstream')
    .orderBy('starts_on')
    .orderBy('title')
    .execute()
  const outputs = await outputsOf(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...asActivity(row),
    outputs: outputs.filter(output => output.activityId === row.id),
  }))
}

/** One activity with what it brings. */
export async function readActivity(db: Reader, id: string): Promise<ActivityWithOutputs | undefined> {
  const row = await activities(db).where('id', '=', id).executeTakeFirst()
  return row && { ...asActivity(row), outputs: await outputsOf(db, [id]) }
}

/** One activity, held until the end of the transaction. */
export async function lockActivity(tx: Transaction, id: string): Promise<ActivityWithOutputs | undefined> {
  const row = await activities(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && { ...asActivity(row), outputs: await outputsOf(tx, [id]) }
}

const valuesOf = (given: GivenActivity, { byId, now }: By) => ({
  ...{ workstream: given.workstream, goal: given.goal, title: given.title.nl, title_en: given.title.en },
  ...{ lead: given.lead, budget_post: given.budgetPost },
  ...{ starts_on: given.startsOn, ends_on: given.endsOn, changed_by: byId ?? null, changed_at: now },
})

/** Keeps an activity. @returns its id */
export async function insertActivity(
  tx: Transaction,
  programmeId: string,
  { given, by }: { given: GivenActivity; by: By },
): Promise<string> {
  const { id } = await tx
    .insertInto('activities')
    .values({ programme_id: programmeId, ...valuesOf(given, by) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what an activity is. */
export async function updateActivity(
  tx: Transaction,
  id: string,
  { given, by }: { given: GivenActivity; by: By },
): Promise<void> {
  await tx.updateTable('activities').set(valuesOf(given, by)).where('id', '=', id).execute()
}

/** Moves an activity to a state. */
export async function setActivityState(
  tx: Transaction,
  id: string,
  { state, reason, by }: { state: Activity['state']; reason: string; by: By },
): Promise<void> {
  await tx
    .updateTable('activities')
    .set({ state, reason, changed_by: by.byId ?? null, changed_at: by.now })
    .where('id', '=', id)
    .execute()
}

/** Keeps something that an activity is to bring. @returns its id */
export async function insertOutput(
  tx: Transaction,
  fresh: Pick<Output, 'activityId' | 'title' | 'dueOn'> & { by: By },
): Promise<string> {
  const { id } = await tx
    .insertInto('outputs')
    .values({
      ...{ activity_id: fresh.activityId, title: fresh.title.nl, title_en: fresh.title.en },
      ...{ due_on: fresh.dueOn, changed_by: fresh.by.byId ?? null, changed_at: fresh.by.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps that an output is there, with its evidence, or that it does not come and why. */
export async function settleOutput(
  tx: Transaction,
  id: string,
  settled: Pick<Output, 'state' | 'evidence' | 'url'> & { settledOn: string; by: By },
): Promise<void> {
  await tx
    .updateTable('outputs')
    .set({
      ...{ state: settled.state, settled_on: settled.settledOn, evidence: settled.evidence },
      ...{ url: settled.url ?? null, changed_by: settled.by.byId ?? null, changed_at: settled.by.now },
    })
    .where('id', '=', id)
    .execute()
}
