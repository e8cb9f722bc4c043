import { z } from 'zod'
import type { Actor } from '../../../kit/access/actor.ts'
import { may, permit } from '../../../kit/access/permission.ts'
import { href } from '../../../kit/http/address.ts'
import { ticked } from '../../../kit/http/input.ts'
import { done, refused } from '../../../kit/http/problem.ts'
import { route } from '../../../kit/module/module.ts'
import type { Services } from '../../../kit/module/services.ts'
import { formats } from '../../../kit/texts/formats.ts'
import { namesOf } from '../../accounts/index.ts'
import { organisationPicker, roleHolders } from '../../parties/index.ts'
import { programmePages } from '../../programme/index.ts'
import { addSeat, changeSeat, endMandate, endSeat, giveMandate, setRule } from '../actions/bodies.ts'
import { limitsOf } from '../actions/decide-alone.ts'
import { ruleOf } from '../actions/found.ts'
import { links } from '../links.ts'
import { type DecisionKind, decisionKinds, seatFunctions, votingParties } from '../model.ts'
import { BodyRulePage, type SeatFormData, SeatPage } from '../pages/body-forms.tsx'
import { MandatesPage } from '../pages/mandates.tsx'
import { say } from '../pages/say.ts'
import { problem } from '../problems.ts'
import { decisionReference } from '../rules/reference.ts'
import { fillSeats, recordMandate, seeMandates, setBodyRules } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import { readBody } from '../store/bodies.ts'
import { readDecision } from '../store/decisions.ts'
import { readMandates } from '../store/mandates.ts'
import { readPeopleOf, readSeat } from '../store/seats.ts'
import { backToBody } from './bodies.ts'
import { choiceFor, chosenFor } from './choice.ts'
import { bodyCrumbs } from './crumbs.ts'
import { amountShape, chosen, decisionChoices } from './decision-shape.ts'
import { idIn, seenBody, there } from './seen.ts'

async function peopleOf(services: Services, organisationId: string) {
  const people = await readPeopleOf(services.db, [organisationId], services.clock.now())
  return people.map(({ personId, name, title }) => ({ value: personId, label: `${name} (${title})` }))
}

const optionalId = z.union([z.literal('').transform(() => undefined), z.uuid()]).optional()
const seatBody = z.object({
  person: optionalId,
  deputy: optionalId,
  function: z.enum(seatFunctions),
  votes: ticked,
  mandate: z.string().trim().max(500).default(''),
})
const given = (body: z.output<typeof seatBody>) => ({
  personId: body.person,
  deputyId: body.deputy,
  function: body.function,
  votes: body.votes,
  mandate: body.mandate,
})

/** A seat before anything of it is filled in. */
const fresh = { function: 'member', votes: true, mandate: '' } as const

const initialOf = ({ seat }: SeatFormData) => ({
  person: seat.personId,
  deputy: seat.deputyId,
  function: seat.function,
  votes: seat.votes ? 'ja' : undefined,
  mandate: seat.mandate,
})

const freshSeat = route.form({
  address: links.newSeat,
  permission: fillSeats,
  frame: 'work',
  title: (_, { language }) => say(language)('newSeat'),
  crumbs: ({ body, slug }, { language }) =>
    bodyCrumbs({ name: body, slug }, language, say(language)('newSeat')),
  load: async ({ services, context, parameters, query }) => {
    const { body } = await seenBody(services, context.actor, parameters.slug)
    permit(context.actor, fillSeats)
    const organisations = await organisationPicker(services.db)
    const found = chosen(organisations, query.organisatie ?? '')
    const id = found.ok ? found.value : undefined
    return {
      slug: body.slug,
      body: body.name,
      seatId: undefined,
      organisation: organisations.find(one => one.value === id)?.label,
      organisations,
      people: id ? await peopleOf(services, id) : [],
      seat: fresh,
    }
  },
  initial: initialOf,
  view: SeatPage,
  body: seatBody,
  act: async ({ services, context, parameters, query, body }) => {
    const { body: of } = await seenBody(services, context.actor, parameters.slug)
    const found = chosen(await organisationPicker(services.db), query.organisatie ?? '')
    if (!found.ok || !found.value) return refused(problem('ORGANISATIE_ONBEKEND', 'organisation'))
    const seat = { ...given(body), bodyId: of.id, organisationId: found.value }
    return backToBody(of.slug, await addSeat(services, there(context.actor), seat))
  },
})

async function seatWithBody(services: Services, id: string) {
  const seat = there(await readSeat(services.db, idIn(id), services.clock.now()))
  return { seat, body: there(await readBody(services.db, seat.bodyId)) }
}

