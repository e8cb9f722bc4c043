import { z } from 'zod'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { dayInput, optionalDayInput } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import type { Context } from '../../../kit/http/route.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationPicker, organisationsById } from '../../parties/index.ts'
import { beginCorrection, declareInterest, finishAssessment, giveScore } from '../actions/assess.ts'
import { dayOf } from '../actions/conflicts.ts'
import { planFile } from '../actions/contents.ts'
import { tellInterest } from '../actions/interests.ts'
import { openAssessment, ownAssignments } from '../actions/own-assessment.ts'
import { links } from '../links.ts'
import { interestKinds, scoreReasonShape, shortReasonShape } from '../model.ts'
import { AssessmentPage, CorrectPage, CriterionPage, FinishPage } from '../pages/assessment.tsx'
import { AssessmentsPage } from '../pages/assessments.tsx'
import { InterestsPage } from '../pages/interests.tsx'
import { say } from '../pages/say.ts'
import { missingCriteria } from '../rules/assessment.ts'
import { assess, seeOwnAssessments } from '../rules/rights.ts'
import { readInterests } from '../store/interests.ts'

const optionalWords = z
  .string()
  .trim()
  .max(1000)
  .default('')
  .transform(text => text || undefined)

const listCrumb = ({ language }: Context) => ({
  label: say(language)('assessmentsTitle'),
  href: href(links.assessments),
})

