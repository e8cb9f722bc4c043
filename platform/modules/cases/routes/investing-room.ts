import { investingRoom } from '@versneller/engine'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { InvestingRoomPage } from '../pages/investing-room.tsx'
import { say } from '../pages/say.ts'
import { readCase } from '../rules/access.ts'
import { crumbsOf } from './bench.ts'
import { knownVariant, seenCase } from './seen.ts'

/** What each party can invest beside what it needs, as this reader sees the case. */
export const investingRoomRoute = route.page({
  address: links.investingRoom,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => say(language)('investingTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, say(context.language)('investingTitle')),
  load: async ({ services, context, parameters, query }) => {
    const seen = await seenCase(services.db, context.actor, parameters.id)
    const variantId = knownVariant(seen, query.variant)
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      variantId,
      rooms: investingRoom(seen.caseFile, variantId === undefined ? {} : { variantId }),
      mayEdit: seen.scope.kind === 'all',
    }
  },
  view: InvestingRoomPage,
})
