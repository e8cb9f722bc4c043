import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { personalData } from './personal-data.ts'
import { accountRoutes } from './routes/account.ts'
import { administrationRoutes } from './routes/administration.ts'
import { auditRoutes } from './routes/audit.ts'
import { mailedLinkRoutes } from './routes/mailed-links.ts'
import { managementRoute } from './routes/management.ts'
import { openIdRoutes } from './routes/openid.ts'
import { ownDataRoutes } from './routes/own-data.ts'
import { ownSessionRoutes } from './routes/own-sessions.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { tokenRoutes } from './routes/tokens.ts'
import { seeManagement } from './rules/rights.ts'
import { removePassed } from './store/housekeeping.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** People, their way in and their sessions. */
export const module = defineModule({
  name: 'accounts',
  needs: ['programme'],
  routes: [
    ...signInRoutes,
    ...mailedLinkRoutes,
    ...openIdRoutes,
    ...accountRoutes,
    ...ownSessionRoutes,
    ...tokenRoutes,
    ...ownDataRoutes,
    ...administrationRoutes,
    ...auditRoutes,
    managementRoute,
  ],
  jobs: [
    {
      name: 'accounts.removePassed',
      schedule: '17 3 * * *',
      run: services => removePassed(services.db),
    },
  ],
  personalData,
  navigation: [
    { area: 'work', order: 900, href: links.account.path, label: { nl: 'Mijn account', en: 'My account' } },
    {
      area: 'work',
      order: 905,
      href: links.management.path,
      label: { nl: 'Beheer', en: 'Management' },
      roles: seeManagement.audience as readonly string[],
    },
    {
      area: 'work',
      order: 910,
      href: links.administration.path,
      label: { nl: 'Accounts', en: 'Accounts' },
      purpose: {
        nl: 'Wie een account heeft; sluiten, openen, een verloren telefoon.',
        en: 'Who has an account; closing, opening, a lost telephone.',
      },
      roles: ['A'],
    },
    {
      area: 'work',
      order: 950,
      href: links.audit.path,
      label: { nl: 'Auditspoor', en: 'Audit trail' },
      purpose: {
        nl: 'Wat er wanneer is veranderd en door wie; controleren of het spoor heel is.',
        en: 'What was changed when and by whom; checking that the trail is whole.',
      },
      roles: ['A', 'C'],
    },
    {
      area: 'work',
      order: 960,
      href: links.dataRequests.path,
      label: { nl: 'Gegevensverzoeken', en: 'Data requests' },
      purpose: {
        nl: 'Verzoeken over eigen gegevens; het antwoord komt binnen een maand.',
        en: 'Requests about own data; the answer comes within a month.',
      },
      roles: ['A'],
    },
  ],
  texts: [{ name: 'accounts', nl, en }],
})
