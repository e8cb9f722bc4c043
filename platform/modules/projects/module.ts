import { defineModule } from '../../kit/module/module.ts'
import { remindAdvisers } from './involvement/actions/advisers.ts'
import { involvementPanel } from './involvement/panel.tsx'
import { adviserRoutes } from './involvement/routes/advisers.ts'
import { residentRoutes } from './involvement/routes/residents.ts'
import { links } from './links.ts'
import { signaturesPanel } from './participation/panel.tsx'
import { participationRoutes } from './participation/routes.ts'
import { projectRecusals, projectSubjects, withdrawalByDecision } from './participation/withdraw.ts'
import { personalData } from './personal-data.ts'
import { regionPanel } from './region-panel.tsx'
import { apiRoutes } from './routes/api.ts'
import { projectRoutes } from './routes/pages.ts'
import { admittedSearch, projectSearch } from './search.ts'
import { seedProjects } from './seed.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** Areas in transformation with their open data; admitted projects with their participation agreement. */
export const module = defineModule({
  name: 'projects',
  needs: ['accounts', 'governance', 'parties', 'programme'],
  routes: [...participationRoutes, ...residentRoutes, ...adviserRoutes, ...projectRoutes, ...apiRoutes],
  panels: [signaturesPanel, involvementPanel, regionPanel],
  jobs: [{ name: 'projects.remind-advisers', schedule: '35 6 * * *', run: remindAdvisers }],
  navigation: [
    { area: 'public', order: 20, href: links.list.path, label: { nl: 'Projecten', en: 'Projects' } },
    { area: 'public', order: 30, href: links.map.path, label: { nl: 'Kaart', en: 'Map' } },
    {
      area: 'work',
      order: 70,
      href: links.ownAdvice.path,
      label: { nl: 'Advies', en: 'Advice' },
      roles: ['N'],
    },
  ],
  personalData,
  search: [projectSearch, admittedSearch],
  subscriptions: [withdrawalByDecision],
  answers: [projectSubjects, projectRecusals],
  seed: async services => {
    await seedProjects(services)
  },
  texts: [{ name: 'projects', nl, en }],
})
