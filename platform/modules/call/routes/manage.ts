import { z } from 'zod'
import { hasRole } from '../../../kit/access/actor.ts'
import { may, permission } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { href } from '../../../kit/http/address.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import { allProgrammes } from '../../programme/index.ts'
import {
  announceCall,
  changeCall,
  chooseCriteria,
  makeCall,
  moveRollingCall,
  withdrawCall,
} from '../actions/calls.ts'
import { isOf } from '../actions/criteria.ts'
import { procedureChoices } from '../actions/procedure.ts'
import { answer } from '../actions/questions.ts'
import { becomeHolder, minutesForTheOther, openOwn } from '../actions/unseal.ts'
import startingForm from '../data/form.json' with { type: 'json' }
import { links } from '../links.ts'
import { allApplicantGroups, type FormDefinition, keyHolders } from '../model/index.ts'
import { AnswersPage } from '../pages/answers.tsx'
import { KeyPage } from '../pages/key.tsx'
import { ManagePage, TermsPage } from '../pages/manage.tsx'
import { say } from '../pages/say.ts'
import { EndCallPage } from '../pages/small-forms.tsx'
import { problem } from '../problems.ts'
import { holdKey, manageCalls, openOwnShare } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { readCriteriaSets, readForms } from '../store/calls.ts'
import { readInvitations } from '../store/invitations.ts'
import { readHolders, readOpenings } from '../store/keys.ts'
import { readQuestions } from '../store/questions.ts'
import { readSubmissionsOf } from '../store/submissions.ts'
import { countLateExceptions } from '../store/tests.ts'
import { callAt } from './seen.ts'
import { initialTerms, termsBody, termsOf } from './terms.ts'

const fresh = route.form({
  address: links.newCall,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('newCall'),
  crumbs: (_, { language }) => [
    { label: say(language)('callsTitle'), href: href(links.calls) },
    { label: say(language)('newCall') },
  ],
  load: async ({ services }) => ({
    call: undefined,
    // One that is closed calls for nothing any more.
    programmes: (await allProgrammes(services.db)).filter(one => one.state !== 'closed'),
  }),
  initial: ({ programmes }) => ({
    programme: programmes[0]?.id,
    ...{ kind: 'round', admission: 'threshold', isSealed: 'ja' },
    mayApply: [...allApplicantGroups],
  }),
  view: TermsPage,
  body: termsBody.extend({ programme: z.uuid().optional() }),
  act: async ({ services, context, body }) => {
    if (!context.actor) throw new NotFound()
    const terms = termsOf(body)
    if (!terms.ok) return terms
    const form = startingForm as FormDefinition
    const open = (await allProgrammes(services.db)).filter(one => one.state !== 'closed')
    const chosen = body.programme ? open.find(one => one.id === body.programme) : open[0]
    if (body.programme && !chosen) return refused(problem('PROGRAMMA_KIEZEN', 'programme'))
    const asked = { terms: terms.value, form, programmeId: chosen?.id }
    const outcome = await makeCall(services, context.actor, asked)
    return outcome.ok ? done({ goTo: href(links.manage, { nr: String(outcome.value) }) }) : outcome
  },
})

const terms = route.form({
  address: links.terms,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('changeTerms'),
  crumbs: ({ call }, { language }) => [
    ...(call ? [{ label: call.title[language], href: href(links.manage, { nr: String(call.number) }) }] : []),
    { label: say(language)('changeTerms') },
  ],
  load: async ({ services, context, parameters }) => ({
    call: (await callAt(services, context.actor, parameters.nr)).call,
    programmes: [],
  }),
  initial: ({ call }) => (call ? initialTerms(call) : {}),
  view: TermsPage,
  body: termsBody,
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const { call } = await callAt(services, context.actor, parameters.nr)
    const given = termsOf(body)
    if (!given.ok) return given
    const outcome = await changeCall(services, context.actor, { id: call.id, terms: given.value })
    const nr = String(given.value.number)
    return outcome.ok ? done({ goTo: href(links.manage, { nr }, { gelukt: 'ja' }) }) : outcome
  },
})

