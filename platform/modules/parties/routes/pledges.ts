import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import { href } from '../../../kit/http/address.ts'
import { csvFile } from '../../../kit/http/csv-file.ts'
import { dayInput, optionalDayInput, sentence, ticked } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { changeWords, followUp, move, pledge } from '../actions/pledges.ts'
import { links } from '../links.ts'
import { type Pledge, pledgeStates } from '../model.ts'
import { NewPledgePage, PledgePage, PledgesPage } from '../pages/pledges.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import {
  canMovePledge,
  followUpPledge,
  isOpenPledge,
  latenessOn,
  makePledge,
  movePledge,
  seePledges,
  wordsSeen,
} from '../rules/pledge.ts'
import { findOrganisation, readOrganisations } from '../store/organisations.ts'
import { readFollowUps, readPledges } from '../store/pledges.ts'
import { seenOrganisations } from './seen.ts'

interface Query {
  stand?: (typeof pledgeStates)[number] | undefined
  laat?: 'ja' | undefined
  organisatie?: string | undefined
}

/** Pledges of one organisation where that is asked, and never more than this person sees. */
function filterFor(actor: Actor | undefined, { stand, organisatie }: Query) {
  const seen = seenOrganisations(actor)
  const mayAsk = organisatie !== undefined && (!seen || seen.includes(organisatie))
  return { state: stand, organisationIds: mayAsk ? [organisatie] : seen }
}

/** A pledge as the pages show it, on this day. */
export const pledgeLine = ({ clock }: Services) => {
  const today = dayOf(clock.now())
  return (one: Pledge) => ({ ...one, isLate: latenessOn(today, one) })
}

/** Most rows of a list or a file. */
const rowsMax = 50_000

/** All that is asked for: what is late follows from a rule, so the pages are cut here. */
async function linesFor(services: Services, actor: Actor | undefined, query: Query) {
  const found = await readPledges(services.db, { filter: filterFor(actor, query), limit: rowsMax })
  const lines = found.rows.map(pledgeLine(services))
  return query.laat ? lines.filter(one => one.isLate) : lines
}

const list = route.page({
  address: links.pledges,
  permission: seePledges,
  frame: 'work',
  title: (_, { language }) => say(language)('pledgesTitle'),
  crumbs: (_, { language }) => [{ label: say(language)('pledgesTitle') }],
  load: async ({ services, context, query }) => {
    const { pagina: page, per: pageSize, stand: state, laat, organisatie } = query
    const lines = await linesFor(services, context.actor, query)
    const rows = lines.slice((page - 1) * pageSize, page * pageSize)
    return { rows, total: lines.length, state, laat, organisatie, page, pageSize }
  },
  view: PledgesPage,
})

const file = route.download({
  address: links.pledgesFile,
  permission: seePledges,
  load: async ({ services, context, query }) => {
    const t = say(context.language)
    const rows = (await linesFor(services, context.actor, query)).map(one => ({
      van: one.fromName,
      aan: one.toName ?? t('toProgramme'),
      toezegging: one.text,
      voorwaarde: one.condition,
      uiterlijk: one.dueOn,
      wederkerig: one.pairId ? 'ja' : 'nee',
      stand: t(`pledge_${one.state}`),
      laatsteOpvolging: one.followedUpOn,
      teLaat: one.isLate ? t(`late_${one.isLate}`) : '',
    }))
    return csvFile('toezeggingen.csv', rows)
  },
})

/** What is pledged, in words that say something. */
export const pledgedWords = z
  .string()
  .trim()
  .min(
    10,
    sentence(
      'TOEZEGGING_TE_KORT',
      'Schrijf in minstens 10 tekens wat wordt toegezegd.',
      'Write what is pledged in at least 10 characters.',
    ),
  )
  .max(1000)
const optionalWords = z
  .string()
  .trim()
  .max(1000)
  .default('')
  .transform(text => text || undefined)
const wordsBody = z.object({
  text: pledgedWords,
  condition: optionalWords,
  dueOn: optionalDayInput,
  isPublic: ticked,
})

const choicesOf = async (services: Services, ids: readonly string[] | undefined) =>
  (await readOrganisations(services.db, { ids })).map(({ id, name }) => ({ value: id, label: name }))

