import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { personalData } from './personal-data.ts'
import { programmeRoutes } from './routes.ts'
import { seeSettings } from './rules/rights.ts'
import { settingSearch } from './search.ts'
import { loadDemonstration } from './seed.ts'

/** The programme: term, milestones and settings with dates. */
export const module = defineModule({
  name: 'programme',
  needs: [],
  routes: programmeRoutes,
  personalData,
  navigation: [
    {
      area: 'work',
      order: 940,
      href: links.settings.path,
      label: { nl: 'Instellingen', en: 'Settings' },
      purpose: {
        nl: 'Termijnen, bedragen en drempels van het programma, met datum en reden.',
        en: 'Terms, amounts and thresholds of the programme, with date and reason.',
      },
      roles: seeSettings.audience as readonly string[],
    },
    {
      area: 'work',
      order: 970,
      href: links.backup.path,
      label: { nl: 'Back-up', en: 'Back-up' },
      purpose: {
        nl: 'Hoe alle gegevens worden bewaard en teruggezet.',
        en: 'How all data are kept and put back.',
      },
      roles: ['A'],
    },
  ],
  search: [settingSearch],
  seed: loadDemonstration,
})
