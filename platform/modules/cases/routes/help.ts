import { z } from 'zod'
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
import { helpedParties } from '../rules/help-parties.ts'
import { crumbsOf } from './bench.ts'
import { seenCase } from './seen.ts'

/** The question of an address, as far as this reader may ask it; nothing where nobody can be helped. */
export function helpQuestionOf(
  { caseFile, withheld }: Pick<SeenCase, 'caseFile' | 'withheld'>,
  query: Omit<HelpQuery, 'doe'>,
): HelpQuestion | undefined {
  const parties = helpedParties(caseFile, withheld)
  const party = parties.find(id => id === query.partij) ?? parties[0]
  if (party === undefined) return undefined
  const given = query.samen === undefined ? [] : [query.samen].flat()
  return {
    party,
    together: parties.filter(id => id === party || given.includes(id)),
    payer: caseFile.parties.some(one => one.id === query.betaler) ? query.betaler : undefined,
    probability: query.kans / 100,
    trials: query.trekkingen,
    seed: query.zaad,
  }
}

const page = route.page({
  address: links.help,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('helpTitle'),
  crumbs: (data, context: Context) => crumbsOf(data.head, context, sayChance(context.language)('helpTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const question = helpQuestionOf(seen, query)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      parties: helpedParties(seen.caseFile, seen.withheld),
      question,
      result: question && query.doe ? await helpResults(seen.caseFile, question) : undefined,
    }
  },
  view: HelpPage,
})

const stop = route.action({
  address: links.stopHelp,
  permission: readCase,
  body: z.object({ doe: z.literal('ja').optional() }),
  act: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const question = helpQuestionOf(seen, query)
    if (question) stopWork(helpKey(seen.caseFile, question))
    return done({ goTo: href(links.help, parameters, { ...query, doe: undefined }) })
  },
})

/** The least help with which a party meets its return. */
export const helpRoutes = [page, stop]
