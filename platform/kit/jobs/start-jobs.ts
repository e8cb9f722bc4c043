import pg from 'pg'
import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Job } from '../module/module.ts'
import type { Services } from '../module/services.ts'
import { type JobData, makeQueue } from './enqueue.ts'
import { reportProgress } from './progress.ts'

/** What runs the jobs. */
export interface JobsOptions {
  pool: pg.Pool
  services: Services
  jobs: readonly Job[]
  log: (line: string) => void
  /** How often an empty queue is looked at. */
  pollingSeconds?: number | undefined
}

/** The jobs while they run. */
export interface RunningJobs {
  /** Takes no new jobs and waits for those under way. */
  stop(): Promise<void>
}

const secondsToFinish = 20
/** Taken together and run one after the other; a full batch is followed by the next one at once. */
const jobsAtOnce = 5

/**
 * Starts the handlers and the clock of the jobs, on the pool of the application. A handler that throws is tried again;
 * a job of a worker that died goes to another one, so a handler may run twice for the same job.
 * @throws what the database says when it cannot begin; nothing of it runs on then
 */
export async function startJobs(options: JobsOptions): Promise<RunningJobs> {
  const { jobs, log } = options
  const boss = new PgBoss({
    db: bossDatabase(options.pool),
    // The schema comes with our own migrations and belongs to the owner of the tables.
    migrate: false,
    createSchema: false,
    reindex: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
  })
  boss.on('error', error => log(`jobs: ${error.message}`))
  try {
    await boss.start({ attempts: 5 })
    for (const job of jobs) await takeOn(boss, job, options)
    await setSchedules(boss, jobs)
  } catch (error) {
    // Half begun it would go on asking, and the process would never end.
    await boss.stop({ graceful: false }).catch(() => undefined)
    throw error
  }
  return { stop: () => boss.stop({ graceful: true, timeout: secondsToFinish * 1000 }) }
}

async function takeOn(boss: PgBoss, job: Job, options: JobsOptions): Promise<void> {
  await makeQueue(options.services.db, job.name)
  await boss.work(
    job.name,
    {
      includeMetadata: true,
      perJobResults: true,
      batchSize: jobsAtOnce,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: options.pollingSeconds ?? 2,
    },
    async taken => {
      const results: JobResult[] = []
      for (const one of taken) results.push(await handle(options, job, one))
      return results
    },
  )
}

/** Our pool with the driver's own way of reading columns, which pg-boss expects. */
function bossDatabase(pool: pg.Pool) {
  return {
    executeSql: (text: string, values?: unknown[]) =>
      pool.query({ text, ...(values ? { values } : {}), types: pg.types }),
  }
}

async function setSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map(jobs.flatMap(job => (job.schedule ? [[job.name, job.schedule]] : [])))
  for (const [name, cron] of wanted)
    await boss.schedule(name, cron, {}, { tz: 'Europe/Amsterdam', missed: 'once' })
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name)
}

async function handle(options: JobsOptions, job: Job, taken: JobWithMetadata<unknown>): Promise<JobResult> {
  const { services, log } = options
  const data = (taken.data ?? {}) as JobData
  const progressId = typeof data.progressId === 'string' ? data.progressId : undefined
  const tell = (state: 'running' | 'done' | 'failed' | 'waiting') =>
    progressId === undefined ? Promise.resolve() : reportProgress(services.db, progressId, { state })
  try {
    await tell('running')
    await job.run(services, data)
    await tell('done')
    return { id: taken.id, status: 'completed' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log(`job ${job.name} ${taken.id} failed: ${message}`)
    await tell(taken.retryCount >= taken.retryLimit ? 'failed' : 'waiting')
    return { id: taken.id, status: 'failed', output: { message } }
  }
}
