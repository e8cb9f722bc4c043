import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { benchRoutes } from './routes/bench.ts'
import { caseListRoutes } from './routes/cases.ts'
import { partRoutes } from './routes/parts.ts'
import { listCases } from './rules/access.ts'
import { loadCases } from './seed/load-cases.ts'

/** Area business cases of several parties: the workbench, plain pages, versions and files. */
export const module = defineModule({
  name: 'cases',
  needs: ['accounts', 'parties', 'projects'],
  routes: [...caseListRoutes, ...benchRoutes, ...partRoutes],
  navigation: [
    {
      area: 'work',
      order: 100,
      href: links.list.path,
      label: { nl: 'Businesscases', en: 'Business cases' },
      roles: listCases.audience as readonly string[],
    },
  ],
  seed: loadCases,
})
