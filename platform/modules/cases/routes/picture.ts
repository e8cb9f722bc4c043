import { z } from 'zod'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import { stopWork } from '../actions/long-work.ts'
import { type PictureQuestion, pictureKey, pictureResults } from '../actions/picture-results.ts'
import { links, type PictureQuery } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { PicturePage } from '../pages/chances/picture.tsx'
import { sayChance } from '../pages/chances/words.ts'
import { readCase } from '../rules/access.ts'
import type { SeenCase } from '../rules/case-for.ts'
import { isFundingTold, toldParties } from '../rules/help-parties.ts'
import { classesOf } from '../rules/risk-register.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

const questionOf = (seen: SeenCase, query: PictureQuery): PictureQuestion => ({
  trials: query.trekkingen,
  seed: query.zaad,
  variantId: knownVariant(seen, query.variant),
})

const page = route.page({
  address: links.picture,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('pictureTitle'),
  crumbs: (data, context: Context) =>
    crumbsOf(data.head, context, sayChance(context.language)('pictureTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const question = questionOf(seen, query)
    const { caseFile, withheld } = seen
    return {
      head: headOf(seen),
      caseFile,
      question,
      asked: query,
      classes: classesOf(query.kansen, query.gevolgen),
      toldParties: toldParties(caseFile, withheld),
      isFundingTold: isFundingTold(caseFile, withheld),
      isAreaTold: !withheld.touchesArea,
      result: await pictureResults(caseFile, question),
    }
  },
  view: PicturePage,
})

const stop = route.action({
  address: links.stopPicture,
  permission: readCase,
  body: z.object({ doe: z.literal('ja').optional() }),
  act: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    stopWork(pictureKey(seen.caseFile, questionOf(seen, query)))
    return done({ goTo: href(links.risk, parameters) })
  },
})

/** What happens over the trials of a case. */
export const pictureRoutes = [page, stop]
