import { keepHeadJob } from '../kit/audit/kept-heads.ts'
import { auditPersonalTables } from '../kit/audit/personal-data.ts'
import { idempotencyPersonalTables } from '../kit/database/personal-data.ts'
import { forgetDraftsJob } from '../kit/drafts/drafts.ts'
import { draftPersonalTables } from '../kit/drafts/personal-data.ts'
import { draftRoutes } from '../kit/drafts/routes.ts'
import { cleanFilesJob } from '../kit/files/clean-files.ts'
import { filePersonalTables } from '../kit/files/personal-data.ts'
import { forgetKeysJob } from '../kit/jobs/forget-keys.ts'
import { jobPersonalTables } from '../kit/jobs/personal-data.ts'
import { forgetProgressJob, jobLinks, jobRoutes } from '../kit/jobs/routes.ts'
import { mailPersonalTables } from '../kit/mail/personal-data.ts'
import { forgetMailJob, mailLinks, mailRoutes } from '../kit/mail/routes.ts'
import { defineModule } from '../kit/module/module.ts'
import { screenSearch } from '../kit/module/navigation.ts'
import { handOverActors } from '../kit/notifications/actors.ts'
import { handOverContacts } from '../kit/notifications/contacts.ts'
import { digestJob } from '../kit/notifications/digest.ts'
import { noticeOverviewRoutes, overviewLinks } from '../kit/notifications/overview-routes.ts'
import { noticePersonalTables } from '../kit/notifications/personal-data.ts'
import { noticeLinks, noticeRoutes } from '../kit/notifications/routes.ts'
import { remarkPersonalTables } from '../kit/remarks/personal-data.ts'
import { cleanWordsJob } from '../kit/search/clean-words.ts'
import { contactsOf } from '../modules/accounts/index.ts'
import { grantsOf } from '../modules/parties/index.ts'
import { kitCatalogues } from './kit-catalogues.ts'

handOverContacts(contactsOf)
handOverActors(async (services, personId) => ({
  personId,
  name: '',
  grants: await grantsOf(services, personId),
}))

const administrators = ['A']

/** What the kit itself has to show and to do: notices, drafts, mail and jobs. It has no folder among the modules. */
export const kitModule = defineModule({
  name: 'kit',
  needs: [],
  routes: [...noticeRoutes, ...noticeOverviewRoutes, ...draftRoutes, ...mailRoutes, ...jobRoutes],
  jobs: [
    cleanFilesJob,
    cleanWordsJob,
    digestJob,
    forgetDraftsJob,
    forgetKeysJob,
    forgetMailJob,
    forgetProgressJob,
    keepHeadJob,
  ],
  texts: kitCatalogues,
  personalData: {
    tables: [
      ...auditPersonalTables,
      ...noticePersonalTables,
      ...remarkPersonalTables,
      ...draftPersonalTables,
      ...filePersonalTables,
      ...mailPersonalTables,
      ...jobPersonalTables,
      ...idempotencyPersonalTables,
    ],
  },
  search: [screenSearch],
  navigation: [
    {
      area: 'work',
      order: 20,
      href: noticeLinks.centre.path,
      label: { nl: 'Meldingen', en: 'Notices' },
    },
    {
      area: 'work',
      order: 965,
      href: overviewLinks.overview.path,
      label: { nl: 'Meldingen en mail', en: 'Notices and mail' },
      purpose: {
        nl: 'Welke soorten meldingen er zijn, en wat er wanneer aan hoeveel mensen is verteld.',
        en: 'Which kinds of notices there are, and what was told to how many people and when.',
      },
      roles: administrators,
    },
    {
      area: 'work',
      order: 970,
      href: mailLinks.queue.path,
      label: { nl: 'Mail', en: 'Mail' },
      purpose: {
        nl: 'Welke mail wacht, is verzonden of is mislukt; opnieuw sturen.',
        en: 'Which mail waits, was sent or failed; sending it again.',
      },
      roles: administrators,
    },
    {
      area: 'work',
      order: 980,
      href: jobLinks.jobs.path,
      label: { nl: 'Taken van het systeem', en: 'System jobs' },
      purpose: {
        nl: 'Wat op de achtergrond gebeurt en wanneer; mislukte taken opnieuw starten.',
        en: 'What happens in the background and when; starting failed jobs again.',
      },
      roles: administrators,
    },
  ],
})
