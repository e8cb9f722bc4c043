import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { programmeRoutes } from './routes.ts'
import { seeSettings } from './rules/rights.ts'
import { loadDemonstration } from './seed.ts'

/** The programme: term, milestones and settings with dates. */
export const module = defineModule({
  name: 'programme',
  needs: [],
  routes: programmeRoutes,
  navigation: [
    {
      area: 'work',
      order: 940,
      href: links.settings.path,
      label: { nl: 'Instellingen', en: 'Settings' },
      roles: seeSettings.audience as readonly string[],
    },
    {
      area: 'work',
      order: 970,
      href: links.backup.path,
      label: { nl: 'Back-up', en: 'Back-up' },
      roles: ['A'],
    },
  ],
  seed: loadDemonstration,
})
