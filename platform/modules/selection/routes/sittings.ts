import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { databaseNow, readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, tickedOf } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { cancelSitting, planSitting, waitingForSitting } from '../../call/index.ts'
import { dayOf } from '../actions/conflicts.ts'
import { plansOf } from '../actions/plans.ts'
import { links } from '../links.ts'
import { say } from '../pages/say.ts'
import { CancelSittingPage, PlanSittingPage } from '../pages/sittings.tsx'
import { planSittings } from '../rules/rights.ts'
import { actorOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

/** Most plans of one sitting: what a meeting can decide on. */
const plansMax = 60

const plan = route.form({
  address: links.newSitting,
  permission: planSittings,
  frame: 'work',
  title: (_, { language }) => say(language)('planSittingTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('tranchesTitle'), href: href(links.tranches) },
    { label: say(language)('planSittingTitle') },
  ],
  load: async ({ services, parameters: { nr } }) => {
    const now = readingInstant(services.clock) ?? (await databaseNow(services.db))
    const found = (await waitingForSitting(services.db, now)).find(({ call }) => String(call.number) === nr)
    if (!found) throw new NotFound()
    const plans = (await plansOf(services.db, found.call.id)).filter(({ id }) => found.planIds.includes(id))
    return { call: found.call, plans, today: dayOf(services.clock) }
  },
  // Who decides one by one takes the others away.
  initial: ({ plans }) => ({ plans: plans.map(({ id }) => id) }),
  view: PlanSittingPage,
  body: z.object({
    plans: tickedOf(plansMax),
    decidesOn: dayInput,
  }),
  act: async ({ services, context, parameters: { nr }, body }) => {
    const now = readingInstant(services.clock) ?? (await databaseNow(services.db))
    const found = (await waitingForSitting(services.db, now)).find(({ call }) => String(call.number) === nr)
    if (!found) throw new NotFound()
    const outcome = await planSitting(services, actorOf(context), {
      ...{ callId: found.call.id, decidesOn: body.decidesOn },
      submissionIds: body.plans.filter(id => z.uuid().safeParse(id).success),
    })
    return outcome.ok
      ? done({ goTo: href(links.tranche, { tranche: String(outcome.value) }, { gelukt: 'ja' }) })
      : outcome
  },
})

const cancel = route.form({
  address: links.cancelSitting,
  permission: planSittings,
  frame: 'work',
  title: (_, { language }) => say(language)('cancelSittingTitle'),
  crumbs: ({ call }, context) =>
    trancheCrumbs(call.number, context, say(context.language)('cancelSittingTitle')),
  load: async asked => {
    const { call } = await trancheOf(asked)
    if (call.kind !== 'sitting') throw new NotFound()
    return { call, plans: await plansOf(asked.services.db, call.id) }
  },
  view: CancelSittingPage,
  body: z.object({}),
  act: async asked => {
    const { call } = await trancheOf(asked)
    const outcome = await cancelSitting(asked.services, actorOf(asked.context), call.id)
    return outcome.ok ? done({ goTo: href(links.tranches, {}, { gelukt: 'ja' }) }) : outcome
  },
})

/** Planning a sitting of a rolling call, and calling one off before anybody assesses. */
export const sittingRoutes = [plan, cancel]
