import { defineModule } from '../../kit/module/module.ts'
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
  needs: ['governance', 'parties', 'programme'],
  routes: [...participationRoutes, ...projectRoutes, ...apiRoutes],
  panels: [signaturesPanel, regionPanel],
  navigation: [
    { area: 'public', order: 20, href: links.list.path, label: { nl: 'Projecten', en: 'Projects' } },
    { area: 'public', order: 30, href: links.map.path, label: { nl: 'Kaart', en: 'Map' } },
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
