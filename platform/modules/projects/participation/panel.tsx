import type { Panel } from '../../../kit/module/module.ts'
import { admittedFor, signsFor } from './actions.ts'
import { WaitingAgreements } from './pages.tsx'

/** Participation agreements that this person can sign, on the page of the own work. */
export const signaturesPanel: Panel = {
  place: 'parties/work-tasks',
  order: 25,
  show: async ({ services, context: { actor, language } }) => {
    if (!actor) return undefined
    const rows = (await admittedFor(services.db, actor)).filter(one => signsFor(actor, one).length > 0)
    return rows.length > 0 ? <WaitingAgreements rows={rows} language={language} /> : undefined
  },
}
