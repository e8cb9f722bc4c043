import { testRules } from '@versneller/engine'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { RulesPage } from '../pages/rules.tsx'
import { say } from '../pages/say.ts'
import { readCase } from '../rules/access.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

/** The case of this reader tested against the rules of public money. */
export const rulesRoute = route.page({
  address: links.rules,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('rulesTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('rulesTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const variantId = knownVariant(seen, query.variant)
    return {
      head: headOf(seen),
      variantId,
      variants: (seen.caseFile.variants ?? []).map(({ id, reason }) => ({ id, name: reason })),
      tested: testRules(seen.caseFile, variantId === undefined ? {} : { variantId }),
    }
  },
  view: RulesPage,
})
