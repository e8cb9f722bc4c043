import type { Case, MoneyAsked } from '@versneller/engine'
import { z } from 'zod'
import type { Database } from '../../../kit/database/connect.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { type HelpQuestion, helpKey, helpResults } from '../actions/help-results.ts'
import { stopWork } from '../actions/long-work.ts'
import { type HelpQuery, links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { HelpPage } from '../pages/chances/help.tsx'
import { sayChance } from '../pages/chances/words.ts'
import { readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { helpedParties, isPublicMoneyTold, purposesOf } from '../rules/help-parties.ts'
import { numberIn } from '../rules/number-in.ts'
import { underVariant } from '../rules/under-variant.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

/** The most that can be asked of a mean, million euro. */
const mostFloor = 10_000

/** What a mean has to reach, in euro; what is no amount asks for nothing. */
function floorEur(typed: string | undefined): number {
  const million = numberIn(typed) ?? 0
  return Math.abs(million) <= mostFloor ? million * 1e6 : 0
}

const listOf = (given: string | readonly string[] | undefined): readonly string[] =>
  given === undefined ? [] : [given].flat()

/** Purposes and own means; none of the purposes that are known, or all of them, is no choice. */
function moneyOf(caseFile: Case, { doel, eigen }: Pick<HelpQuery, 'doel' | 'eigen'>): MoneyAsked {
  const given = listOf(doel)
  const purposes = purposesOf(caseFile).filter(purpose => given.includes(purpose))
  const million = numberIn(eigen)
  const isBudget = million !== undefined && million >= 0 && million <= mostFloor
  return {
    ...(purposes.length > 0 && purposes.length < purposesOf(caseFile).length ? { purposes } : {}),
    ...(isBudget ? { ownBudgetEur: million * 1e6 } : {}),
  }
}

/** The question of an address, as far as this reader may ask it; nothing where nobody can be helped. */
export function helpQuestionOf(
  { caseFile, withheld }: Pick<SeenCase, 'caseFile' | 'withheld'>,
  query: Omit<HelpQuery, 'doe'>,
): HelpQuestion | undefined {
  const parties = helpedParties(caseFile, withheld)
  const party = parties.find(id => id === query.partij) ?? parties[0]
  if (party === undefined) return undefined
  const given = listOf(query.samen)
  return {
    party,
    together: parties.filter(id => id === party || given.includes(id)),
    money: isPublicMoneyTold(caseFile, withheld) ? moneyOf(caseFile, query) : null,
    payer: caseFile.parties.some(one => one.id === query.betaler) ? query.betaler : undefined,
    probability: query.kans / 100,
    measure: query.maat === 'staart' ? 'tail' : 'chance',
    atLeastEur: query.maat === 'staart' ? floorEur(query.minstens) : 0,
    trials: query.trekkingen,
    seed: query.zaad,
  }
}

/** The case of an address under the variant that is asked for, as far as this reader sees it. */
async function askedUnder(db: Database, { actor }: Context, id: string, query: Pick<HelpQuery, 'variant'>) {
  const seen = await seenCase(db, actor, id)
  const variantId = knownVariant(seen, query.variant)
  return { seen, variantId, caseFile: underVariant(seen.caseFile, variantId) }
}

const page = route.page({
  address: links.help,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('helpTitle'),
  crumbs: (data, context: Context) => crumbsOf(data.head, context, sayChance(context.language)('helpTitle')),
  load: async ({ services, context, parameters, query }) => {
    const { seen, caseFile, variantId } = await askedUnder(services.db, context, parameters.id, query)
    const question = helpQuestionOf({ ...seen, caseFile }, query)
    return {
      head: headOf(seen),
      caseFile,
      variants: seen.caseFile.variants ?? [],
      variantId,
      parties: helpedParties(caseFile, seen.withheld),
      question,
      mark: query.kenmerk,
      result: question && query.doe ? await helpResults(caseFile, question) : undefined,
    }
  },
  view: HelpPage,
})

const stop = route.action({
  address: links.stopHelp,
  permission: readCase,
  body: z.object({ doe: z.literal('ja').optional() }),
  act: async ({ services, context, parameters, query }) => {
    const { seen, caseFile } = await askedUnder(services.db, context, parameters.id, query)
    const question = helpQuestionOf({ ...seen, caseFile }, query)
    if (question) stopWork(helpKey(caseFile, question))
    return done({ goTo: href(links.help, parameters, { ...query, doe: undefined }) })
  },
})

/** The least help with which a party meets its return. */
export const helpRoutes = [page, stop]
