import { defineModule } from '../../kit/module/module.ts'
import { loadInvolvement } from '../projects/index.ts'
import { governanceAnswers, governanceSubscriptions } from './actions/decide.ts'
import { calculate, calculationJob } from './actions/portfolio.ts'
import { recheckNow } from './actions/recheck.ts'
import { remindAssessors } from './actions/remind.ts'
import { selectionFigures } from './file-figures.ts'
import { links } from './links.ts'
import { filesPanel, resultsPanel, tasksPanel } from './panels.tsx'
import { personalData } from './personal-data.ts'
import { assessorRoutes } from './routes/assessor.ts'
import { outcomeRoutes } from './routes/outcome.ts'
import { portfolioRoutes } from './routes/portfolio.ts'
import { preparationRoutes } from './routes/preparation.ts'
import { proposalRoutes } from './routes/proposal.ts'
import { scoreRoutes } from './routes/scores.ts'
import { sittingRoutes } from './routes/sittings.ts'
import { trancheRoutes } from './routes/tranche.ts'
import { seeOwnAssessments, seeTranche } from './rules/rights.ts'
import { loadDemonstration } from './seed/load-demonstration.ts'
import en from './texts.en.json' with { type: 'json' }
import nl from './texts.nl.json' with { type: 'json' }

/** Conflicts of interest, assessment, the breadth of the portfolio, and the decision to admit. */
export const module = defineModule({
  name: 'selection',
  needs: ['accounts', 'call', 'governance', 'parties', 'programme', 'projects'],
  routes: [
    ...assessorRoutes,
    ...trancheRoutes,
    ...sittingRoutes,
    ...preparationRoutes,
    ...scoreRoutes,
    ...portfolioRoutes,
    ...proposalRoutes,
    ...outcomeRoutes,
  ],
  panels: [tasksPanel, filesPanel, resultsPanel],
  answers: [...governanceAnswers, selectionFigures],
  subscriptions: governanceSubscriptions,
  jobs: [
    { name: calculationJob, run: calculate },
    { name: 'selection.recheck-conflicts', schedule: '*/10 * * * *', run: recheckNow },
    { name: 'selection.remind-assessors', schedule: '10 7 * * *', run: remindAssessors },
  ],
  navigation: [
    {
      area: 'work',
      order: 40,
      href: links.assessments.path,
      label: { nl: 'Beoordelen', en: 'Assess' },
      purpose: { nl: 'De plannen die je beoordeelt.', en: 'The plans that you assess.' },
      roles: seeOwnAssessments.audience as readonly string[],
    },
    {
      area: 'work',
      order: 45,
      href: links.tranches.path,
      label: { nl: 'Selectie', en: 'Selection' },
      purpose: {
        nl: 'Beoordeling, portefeuille en besluit per tranche.',
        en: 'Assessment, portfolio and decision per tranche.',
      },
      roles: seeTranche.audience as readonly string[],
    },
  ],
  personalData,
  // Residents and advisers come with a project that was admitted.
  seed: async services => {
    await loadDemonstration(services)
    await loadInvolvement(services)
  },
  texts: [{ name: 'selection', nl, en }],
})
