import { softRules } from '@versneller/engine'
import { z } from 'zod'
import { may } from '../../../kit/access/permission.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, optionalDayInput } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { isReadyToAssess } from '../../call/index.ts'
import { organisationPicker } from '../../parties/index.ts'
import { assignAssessor, beginAssessment, candidatesFor, proposeAssignment } from '../actions/assign.ts'
import { assessorPool, liveConflicts } from '../actions/conflicts.ts'
import { clear, recordCommission } from '../actions/interests.ts'
import { plansOf } from '../actions/plans.ts'
import { links } from '../links.ts'
import type { Call } from '../model.ts'
import { shortReasonShape } from '../model.ts'
import { type AssignmentData, AssignmentPage } from '../pages/assignment.tsx'
import { type ConflictsData, ConflictsPage, type NamedConflict } from '../pages/conflicts.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { assessmentsNeeded, scoresFirst } from '../rules/assessment.ts'
import { assignToPlans, clearConflict, seeConflicts } from '../rules/rights.ts'
import { readAssignments } from '../store/assignments.ts'
import { actorOf, trancheCrumbs, trancheOf } from './tranche-page.ts'

const clearable = [...softRules, 'mail-domain'] as const
const optionalWords = z
  .string()
  .trim()
  .max(1000)
  .default('')
  .transform(text => text || undefined)

async function conflictRows(services: Services, call: Call): Promise<ConflictsData['rows']> {
  const { db, clock } = services
  const pool = await assessorPool(db, clock)
  const { judge } = await liveConflicts(db, clock, {
    personIds: pool.map(one => one.id),
    callIds: [call.id],
  })
  return (await plansOf(db, call.id)).map(plan => {
    const verdicts = pool.map(
      (one): NamedConflict => ({
        personId: one.id,
        name: one.name,
        submissionId: plan.id,
        ...judge({ file: plan.id, assessor: one.id }),
      }),
    )
    const eligible = verdicts.filter(one => one.level === 'none').length
    return {
      ...{ id: plan.id, title: plan.title, eligible },
      blocked: verdicts.filter(one => one.level === 'hard'),
      awaiting: verdicts.filter(one => one.level === 'soft'),
      cleared: verdicts.filter(one => one.level === 'none' && one.cleared.length > 0),
      needsExternalPool: eligible < assessmentsNeeded,
    }
  })
}

