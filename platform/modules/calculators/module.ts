import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { apiRoutes } from './routes/api.ts'
import { routes } from './routes/pages.ts'
import { formulaSearch } from './search.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** A page for every formula of the field: fill in, see the steps, share the address. */
export const module = defineModule({
  name: 'calculators',
  needs: [],
  routes: [...routes, ...apiRoutes],
  search: [formulaSearch],
  navigation: [
    { area: 'work', order: 70, href: links.list.path, label: { nl: 'Rekenen', en: 'Calculators' } },
  ],
  texts: [{ name: 'calculators', nl, en }],
})
