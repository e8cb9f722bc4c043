import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { accountRoutes } from './routes/account.ts'
import { administrationRoutes } from './routes/administration.ts'
import { auditRoutes } from './routes/audit.ts'
import { mailedLinkRoutes } from './routes/mailed-links.ts'
import { openIdRoutes } from './routes/openid.ts'
import { ownSessionRoutes } from './routes/own-sessions.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { removePassed } from './store/housekeeping.ts'

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
    ...administrationRoutes,
    ...auditRoutes,
  ],
  jobs: [
    {
      name: 'accounts.removePassed',
      schedule: '17 3 * * *',
      run: services => removePassed(services.db),
    },
  ],
  navigation: [
    { area: 'work', order: 900, href: links.account.path, label: { nl: 'Mijn account', en: 'My account' } },
    {
      area: 'work',
      order: 910,
      href: links.administration.path,
      label: { nl: 'Accounts', en: 'Accounts' },
      roles: ['A'],
    },
    {
      area: 'work',
      order: 950,
      href: links.audit.path,
      label: { nl: 'Auditspoor', en: 'Audit trail' },
      roles: ['A', 'C'],
    },
    {
      area: 'work',
      order: 960,
      href: links.dataRequests.path,
      label: { nl: 'Gegevensverzoeken', en: 'Data requests' },
      roles: ['A'],
    },
  ],
})
