import { sql } from 'kysely'
import type { RecordChange } from '../access/write.ts'
import type { Database, Transaction } from '../database/connect.ts'
import { markdownToHtml } from '../documents/markdown.ts'
import { done, type Outcome, refused } from '../http/problem.ts'

/** The field of an object that remarks are about. */
export interface RemarkPlace {
  objectKind: string
  objectId: string
  /** JSON pointer; empty for the object as a whole. */
  field: string
}

/** One remark of a thread. */
export interface Remark {
  id: string
  authorId: string
  /** As it was written. */
  markdown: string
  /** Safe markup, for `MarkdownView`. */
  html: string
  /** Organisations whose people were asked to read it. */
  mentionedIds: string[]
  writtenAt: Temporal.Instant
}

/** A first remark with its answers, oldest first. */
export interface RemarkThread {
  id: string
  field: string
  remarks: Remark[]
  resolvedAt: Temporal.Instant | undefined
  resolvedById: string | undefined
}

const charactersMax = 10_000

const problems = {
  OPMERKING_LEEG: { nl: 'Schrijf een opmerking.', en: 'Write a remark.' },
  OPMERKING_TE_LANG: {
    nl: 'Maak de opmerking korter: tot 10.000 tekens.',
    en: 'Make the remark shorter: up to 10,000 characters.',
  },
  OPMERKING_NIET_GEVONDEN: {
    nl: 'Deze opmerking is er niet meer. Laad de pagina opnieuw.',
    en: 'This remark is no longer there. Load the page again.',
  },
} as const

const no = (code: keyof typeof problems) => refused({ code, message: problems[code], field: 'remark' })

/** A remark as somebody wrote it. */
export interface NewRemark extends RemarkPlace {
  authorId: string
  markdown: string
  /** The thread that it answers; absent: a new one. */
  threadId?: string | undefined
  /** Organisations whose people are asked to read it; whether they may is the caller's question. */
  mentionedIds?: readonly string[] | undefined
}

/**
 * Writes a remark, in the transaction of an action that asked whether this person may see the object: a remark has the
 * visibility of its object. An answer opens a resolved thread again.
 * @returns the id of its thread
 */
export async function writeRemark(
  tx: Transaction,
  record: RecordChange,
  remark: NewRemark,
): Promise<Outcome<string>> {
  const markdown = remark.markdown.trim()
  if (markdown === '') return no('OPMERKING_LEEG')
  if (markdown.length > charactersMax) return no('OPMERKING_TE_LANG')
  const place = { object_kind: remark.objectKind, object_id: remark.objectId, field: remark.field }
  if (remark.threadId !== undefined && !(await reopen(tx, place, remark.threadId)))
    return no('OPMERKING_NIET_GEVONDEN')
  const { rows } = await sql<{ id: string }>`select gen_random_uuid()::text as id`.execute(tx)
  const id = rows[0]!.id
  const threadId = remark.threadId ?? id
  await tx
    .insertInto('remarks')
    .values({
      id,
      ...place,
      thread_id: threadId,
      markdown,
      author_id: remark.authorId,
      mentioned_ids: [...(remark.mentionedIds ?? [])],
    })
    .execute()
  // What was written is kept out of the trail: it may name people and can be erased.
  record({ objectKind: 'remark', objectId: id, after: { ...place, threadId } })
  return done(threadId)
}

type Place = { object_kind: string; object_id: string; field: string }

/** Whether there is such a thread at this very place. */
async function reopen(tx: Transaction, place: Place, threadId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('remarks')
    .set({ resolved_at: null, resolved_by_id: null })
    .where('id', '=', threadId)
    .whereRef('id', '=', 'thread_id')
    .where(eb => eb.and(place))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Marks a thread at this object as dealt with. */
export async function resolveThread(
  tx: Transaction,
  record: RecordChange,
  asked: Omit<RemarkPlace, 'field'> & { threadId: string; personId: string },
): Promise<Outcome<undefined>> {
  const { numUpdatedRows } = await tx
    .updateTable('remarks')
    .set({ resolved_at: sql<Temporal.Instant>`now()`, resolved_by_id: asked.personId })
    .where('id', '=', asked.threadId)
    .whereRef('id', '=', 'thread_id')
    .where('object_kind', '=', asked.objectKind)
    .where('object_id', '=', asked.objectId)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return no('OPMERKING_NIET_GEVONDEN')
  record({ objectKind: 'remark', objectId: asked.threadId, after: { isResolved: true } })
  return done(undefined)
}

/** Marks a thread at this object as open again. */
export async function reopenThread(
  tx: Transaction,
  record: RecordChange,
  asked: RemarkPlace & { threadId: string },
): Promise<Outcome<undefined>> {
  const place = { object_kind: asked.objectKind, object_id: asked.objectId, field: asked.field }
  if (!(await reopen(tx, place, asked.threadId))) return no('OPMERKING_NIET_GEVONDEN')
  record({ objectKind: 'remark', objectId: asked.threadId, after: { isResolved: false } })
  return done(undefined)
}

/** How many threads are open at each field of an object. Which of them a reader may know of is the caller's question. */
export async function openThreadsOf(
  db: Database | Transaction,
  { objectKind, objectId }: Omit<RemarkPlace, 'field'>,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ field: string; count: number }>`
    select field, count(*)::int as count from remarks
    where object_kind = ${objectKind} and object_id = ${objectId} and id = thread_id and resolved_at is null
    group by field`.execute(db)
  return new Map(rows.map(row => [row.field, row.count]))
}

/** All threads at an object, or at one field of it, the oldest first. Whether the reader may see them is the caller's question. */
export async function threadsAt(
  db: Database | Transaction,
  place: Omit<RemarkPlace, 'field'> & { field?: string | undefined },
): Promise<RemarkThread[]> {
  let query = db
    .selectFrom('remarks')
    .selectAll()
    .where('object_kind', '=', place.objectKind)
    .where('object_id', '=', place.objectId)
    .orderBy('written_at')
    // Remarks of one transaction share their instant; the first of a thread is the thread.
    .orderBy(sql`id <> thread_id`)
    .orderBy('id')
  if (place.field !== undefined) query = query.where('field', '=', place.field)
  const threads = new Map<string, RemarkThread>()
  for (const row of await query.execute()) {
    const thread = threads.get(row.thread_id) ?? {
      id: row.thread_id,
      field: row.field,
      remarks: [],
      resolvedAt: undefined,
      resolvedById: undefined,
    }
    if (row.id === row.thread_id) {
      thread.resolvedAt = row.resolved_at ?? undefined
      thread.resolvedById = row.resolved_by_id ?? undefined
    }
    thread.remarks.push({
      id: row.id,
      authorId: row.author_id,
      markdown: row.markdown,
      html: markdownToHtml(row.markdown),
      mentionedIds: row.mentioned_ids,
      writtenAt: row.written_at,
    })
    threads.set(row.thread_id, thread)
  }
  return [...threads.values()]
}
