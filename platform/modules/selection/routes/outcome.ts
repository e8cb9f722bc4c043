import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { ticked } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { namesOf } from '../../accounts/index.ts'
import { callByNumber } from '../../call/index.ts'
import { takenDecision } from '../../governance/index.ts'
import { ownOutcome } from '../actions/own-outcome.ts'
import { plansOf, plansOfCalls } from '../actions/plans.ts'
import { type PublishedResult, publish } from '../actions/publish.ts'
import {
  answerLate,
  askReconsideration,
  inConflictWith,
  involvedIn,
  moveReconsideration,
  setNameConsent,
} from '../actions/reconsider.ts'
import { links } from '../links.ts'
import { explanationShape, type Plan, reconsiderationStates } from '../model.ts'
import type { LateRow } from '../pages/late-conflicts.tsx'
import { type OutcomeData, OutcomePage, ReconsiderationsPage, ResultPage } from '../pages/outcome.tsx'
import { OwnOutcomePage } from '../pages/own-outcome.tsx'
import { say } from '../pages/say.ts'
import { outcomeLetter } from '../report/outcome-letter.ts'
import { canMoveReconsideration, embargoIsOver } from '../rules/outcomes.ts'
import {
  handleReconsideration,
  publishResult,
  seeConflicts,
  seeOwnOutcome,
  seeResult,
  seeTranche,
} from '../rules/rights.ts'
import { readLateConflicts } from '../store/late-conflicts.ts'
import { readOutcomes, readReconsiderations } from '../store/outcomes.ts'
import { readProposals } from '../store/proposals.ts'
import { readResult } from '../store/tranches.ts'
import { actorOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

/** Interests that came out after the decision, by the name of the plan and never of who assessed. */
async function lateRows(
  { db }: Services,
  {
    callId,
    plans,
    hidden,
  }: { callId: string; plans: ReadonlyMap<string, Pick<Plan, 'title'>>; hidden: ReadonlySet<string> },
): Promise<LateRow[]> {
  return (await readLateConflicts(db, callId))
    .filter(one => !hidden.has(one.submissionId))
    .map(({ id, submissionId, rules, foundAt, answer, answerReason }) => ({
      ...{ id, rules, answer, answerReason, planId: submissionId },
      title: plans.get(submissionId)?.title ?? '',
      foundAt: foundAt.toString(),
      mayAnswer: false,
    }))
}

const outcome = route.form({
  address: links.outcome,
  permission: seeTranche,
  frame: 'work',
  title: (_, { language }) => say(language)('outcomeTitle'),
  crumbs: (data, context) => trancheCrumbs(data.call.number, context, say(context.language)('outcomeTitle')),
  load: async (asked): Promise<OutcomeData> => {
    const { services, context, query } = asked
    const { db, clock } = services
    const { call } = await trancheOf(asked)
    const decided = await readOutcomes(db, call.id)
    const callIds = [call.id, ...decided.map(one => one.callId)]
    const plans = new Map((await plansOfCalls(db, callIds)).map(plan => [plan.id, plan]))
    const result = await readResult(db, call.id)
    const taken = (await readProposals(db, call.id)).find(one => one.state === 'taken')
    const decision = taken?.decisionId ? await takenDecision(db, taken.decisionId) : undefined
    const rows = decided.flatMap(({ submissionId, ...one }) => {
      const plan = plans.get(submissionId)
      return plan ? [{ ...one, id: plan.id, title: plan.title, municipality: plan.municipality }] : []
    })
    return {
      call,
      rows: rows.toSorted((a, b) => a.title.localeCompare(b.title, 'nl')),
      decision: decision?.ok ? decision.decision.reference : undefined,
      embargoUntil: result?.embargoUntil.toString(),
      publishedAt: result?.publishedAt?.toString(),
      mayPublish: call.state === 'decided' && may(context.actor, publishResult),
      late: await lateRows(services, { callId: call.id, plans, hidden: new Set() }),
      isEmbargoOver: result !== undefined && embargoIsOver(result.embargoUntil, clock.now()),
      isDone: query.gelukt !== undefined,
    }
  },
  view: OutcomePage,
  body: z.object({}),
  act: async asked => {
    const { services, context, parameters } = asked
    const published = await publish(services, actorOf(context), await trancheOf(asked))
    return published.ok ? done({ goTo: href(links.outcome, parameters, { gelukt: 'ja' }) }) : published
  },
})

const reconsiderations = route.form({
  address: links.reconsiderations,
  permission: seeConflicts,
  frame: 'work',
  title: (_, { language }) => say(language)('reconsiderationsTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('reconsiderationsTitle')),
  load: async asked => {
    const { services, context, query } = asked
    const { db } = services
    const { call } = await trancheOf(asked)
    const plans = new Map((await plansOf(db, call.id)).map(plan => [plan.id, plan]))
    const found = await readReconsiderations(db, [...plans.keys()])
    const names = await namesOf(
      db,
      found.flatMap(one => one.handledById ?? []),
    )
    const inConflict = await inConflictWith(db, services.clock, actorOf(context), call.id)
    const rows = []
    for (const one of found) {
      const involvedIds = await involvedIn(db, { callId: call.id, submissionId: one.submissionId })
      const mayHandle =
        !inConflict.has(one.submissionId) && may(context.actor, handleReconsideration, { involvedIds })
      rows.push({
        ...{ id: one.id, state: one.state, grounds: one.grounds, outcomeReason: one.outcomeReason },
        title: plans.get(one.submissionId)?.title ?? '',
        askedOn: one.askedAt.toString(),
        handledBy: one.handledById && names.get(one.handledById),
        steps: mayHandle
          ? reconsiderationStates.filter(to => to !== 'withdrawn' && canMoveReconsideration(one.state, to))
          : [],
      })
    }
    const late = []
    for (const one of await lateRows(services, { callId: call.id, plans, hidden: inConflict })) {
      const involvedIds = await involvedIn(db, { callId: call.id, submissionId: one.planId })
      const mayHandle = may(context.actor, handleReconsideration, { involvedIds })
      late.push({ ...one, mayAnswer: mayHandle && one.answer === undefined })
    }
    return { call, rows, late, isDone: query.gelukt !== undefined }
  },
  view: ReconsiderationsPage,
  body: z.union([
    z.object({
      act: z.literal('late'),
      id: z.uuid(),
      answer: z.enum(['stands', 'reconsidered']),
      reason: explanationShape,
    }),
    z.object({
      act: z.undefined().optional(),
      id: z.uuid(),
      to: z.enum(reconsiderationStates),
      reason: z
        .string()
        .trim()
        .max(4000)
        .default('')
        .transform(text => text || undefined),
    }),
  ]),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const { call } = await trancheOf(asked)
    const actor = actorOf(context)
    const moved =
      body.act === 'late'
        ? await answerLate(services, actor, { callId: call.id, ...body })
        : await moveReconsideration(services, actor, { callId: call.id, ...body })
    return moved.ok ? done({ goTo: href(links.reconsiderations, parameters, { gelukt: 'ja' }) }) : moved
  },
})

const result = route.page({
  address: links.result,
  permission: seeResult,
  frame: 'public',
  title: (data, { language }) => say(language)('resultTitle', { number: data.number }),
  crumbs: (data, { language }) => [{ label: say(language)('resultTitle', { number: data.number }) }],
  load: async ({ services, parameters: { nr } }) => {
    const call = /^\d{1,6}$/.test(nr) ? await callByNumber(services.db, Number(nr)) : undefined
    const kept = call && (await readResult(services.db, call.id))
    if (!call || !kept?.publishedAt || !kept.content) throw new NotFound()
    return {
      number: call.number,
      title: call.title,
      publishedOn: kept.publishedAt.toString(),
      result: kept.content as PublishedResult,
    }
  },
  view: ResultPage,
})

const own = route.form({
  address: links.ownOutcome,
  permission: seeOwnOutcome,
  frame: 'work',
  title: (data, { language }) => `${say(language)('ownOutcomeTitle')}: ${data.plan.title}`,
  crumbs: (data, { language }) => [{ label: data.plan.title }, { label: say(language)('ownOutcomeTitle') }],
  load: async ({ services, context, parameters, query }) => ({
    ...(await ownOutcome(services, context.actor, parameters.id)),
    isDone: query.gelukt !== undefined,
  }),
  view: OwnOutcomePage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('consent'), consent: ticked }),
    z.object({ act: z.literal('reconsider'), grounds: explanationShape }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const actor = actorOf(context)
    // Whose plan it is not, finds nothing here.
    const { plan } = await ownOutcome(services, actor, parameters.id)
    const answered =
      body.act === 'consent'
        ? await setNameConsent(services, actor, {
            submissionId: plan.id,
            isGiven: body.consent,
          })
        : await askReconsideration(services, actor, { submissionId: plan.id, grounds: body.grounds })
    return answered.ok ? done({ goTo: href(links.ownOutcome, parameters, { gelukt: 'ja' }) }) : answered
  },
})

const letter = route.download({
  address: links.letter,
  permission: seeOwnOutcome,
  load: async ({ services, context, parameters, query }) => {
    const found = await ownOutcome(services, context.actor, parameters.id, query.eerder)
    return {
      fileName: `uitslag-${found.plan.receiptNumber}.pdf`,
      contentType: 'application/pdf',
      content: outcomeLetter(found, { language: context.language, madeAt: services.clock.now() }),
    }
  },
})

/** What comes after the decision: for the programme, for everybody and for those who submitted. */
export const outcomeRoutes = [outcome, reconsiderations, result, own, letter]
