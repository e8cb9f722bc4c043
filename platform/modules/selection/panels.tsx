import { hasRole } from '../../kit/access/actor.ts'
import type { Panel } from '../../kit/module/module.ts'
import { ownAssignments } from './actions/own-assessment.ts'
import { ownDecided } from './actions/own-outcome.ts'
import { resultsOf } from './actions/publish.ts'
import { DecidedPlans, WaitingAssessments } from './pages/own-work.tsx'
import { PublishedResults } from './pages/sittings.tsx'

/** Assessments that wait for this person, on the page of the own work. */
export const tasksPanel: Panel = {
  place: 'parties/work-tasks',
  order: 20,
  show: async ({ services, context: { actor, language } }) => {
    if (!actor || actor.onBehalfOfId !== undefined || !hasRole(actor, 'B')) return undefined
    const rows = (await ownAssignments(services, actor)).rows.filter(row => row.state !== 'final')
    return rows.length > 0 ? <WaitingAssessments rows={rows} language={language} /> : undefined
  },
}

/** Plans of the own organisation on which there is a decision. */
export const filesPanel: Panel = {
  place: 'parties/work-files',
  order: 30,
  show: async ({ services, context: { actor, language } }) => {
    const rows = actor && hasRole(actor, 'G', 'M') ? await ownDecided(services, actor) : []
    return rows.length > 0 ? <DecidedPlans rows={rows} language={language} /> : undefined
  },
}

/** What was decided on the plans of a call, at that call, once it is public. */
export const resultsPanel: Panel = {
  place: 'call/call',
  order: 10,
  show: async ({ services, context: { language }, objectId }) => {
    const results = await resultsOf(services.db, objectId)
    return results.length > 0 ? <PublishedResults results={results} language={language} /> : undefined
  },
}
