import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { dealKey, dealResults } from '../actions/deal-results.ts'
import { stopWork } from '../actions/long-work.ts'
import { type DealQuery, links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { DealPage } from '../pages/chances/deal.tsx'
import { sayChance } from '../pages/chances/words.ts'
import { readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { askedDeal } from '../rules/deal-assumptions.ts'
import { underVariant } from '../rules/under-variant.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

/** The deal that is asked for, with the question for the engine. */
function askedOf(seen: SeenCase, query: DealQuery) {
  const variantId = knownVariant(seen, query.variant)
  const deal = askedDeal(underVariant(seen.caseFile, variantId), seen.withheld, query)
  const question = deal && {
    caseFile: deal.caseFile,
    apart: deal.apart,
    trials: query.trekkingen,
    seed: query.zaad,
  }
  return { deal, question, variantId }
}

const page = route.page({
  address: links.deal,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('dealTitle'),
  crumbs: (data, context: Context) => crumbsOf(data.head, context, sayChance(context.language)('dealTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const { deal, question, variantId } = askedOf(seen, query)
    return {
      head: headOf(seen),
      variants: seen.caseFile.variants ?? [],
      variantId,
      deal,
      asked: query,
      result: question && query.doe ? await dealResults(question) : undefined,
    }
  },
  view: DealPage,
})

const stop = route.action({
  address: links.stopDeal,
  permission: readCase,
  body: z.object({ doe: z.literal('ja').optional() }),
  act: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const { question } = askedOf(seen, query)
    if (question) stopWork(dealKey(question))
    const { doe: _, ...back } = query
    return done({ goTo: href(links.deal, parameters, back) })
  },
})

/** Who should bear which risk. */
export const dealRoutes = [page, stop]
