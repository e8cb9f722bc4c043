import { createHash } from 'node:crypto'
import { type RecordChange, write } from '../../../kit/access/write.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Services } from '../../../kit/module/services.ts'
import { currentProgramme } from '../../programme/index.ts'
import { dayOf, daysAfter } from '../rules/terms.ts'
import { insertItem } from '../store/agenda.ts'
import { insertAttendance } from '../store/attendances.ts'
import { readBodies } from '../store/bodies.ts'
import { insertDecision, readDecisions } from '../store/decisions.ts'
import {
  confirmDuties,
  insertActionPoint,
  insertFeedbackDuties,
  readFeedbackDuties,
  setActionDone,
} from '../store/duties.ts'
import { insertExtraRequest, insertSupporter, setGranted } from '../store/extra-sessions.ts'
import { insertMandate } from '../store/mandates.ts'
import { insertMeeting, type MeetingChange, updateMeeting } from '../store/meetings.ts'
import { insertRecusal, putVote, updateDecision } from '../store/votes.ts'
import { type MadeBody, makeBodies, personOf } from './bodies.ts'
import {
  aloneDecisions,
  type DemoDecision,
  platformDecisions,
  steeringDecisions,
  todaysDecisions,
  writtenDecision,
} from './decisions.ts'
import { addScopeQuestions } from './scope-questions.ts'
import { propose, settle } from './settled.ts'
import { addTeam } from './team.ts'

/** Everything that the parts of the demonstration share. */
interface Demo {
  tx: Transaction
  record: RecordChange
  now: Temporal.Instant
  programmeId: string
  bodies: Map<string, MadeBody>
  secretaryId: string
  directorId: string
  ids: Map<string, string>
}

/** Loads the governance of the demonstration; a second time changes nothing. */
export async function loadDemonstration(services: Services): Promise<void> {
  const { db, clock } = services
  const programme = await currentProgramme(db)
  if (!programme || (await readBodies(db, programme.id)).length > 0) return
  await write({ db, clock, actor: undefined }, 'loadDemonstration', async (tx, record, now) => {
    const from = now.subtract({ hours: 24 * 395 })
    const { startsOn } = programme
    const bodies = await makeBodies(tx, { programmeId: programme.id, startsOn, from, now })
    const demo: Demo = {
      ...{ tx, record, now, programmeId: programme.id, bodies, ids: new Map() },
      secretaryId: await personOf(tx, 'secretaris'),
      directorId: await personOf(tx, 'programmadirecteur'),
    }
    for (const [slug, body] of bodies)
      record({ objectKind: 'governing-body', objectId: body.id, after: { slug, seats: body.seats.length } })
    await steeringMeetings(demo)
    await writtenVote(demo)
    await mandatesAndAlone(demo)
    await comingMeetings(demo)
    await today(demo)
    await teamMeetings(demo)
    await addTeam(tx, { programmeId: programme.id, startsOn, endsOn: programme.endsOn, now })
    const decisionId = demo.ids.get('Aanvullende onderwijsactiviteiten blijven buiten het programma')
    await addScopeQuestions(tx, { programmeId: programme.id, decisionId, now })
  })
}

const bodyOf = ({ bodies }: Demo, slug: string): MadeBody => {
  const body = bodies.get(slug)
  if (!body) throw new Error(`the demonstration has no body ${slug}`)
  return body
}