const oneSeat = route.form({
  address: links.seat,
  permission: fillSeats,
  frame: 'work',
  title: (_, { language }) => say(language)('seat'),
  crumbs: ({ body, slug }, { language }) => bodyCrumbs({ name: body, slug }, language, say(language)('seat')),
  load: async ({ services, context, parameters }) => {
    permit(context.actor, fillSeats)
    const { seat, body } = await seatWithBody(services, parameters.id)
    return {
      slug: body.slug,
      body: body.name,
      seatId: seat.id,
      organisation: seat.organisationName,
      organisations: [],
      people: await peopleOf(services, seat.organisationId),
      seat: {
        ...(seat.holder ? { personId: seat.holder.personId } : {}),
        ...(seat.deputy ? { deputyId: seat.deputy.personId } : {}),
        ...{ function: seat.function, votes: seat.hasVote, mandate: seat.mandate },
      },
    }
  },
  initial: initialOf,
  view: SeatPage,
  body: seatBody,
  act: async ({ services, context, parameters, body }) => {
    const { seat, body: of } = await seatWithBody(services, parameters.id)
    const outcome = await changeSeat(services, there(context.actor), { id: seat.id, ...given(body) })
    return backToBody(of.slug, outcome)
  },
})

const endingSeat = route.action({
  address: links.endSeat,
  permission: fillSeats,
  body: z.object({}),
  act: async ({ services, context, parameters }) => {
    const { seat, body } = await seatWithBody(services, parameters.id)
    return backToBody(body.slug, await endSeat(services, there(context.actor), seat.id))
  },
})

const manyKinds = z
  .union([z.array(z.enum(decisionKinds)), z.enum(decisionKinds).transform(kind => [kind])])
  .default([])
