import { route } from '../../../kit/module/module.ts'
import { riskResults } from '../actions/risk-results.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { RiskPage } from '../pages/risk.tsx'
import { say } from '../pages/say.ts'
import { readCase } from '../rules/access.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

/** How the results of a case are spread, as this reader sees the case. */
export const riskRoute = route.page({
  address: links.risk,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('riskTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('riskTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const asked = {
      trials: query.trekkingen,
      seed: query.zaad,
      variantId: knownVariant(seen, query.variant),
      crisisYears: [query.crisis, query.nogmaals].flatMap(year => year ?? []),
    }
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      asked,
      mark: query.kenmerk,
      result: await riskResults(seen.caseFile, asked),
      usual:
        asked.crisisYears.length === 0
          ? undefined
          : await riskResults(seen.caseFile, { ...asked, crisisYears: [] }),
    }
  },
  view: RiskPage,
})
