import type pg from 'pg'
import { startJobs } from '../kit/jobs/start-jobs.ts'
import type { MailRoute } from '../kit/mail/send.ts'
import type { Job } from '../kit/module/module.ts'
import type { Services } from '../kit/module/services.ts'
import { freshTexts } from '../modules/programme/index.ts'
import type { Config } from './config.ts'
import { lettingGo } from './letting-go.ts'
import { modules } from './modules.ts'
import { openStore, type Say, servicesFor } from './start.ts'

/** The background work while it runs. */
export interface Worker {
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>
}

/** Starts the jobs of all modules and, where there is a mail server, the sending of mail. */
export async function startWork(
  config: Config,
  reached: { pool: pg.Pool; services: Services; say: Say },
): Promise<Worker> {
  const { pool, services, say: log } = reached
  const jobs = await startJobs({
    pool,
    services,
    jobs: modules.flatMap(module => module.jobs ?? []).map(inFreshWords),
    log,
  })
  const { smtpUrl, mailFrom: from } = config
  const mailing = smtpUrl ? await mailingOver(services, { smtpUrl, from, log }) : undefined
  return {
    stop: async () => {
      await Promise.all([jobs.stop(), mailing?.stop()])
    },
  }
}

/** The sending of mail, loaded only where there is a mail server. */
async function mailingOver(services: Services, route: MailRoute) {
  const { startMailing } = await import('../kit/mail/mailing.ts')
  return startMailing(services.db, route)
}

/** A job that writes to people does so in the sentences of this moment. */
const inFreshWords = (job: Job): Job => ({
  ...job,
  run: async (services, data) => {
    await freshTexts(services.db)
    await job.run(services, data)
  },
})

/** Starts a worker of its own, beside servers that run without one. */
export async function startWorker(config: Config, say: Say): Promise<Worker> {
  const store = await openStore(config, say)
  const services = servicesFor(config, store)
  const work = await startWork(config, { pool: store.connection.pool, services, say }).catch(
    lettingGo(store.close),
  )
  return {
    stop: async () => {
      await work.stop()
      await store.close()
    },
  }
}
