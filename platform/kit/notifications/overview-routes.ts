import { z } from 'zod'
import { permission } from '../access/permission.ts'
import { address, href } from '../http/address.ts'
import { csvFile } from '../http/csv-file.ts'
import { mailCounts } from '../mail/queue.ts'
import { mailLinks } from '../mail/routes.ts'
import { route } from '../module/module.ts'
import type { Language } from '../texts/texts.ts'
import { allNoticeKinds, noticeKindOf } from './kinds.ts'
import { noticeTexts } from './notify.ts'
import { countsByKind, toldLog } from './overview.ts'
import { OverviewPage } from './overview-page.tsx'

const logQuery = z.object({
  soort: z.string().min(1).max(100).optional().catch(undefined),
  pagina: z.coerce.number().int().min(1).max(10_000).catch(1),
  per: z.coerce.number().int().min(1).max(100).catch(25),
})

/** Addresses of what administrators see of the notices. */
export const overviewLinks = {
  overview: address('/beheer/meldingen', logQuery),
  file: address('/beheer/meldingen.csv', logQuery),
} as const

const seeOverview = permission({ name: 'notices.see-overview', audience: ['A'] })

const labelOf = (kind: string, language: Language): string => noticeKindOf(kind)?.label[language] ?? kind

const overview = route.page({
  address: overviewLinks.overview,
  permission: seeOverview,
  frame: 'work',
  title: (_, { language }) => noticeTexts(language)('overview'),
  crumbs: (_, { language }) => [{ label: noticeTexts(language)('overview') }],
  load: async ({ services: { db }, context: { language }, query }) => {
    const { soort: kind, pagina: page, per: pageSize } = query
    const counts = new Map((await countsByKind(db)).map(count => [count.kind, count]))
    const none = { told: 0, unread: 0, waiting: 0, chosenOtherwise: 0 }
    const known = allNoticeKinds()
    const names = new Set([...known.map(({ name }) => name), ...counts.keys()])
    const log = await toldLog(db, { kind, limit: pageSize, offset: (page - 1) * pageSize })
    return {
      mails: (await mailCounts(db)).map(({ state, count }) => ({
        state,
        count,
        href: href(mailLinks.queue, {}, { stand: state }),
      })),
      kinds: [...names].map(name => {
        const kind = noticeKindOf(name)
        const way = kind?.hasOwnMail ? 'own' : kind?.isDuty ? 'duty' : (kind?.usual ?? 'gone')
        return { ...none, ...counts.get(name), name, label: labelOf(name, language), way } as const
      }),
      log: log.rows.map(row => ({
        ...row,
        toldAt: row.toldAt.toString(),
        label: labelOf(row.kind, language),
      })),
      ...{ kind, page, pageSize, total: log.total },
      hrefs: {
        self: href(overviewLinks.overview),
        file: href(overviewLinks.file, {}, { soort: kind }),
        page: (pagina: number, per: number) => href(overviewLinks.overview, {}, { soort: kind, pagina, per }),
      },
    }
  },
  view: OverviewPage,
})

/** Most lines of a file. */
const fileRowsMax = 50_000

const file = route.download({
  address: overviewLinks.file,
  permission: seeOverview,
  load: async ({ services, context: { language }, query }) => {
    const { rows } = await toldLog(services.db, { kind: query.soort, limit: fileRowsMax })
    const lines = rows.map(row => ({
      wanneer: row.toldAt.toString(),
      soort: labelOf(row.kind, language),
      personen: row.persons,
      gelezen: row.read,
    }))
    return csvFile('meldingen.csv', lines)
  },
})

/** What was told and what became of it, for administrators. */
export const noticeOverviewRoutes = [overview, file]
