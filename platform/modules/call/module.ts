import { defineModule } from '../../kit/module/module.ts'
import { keepTime } from './actions/clock.ts'
import { callDates } from './dated.ts'
import { adoptByDecision, callSubjects, criteriaSubjects } from './decisions.ts'
import { links } from './links.ts'
import { homePanel, workPanel } from './panels.tsx'
import { personalData } from './personal-data.ts'
import { callRoutes } from './routes/calls.ts'
import { criteriaRoutes } from './routes/criteria.ts'
import { designRoutes } from './routes/design.ts'
import { frameworkRoutes } from './routes/frameworks.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { listRoutes } from './routes/list.ts'
import { manageRoutes } from './routes/manage.ts'
import { placeFigureRoutes } from './routes/place-figures.ts'
import { planRoutes } from './routes/plans.ts'
import { stepRoutes } from './routes/step.ts'
import { testRoutes } from './routes/tests.ts'
import { listSubmissions, loadFigures, manageCalls } from './rules/rights.ts'
import { sealedTrail } from './sealed-trail.ts'
import { callSearch } from './search.ts'
import { loadCalls } from './seed/load-calls.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** The open call: criteria, form, submissions, sealing and the test of admissibility. */
export const module = defineModule({
  name: 'call',
  needs: ['programme', 'accounts', 'parties', 'governance', 'cases'],
  routes: [
    ...callRoutes,
    ...criteriaRoutes,
    ...manageRoutes,
    ...invitationRoutes,
    ...designRoutes,
    ...listRoutes,
    ...planRoutes,
    ...stepRoutes,
    ...testRoutes,
    ...frameworkRoutes,
    ...placeFigureRoutes,
  ],
  panels: [homePanel, workPanel],
  subscriptions: [adoptByDecision],
  answers: [criteriaSubjects, callSubjects, sealedTrail, callDates],
  jobs: [{ name: 'call.keep-time', schedule: '* * * * *', run: keepTime }],
  personalData,
  navigation: [
    { area: 'public', order: 10, href: links.calls.path, label: { nl: 'Oproep', en: 'Call' } },
    {
      area: 'work',
      order: 100,
      href: links.submissions.path,
      label: { nl: 'Inzendingen', en: 'Submissions' },
      purpose: {
        nl: 'Plannen voor een oproep: invullen, samen indienen, en de toets.',
        en: 'Plans for a call: filling in, submitting together, and the test.',
      },
      roles: listSubmissions.audience as readonly string[],
    },
    {
      area: 'work',
      order: 105,
      href: links.urbanArea.path,
      label: { nl: 'Stedelijk gebied', en: 'Urban area' },
      purpose: {
        nl: 'De kaartlaag waaraan de plek van een plan wordt getoetst.',
        en: 'The layer that the place of a plan is tested against.',
      },
      roles: manageCalls.audience as readonly string[],
    },
    {
      area: 'work',
      order: 106,
      href: links.placeFigures.path,
      label: { nl: 'Cijfers per plaats', en: 'Figures per place' },
      purpose: {
        nl: 'Woningbehoefte en woningmarkt per gemeente of provincie, met bron.',
        en: 'Demand for homes and the market per municipality or province, with source.',
      },
      roles: loadFigures.audience as readonly string[],
    },
  ],
  search: callSearch,
  seed: loadCalls,
  texts: [{ name: 'call', nl, en }],
})
