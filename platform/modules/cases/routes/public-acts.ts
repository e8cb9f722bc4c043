import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { headOf } from '../pages/case-page.tsx'
import { PublicActsPage } from '../pages/money/public-acts.tsx'
import { sayMoney } from '../pages/money/words.ts'
import { readCase } from '../rules/access.ts'
import { visibleTo } from '../rules/case-for.ts'
import { publicActs, slippedActs } from '../rules/public-acts.ts'
import { readVersions } from '../store/versions.ts'
import { crumbsOf } from './bench.ts'
import { storedAndSeen } from './seen.ts'

/** What public bodies do, and what hangs on it for others, as this reader sees the case. */
export const publicActsRoute = route.page({
  address: links.publicActs,
  permission: readCase,
  frame: 'work',
  title: (_, { language }) => sayMoney(language)('actsTitle'),
  crumbs: (data, context) => crumbsOf(data.head, context, sayMoney(context.language)('actsTitle')),
  load: async ({ services, context, parameters }) => {
    const { stored, seen } = await storedAndSeen(services.db, context.actor, parameters.id)
    const [version] = await readVersions(services.db, stored.id)
    const acts = publicActs(seen.caseFile)
    const before = version && visibleTo(context.actor, stored, version.content).visible.case
    return {
      head: headOf(seen),
      caseFile: seen.caseFile,
      acts,
      slipped: before ? slippedActs(acts, before) : [],
      versionNumber: version?.number ?? 0,
      mayEdit: seen.scope.kind === 'all',
    }
  },
  view: PublicActsPage,
})
