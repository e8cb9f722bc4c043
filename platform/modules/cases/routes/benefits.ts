import { valueForMoney, welfareBalance } from '@versneller/engine'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { BenefitsPage } from '../pages/benefits.tsx'
import { headOf } from '../pages/case-page.tsx'
import { say } from '../pages/say.ts'
import { readCase } from '../rules/access.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

/** The welfare balance of a case as this reader sees it. */
export const benefitsRoute = route.page({
  address: links.benefits,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('benefitsTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('benefitsTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const { caseFile } = seen
    const variantId = knownVariant(seen, query.variant)
    const withoutId = knownVariant(seen, query.nul)
    const variant = variantId === undefined ? {} : { variantId }
    const balance = welfareBalance(caseFile, variant)
    return {
      head: headOf(seen),
      caseFile,
      variants: (caseFile.variants ?? []).map(({ id, reason }) => ({ id, name: reason })),
      variantId,
      withoutId,
      balance,
      without: withoutId === undefined ? undefined : welfareBalance(caseFile, { variantId: withoutId }),
      money: valueForMoney(caseFile, { netEur: balance.netEur, ...variant }),
      mayEdit: seen.scope.kind === 'all',
    }
  },
  view: BenefitsPage,
})