const list = route.page({
  address: links.assessments,
  permission: seeOwnAssessments,
  frame: 'work',
  title: (_, { language }) => say(language)('assessmentsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('assessmentsTitle') }],
  load: async ({ services, context, query }) => {
    if (!context.actor) throw new NotFound()
    const own = await ownAssignments(services, context.actor)
    return { ...own, today: dayOf(services.clock), isDone: query.gelukt !== undefined }
  },
  view: AssessmentsPage,
})

const open = (asked: { services: Services; context: Context; parameters: { id: string } }) =>
  openAssessment(asked.services, asked.context.actor, {
    id: asked.parameters.id,
    language: asked.context.language,
  })

const planCrumb = (data: { plan: { title: string }; assignment: { id: string } }) => ({
  label: data.plan.title,
  href: href(links.assessment, { id: data.assignment.id }),
})

const one = route.form({
  address: links.assessment,
  permission: assess,
  frame: 'work',
  title: data => data.plan.title,
  crumbs: (data, context) => [listCrumb(context), { label: data.plan.title }],
  load: async asked => ({ ...(await open(asked)), isDone: asked.query.gelukt !== undefined }),
  view: AssessmentPage,
  body: z.object({ interest: z.enum(['ja', 'nee']), note: optionalWords }),
  act: async ({ services, context: { actor }, parameters: { id }, body }) => {
    if (!actor) throw new NotFound()
    const asked = { assignmentId: id, hasInterest: body.interest === 'ja', note: body.note }
    const outcome = await declareInterest(services, actor, asked)
    if (!outcome.ok) return outcome
    const goTo = outcome.value.isAssigned
      ? href(links.assessment, { id }, { gelukt: 'ja' })
      : href(links.assessments, {}, { gelukt: 'ja' })
    return done({ goTo })
  },
})

const criterion = route.form({
  address: links.criterion,
  permission: assess,
  frame: 'work',
  title: (data, { language }) => data.criterion.title[language],
  crumbs: (data, context) => [
    listCrumb(context),
    planCrumb(data.open),
    { label: data.criterion.title[context.language] },
  ],
  load: async asked => {
    const found = await open(asked)
    const chosen = found.criteria.find(each => each.key === asked.parameters.criterium)
    // Before the declaration and after the end there is nothing to score.
    if (!chosen || !found.hasDeclared || (found.final && !found.draft)) throw new NotFound()
    return { open: found, criterion: chosen }
  },
  initial: data => {
    const given = data.open.draft?.scores.find(each => each.criterion === data.criterion.key)
    return given
      ? {
          score: given.score === undefined ? 'nb' : String(given.score),
          reason: given.reason,
          confidence: String(given.confidence),
        }
      : {}
  },
  view: CriterionPage,
  body: z.object({
    score: z.enum(['1', '2', '3', '4', '5', 'nb']),
    reason: scoreReasonShape,
    confidence: z.enum(['1', '2', '3']),
  }),
  act: async ({ services, context, parameters: { id, criterium }, body }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await giveScore(services, context.actor, {
      assignmentId: id,
      criterion: criterium,
      score: body.score === 'nb' ? undefined : Number(body.score),
      reason: body.reason,
      confidence: Number(body.confidence),
    })
    if (!outcome.ok) return outcome
    const { criteria, draft } = await openAssessment(services, context.actor, {
      id,
      language: context.language,
    })
    const next = missingCriteria(criteria, draft?.scores ?? [])[0]
    return done({
      goTo: next ? href(links.criterion, { id, criterium: next }) : href(links.finish, { id }),
    })
  },
})

const finish = route.form({
  address: links.finish,
  permission: assess,
  frame: 'work',
  title: (_, { language }) => say(language)('finishTitle'),
  crumbs: (data, context) => [
    listCrumb(context),
    planCrumb(data),
    { label: say(context.language)('finishTitle') },
  ],
  load: async asked => {
    const found = await open(asked)
    if (!found.draft) throw new NotFound()
    return found
  },
  view: FinishPage,
  body: z.object({}),
  act: async ({ services, context: { actor }, parameters: { id } }) => {
    if (!actor) throw new NotFound()
    const outcome = await finishAssessment(services, actor, id)
    return outcome.ok ? done({ goTo: href(links.assessment, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

const correct = route.form({
  address: links.correct,
  permission: assess,
  frame: 'work',
  title: (_, { language }) => say(language)('correctTitle'),
  crumbs: (data, context) => [
    listCrumb(context),
    planCrumb(data),
    { label: say(context.language)('correctTitle') },
  ],
  load: async asked => {
    const found = await open(asked)
    if (!found.final) throw new NotFound()
    return found
  },
  view: CorrectPage,
  body: z.object({ reason: shortReasonShape }),
  act: async ({ services, context: { actor }, parameters: { id }, body }) => {
    if (!actor) throw new NotFound()
    const outcome = await beginCorrection(services, actor, { assignmentId: id, reason: body.reason })
    return outcome.ok ? done({ goTo: href(links.assessment, { id }) }) : outcome
  },
})

const interests = route.form({
  address: links.interests,
  permission: seeOwnAssessments,
  frame: 'work',
  title: (_, { language }) => say(language)('interestsTitle'),
  crumbs: (_, context) => [listCrumb(context), { label: say(context.language)('interestsTitle') }],
  load: async ({ services, context, query }) => {
    const own = context.actor ? await readInterests(services.db, context.actor.personId) : []
    const names = await organisationsById(
      services.db,
      own.flatMap(each => each.organisationId ?? []),
    )
    return {
      rows: own.map(each => ({ ...each, inName: names.get(each.organisationId ?? '')?.name ?? '' })),
      organisations: await organisationPicker(services.db),
      isDone: query.gelukt !== undefined,
    }
  },
  view: InterestsPage,
  body: z.object({
    organisation: z.string().trim().min(1).max(200),
    kind: z.enum(interestKinds),
    from: dayInput,
    to: optionalDayInput,
    note: optionalWords,
  }),
  act: async ({ services, context: { actor }, body }) => {
    if (!actor) throw new NotFound()
    const { organisation, ...told } = body
    const choices = await organisationPicker(services.db)
    const chosen = choices.find(choice => choice.value === organisation || choice.label === organisation)
    const outcome = await tellInterest(services, actor, {
      kind: told.kind,
      from: told.from,
      to: told.to,
      note: told.note,
      organisationId: chosen?.value,
    })
    return outcome.ok ? done({ goTo: href(links.interests, {}, { gelukt: 'ja' }) }) : outcome
  },
})

const file = route.download({
  address: links.planFile,
  permission: assess,
  load: async asked => {
    const { plan, hasDeclared } = await open(asked)
    const { bijlage: attachmentId } = asked.parameters
    const found = hasDeclared
      ? await planFile(asked.services, { submissionId: plan.id, attachmentId })
      : undefined
    if (!found) throw new NotFound()
    return found
  },
})

/** What an assessor does: own list, interests, declaration, scores, end and correction. */
export const assessorRoutes = [list, interests, one, criterion, finish, correct, file]
