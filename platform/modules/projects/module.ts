import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { apiRoutes } from './routes/api.ts'
import { projectRoutes } from './routes/pages.ts'
import { projectSearch } from './search.ts'
import { seedProjects } from './seed.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** Areas in transformation: list, map, page and open data. */
export const module = defineModule({
  name: 'projects',
  needs: [],
  routes: [...projectRoutes, ...apiRoutes],
  navigation: [
    { area: 'public', order: 20, href: links.list.path, label: { nl: 'Projecten', en: 'Projects' } },
    { area: 'public', order: 30, href: links.map.path, label: { nl: 'Kaart', en: 'Map' } },
  ],
  search: [projectSearch],
  seed: async services => {
    await seedProjects(services)
  },
  texts: [{ name: 'projects', nl, en }],
})