/** The afternoon of the Thursday on or before the day that is so many days from today, in the Netherlands. */
function afternoon({ now }: Demo, days: number, hour = 14): Temporal.Instant {
  const day = now.toZonedDateTimeISO('Europe/Amsterdam').add({ days })
  const sinceThursday = (day.dayOfWeek + 3) % 7
  return day
    .subtract({ days: sinceThursday })
    .with({ hour, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .toInstant()
}

const hours = (instant: Temporal.Instant, count: number) => instant.add({ hours: count })
const days = (instant: Temporal.Instant, count: number) => instant.add({ hours: 24 * count })

async function meetingAt(
  demo: Demo,
  slug: string,
  asked: { startsAt: Temporal.Instant; place?: string; extraRequestId?: string },
): Promise<string> {
  const { startsAt, extraRequestId } = asked
  const id = await insertMeeting(demo.tx, {
    ...{ bodyId: bodyOf(demo, slug).id, startsAt, endsAt: hours(startsAt, 2), extraRequestId },
    place: asked.place ?? 'Programmabureau (demonstratie)',
  })
  demo.record({ objectKind: 'meeting', objectId: id, after: { state: 'planned' } })
  return id
}

const minutesOf = (decisions: readonly DemoDecision[]): string =>
  [
    'Demonstratie: deze notulen zijn verzonnen.',
    '',
    ...decisions.map(({ title, deferredBecause }) =>
      deferredBecause
        ? `- ${title}: aangehouden. ${deferredBecause}`
        : `- ${title}: besproken en in stemming gebracht.`,
    ),
    '',
    'De voorzitter sluit de vergadering.',
  ].join('\n')

/** A meeting that is over, with minutes that were adopted a week later. */
async function finished(demo: Demo, id: string, startsAt: Temporal.Instant, minutes: string): Promise<void> {
  await updateMeeting(demo.tx, id, {
    ...{ state: 'minutes-adopted', convenedAt: days(startsAt, -8), openedAt: startsAt },
    ...{ closedAt: hours(startsAt, 2), minutes, minutesById: demo.secretaryId },
    ...{ minutesAdoptedAt: days(startsAt, 7), minutesAdoptedById: demo.directorId },
    minutesSha256: createHash('sha256').update(minutes).digest('hex'),
  })
  demo.record({ objectKind: 'meeting', objectId: id, after: { state: 'minutes-adopted' } })
}

async function arrive(
  demo: Demo,
  meetingId: string,
  asked: { body: MadeBody; absent: readonly number[]; deputies: readonly number[]; at: Temporal.Instant },
): Promise<void> {
  for (const [index, seat] of asked.body.seats.entries()) {
    if (asked.absent.includes(index)) continue
    const isDeputy = asked.deputies.includes(index) && seat.deputyId !== undefined
    const personId = isDeputy && seat.deputyId ? seat.deputyId : seat.holderId
    await insertAttendance(demo.tx, {
      ...{ meetingId, seatId: seat.id, personId, isDeputy, isRemote: index === 4, now: asked.at },
    })
  }
}

/** Days between two meetings of the steering group; the last one was this many days ago. */
const steeringEvery = 28
const lastSteeringAgo = 12

async function steeringMeetings(demo: Demo): Promise<void> {
  const body = bodyOf(demo, 'stuurgroep')
  for (const [index, decisions] of steeringDecisions.entries()) {
    const ago = lastSteeringAgo + (steeringDecisions.length - 1 - index) * steeringEvery
    const startsAt = afternoon(demo, -ago)
    const meetingId = await meetingAt(demo, 'stuurgroep', { startsAt })
    const absent = index % 3 === 1 ? [5] : index % 4 === 2 ? [3] : []
    const deputies = index % 5 === 3 ? [0] : []
    await arrive(demo, meetingId, { body, absent, deputies, at: startsAt })
    const place = { ...demo, body, meetingId, absent, deputies, byId: demo.secretaryId }
    for (const decision of decisions)
      await settle(demo.tx, decision, {
        ...{ ...place, at: hours(startsAt, 1) },
        isProposal: ['criteria', 'admission', 'budget', 'extension'].includes(decision.kind),
      })
    await insertItem(demo.tx, {
      ...{ meetingId, kind: 'information', title: 'Voortgang van het programma', visibility: 'participants' },
      ...{ explanation: 'Demonstratie.', subject: undefined, organisationId: undefined, isAddedLater: false },
    })
    await finished(demo, meetingId, startsAt, minutesOf(decisions))
    if (index >= steeringDecisions.length - 3) await duties(demo, { body, meetingId, startsAt, index })
    if (index === 2) await platformMeeting(demo)
  }
}

/** Members tell their organisations: earlier meetings all, the last two not yet all; some action points are open. */
async function duties(
  demo: Demo,
  asked: { body: MadeBody; meetingId: string; startsAt: Temporal.Instant; index: number },
): Promise<void> {
  const { tx, now } = demo
  const { meetingId, body, startsAt } = asked
  const filter = { meetingId, states: ['taken', 'voted-down'] as const }
  const { rows } = await readDecisions(tx, { filter })
  const seatIds = body.seats.map(seat => seat.id)
  const dueOn = daysAfter(dayOf(startsAt), 21)
  await insertFeedbackDuties(tx, { meetingId, decisionIds: rows.map(row => row.id), seatIds, dueOn })
  const isLast = asked.index === steeringDecisions.length - 1
  const isOneBefore = asked.index === steeringDecisions.length - 2
  const toldSeats = isLast ? seatIds.slice(4) : isOneBefore ? seatIds.slice(1) : seatIds
  const told = (await readFeedbackDuties(tx, { meetingId, seatIds: toldSeats })).map(duty => duty.id)
  const on = dayOf(days(startsAt, 9))
  await confirmDuties(tx, {
    ...{ ids: told, seatIds: toldSeats, to: 'college en projectleiders (demonstratie)' },
    ...{ how: 'weekbericht', on, byId: body.seats[0]?.holderId ?? '', now: days(startsAt, 9) },
  })
  const holder = body.seats[asked.index % body.seats.length]
  if (!holder) return
  const id = await insertActionPoint(tx, {
    meetingId,
    text: isLast
      ? 'Planning van de tweede oproep rondsturen (demonstratie)'
      : 'Cijfers van de regio aanleveren (demonstratie)',
    holderId: isLast ? demo.secretaryId : holder.holderId,
    dueOn: dayOf(isLast ? days(now, 9) : days(startsAt, 20)),
  })
  if (!isLast && !isOneBefore)
    await setActionDone(tx, id, { outcome: 'aangeleverd', now: days(startsAt, 15) })
}

const demoFile = {
  goals: 'Demonstratie. Vier doelen: **versnellen**, opschalen, verbeteren en leren.',
  execution: 'Demonstratie. Drie lijnen lopen volgens plan.',
  results: 'Demonstratie. De eerste cijfers volgen na de eerste tranche.',
}

async function platformMeeting(demo: Demo): Promise<void> {
  const body = bodyOf(demo, 'bestuurlijk-platform')
  const startsAt = afternoon(demo, -(lastSteeringAgo + 10 * steeringEvery + 20), 10)
  const place = 'Provinciehuis (demonstratie)'
  const meetingId = await meetingAt(demo, 'bestuurlijk-platform', { startsAt, place })
  await arrive(demo, meetingId, { body, absent: [], deputies: [], at: startsAt })
  for (const decision of platformDecisions)
    await settle(demo.tx, decision, {
      ...{ ...demo, body, meetingId, absent: [], deputies: [], byId: demo.secretaryId },
      ...{ at: hours(startsAt, 1), isProposal: false },
    })
  const change: MeetingChange = { file: demoFile, fileSha256: sha256(JSON.stringify(demoFile)) }
  await updateMeeting(demo.tx, meetingId, change)
  await finished(demo, meetingId, startsAt, minutesOf(platformDecisions))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function writtenVote(demo: Demo): Promise<void> {
  const body = bodyOf(demo, 'bestuurlijk-platform')
  await settle(demo.tx, writtenDecision, {
    ...{ ...demo, body, meetingId: undefined, absent: [], deputies: [], byId: demo.secretaryId },
    ...{ at: afternoon(demo, -(lastSteeringAgo + 4 * steeringEvery), 17), isProposal: false },
  })
}

async function mandatesAndAlone(demo: Demo): Promise<void> {
  const { tx, programmeId, now, ids } = demo
  const basis = (title: string) => ids.get(title)
  const validFrom = days(now, -370)
  const common = {
    programmeId,
    perDecisionCents: undefined,
    perYearCents: undefined,
    validFrom,
    validTo: undefined,
  }
  const director = await insertMandate(tx, {
    ...common,
    ...{ holder: 'director', personId: demo.directorId, what: 'Dagelijkse leiding van het programma' },
    kinds: ['expenditure', 'procedure', 'agreement', 'other'],
    basisId: basis('Benoeming van de programmadirecteur met mandaat'),
  })
  const secretary = await insertMandate(tx, {
    ...common,
    ...{ holder: 'secretary', personId: demo.secretaryId, what: 'Werkafspraken en kleine uitgaven' },
    ...{ kinds: ['expenditure', 'procedure'], perDecisionCents: 250_000, perYearCents: 1_000_000 },
    basisId: basis('Mandaat van de programmasecretaris'),
  })
  for (const one of aloneDecisions) {
    const isDirector = one.by === 'director'
    const id = await insertDecision(tx, {
      ...{ programmeId, bodyId: undefined, mandateId: isDirector ? director : secretary },
      ...{ meetingId: undefined, agendaItemId: undefined, kind: one.kind, title: one.title },
      ...{
        text: `${one.text} (demonstratie)`,
        reasons: '',
        isPublic: one.isPublic ?? true,
        isUnderEmbargo: false,
        subject: undefined,
      },
      amountCents: one.amountEur === undefined ? undefined : one.amountEur * 100,
      ...{ proposalId: undefined, revokesId: undefined },
    })
    await updateDecision(tx, id, {
      ...{ state: 'taken', method: 'mandate', decidedAt: days(now, -one.daysAgo) },
      decidedById: isDirector ? demo.directorId : demo.secretaryId,
    })
    demo.record({ objectKind: 'decision', objectId: id, after: { state: 'taken', kind: one.kind } })
  }
}

/** Next month is convened, the months after are planned, and so is the platform of this year. */
async function comingMeetings(demo: Demo): Promise<void> {
  const { tx } = demo
  const next = afternoon(demo, steeringEvery - lastSteeringAgo)
  const convened = await meetingAt(demo, 'stuurgroep', { startsAt: next })
  for (const [kind, title, visibility] of [
    ['information', 'Stand van de tweede oproep', 'participants'],
    ['discussion', 'Gaten in de portefeuille', 'programme'],
  ] as const)
    await insertItem(tx, {
      ...{ meetingId: convened, kind, title, visibility, explanation: 'Demonstratie.' },
      ...{ subject: undefined, organisationId: undefined, isAddedLater: false },
    })
  await updateMeeting(tx, convened, { state: 'convened', convenedAt: demo.now })
  for (const step of [1, 2])
    await meetingAt(demo, 'stuurgroep', {
      startsAt: afternoon(demo, steeringEvery * (step + 1) - lastSteeringAgo),
    })
  const place = 'Provinciehuis (demonstratie)'
  const platform = await meetingAt(demo, 'bestuurlijk-platform', { startsAt: afternoon(demo, 24, 10), place })
  await updateMeeting(tx, platform, { file: demoFile })
}

/** An extra session that members asked for is open today, with a vote that is running. */
async function today(demo: Demo): Promise<void> {
  const { tx, now } = demo
  const body = bodyOf(demo, 'stuurgroep')
  const reason = 'De ontsluiting van het stationsgebied kan niet wachten (demonstratie)'
  const requestId = await insertExtraRequest(tx, { bodyId: body.id, reason, now: days(now, -10) })
  for (const seat of body.seats.slice(0, 2))
    await insertSupporter(tx, { requestId, seatId: seat.id, personId: seat.holderId, now: days(now, -9) })
  await setGranted(tx, requestId, days(now, -9))
  const startsAt = hours(now, -1)
  const meetingId = await meetingAt(demo, 'stuurgroep', { startsAt, extraRequestId: requestId })
  await updateMeeting(tx, meetingId, { state: 'open', convenedAt: days(now, -8), openedAt: startsAt })
  await arrive(demo, meetingId, { body, absent: [5], deputies: [2], at: startsAt })
  const [first, second] = todaysDecisions
  if (!first || !second) return
  const place = { ...demo, body, meetingId }
  const id = await propose(tx, first, place)
  await updateDecision(tx, id, { state: 'voting', method: 'meeting', votingFrom: now, majority: 'simple' })
  for (const index of first.recused ?? []) {
    const seat = body.seats[index]
    if (seat)
      await insertRecusal(tx, {
        ...{ decisionId: id, seatId: seat.id, reason: 'Eigen project van deze organisatie' },
        ...{ isFound: false, now },
      })
  }
  for (const [index, choice] of Object.entries(first.votes ?? {})) {
    const seat = body.seats[Number(index)]
    const vote = { decisionId: id, seatId: seat?.id ?? '', personId: seat?.holderId ?? '', choice }
    await putVote(tx, { ...vote, enteredById: demo.secretaryId, now })
  }
  await propose(tx, second, { ...place, isAddedLater: true })
}

/** The team: one meeting that was just closed, one with minutes in draft. */
async function teamMeetings(demo: Demo): Promise<void> {
  const { tx } = demo
  const earlier = afternoon(demo, -9, 9)
  const draft = await meetingAt(demo, 'programmateam', { startsAt: earlier })
  await updateMeeting(tx, draft, {
    ...{
      state: 'minutes-draft',
      convenedAt: days(earlier, -7),
      openedAt: earlier,
      closedAt: hours(earlier, 1),
    },
    ...{ minutes: 'Demonstratie: het team besprak de planning.', minutesById: demo.secretaryId },
  })
  const later = afternoon(demo, -2, 9)
  const closed = await meetingAt(demo, 'programmateam', { startsAt: later })
  await updateMeeting(tx, closed, {
    ...{ state: 'closed', convenedAt: days(later, -7), openedAt: later, closedAt: hours(later, 1) },
  })
}
