import { z } from 'zod'
import { hasRole } from '../../../kit/access/actor.ts'
import { may, permission } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { panelsAt } from '../../../kit/module/panels.ts'
import { allProgrammes } from '../../programme/index.ts'
import { start } from '../actions/drafts.ts'
import { ask } from '../actions/questions.ts'
import { links } from '../links.ts'
import { CallPage } from '../pages/call.tsx'
import { CallsPage } from '../pages/calls.tsx'
import { PreviewPage } from '../pages/design.tsx'
import { say } from '../pages/say.ts'
import { QuestionPage, StartPage } from '../pages/small-forms.tsx'
import { invitedCounts } from '../rules/invited-counts.ts'
import { applicantRoles, applicantsOf, manageCalls, seeCalls } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { readCalls, readCriteriaSet, readForms } from '../store/calls.ts'
import { readInvitationRounds, readInvitations } from '../store/invitations.ts'
import { readQuestions } from '../store/questions.ts'
import { countLateExceptions } from '../store/tests.ts'
import { callAt, maySeeCall, nowFor, ownOrganisations, places } from './seen.ts'

const list = route.page({
  address: links.calls,
  permission: seeCalls,
  frame: 'public',
  title: (_, { language }) => say(language)('callsTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('callsTitle') }],
  load: async ({ services, context }) => {
    const now = await nowFor(services)
    const calls = (await readCalls(services.db)).filter(call => maySeeCall(context.actor, call))
    const programmes = await allProgrammes(services.db)
    const isSeveral = new Set(calls.map(call => call.programmeId)).size > 1
    return {
      calls: calls.map(call => ({
        ...{ call, state: stateAt(call, now), now },
        programme: isSeveral ? programmes.find(one => one.id === call.programmeId)?.name : undefined,
      })),
      mayManage: may(context.actor, manageCalls),
    }
  },
  view: CallsPage,
})

const one = route.page({
  address: links.call,
  permission: seeCalls,
  frame: 'public',
  title: ({ call }, { language }) => call.title[language],
  crumbs: ({ call }, { language }) => [
    { label: say(language)('callsTitle'), href: href(links.calls) },
    { label: call.title[language] },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { actor } = context
    const { call, now } = await callAt(services, actor, parameters.nr)
    const questions = await readQuestions(services.db, call.id)
    const isApplicant = applicantsOf(actor).length > 0
    const invited = await readInvitations(services.db, call.id)
    const own = new Set(applicantsOf(actor))
    return {
      ...{ call, now, state: stateAt(call, now), done: query.gelukt },
      criteria: call.criteriaSetId ? await readCriteriaSet(services.db, call.criteriaSetId) : undefined,
      questions: questions.filter(question => question.answer),
      panels: await panelsAt('call/call', { services, context, objectId: call.id }),
      exceptions: await countLateExceptions(services.db, call.id),
      invitation: {
        round: (await readInvitationRounds(services.db, call.id))[0],
        counts: invitedCounts(invited),
        isOwn: invited.some(one => own.has(one.organisationId)),
      },
      may: {
        ...{ start: isApplicant, signInFirst: actor === undefined, ask: isApplicant || actor === undefined },
        manage: may(actor, manageCalls),
        holdKey: call.isSealed && actor !== undefined && hasRole(actor, 'D', 'T', 'S'),
      },
    }
  },
  view: CallPage,
})

const preview = route.page({
  address: links.preview,
  permission: seeCalls,
  frame: 'public',
  title: (_, { language }) => say(language)('formTitle'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.call, { nr: String(call.number) }) },
    { label: say(language)('formTitle') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { call } = await callAt(services, context.actor, parameters.nr)
    const [form] = await readForms(services.db, call.id)
    const pages = form?.definition.pages ?? []
    const page = pages.find(step => step.key === query.stap) ?? pages[0]
    if (!form || !page) throw new NotFound()
    return { call, form, page, places: await places(services.db) }
  },
  view: PreviewPage,
})

const applicants = permission({ name: 'startSubmission', audience: applicantRoles })
const organisation = z.uuid(
  sentence('ORGANISATIE_KIEZEN', 'Kies namens welke organisatie.', 'Choose for which organisation.'),
)

const begin = route.form({
  address: links.start,
  permission: applicants,
  frame: 'work',
  title: (_, { language }) => say(language)('startTitle'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.call, { nr: String(call.number) }) },
    { label: say(language)('startTitle') },
  ],
  load: async ({ services, context, parameters }) => ({
    call: (await callAt(services, context.actor, parameters.nr)).call,
    organisations: await ownOrganisations(services.db, applicantsOf(context.actor)),
  }),
  initial: ({ organisations }) => ({ organisation: organisations[0]?.value }),
  view: StartPage,
  body: z.object({ organisation }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const { call } = await callAt(services, context.actor, parameters.nr)
    const asked = { callId: call.id, organisationId: body.organisation }
    const outcome = await start(services, context.actor, asked)
    if (!outcome.ok) return outcome
    const form = (await readForms(services.db, call.id))[0]
    const stap = form?.definition.pages[0]?.key ?? ''
    return done({ goTo: href(links.step, { id: outcome.value, stap }) })
  },
})

const question = route.form({
  address: links.question,
  permission: permission({ name: 'askQuestion', audience: applicantRoles }),
  frame: 'work',
  title: (_, { language }) => say(language)('askQuestion'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.call, { nr: String(call.number) }) },
    { label: say(language)('askQuestion') },
  ],
  load: async ({ services, context, parameters }) => ({
    call: (await callAt(services, context.actor, parameters.nr)).call,
    organisations: await ownOrganisations(services.db, applicantsOf(context.actor)),
  }),
  initial: ({ organisations }) => ({ organisation: organisations[0]?.value }),
  view: QuestionPage,
  body: z.object({
    organisation,
    question: z
      .string()
      .trim()
      .min(
        10,
        sentence(
          'VRAAG_TE_KORT',
          'Stel je vraag in minstens 10 tekens.',
          'Ask your question in at least 10 characters.',
        ),
      )
      .max(2000),
  }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const { call } = await callAt(services, context.actor, parameters.nr)
    const asked = { callId: call.id, question: body.question, organisationId: body.organisation }
    const outcome = await ask(services, context.actor, asked)
    return outcome.ok ? done({ goTo: href(links.call, { nr: parameters.nr }, { gelukt: 'vraag' }) }) : outcome
  },
})

/** Calls as everybody sees them, the form to look at, and the way in. */
export const callRoutes = [list, one, preview, begin, question]
