import { z } from 'zod'
import { permission } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { sentence } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { allNetworks, organisationPicker, organisationsById } from '../../parties/index.ts'
import { answerToInvitation, invite, remindInvited } from '../actions/invitations.ts'
import { links } from '../links.ts'
import {
  allApplicantGroups,
  applicantGroups,
  type Call,
  type CallInvitation,
  invitationAnswers,
} from '../model/index.ts'
import { InvitationsPage, OwnInvitationPage } from '../pages/invitations.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { invitedCounts } from '../rules/invited-counts.ts'
import { applicantRoles, applicantsOf, manageCalls } from '../rules/rights.ts'
import { stateAt } from '../rules/states.ts'
import { readInvitationRounds, readInvitations } from '../store/invitations.ts'
import { callAt } from './seen.ts'

const takesAnswers = (state: string): boolean => ['announced', 'open', 'paused'].includes(state)

type Query = z.output<NonNullable<(typeof links.invitations)['query']>>

function chosenOf(all: readonly CallInvitation[], { soort, antwoord }: Query): CallInvitation[] {
  const answer = antwoord && antwoord !== 'geen' ? invitationAnswers[antwoord] : undefined
  return all.filter(
    one => (soort === undefined || one.group === soort) && (antwoord === undefined || one.answer === answer),
  )
}

/** Provinces and networks to choose from. */
async function regionsOf({ db }: Services) {
  const provinces = await organisationPicker(db, ['provincie'])
  const known = await organisationsById(
    db,
    provinces.map(one => one.value),
  )
  const networks = await allNetworks(db)
  return [
    ...[...known.values()].flatMap(({ officialCode, name }) =>
      officialCode ? [{ value: officialCode, label: name }] : [],
    ),
    ...networks.map(({ slug, name }) => ({ value: slug, label: name })),
  ]
}

/** The organisations that may lead a plan of a call. */
const invitable = ({ db }: Services, call: Call) =>
  organisationPicker(
    db,
    call.mayApply.flatMap(group => applicantGroups[group]),
  )

const many = z
  .union([z.array(z.enum(allApplicantGroups)), z.enum(allApplicantGroups).transform(one => [one])])
  .default([])
const optional = z.union([z.literal('').transform(() => undefined), z.string().trim().max(200)]).optional()
const text = z
  .string()
  .trim()
  .min(
    20,
    sentence(
      'UITNODIGING_TE_KORT',
      'Schrijf de uitnodiging in minstens 20 tekens.',
      'Write the invitation in at least 20 characters.',
    ),
  )
  .max(4000)