const fresh = route.form({
  address: links.newPledge,
  permission: seePledges,
  frame: 'work',
  title: (_, { language }) => say(language)('newPledgeTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('pledgesTitle'), href: href(links.pledges) },
    { label: say(language)('newPledgeTitle') },
  ],
  load: async ({ services, context }) => ({
    givers: await choicesOf(services, seenOrganisations(context.actor)),
    takers: await choicesOf(services, undefined),
  }),
  initial: ({ givers }) => ({ from: givers.length === 1 ? givers[0]?.value : undefined }),
  view: NewPledgePage,
  body: wordsBody.extend({
    from: z.string().trim().min(1).max(200),
    to: z.string().trim().max(200).default(''),
    inReturn: z.union([z.literal('').transform(() => undefined), pledgedWords]).optional(),
  }),
  act: async ({ services, context, body: { from, to, ...body } }) => {
    const giver = await findOrganisation(services.db, from)
    const taker = to === '' ? undefined : await findOrganisation(services.db, to)
    if (!context.actor || !giver) return refused(problem('ORGANISATIE_ONBEKEND', 'from'))
    if (to !== '' && !taker) return refused(problem('ORGANISATIE_ONBEKEND', 'to'))
    const outcome = await pledge(services, context.actor, {
      ...{ fromId: giver.id, toId: taker?.id, text: body.text, inReturn: body.inReturn },
      ...{ condition: body.condition, dueOn: body.dueOn, isPublic: body.isPublic },
    })
    return outcome.ok ? done({ goTo: href(links.pledge, { id: outcome.value }, { gelukt: 'ja' }) }) : outcome
  },
})

async function pledgeSeenBy(services: Services, actor: Actor | undefined, id: string) {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const filter = { id, organisationIds: seenOrganisations(actor) }
  const [found] = (await readPledges(services.db, { filter })).rows
  if (!found) throw new NotFound()
  return found
}

const oneBody = z.discriminatedUnion('act', [
  wordsBody.extend({ act: z.literal('change') }),
  z.object({
    act: z.literal('move'),
    to: z.enum(pledgeStates),
    reason: optionalWords,
    seen: z.string().max(100).optional(),
  }),
  z.object({
    act: z.literal('followUp'),
    heldOn: dayInput,
    note: z
      .string()
      .trim()
      .min(
        5,
        sentence(
          'OPVOLGING_TE_KORT',
          'Schrijf in minstens 5 tekens hoe het ervoor staat.',
          'Write in at least 5 characters how it stands.',
        ),
      )
      .max(2000),
    followUpDays: z.coerce.number().int().min(7).max(1100),
  }),
])

/** Does what a form of the page of one pledge asks. */
function actOn(services: Services, actor: Actor, id: string, body: z.output<typeof oneBody>) {
  if (body.act === 'move') {
    const { to, reason, seen } = body
    return move(services, actor, { id, to, reason, seen })
  }
  if (body.act === 'followUp') {
    const { heldOn, note, followUpDays } = body
    return followUp(services, actor, { id, heldOn, note, followUpDays })
  }
  const { text, condition, dueOn, isPublic } = body
  return changeWords(services, actor, { id, text, condition, dueOn, isPublic })
}

const one = route.form({
  address: links.pledge,
  permission: seePledges,
  frame: 'work',
  title: (_, { language }) => say(language)('pledgeTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('pledgesTitle'), href: href(links.pledges) },
    { label: say(language)('pledgeTitle') },
  ],
  load: async ({ services, context, parameters, query }) => {
    const { actor } = context
    const found = await pledgeSeenBy(services, actor, parameters.id)
    const inReturn = found.pairId ? await pledgeSeenBy(services, actor, found.pairId) : undefined
    return {
      pledge: pledgeLine(services)(found),
      inReturn: inReturn && pledgeLine(services)(inReturn),
      seen: inReturn && wordsSeen(found, inReturn),
      followUps: await readFollowUps(services.db, found.id),
      mayFollowUp: isOpenPledge(found.state) && may(actor, followUpPledge, found),
      today: dayOf(services.clock.now()),
      mayChange: found.state === 'conditional' && may(actor, makePledge, found),
      steps: pledgeStates.filter(
        to => canMovePledge(found.state, to) && may(actor, movePledge, { ...found, to }),
      ),
      isDone: query.gelukt !== undefined,
    }
  },
  initial: ({ pledge: { text, condition, dueOn, isPublic, followUpDays }, today }) => ({
    heldOn: today,
    followUpDays: String(followUpDays),
    text,
    condition,
    dueOn,
    isPublic: isPublic ? 'ja' : undefined,
  }),
  view: PledgePage,
  body: oneBody,
  act: async ({ services, context, parameters, body }) => {
    const { id } = await pledgeSeenBy(services, context.actor, parameters.id)
    if (!context.actor) throw new NotFound()
    const outcome = await actOn(services, context.actor, id, body)
    return outcome.ok ? done({ goTo: href(links.pledge, { id }, { gelukt: 'ja' }) }) : outcome
  },
})

/** Pledges: list, one, and making one. */
export const pledgeRoutes = [list, file, fresh, one]
