import { csvFile } from '../../../kit/http/csv-file.ts'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { FundingPage } from '../pages/money/funding.tsx'
import { sayMoney } from '../pages/money/words.ts'
import { readCase } from '../rules/access.ts'
import { fundingOf, fundingPosts } from '../rules/funding.ts'
import { crumbsOf } from './bench.ts'
import { seenUnder } from './seen.ts'

const page = route.page({
  address: links.funding,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayMoney(language)('fundingTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayMoney(context.language)('fundingTitle')),
  load: async ({ services, context, parameters, query }) => {
    const under = await seenUnder(services.db, context.actor, parameters.id, query.variant)
    const { seen, caseFile, variantId } = under
    const variants = seen.caseFile.variants ?? []
    return { head: headOf(seen), caseFile, variants, variantId, funding: fundingOf(caseFile) }
  },
  view: FundingPage,
})

const file = route.download({
  address: links.fundingFile,
  permission: readCase,
  load: async ({ services, context, parameters, query }) => {
    const { seen, caseFile } = await seenUnder(services.db, context.actor, parameters.id, query.variant)
    const t = sayMoney('nl')
    const cents = (eur: number): number => Math.round(eur * 100) / 100
    const rows = fundingOf(caseFile).years.map(({ year, posts, balanceEur, cumulativeEur }) => ({
      jaar: year,
      ...Object.fromEntries(fundingPosts.map(post => [`${t(`post_${post}`)} (euro)`, cents(posts[post])])),
      // Without its hidden lines this is not the balance of the area.
      ...(seen.withheld.touchesArea
        ? {}
        : { 'Saldo (euro)': cents(balanceEur), 'Stand (euro)': cents(cumulativeEur) }),
    }))
    return csvFile(`${caseFile.id}-bekostiging.csv`, rows)
  },
})

/** Who pays for an area in advance and for good, as a page and as a file. */
export const fundingRoutes = [page, file]
