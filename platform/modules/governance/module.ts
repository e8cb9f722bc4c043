import { defineModule } from '../../kit/module/module.ts'
import { remindOfScopeQuestions } from './actions/scope-questions.ts'
import { closeWrittenVotes } from './actions/take-decision.ts'
import { governanceDates, pledgeDates, programmeSubjects, scopeSubjects } from './dated.ts'
import { governanceFigures } from './file-figures.ts'
import { links } from './links.ts'
import { remindOfFeedback } from './notices.ts'
import { newsPanel, organisationPanel, workPanel } from './panels.tsx'
import { personalData } from './personal-data.ts'
import { bodyRoutes } from './routes/bodies.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { itemRoutes } from './routes/items.ts'
import { meetingRoutes } from './routes/meetings.ts'
import { programmeRoutes } from './routes/programmes.ts'
import { scopeQuestionRoutes } from './routes/scope-questions.ts'
import { seatRoutes } from './routes/seats.ts'
import { teamRoutes } from './routes/team.ts'
import { seeProgrammes, seeTeam } from './rules/rights.ts'
import { decisionSearch } from './search.ts'
import { loadDemonstration } from './seed/load-demonstration.ts'
import { standingPanel } from './standing-panel.tsx'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** Bodies, their meetings, what they decide and who may decide alone. */
export const module = defineModule({
  name: 'governance',
  needs: ['programme', 'accounts', 'parties'],
  routes: [
    ...bodyRoutes,
    ...programmeRoutes,
    ...seatRoutes,
    ...teamRoutes,
    ...meetingRoutes,
    ...itemRoutes,
    ...scopeQuestionRoutes,
    ...decisionRoutes,
    ...calendarRoutes,
  ],
  panels: [workPanel, organisationPanel, newsPanel, standingPanel],
  answers: [governanceFigures, programmeSubjects, scopeSubjects, governanceDates, pledgeDates],
  jobs: [
    { name: 'governance.close-written-votes', schedule: '*/5 * * * *', run: closeWrittenVotes },
    {
      name: 'governance.remind-scope-questions',
      schedule: '45 7 * * *',
      run: remindOfScopeQuestions,
    },
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
    {
      area: 'work',
      order: 61,
      href: links.team.path,
      label: { nl: 'Programmateam', en: 'Programme team' },
      roles: seeTeam.audience as readonly string[],
    },
    {
      area: 'work',
      order: 935,
      href: links.programmes.path,
      label: { nl: 'Programma’s', en: 'Programmes' },
      purpose: {
        nl: 'Looptijd, stappen en organen; een volgend programma klaarzetten.',
        en: 'Term, steps and bodies; making a next programme ready.',
      },
      roles: seeProgrammes.audience as readonly string[],
    },
  ],
  search: [decisionSearch],
  seed: loadDemonstration,
  texts: [{ name: 'governance', nl, en }],
})
