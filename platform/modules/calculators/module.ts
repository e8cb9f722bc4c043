import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { routes } from './routes.ts'
import { formulaSearch } from './search.ts'

/** A page for every formula of the field: fill in, see the steps, share the address. */
export const module = defineModule({
  name: 'calculators',
  needs: [],
  routes,
  search: [formulaSearch],
  navigation: [
    { area: 'work', order: 70, href: links.list.path, label: { nl: 'Rekenen', en: 'Calculators' } },
  ],
})
