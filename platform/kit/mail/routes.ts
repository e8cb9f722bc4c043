import { z } from 'zod'
import { permission } from '../access/permission.ts'
import { NotFound } from '../access/refusal.ts'
import { write } from '../access/write.ts'
import { address, href } from '../http/address.ts'
import { conflict, done } from '../http/problem.ts'
import { type Job, route } from '../module/module.ts'
import { noticeKindOf } from '../notifications/kinds.ts'
import { CatcherPage, MailQueuePage, mailTexts } from './pages.tsx'
import { caughtMails, forgetMail, mailQueue, mailStates, sendAgain } from './queue.ts'

/** Addresses of the mail pages. */
export const mailLinks = {
  queue: address(
    '/beheer/post',
    z.object({
      stand: z.enum(mailStates).optional().catch(undefined),
      gelukt: z.string().max(10).optional(),
      pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
      per: z.coerce.number().int().min(1).max(100).catch(25),
    }),
  ),
  again: address('/beheer/post/opnieuw'),
  catcher: address('/ontwikkeling/post'),
} as const

const seeMailQueue = permission({ name: 'mail.see-queue', audience: ['A'] })
const seeCaughtMail = permission({ name: 'mail.see-caught', audience: 'everybody' })

const queue = route.page({
  address: mailLinks.queue,
  permission: seeMailQueue,
  frame: 'work',
  title: (_, { language }) => mailTexts(language)('queueTitle'),
  crumbs: (_, { language }) => [{ label: mailTexts(language)('queueTitle') }],
  load: async ({ services, query }) => {
    const { stand: state, pagina: page, per: pageSize } = query
    const found = await mailQueue(services.db, { state, page, pageSize })
    return {
      ...found,
      rows: found.rows.map(row => ({
        ...{ ...row, createdAt: row.createdAt.toString() },
        kindLabel: noticeKindOf(row.kind)?.label,
      })),
      state,
      page,
      pageSize,
      isQueuedAgain: query.gelukt === 'ja',
      hrefs: {
        self: href(mailLinks.queue),
        page: (pagina: number, per: number) => href(mailLinks.queue, {}, { stand: state, pagina, per }),
        again: href(mailLinks.again),
      },
    }
  },
  view: MailQueuePage,
})

const again = route.action({
  address: mailLinks.again,
  permission: seeMailQueue,
  body: z.object({ id: z.uuid() }),
  act: async ({ services, context: { actor }, body }) => {
    if (!actor) throw new NotFound()
    const isQueued = await write({ ...services, actor }, 'sendMailAgain', async (tx, record) => {
      const ended = await sendAgain(tx, body.id)
      record({ objectKind: 'outgoingMail', objectId: body.id, after: { isQueuedAgain: ended } })
      return ended
    })
    if (isQueued) return done({ goTo: href(mailLinks.queue, {}, { gelukt: 'ja' }) })
    const code = 'MAIL_NIET_OPNIEUW'
    return conflict({ code, message: { nl: mailTexts('nl')(code), en: mailTexts('en')(code) } })
  },
})

/** The outbox, for administrators. */
export const mailRoutes = [queue, again]

/** The catcher: to be mounted only where the demonstration runs, since it shows every mail to everybody. */
export const mailCatcherRoutes = [
  route.page({
    address: mailLinks.catcher,
    permission: seeCaughtMail,
    frame: 'public',
    title: (_, { language }) => mailTexts(language)('catcherTitle'),
    crumbs: (_, { language }) => [{ label: mailTexts(language)('catcherTitle') }],
    load: async ({ services }) => ({
      origin: services.origin,
      mails: (await caughtMails(services.db)).map(mail => ({
        ...mail,
        createdAt: mail.createdAt.toString(),
      })),
    }),
    view: CatcherPage,
  }),
]

/** Forgets old mail every night. */
export const forgetMailJob: Job = {
  name: 'mail.forget',
  schedule: '55 3 * * *',
  run: ({ db }) => forgetMail(db),
}
