import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { BodyRule } from '../model.ts'
import { problem } from '../problems.ts'
import { fillSeats, recordMandate, seeMandates, setBodyRules } from '../rules/rights.ts'
import { dayOf } from '../rules/terms.ts'
import { insertBodyRule, readBody } from '../store/bodies.ts'
import { readDecision } from '../store/decisions.ts'
import { endMandateAt, insertMandate, lockMandate, type Mandate, readMandates } from '../store/mandates.ts'
import { endSeatAt, insertSeat, type NewSeat, readPeopleOf, readSeat, updateSeat } from '../store/seats.ts'
import { askTerm, existing, isOrganisation } from './found.ts'

/** A seat as it is filled in. */
export type GivenSeat = Omit<NewSeat, 'validFrom' | 'validTo'>

/** Who sits in a seat has a position at its organisation, and is not the deputy as well. */
async function askSitters(tx: Transaction, seat: GivenSeat, now: Temporal.Instant): Promise<void> {
  if (!(await isOrganisation(tx, seat.organisationId)))
    throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
  if (seat.personId && seat.personId === seat.deputyId) throw new Refusal(problem('ZELFDE_PERSOON', 'deputy'))
  const people = new Set((await readPeopleOf(tx, [seat.organisationId], now)).map(one => one.personId))
  const wrong = [
    ...(seat.personId && !people.has(seat.personId) ? [problem('GEEN_FUNCTIE_DAAR', 'person')] : []),
    ...(seat.deputyId && !people.has(seat.deputyId) ? [problem('GEEN_FUNCTIE_DAAR', 'deputy')] : []),
  ]
  if (wrong.length > 0) throw new Refusal(...wrong)
}

const recordedSeat = (seat: GivenSeat) => ({
  bodyId: seat.bodyId,
  organisationId: seat.organisationId,
  personId: seat.personId ?? null,
  deputyId: seat.deputyId ?? null,
  votes: seat.votes,
})

/** Adds a seat to a body, from now on. */
export function addSeat(services: Services, actor: Actor, given: GivenSeat): Promise<Outcome<string>> {
  permit(actor, fillSeats)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'addSeat', async (tx, record, now) => {
    const body = existing(await readBody(tx, given.bodyId))
    await askTerm(tx, [{ day: dayOf(now), field: undefined, isPreparation: true }], body)
    await askSitters(tx, given, now)
    const id = await insertSeat(tx, { ...given, validFrom: now })
    record({ objectKind: 'seat', objectId: id, after: recordedSeat(given) })
    return id
  })
}

/** Fills a seat otherwise, from now on. */
export function changeSeat(
  services: Services,
  actor: Actor,
  asked: { id: string } & Pick<GivenSeat, 'personId' | 'deputyId' | 'function' | 'votes' | 'mandate'>,
): Promise<Outcome<undefined>> {
  permit(actor, fillSeats)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changeSeat', async (tx, record, now) => {
    const before = existing(await readSeat(tx, asked.id, now))
    if (before.validTo && Temporal.Instant.compare(before.validTo, now) <= 0)
      throw new ConflictRefusal(problem('ZETEL_VERLOPEN'))
    const given = { ...asked, bodyId: before.bodyId, organisationId: before.organisationId }
    await askSitters(tx, given, now)
    await updateSeat(tx, before.id, given)
    record({ objectKind: 'seat', objectId: before.id, after: recordedSeat(given) })
    return undefined
  })
}

/** Ends a seat now. */
export function endSeat(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  permit(actor, fillSeats)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endSeat', async (tx, record, now) => {
    const seat = existing(await readSeat(tx, id, now))
    if (seat.validTo) throw new ConflictRefusal(problem('ZETEL_VERLOPEN'))
    await endSeatAt(tx, seat.id, now)
    record({ objectKind: 'seat', objectId: seat.id, after: { isEnded: true } })
    return undefined
  })
}

/** Sets what holds for a body from a day on, today or later: the past stays as it was. */
export function setRule(services: Services, actor: Actor, rule: BodyRule): Promise<Outcome<undefined>> {
  permit(actor, setBodyRules)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'setBodyRule', async (tx, record, now) => {
    const body = existing(await readBody(tx, rule.bodyId))
    if (rule.validFrom < dayOf(now)) throw new Refusal(problem('DATUM_IN_VERLEDEN', 'validFrom'))
    await askTerm(tx, [{ day: rule.validFrom, field: 'validFrom', isPreparation: true }], body)
    if (rule.reason.length < 10) throw new Refusal(problem('REDEN_TE_KORT', 'reason'))
    await insertBodyRule(tx, { ...rule, setById: actor.personId, now })
    const { bodyId: _, ...after } = rule
    record({
      objectKind: 'governing-body',
      objectId: body.id,
      after: { ...after, cadenceDaysMax: rule.cadenceDaysMax ?? null, quorum: rule.quorum ?? null },
    })
    return undefined
  })
}

/** A mandate as it is filled in; `until`: the last day of the appointment, otherwise as long as the programme lasts. */
export type GivenMandate = Omit<Mandate, 'id' | 'personName' | 'validFrom' | 'validTo'> & {
  until: string | undefined
}

/**
 * Gives somebody of the programme a mandate, within its term. That of the director rests on a decision of the steering
 * group to appoint, and ends the one before it.
 */
export function giveMandate(services: Services, actor: Actor, given: GivenMandate): Promise<Outcome<string>> {
  permit(actor, recordMandate, given)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'giveMandate', async (tx, record, now) => {
    const { until, ...mandate } = given
    if (given.personId === actor.personId) throw new Refusal(problem('EIGEN_MANDAAT', 'person'))
    const today = dayOf(now)
    const days = [
      { day: today, field: undefined, isPreparation: true },
      ...(until ? [{ day: until, field: 'until', isPreparation: true }] : []),
    ]
    await askTerm(tx, days, given)
    if (until && until < today) throw new Refusal(problem('DATUM_IN_VERLEDEN', 'until'))
    if (given.holder === 'director') await succeedDirector(tx, given, now)
    const validTo = until === undefined ? undefined : endOfDay(until)
    const id = await insertMandate(tx, { ...mandate, validFrom: now, validTo })
    record({ objectKind: 'mandate', objectId: id, after: { holder: given.holder, personId: given.personId } })
    return id
  })
}

/** The director is appointed by the steering group; who was before is not any more. */
async function succeedDirector(tx: Transaction, given: GivenMandate, now: Temporal.Instant): Promise<void> {
  const basis = given.basisId ? await readDecision(tx, given.basisId) : undefined
  const isOwn = basis?.programmeId === given.programmeId && basis.body?.kind === 'steering-group'
  if (!isOwn || basis.kind !== 'appointment' || basis.isProposal)
    throw new Refusal(problem('BENOEMING_ONTBREEKT', 'basis'))
  for (const held of await readMandates(tx, { programmeId: given.programmeId, now }))
    if (held.holder === 'director') await endMandateAt(tx, held.id, now)
}

/** The instant at which a day of the Netherlands is over. */
const endOfDay = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Amsterdam').toInstant()

/** Ends a mandate now. */
export function endMandate(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  permit(actor, seeMandates)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endMandate', async (tx, record, now) => {
    const mandate = existing(await lockMandate(tx, id))
    permit(actor, recordMandate, mandate)
    if (mandate.validTo && Temporal.Instant.compare(mandate.validTo, now) <= 0)
      throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await endMandateAt(tx, mandate.id, now)
    record({ objectKind: 'mandate', objectId: mandate.id, after: { isEnded: true } })
    return undefined
  })
}
