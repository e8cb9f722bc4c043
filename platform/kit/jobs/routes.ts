import { z } from 'zod'
import { permission } from '../access/permission.ts'
import { NotFound } from '../access/refusal.ts'
import { write } from '../access/write.ts'
import { address, href } from '../http/address.ts'
import { conflict, done } from '../http/problem.ts'
import { type Job, route } from '../module/module.ts'
import { JobsPage, jobTexts, ProgressPage } from './pages.tsx'
import { forgetProgress, progressOf } from './progress.ts'
import { failedJobs, jobQueues, runAgain } from './queues.ts'

/** Addresses of the job pages. */
export const jobLinks = {
  jobs: address('/beheer/taken', z.object({ gelukt: z.string().max(10).optional() })),
  again: address('/beheer/taken/opnieuw'),
  progress: address('/voortgang/:id'),
} as const

const seeJobs = permission({ name: 'jobs.see', audience: ['A'] })
const seeOwnProgress = permission({ name: 'jobs.see-own-progress', audience: 'signed-in' })

const list = route.page({
  address: jobLinks.jobs,
  permission: seeJobs,
  frame: 'work',
  title: (_, { language }) => jobTexts(language)('title'),
  crumbs: (_, { language }) => [{ label: jobTexts(language)('title') }],
  load: async ({ services: { db }, query }) => ({
    queues: (await jobQueues(db)).map(row => ({ ...row, lastDoneAt: row.lastDoneAt?.toString() })),
    failed: (await failedJobs(db)).map(row => ({ ...row, failedAt: row.failedAt.toString() })),
    isStartedAgain: query.gelukt === 'ja',
    againHref: href(jobLinks.again),
  }),
  view: JobsPage,
})

const again = route.action({
  address: jobLinks.again,
  permission: seeJobs,
  body: z.object({ id: z.uuid() }),
  act: async ({ services, context: { actor }, body }) => {
    if (!actor) throw new NotFound()
    const name = await write({ ...services, actor }, 'runJobAgain', async (tx, record) => {
      const started = await runAgain(tx, body.id)
      record({ objectKind: 'job', objectId: body.id, after: { name: started ?? null } })
      return started
    })
    if (name !== undefined) return done({ goTo: href(jobLinks.jobs, {}, { gelukt: 'ja' }) })
    const code = 'TAAK_NIET_OPNIEUW'
    return conflict({ code, message: { nl: jobTexts('nl')(code), en: jobTexts('en')(code) } })
  },
})

const progress = route.page({
  address: jobLinks.progress,
  permission: seeOwnProgress,
  frame: 'work',
  title: (data, { language }) => data.progress.title[language],
  crumbs: (data, { language }) => [{ label: data.progress.title[language] }],
  load: async ({ services, context: { actor }, parameters }) => {
    if (!actor || !z.uuid().safeParse(parameters.id).success) throw new NotFound()
    const found = await progressOf(services.db, { id: parameters.id, personId: actor.personId })
    if (!found) throw new NotFound()
    return { progress: found, selfHref: href(jobLinks.progress, parameters) }
  },
  view: ProgressPage,
})

/** The jobs for administrators, and the progress of one's own work. */
export const jobRoutes = [list, again, progress]

const daysKept = 30

/** Forgets the progress of old work every night. */
export const forgetProgressJob: Job = {
  name: 'jobs.forget-progress',
  schedule: '45 3 * * *',
  async run({ db, clock }) {
    await forgetProgress(db, clock.now().subtract({ hours: daysKept * 24 }))
  },
}