const manage = route.form({
  address: links.manage,
  permission: manageCalls,
  frame: 'work',
  title: ({ call }, { language }) => say(language)('manageTitle', { number: call.number }),
  crumbs: ({ call }, { language }) => [
    { label: say(language)('callsTitle'), href: href(links.calls) },
    { label: call.title[language] },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { db } = services
    const { call, now } = await callAt(services, context.actor, parameters.nr)
    const submissions = await readSubmissionsOf(db, call.id)
    const holders = (await readHolders(db, call.id)).map(one => one.holder)
    const sets = (await readCriteriaSets(db)).filter(
      set => set.state === 'frozen' && isOf(set, call.programmeId),
    )
    const questions = await readQuestions(db, call.id)
    const isDraft = (state: string) => ['draft', 'signing', 'withdrawn'].includes(state)
    return {
      ...{ call, now, state: stateAt(call, now), done: query.gelukt },
      preparation: {
        criteria: call.criteriaSetId !== undefined,
        term: call.opensAt !== undefined && (call.kind === 'rolling' || call.closesAt !== undefined),
        officers: holders.includes('director') && holders.includes('secretary'),
        reserve: holders.includes('steering-first') && holders.includes('steering-second'),
      },
      formVersion: (await readForms(db, call.id))[0]?.version ?? 0,
      counts: {
        submitted: submissions.filter(one => !isDraft(one.state)).length,
        drafts: submissions.filter(one => isDraft(one.state)).length,
        openQuestions: questions.filter(question => !question.answer).length,
        exceptions: await countLateExceptions(db, call.id),
        invited: (await readInvitations(db, call.id)).length,
      },
      criteriaSets: sets.map(set => ({
        value: set.id,
        label: say(context.language)('criteriaVersion', { version: set.version }),
      })),
    }
  },
  view: ManagePage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('criteria'), criteria: z.uuid() }),
    z.object({ act: z.literal('announce') }),
    z.object({ act: z.literal('move'), to: z.enum(['open', 'paused', 'closed', 'completed']) }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const { id } = (await callAt(services, actor, parameters.nr)).call
    const outcome =
      body.act === 'criteria'
        ? await chooseCriteria(services, actor, { id, setId: body.criteria })
        : body.act === 'announce'
          ? await announceCall(services, actor, { id })
          : await moveRollingCall(services, actor, { id, to: body.to })
    return outcome.ok ? done({ goTo: href(links.manage, { nr: parameters.nr }, { gelukt: 'ja' }) }) : outcome
  },
})

const reason = z
  .string()
  .trim()
  .min(
    20,
    sentence(
      'INTREKKEN_ZONDER_REDEN',
      'Leg in minstens 20 tekens uit waarom.',
      'Explain why in at least 20 characters.',
    ),
  )
  .max(1000)

const end = route.form({
  address: links.endCall,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('endCallTitle'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.manage, { nr: String(call.number) }) },
    { label: say(language)('endCallTitle') },
  ],
  load: async ({ services, context, parameters }) => {
    const { call } = await callAt(services, context.actor, parameters.nr)
    const all = await readSubmissionsOf(services.db, call.id)
    return { call, submitted: all.filter(one => one.state === 'submitted').length }
  },
  view: EndCallPage,
  body: z.object({ reason }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const { call } = await callAt(services, context.actor, parameters.nr)
    const outcome = await withdrawCall(services, context.actor, { id: call.id, reason: body.reason })
    return outcome.ok ? done({ goTo: href(links.call, { nr: parameters.nr }) }) : outcome
  },
})

const long = (least: number, message: string) => z.string().trim().min(least, message).max(4000)

