import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { databaseNow, readingInstant } from '../../../kit/clock/clock.ts'
import { href } from '../../../kit/http/address.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { allTranches, isReadyToAssess, waitingForSitting } from '../../call/index.ts'
import { beginConsensus, closeConsensus } from '../actions/consensus.ts'
import { setTrancheHours } from '../actions/hours.ts'
import { plansOf } from '../actions/plans.ts'
import { flaggedPlans, trancheScores } from '../actions/scores.ts'
import { links } from '../links.ts'
import { say } from '../pages/say.ts'
import { TranchePage, TranchesPage } from '../pages/tranches.tsx'
import { assessmentsNeeded, scoresFirst } from '../rules/assessment.ts'
import { capacityOf } from '../rules/portfolio.ts'
import { assignToPlans, planSittings, runConsensus, seeTranche } from '../rules/rights.ts'
import { readAssignments } from '../store/assignments.ts'
import { readMeetings } from '../store/consensus.ts'
import { readTranche } from '../store/tranches.ts'
import { actorOf, sightOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

/** States of a call before which there is nothing to select from. */
const shownStates = [
  'unsealed',
  'in-assessment',
  'in-consensus',
  'proposal',
  'decided',
  'published',
  'completed',
]

const list = route.page({
  address: links.tranches,
  permission: seeTranche,
  frame: 'work',
  title: (_, { language }) => say(language)('tranchesTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('tranchesTitle') }],
  load: async ({ services, context, query }) => {
    const calls = []
    for (const call of await allTranches(services.db))
      if (shownStates.includes(call.state) || isReadyToAssess(call))
        calls.push({ ...call, plans: (await plansOf(services.db, call.id)).length })
    const now = readingInstant(services.clock) ?? (await databaseNow(services.db))
    const waiting = (await waitingForSitting(services.db, now)).map(({ call, planIds }) => ({
      ...{ number: call.number, title: call.title, waiting: planIds.length },
    }))
    return {
      calls: calls.toSorted((a, b) => b.number - a.number),
      waiting,
      mayPlan: may(context.actor, planSittings),
      isDone: query.gelukt !== undefined,
    }
  },
  view: TranchesPage,
})

const hours = z.coerce.number().int().min(1).max(1_000_000)

const overview = route.form({
  address: links.tranche,
  permission: seeTranche,
  frame: 'work',
  title: (data, { language }) => say(language)('trancheTitle', { number: data.call.number }),
  crumbs: (data, context) => trancheCrumbs(data.call.number, context),
  load: async asked => {
    const { services, context, query } = asked
    const tranche = await trancheOf(asked)
    const { call } = tranche
    const { db } = services
    const kept = await readTranche(db, call.id)
    const scores = await trancheScores(db, tranche)
    const assignments = await readAssignments(db, { callId: call.id })
    const { state } = call
    // Who may not see scores yet is not told what follows from them: the steering group before the proposal, and
    // who assesses as well before the own scores are final, who is not told how far the others are either.
    const actor = actorOf(context)
    const seesScores = (await sightOf(services, actor, call)) !== 'none'
    const mustScore = scoresFirst(
      state,
      assignments.filter(one => one.personId === actor.personId),
    )
    const above = Object.values(scores.answer?.files ?? {}).filter(one => one.passes).length
    const short = [...scores.counts.values()].filter(count => count < assessmentsNeeded).length
    return {
      call,
      plans: scores.plans.length,
      assignments: assignments.length,
      finals: mustScore ? undefined : assignments.filter(one => one.state === 'final').length,
      short,
      mustScore,
      flagged: seesScores && scores.answer ? flaggedPlans(scores).length : undefined,
      openMeetings: mustScore
        ? 0
        : (await readMeetings(db, call.id)).filter(one => one.state !== 'adopted').length,
      expected: { least: call.expectedMin, most: call.expectedMax },
      capacity: capacityOf(kept?.hours),
      above: seesScores && scores.answer ? above : undefined,
      hours: kept?.hours,
      mayBegin: isReadyToAssess(call) && may(context.actor, assignToPlans),
      mayCancel: call.kind === 'sitting' && state === 'unsealed' && may(context.actor, planSittings),
      mayBeginConsensus: state === 'in-assessment' && !mustScore && may(context.actor, runConsensus),
      mayCloseConsensus: state === 'in-consensus' && !mustScore && may(context.actor, runConsensus),
      maySetHours: kept !== undefined && may(context.actor, assignToPlans),
      isDone: query.gelukt !== undefined,
    }
  },
  initial: data =>
    data.hours ? { team: String(data.hours.team), perProject: String(data.hours.perProject) } : {},
  view: TranchePage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('hours'), team: hours, perProject: hours }),
    z.object({ act: z.literal('consensus') }),
    z.object({ act: z.literal('close') }),
  ]),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const actor = actorOf(context)
    const tranche = await trancheOf(asked)
    const outcome =
      body.act === 'hours'
        ? await setTrancheHours(services, actor, { callId: tranche.call.id, ...body })
        : body.act === 'consensus'
          ? await beginConsensus(services, actor, tranche)
          : await closeConsensus(services, actor, tranche)
    return outcome.ok ? done({ goTo: href(links.tranche, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

/** The list of tranches, and how far one is. */
export const trancheRoutes = [list, overview]
