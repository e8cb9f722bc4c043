import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import type { Bilingual } from '../texts/texts.ts'
import { enqueue, type JobData } from './enqueue.ts'

/** How far the work is that somebody waits for. */
export interface JobProgress {
  id: string
  personId: string | undefined
  title: Bilingual
  message: Bilingual
  done: number
  /** Absent while the end is not known. */
  total: number | undefined
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** Where the result is, once it is done. */
  href: string | undefined
}

/** Work that a person starts and waits for. */
export interface WaitedFor {
  job: string
  data: JobData
  personId: string
  title: Bilingual
  total?: number | undefined
  href?: string | undefined
}

/**
 * Puts a job in its queue with a record of its progress; its handler finds the id in `data.progressId`.
 * @returns the id of the progress, for its page
 */
export async function enqueueWaitedFor(tx: Transaction, work: WaitedFor): Promise<string> {
  const { id } = await tx
    .insertInto('job_progress')
    .values({
      job_name: work.job,
      person_id: work.personId,
      title_nl: work.title.nl,
      title_en: work.title.en,
      total: work.total ?? null,
      href: work.href ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await enqueue(tx, work.job, { ...work.data, progressId: id })
  return id
}

/** What a handler tells of its work; what is absent stays as it was. */
export interface ProgressReport {
  done?: number | undefined
  total?: number | undefined
  message?: Bilingual | undefined
  href?: string | undefined
  state?: JobProgress['state'] | undefined
}

/** Tells how far a job is. A job that runs twice may report lower figures again: what is shown is the newest run. */
export async function reportProgress(
  db: Database | Transaction,
  id: string,
  report: ProgressReport,
): Promise<void> {
  const { done, total, message, href, state } = report
  await db
    .updateTable('job_progress')
    .set({
      changed_at: sql<Temporal.Instant>`now()`,
      ...(done === undefined ? {} : { done }),
      ...(total === undefined ? {} : { total }),
      ...(message === undefined ? {} : { message_nl: message.nl, message_en: message.en }),
      ...(href === undefined ? {} : { href }),
      ...(state === undefined ? {} : { state }),
    })
    .where('id', '=', id)
    .execute()
}

/** The progress of one piece of work of this person; nothing for somebody else's. */
export async function progressOf(
  db: Database,
  asked: { id: string; personId: string },
): Promise<JobProgress | undefined> {
  const row = await db
    .selectFrom('job_progress')
    .selectAll()
    .where('id', '=', asked.id)
    .where('person_id', '=', asked.personId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      personId: row.person_id ?? undefined,
      title: { nl: row.title_nl, en: row.title_en },
      message: { nl: row.message_nl, en: row.message_en },
      done: row.done,
      total: row.total ?? undefined,
      state: row.state as JobProgress['state'],
      href: row.href ?? undefined,
    }
  )
}

/** Removes the progress of work that nobody touched since this instant. */
export async function forgetProgress(db: Database, before: Temporal.Instant): Promise<number> {
  const deleted = await db.deleteFrom('job_progress').where('changed_at', '<', before).executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
