import { defineModule } from '../../kit/module/module.ts'
import { closeWrittenVotes } from './actions/take-decision.ts'
import { links } from './links.ts'
import { remindOfFeedback } from './notices.ts'
import { organisationPanel, workPanel } from './panels.tsx'
import { personalData } from './personal-data.ts'
import { bodyRoutes } from './routes/bodies.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { itemRoutes } from './routes/items.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { seatRoutes } from './routes/seats.ts'
import { decisionSearch } from './search.ts'
import { loadDemonstration } from './seed/load-demonstration.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** Bodies, their meetings, what they decide and who may decide alone. */
export const module = defineModule({
  name: 'governance',
  needs: ['programme', 'accounts', 'parties'],
  routes: [
    ...bodyRoutes,
    ...seatRoutes,
    ...meetingRoutes,
    ...itemRoutes,
    ...decisionRoutes,
    ...calendarRoutes,
  ],
  panels: [workPanel, organisationPanel],
  jobs: [
    { name: 'governance.close-written-votes', schedule: '*/5 * * * *', run: closeWrittenVotes },
    { name: 'governance.remind-feedback', schedule: '40 7 * * *', run: remindOfFeedback },
  ],
  personalData,
  navigation: [
    {
      area: 'public',
      order: 57,
      href: links.decisions.path,
      label: { nl: 'Besluiten', en: 'Decisions' },
    },
    {
      area: 'work',
      order: 60,
      href: links.bodies.path,
      label: { nl: 'Bestuur', en: 'Governance' },
      roles: ['T', 'D', 'S', 'L', 'U'],
    },
  ],
  search: [decisionSearch],
  seed: loadDemonstration,
  texts: [{ name: 'governance', nl, en }],
})