const list = route.form({
  address: links.invitations,
  permission: manageCalls,
  frame: 'work',
  title: ({ call }, { language }) => say(language)('invitationsTitle', { number: call.number }),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.manage, { nr: String(call.number) }) },
    { label: say(language)('invitations') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { db } = services
    const { call, now } = await callAt(services, context.actor, parameters.nr)
    const { pagina: page, per: pageSize, soort, antwoord, gelukt } = query
    const all = await readInvitations(db, call.id)
    const chosen = chosenOf(all, query)
    return {
      ...{ call, counts: invitedCounts(all), rounds: await readInvitationRounds(db, call.id) },
      rows: chosen.slice((page - 1) * pageSize, page * pageSize),
      ...{ total: chosen.length, page, pageSize, asked: { soort, antwoord }, done: gelukt },
      regions: await regionsOf(services),
      organisations: await invitable(services, call),
      isOpen: takesAnswers(stateAt(call, now)),
    }
  },
  initial: ({ rounds: [newest] }) => ({ textNl: newest?.text.nl, textEn: newest?.text.en }),
  view: InvitationsPage,
  body: z.discriminatedUnion('act', [
    z.object({
      act: z.literal('invite'),
      groups: many,
      region: optional,
      organisation: optional,
      textNl: text,
      textEn: text,
    }),
    z.object({ act: z.literal('remind') }),
  ]),
  act: async ({ services, context, parameters, body }) => {
    const { actor } = context
    if (!actor) throw new NotFound()
    const { call } = await callAt(services, actor, parameters.nr)
    const callId = call.id
    if (body.act === 'remind') {
      const outcome = await remindInvited(services, actor, { callId })
      return outcome.ok ? done({ goTo: href(links.invitations, parameters, { gelukt: 'ja' }) }) : outcome
    }
    const { groups, region, organisation } = body
    const choices = organisation === undefined ? [] : await invitable(services, call)
    // A long list hands over the name that its box shows.
    const named = choices.find(one => one.value === organisation || one.label === organisation)
    if (organisation !== undefined && !named) return refused(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const outcome = await invite(services, actor, {
      ...{ callId, text: { nl: body.textNl, en: body.textEn } },
      to: { groups, region, organisationId: named?.value },
    })
    return outcome.ok ? done({ goTo: href(links.invitations, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

const file = route.download({
  address: links.invitationsFile,
  permission: manageCalls,
  load: async ({ services, context: { actor, language }, parameters, query }) => {
    const { call } = await callAt(services, actor, parameters.nr)
    const t = say(language)
    const rows = chosenOf(await readInvitations(services.db, call.id), query).map(one => ({
      organisatie: one.organisationName,
      soort: one.group && t(`group_${one.group}`),
      uitgenodigd: dayOf(one.sentAt),
      bereikt: one.toldCount,
      herinnerd: one.remindedAt && dayOf(one.remindedAt),
      antwoord: one.answer ? t(`answer_${one.answer}`) : t('answerNone'),
      toelichting: one.answerReason,
      beantwoord: one.answeredAt && dayOf(one.answeredAt),
    }))
    return csvFile(`uitnodigingen-oproep-${call.number}.csv`, rows)
  },
})

const applicants = permission({ name: 'answerInvitation', audience: applicantRoles })

const own = route.form({
  address: links.invitation,
  permission: applicants,
  frame: 'work',
  title: (_, { language }) => say(language)('ownInvitationTitle'),
  crumbs: ({ call }, { language }) => [
    { label: call.title[language], href: href(links.call, { nr: String(call.number) }) },
    { label: say(language)('ownInvitationTitle') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { call, now } = await callAt(services, context.actor, parameters.nr)
    const ids = applicantsOf(context.actor)
    const answers = (await readInvitations(services.db, call.id)).filter(one =>
      ids.includes(one.organisationId),
    )
    // Who was not invited has nothing to answer.
    if (answers.length === 0) throw new NotFound()
    return {
      ...{ call, answers, isOpen: takesAnswers(stateAt(call, now)), done: query.gelukt },
      // What was sent to them, whatever was sent to others since.
      round: (await readInvitationRounds(services.db, call.id)).find(({ id }) =>
        answers.some(one => one.roundId === id),
      ),
      organisations: answers.map(one => ({ value: one.organisationId, label: one.organisationName })),
    }
  },
  initial: ({ organisations }) => ({ organisation: organisations[0]?.value }),
  view: OwnInvitationPage,
  body: z.object({
    organisation: z.uuid(
      sentence('ORGANISATIE_KIEZEN', 'Kies namens welke organisatie.', 'Choose for which organisation.'),
    ),
    answer: z.enum(['ja', 'nee']),
    reason: z.string().trim().max(1000).default(''),
  }),
  act: async ({ services, context, parameters, body }) => {
    if (!context.actor) throw new NotFound()
    const { call } = await callAt(services, context.actor, parameters.nr)
    const { organisation: organisationId, answer, reason } = body
    const outcome = await answerToInvitation(services, context.actor, {
      ...{ callId: call.id, organisationId, reason, answer: invitationAnswers[answer] },
    })
    return outcome.ok ? done({ goTo: href(links.invitation, parameters, { gelukt: 'ja' }) }) : outcome
  },
})

/** Who is invited to a call, and what they answer. */
export const invitationRoutes = [list, file, own]
