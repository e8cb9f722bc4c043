import { defineModule } from '../../kit/module/module.ts'
import { workplanFigures } from './file-figures.ts'
import { links } from './links.ts'
import { linesPanel } from './panels.tsx'
import { personalData } from './personal-data.ts'
import { routes } from './routes.ts'
import { loadWorkplan } from './seed.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** What the programme does along its lines, and what that brings. */
export const module = defineModule({
  name: 'workplan',
  needs: ['programme', 'governance'],
  routes,
  panels: [linesPanel],
  answers: [workplanFigures],
  personalData,
  navigation: [
    {
      area: 'work',
      order: 62,
      href: links.activities.path,
      label: { nl: 'Activiteiten', en: 'Activities' },
      purpose: {
        nl: 'Wat het programma doet langs de drie lijnen, en wat dat oplevert.',
        en: 'What the programme does along the three lines, and what that brings.',
      },
      roles: ['T', 'D', 'S', 'L'],
    },
  ],
  seed: loadWorkplan,
  texts: [{ name: 'workplan', nl, en }],
})