const answers = route.form({
  address: links.questions,
  permission: manageCalls,
  frame: 'work',
  title: (_, { language }) => say(language)('answersTitle'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.manage, { nr: String(call.number) }) },
    { label: say(language)('answersTitle') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { call } = await callAt(services, context.actor, parameters.nr)
    return { call, questions: await readQuestions(services.db, call.id), done: query.gelukt }
  },
  view: AnswersPage,
  body: z.object({
    question: z.uuid(),
    publicQuestion: long(
      10,
      sentence(
        'VRAAG_TE_KORT',
        'Stel de vraag in minstens 10 tekens.',
        'Put the question in at least 10 characters.',
      ),
    ),
    answerNl: long(
      5,
      sentence(
        'ANTWOORD_NL_ONTBREEKT',
        'Schrijf het antwoord in het Nederlands.',
        'Write the answer in Dutch.',
      ),
    ),
    answerEn: long(
      5,
      sentence(
        'ANTWOORD_EN_ONTBREEKT',
        'Schrijf het antwoord in het Engels.',
        'Write the answer in English.',
      ),
    ),
  }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const outcome = await answer(services, context.actor, {
      ...{ questionId: body.question, publicQuestion: body.publicQuestion },
      answer: { nl: body.answerNl, en: body.answerEn },
    })
    return outcome.ok
      ? done({ goTo: href(links.questions, { nr: parameters.nr }, { gelukt: 'ja' }) })
      : outcome
  },
})

const passphrase = z
  .string()
  .min(
    20,
    sentence(
      'WACHTZIN_TE_KORT',
      'Kies een wachtzin van minstens 20 tekens, zoals vijf losse woorden.',
      'Choose a passphrase of at least 20 characters, such as five separate words.',
    ),
  )
  .max(200)

const key = route.form({
  address: links.key,
  permission: permission({ name: 'holdKey', audience: ['D', 'T', 'S'] }),
  frame: 'work',
  // A passphrase is not to be guessed.
  actsPerMinute: 10,
  title: (_, { language }) => say(language)('keyTitle'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.call, { nr: String(call.number) }) },
    { label: say(language)('keyTitle') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { actor } = context
    const { db } = services
    const { call, now } = await callAt(services, actor, parameters.nr)
    if (!actor || !call.isSealed) throw new NotFound()
    const holders = await readHolders(db, call.id)
    const opened = (await readOpenings(db, call.id, now)).map(one => one.holder)
    const own = holders.find(one => one.personId === actor.personId)
    const state = stateAt(call, now)
    const isPreparing = call.state === 'draft' || call.state === 'criteria-adopted'
    return {
      ...{ call, now, state, done: query.gelukt, minutes: minutesForTheOther },
      holders: holders.map(({ holder, personName, personId }) => ({
        ...{ holder, personName, isOwn: personId === actor.personId, hasOpened: opened.includes(holder) },
      })),
      mayHold: keyHolders.filter(
        holder => isPreparing && (!own || own.holder === holder) && may(actor, holdKey, { holder }),
      ),
      mayOpen: state === 'closed' && own && may(actor, openOwnShare, own) ? own.holder : undefined,
      decisions: hasRole(actor, 'S') ? await procedureChoices(db, call.id) : [],
    }
  },
  view: KeyPage,
  body: z.discriminatedUnion('act', [
    z.object({ act: z.literal('hold'), holder: z.enum(keyHolders), passphrase, again: z.string().max(200) }),
    z.object({
      act: z.literal('open'),
      holder: z.enum(keyHolders),
      passphrase: z.string().min(1).max(200),
      decision: z.uuid().optional(),
    }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const callId = (await callAt(services, actor, parameters.nr)).call.id
    const to = (gelukt: string) => done({ goTo: href(links.key, { nr: parameters.nr }, { gelukt }) })
    if (body.act === 'hold') {
      if (body.passphrase !== body.again) return refused(problem('WACHTZINNEN_VERSCHILLEN', 'again'))
      const { holder, passphrase: words } = body
      const outcome = await becomeHolder(services, actor, { callId, holder, passphrase: words })
      return outcome.ok ? to('ja') : outcome
    }
    const { holder, passphrase: words, decision: decisionId } = body
    const outcome = await openOwn(services, actor, { callId, holder, passphrase: words, decisionId })
    return outcome.ok ? to(outcome.value.isUnsealed ? 'ontzegeld' : 'wacht') : outcome
  },
})

/** Running a call: its terms, its state, its questions, its key. */
export const manageRoutes = [fresh, manage, terms, end, answers, key]
