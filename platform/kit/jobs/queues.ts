import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect.ts'
import { enqueue, type JobData } from './enqueue.ts'

/** How it stands with the jobs of one name. */
export interface JobQueue {
  name: string
  /** When it runs by itself: a cron expression in Dutch time. */
  schedule: string | undefined
  waiting: number
  running: number
  done: number
  failed: number
  lastDoneAt: Temporal.Instant | undefined
}

/** Every queue, by name. */
export async function jobQueues(db: Database): Promise<JobQueue[]> {
  const { rows } = await sql<{
    name: string
    cron: string | null
    waiting: number
    running: number
    done: number
    failed: number
    last_done_at: Temporal.Instant | null
  }>`
    select queue.name, schedule.cron,
      count(job.id) filter (where job.state in ('created', 'retry'))::int as waiting,
      count(job.id) filter (where job.state = 'active')::int as running,
      count(job.id) filter (where job.state = 'completed')::int as done,
      count(job.id) filter (where job.state = 'failed')::int as failed,
      max(job.completed_on) filter (where job.state = 'completed') as last_done_at
    from pgboss.queue left join pgboss.schedule using (name) left join pgboss.job using (name)
    -- Names with underscores are queues of pg-boss itself.
    where queue.name not like '\\_\\_%'
    group by queue.name, schedule.cron order by queue.name`.execute(db)
  return rows.map(row => ({
    name: row.name,
    schedule: row.cron ?? undefined,
    waiting: row.waiting,
    running: row.running,
    done: row.done,
    failed: row.failed,
    lastDoneAt: row.last_done_at ?? undefined,
  }))
}

/** A job that was given up, without its data. */
export interface FailedJob {
  id: string
  name: string
  reason: string
  attempts: number
  failedAt: Temporal.Instant
}

const failedMax = 100

/** The newest jobs that were given up. */
export async function failedJobs(db: Database): Promise<FailedJob[]> {
  const { rows } = await sql<{
    id: string
    name: string
    reason: string | null
    attempts: number
    failed_at: Temporal.Instant
  }>`
    select id, name, output ->> 'message' as reason, retry_count + 1 as attempts, completed_on as failed_at
    from pgboss.job where state = 'failed' order by completed_on desc, id limit ${failedMax}`.execute(db)
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    reason: row.reason ?? '',
    attempts: row.attempts,
    failedAt: row.failed_at,
  }))
}

/**
 * Puts a job that was given up in its queue again, from its first attempt.
 * @returns the name of the job; nothing when there is no such job
 */
export async function runAgain(tx: Transaction, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string; data: JobData | null }>`
    delete from pgboss.job where id = ${id}::uuid and state = 'failed' returning name, data`.execute(tx)
  const job = rows[0]
  if (!job) return undefined
  await enqueue(tx, job.name, job.data ?? {})
  return job.name
}
