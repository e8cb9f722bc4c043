import { defineModule } from '../../kit/module/module.ts'
import { links } from './links.ts'
import { aheadPanel, navPanel, termPanel } from './panels.tsx'
import { personalData } from './personal-data.ts'
import { programmeRoutes } from './routes/settings.ts'
import { textRoutes } from './routes/texts.ts'
import { seeSettings, seeTexts } from './rules/rights.ts'
import { settingSearch } from './search.ts'
import { loadDemonstration } from './seed.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The programme: term, milestones and settings with dates. */
export const module = defineModule({
  name: 'programme',
  needs: [],
  routes: [...programmeRoutes, ...textRoutes],
  panels: [navPanel, termPanel, aheadPanel],
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
      order: 945,
      href: links.texts.path,
      label: { nl: 'Teksten', en: 'Texts' },
      purpose: {
        nl: 'Elke zin van de site in beide talen; anders verwoorden, met datum en reden.',
        en: 'Every sentence of the site in both languages; other wordings, with date and reason.',
      },
      roles: seeTexts.audience as readonly string[],
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
  texts: [{ name: 'programme', nl, en, fixedKeys: ['setting_'] }],
})