const optionalNumber = (most: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform(text => (text === '' ? undefined : Number(text.replace(',', '.'))))
    .pipe(z.number().min(0).max(most).optional())

const rule = route.form({
  address: links.bodyRule,
  permission: setBodyRules,
  frame: 'work',
  title: (_, { language }) => say(language)('changeRules'),
  crumbs: ({ body, slug }, { language }) =>
    bodyCrumbs({ name: body, slug }, language, say(language)('changeRules')),
  load: async ({ services, context, parameters }) => {
    permit(context.actor, setBodyRules)
    const { body } = await seenBody(services, context.actor, parameters.slug)
    const now = services.clock.now()
    return {
      slug: body.slug,
      body: body.name,
      today: dayOf(now),
      rule: await ruleOf(services.db, body.id, now),
    }
  },
  initial: ({ today, rule: held }) => ({
    validFrom: today,
    cadence: held?.cadenceDaysMax === undefined ? '' : String(held.cadenceDaysMax),
    quorumKind: held?.quorum?.kind,
    quorumShare: held?.quorum ? String(held.quorum.share * 100) : '',
    quorumSeats: held?.quorum ? String(held.quorum.seatsMin) : '',
    decides: held?.decides ?? [],
    proposes: held?.proposes ?? [],
    heavy: held?.heavy ?? [],
    votingParties: held?.votingParties ?? 'all',
  }),
  view: BodyRulePage,
  body: z.object({
    validFrom: z.iso.date(),
    cadence: optionalNumber(1000),
    quorumKind: z
      .union([z.literal('').transform(() => undefined), z.enum(['more-than', 'at-least'])])
      .optional(),
    quorumShare: optionalNumber(100),
    quorumSeats: optionalNumber(100),
    decides: manyKinds,
    proposes: manyKinds,
    heavy: manyKinds,
    votingParties: z.enum(votingParties).default('all'),
    reason: z.string().trim().max(500).default(''),
  }),
  act: async ({ services, context, parameters, body }) => {
    const { body: of } = await seenBody(services, context.actor, parameters.slug)
    const { quorumKind: kind, quorumShare, quorumSeats } = body
    if (kind && (quorumShare === undefined || !quorumSeats))
      return refused(problem('QUORUM_ONVOLLEDIG', quorumShare === undefined ? 'quorumShare' : 'quorumSeats'))
    const outcome = await setRule(services, there(context.actor), {
      bodyId: of.id,
      validFrom: body.validFrom,
      cadenceDaysMax: body.cadence ? Math.round(body.cadence) : undefined,
      quorum: kind && { kind, share: (quorumShare ?? 0) / 100, seatsMin: Math.round(quorumSeats ?? 1) },
      ...{ decides: body.decides, proposes: body.proposes, heavy: body.heavy, reason: body.reason },
      votingParties: body.votingParties,
    })
    return backToBody(of.slug, outcome)
  },
})

/** Who can hold a mandate that this person records: the director for the team, the team for the director. */
async function appointable(services: Services, actor: Actor | undefined) {
  const now = services.clock.now()
  const holders = await roleHolders(services.db, { roles: [isTeamOnly(actor) ? 'D' : 'T'], now })
  const names = await namesOf(
    services.db,
    holders.map(one => one.personId),
  )
  return holders.map(({ personId, title }) => ({
    value: personId,
    label: `${names.get(personId) ?? ''} (${title})`,
  }))
}

const isTeamOnly = (actor: Actor | undefined): boolean => may(actor, recordMandate, { holder: 'director' })

const mandates = route.form({
  address: links.mandates,
  permission: seeMandates,
  frame: 'work',
  title: (_, { language }) => say(language)('mandatesTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('bodiesTitle'), href: href(links.bodies) },
    { label: say(language)('mandatesTitle') },
  ],
  load: async ({ services, context: { language, actor }, query }) => {
    const { db, clock } = services
    const now = clock.now()
    const choice = await choiceFor(services, actor, query.programma)
    const programme = there(choice.chosen)
    const t = say(language)
    const { money } = formats(language)
    const lines = []
    for (const mandate of await readMandates(db, { programmeId: programme.id, now })) {
      const limits = await limitsOf(db, mandate, now)
      const basis = mandate.basisId ? await readDecision(db, mandate.basisId) : undefined
      lines.push({
        ...{ id: mandate.id, person: mandate.personName, holder: mandate.holder, what: mandate.what },
        kinds: mandate.kinds.map(kind => t(`kind_${kind}`)).join(', '),
        limits: t('mandateMost', {
          most: money(limits.perDecisionCents / 100),
          year: money(limits.perYearCents / 100),
        }),
        since: mandate.validFrom.toString(),
        until: mandate.validTo?.toString(),
        mayEnd: may(actor, recordMandate, mandate),
        basis: basis && { id: basis.id, reference: decisionReference(basis) },
      })
    }
    const { revocable } = await decisionChoices(services, language, programme.id)
    return {
      choice: programmePages(choice, language, programma => href(links.mandates, {}, { programma })),
      mandates: lines,
      people: await appointable(services, actor),
      holders: isTeamOnly(actor) ? (['director'] as const) : (['secretary', 'manager'] as const),
      bases: revocable,
      isDone: query.gelukt !== undefined,
    }
  },
  view: MandatesPage,
  body: z.object({
    person: z.uuid(),
    holder: z.enum(['director', 'secretary', 'manager']),
    until: z.union([z.literal('').transform(() => undefined), z.iso.date()]).optional(),
    what: z.string().trim().min(3).max(500),
    kinds: manyKinds.refine((kinds: DecisionKind[]) => kinds.length > 0),
    perDecision: amountShape,
    perYear: amountShape,
    basis: z.string().trim().min(1).max(400),
  }),
  act: async ({ services, context, query: { programma }, body }) => {
    const programme = await chosenFor(services, context.actor, programma)
    const { revocable } = await decisionChoices(services, context.language, programme.id)
    const basis = chosen(revocable, body.basis)
    if (!basis.ok || !basis.value) return refused(problem('BESLUIT_ONBEKEND', 'basis'))
    if (!(await appointable(services, context.actor)).some(one => one.value === body.person))
      return refused(problem('GEEN_LID', 'person'))
    const { person: personId, holder, what, kinds, perDecision, perYear, until } = body
    // The settings of the programme hold for the director unless the appointment says less.
    const none = holder === 'director' ? undefined : 0
    const outcome = await giveMandate(services, there(context.actor), {
      ...{ programmeId: programme.id, personId, holder, what, kinds, basisId: basis.value, until },
      ...{ perDecisionCents: perDecision ?? none, perYearCents: perYear ?? none },
    })
    return outcome.ok ? done({ goTo: href(links.mandates, {}, { gelukt: 'ja', programma }) }) : outcome
  },
})

const endingMandate = route.action({
  address: links.endMandate,
  permission: seeMandates,
  body: z.object({}),
  act: async ({ services, context, parameters }) => {
    const outcome = await endMandate(services, there(context.actor), idIn(parameters.id))
    return outcome.ok ? done({ goTo: href(links.mandates, {}, { gelukt: 'ja' }) }) : outcome
  },
})

/** Seats, what holds for a body, and mandates. */
export const seatRoutes = [freshSeat, oneSeat, endingSeat, rule, mandates, endingMandate]