const conflicts = route.form({
  address: links.conflicts,
  permission: seeConflicts,
  frame: 'work',
  title: (_, { language }) => say(language)('conflictsTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('conflictsTitle')),
  load: async (asked): Promise<ConflictsData> => {
    const { services, context, query } = asked
    const { call } = await trancheOf(asked)
    const rows = await conflictRows(services, call)
    const people = (await assessorPool(services.db, services.clock)).map(one => ({
      value: one.id,
      label: `${one.name} (${one.position})`,
    }))
    return {
      ...{ call, rows, people },
      plans: rows.map(row => ({ value: row.id, label: row.title })),
      organisations: await organisationPicker(services.db),
      rules: clearable.filter(rule => may(context.actor, clearConflict, { rule, personId: '' })),
      isDone: query.gelukt !== undefined,
    }
  },
  view: ConflictsPage,
  body: z.discriminatedUnion('act', [
    z.object({
      act: z.literal('clear'),
      person: z.uuid(),
      plan: z.uuid(),
      rule: z.enum(clearable),
      reason: shortReasonShape,
    }),
    z.object({
      act: z.literal('commission'),
      plan: z.uuid(),
      organisation: z.string().trim().min(1).max(200),
      from: dayInput,
      to: optionalDayInput,
      source: z.string().trim().min(3).max(300),
    }),
  ]),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const actor = actorOf(context)
    const { call } = await trancheOf(asked)
    const goTo = href(links.conflicts, parameters, { gelukt: 'ja' })
    if (body.act === 'clear') {
      const { person: personId, plan: submissionId, rule, reason } = body
      const outcome = await clear(services, actor, { callId: call.id, personId, submissionId, rule, reason })
      return outcome.ok ? done({ goTo }) : outcome
    }
    const choices = await organisationPicker(services.db)
    const chosen = choices.find(one => one.value === body.organisation || one.label === body.organisation)
    if (!chosen) return refused(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const outcome = await recordCommission(services, actor, {
      ...{ callId: call.id, submissionId: body.plan, organisationId: chosen.value },
      ...{ from: body.from, to: body.to, source: body.source },
    })
    return outcome.ok ? done({ goTo }) : outcome
  },
})

type Shown = Omit<AssignmentData, 'call' | 'isDone' | 'chosenPlan' | 'mayBegin' | 'mayChange'>

/** The division that the system proposes, before the assessment begins. */
async function proposed(services: Services, call: Call): Promise<Shown> {
  const { pool, plans, calibrationIds, calibration, division } = await proposeAssignment(
    services.db,
    services,
    call.id,
  )
  const byId = new Map(pool.map(one => [one.id, one]))
  const pairs = [...calibration, ...division.pairs]
  const rows = plans.map(({ id, title }) => ({
    ...{ id, title },
    isCalibration: calibrationIds.includes(id),
    lines: pairs
      .filter(pair => pair.file === id)
      .flatMap(({ assessor }) => {
        const one = byId.get(assessor)
        return one ? [{ id: one.id, name: one.name, side: one.side, state: undefined }] : []
      }),
    open: division.open.filter(seat => seat.file === id).map(seat => seat.side),
  }))
  const load = (id: string) => pairs.filter(pair => pair.assessor === id).length
  return {
    ...{ isProposal: true, rows, assessors: pool.length, openSeats: division.open.length, changeable: [] },
    ...{ spread: division.spread, groups: division.groups },
    loads: pool.map(({ id, name, side }) => ({ name, side, load: load(id) })),
  }
}

/** The division as it stands. */
async function standing(
  services: Services,
  call: Call,
  { chosen, personId }: { chosen: string | undefined; personId: string },
): Promise<Shown> {
  const { db } = services
  const plans = await plansOf(db, call.id)
  const pool = await assessorPool(db, services.clock)
  const assignments = await readAssignments(db, { callId: call.id })
  const names = new Map(pool.map(one => [one.id, one.name]))
  // How far the others are is a sign too.
  const mustScore = scoresFirst(
    call.state,
    assignments.filter(one => one.personId === personId),
  )
  const rows = plans.map(({ id, title }) => {
    const own = assignments.filter(one => one.submissionId === id)
    const sides = own.map(one => one.side)
    return {
      ...{ id, title },
      isCalibration: own.some(one => one.isCalibration),
      lines: own.map(one => ({
        ...{ id: one.id, side: one.side, state: mustScore ? undefined : one.state },
        name: names.get(one.personId) ?? '–',
      })),
      open: (['public', 'private', 'knowledge'] as const).filter(side => !sides.includes(side)),
    }
  })
  const load = (id: string) => assignments.filter(one => one.personId === id && !one.isCalibration).length
  const loads = pool.map(({ id, name, side }) => ({ name, side, load: load(id) }))
  const spreadOf = (side: string) => {
    const values = loads.filter(one => one.side === side).map(one => one.load)
    return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values)
  }
  const candidates = chosen
    ? await candidatesFor(db, services, { callId: call.id, submissionId: chosen })
    : []
  return {
    ...{ isProposal: false, rows, assessors: pool.length, groups: 1, loads },
    spread: Math.max(spreadOf('public'), spreadOf('private'), spreadOf('knowledge')),
    openSeats: rows.filter(row => !row.isCalibration).reduce((sum, row) => sum + row.open.length, 0),
    changeable: rows.map(row => ({
      plan: { value: row.id, label: row.title },
      lines: row.lines
        .filter(line => line.state !== 'final')
        .map(line => ({ value: line.id, label: line.name })),
      candidates:
        row.id === chosen
          ? candidates.map(one => ({ value: one.id, label: `${one.name} (${one.position})` }))
          : [],
    })),
  }
}

const assignment = route.form({
  address: links.assignment,
  permission: seeConflicts,
  frame: 'work',
  title: (_, { language }) => say(language)('assignmentTitle'),
  crumbs: (data, context) =>
    trancheCrumbs(data.call.number, context, say(context.language)('assignmentTitle')),
  load: async (asked): Promise<AssignmentData> => {
    const { services, context, query } = asked
    const { call } = await trancheOf(asked)
    const isProposal = isReadyToAssess(call)
    const chosenPlan = query.plan
    const shown = isProposal
      ? await proposed(services, call)
      : await standing(services, call, { chosen: chosenPlan, personId: actorOf(context).personId })
    const mayAssign = may(context.actor, assignToPlans)
    return {
      ...{ call, ...shown, chosenPlan },
      mayBegin: isProposal && mayAssign,
      // A plan can need another assessor during consensus too.
      mayChange: ['in-assessment', 'in-consensus'].includes(call.state) && mayAssign,
      isDone: query.gelukt !== undefined,
    }
  },
  view: AssignmentPage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('begin') }),
    z.object({
      act: z.literal('change'),
      plan: z.uuid(),
      personId: z.uuid(),
      insteadOf: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
      reason: optionalWords,
    }),
  ]),
  act: async asked => {
    const { services, context, body, parameters } = asked
    const actor = actorOf(context)
    const { call } = await trancheOf(asked)
    const outcome =
      body.act === 'begin'
        ? await beginAssessment(services, actor, call.id)
        : await assignAssessor(services, actor, {
            ...{ callId: call.id, submissionId: body.plan, personId: body.personId },
            ...{ insteadOfId: body.insteadOf, reason: body.reason },
          })
    return outcome.ok ? done({ goTo: href(links.assignment, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

/** What comes before the scores: conflicts of interest and the division over assessors. */
export const preparationRoutes = [conflicts, assignment]
