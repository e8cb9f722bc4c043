import { readFileSync } from 'node:fs'
import { may } from '../../../kit/access/permission.ts'
import { auditHead } from '../../../kit/audit/append.ts'
import { jobQueues } from '../../../kit/jobs/queues.ts'
import { mailQueue } from '../../../kit/mail/queue.ts'
import { route } from '../../../kit/module/module.ts'
import { navigationUnder } from '../../../kit/module/navigation.ts'
import type { Services } from '../../../kit/module/services.ts'
import { links } from '../links.ts'
import { type Health, ManagementPage } from '../pages/management.tsx'
import { say } from '../pages/say.ts'
import { seeHealth, seeManagement } from '../rules/rights.ts'
import { readDatabaseFacts } from '../store/database-facts.ts'

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** How the site is doing now, in a few figures. */
async function healthOf({ db }: Services): Promise<Health> {
  const [queues, waiting, failed, database] = await Promise.all([
    jobQueues(db),
    mailQueue(db, { state: 'queued', page: 1, pageSize: 1 }),
    mailQueue(db, { state: 'failed', page: 1, pageSize: 1 }),
    readDatabaseFacts(db),
  ])
  return {
    version,
    database,
    jobs: {
      waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
      failed: queues.reduce((sum, queue) => sum + queue.failed, 0),
    },
    mails: { waiting: waiting.total, failed: failed.total },
  }
}

/** The start of the management pages. */
export const managementRoute = route.page({
  address: links.management,
  permission: seeManagement,
  frame: 'work',
  title: (_, { language }) => say(language)('managementTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('managementTitle') }],
  load: async ({ services, context }) => ({
    pages: navigationUnder(links.management.path, context.actor),
    head: await auditHead(services.db),
    health: may(context.actor, seeHealth) ? await healthOf(services) : undefined,
  }),
  view: ManagementPage,
})
