import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { apiRoutes } from './routes/api.ts'
import { choiceRoutes } from './routes/choices.ts'
import { fileRoutes } from './routes/files.ts'
import { pageRoutes } from './routes/pages.ts'
import { pageSearch } from './search.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The public site: home, programme, goals, search, open data, statements. */
export const module = defineModule({
  name: 'site',
  needs: ['projects'],
  routes: [...pageRoutes, ...choiceRoutes, ...fileRoutes, ...apiRoutes],
  navigation: [
    { area: 'public', order: 40, href: links.programme.path, label: { nl: 'Programma', en: 'Programme' } },
    { area: 'public', order: 50, href: links.goals.path, label: { nl: 'Doelen', en: 'Goals' } },
    { area: 'public', order: 60, href: links.openData.path, label: { nl: 'Open data', en: 'Open data' } },
  ],
  search: [pageSearch],
  texts: [{ name: 'site', nl, en }],
})
