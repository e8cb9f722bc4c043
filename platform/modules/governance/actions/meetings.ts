import { createHash } from 'node:crypto'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { canonicalJson } from '../../../kit/audit/canonical-json.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { fileFigures } from '../hooks.ts'
import type { GoverningBody, MeetingState } from '../model.ts'
import { tellConvened } from '../notices.ts'
import { problem } from '../problems.ts'
import { prepareMeeting } from '../rules/rights.ts'
import { canMoveMeeting } from '../rules/steps.ts'
import { dayOf, daysBetween, instantOfLocal, seriesDays } from '../rules/terms.ts'
import { readBody } from '../store/bodies.ts'
import { readDecisions } from '../store/decisions.ts'
import { readExtraRequests } from '../store/extra-sessions.ts'
import {
  insertMeeting,
  insertSeries,
  type MeetingChange,
  type MeetingRow,
  updateMeeting,
} from '../store/meetings.ts'
import { askTerm, existing, heldMeeting, seatsNow } from './found.ts'

/** Reads a meeting, holds it, and does something with it in one transaction. */
export function withMeeting<Value>(
  services: Services,
  actor: Actor,
  asked: { id: string; action: string },
  work: (held: {
    tx: Transaction
    record: RecordChange
    now: Temporal.Instant
    meeting: MeetingRow
    body: GoverningBody
  }) => Promise<Value>,
): Promise<Outcome<Value>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, asked.action, async (tx, record, now) =>
    work({ tx, record, now, ...(await heldMeeting(tx, asked.id)) }),
  )
}

const recorded = (meeting: MeetingRow, state: MeetingState) => ({
  objectKind: 'meeting',
  objectId: meeting.id,
  before: { state: meeting.state },
  after: { state },
})

/** When and where a meeting is to be: day and times of the Netherlands as a form gives them. */
export interface GivenMeeting {
  bodyId: string
  /** "2026-11-27T14:00". */
  startsAt: string
  /** "16:00", on the same day. */
  endsAt: string
  place: string
}

const instantsOf = ({ startsAt, endsAt }: Pick<GivenMeeting, 'startsAt' | 'endsAt'>) => {
  const from = instantOfLocal(startsAt)
  const to = instantOfLocal(`${startsAt.slice(0, 10)}T${endsAt}`)
  if (Temporal.Instant.compare(from, to) >= 0) throw new Refusal(problem('EIND_VOOR_BEGIN', 'endsAt'))
  return { startsAt: from, endsAt: to }
}

/** Plans a meeting; one that members asked for names their request. */
export function planMeeting(
  services: Services,
  actor: Actor,
  given: GivenMeeting & { extraRequestId?: string | undefined },
): Promise<Outcome<string>> {
  permit(actor, prepareMeeting)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'planMeeting', async (tx, record, now) => {
    const body = existing(await readBody(tx, given.bodyId))
    const times = instantsOf(given)
    await askTerm(tx, [{ day: given.startsAt.slice(0, 10), field: 'startsAt', isPreparation: true }], body)
    if (Temporal.Instant.compare(times.startsAt, now) <= 0)
      throw new Refusal(problem('VERGADERING_IN_VERLEDEN', 'startsAt'))
    const { extraRequestId: requestId } = given
    if (requestId) {
      const [request] = await readExtraRequests(tx, { id: requestId })
      if (!request || request.bodyId !== body.id || !request.grantedAt || request.meetingId)
        throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    }
    const place = { bodyId: body.id, place: given.place }
    const id = await insertMeeting(tx, { ...place, ...times, extraRequestId: requestId })
    record({ objectKind: 'meeting', objectId: id, after: { state: 'planned', bodyId: body.id } })
    return id
  })
}

/** Most meetings of one series. */
const seriesMax = 24

/** Plans meetings of a body so many months apart. @returns how many */
export function planSeries(
  services: Services,
  actor: Actor,
  given: GivenMeeting & { name: string; everyMonths: number; endsOn: string },
): Promise<Outcome<number>> {
  permit(actor, prepareMeeting)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'planSeries', async (tx, record, now) => {
    const body = existing(await readBody(tx, given.bodyId))
    const startsOn = given.startsAt.slice(0, 10)
    const days = seriesDays({ startsOn, endsOn: given.endsOn, everyMonths: given.everyMonths })
    if (days.length === 0 || days.length > seriesMax)
      throw new Refusal(problem('REEKS_TE_LANG', 'endsOn', { most: seriesMax }))
    if (Temporal.Instant.compare(instantOfLocal(given.startsAt), now) <= 0)
      throw new Refusal(problem('VERGADERING_IN_VERLEDEN', 'startsAt'))
    const ends = [
      { day: startsOn, field: 'startsAt', isPreparation: true },
      { day: days.at(-1) ?? startsOn, field: 'endsOn', isPreparation: true },
    ]
    await askTerm(tx, ends, body)
    const { name, everyMonths, endsOn } = given
    const seriesId = await insertSeries(tx, { bodyId: body.id, name, everyMonths, startsOn, endsOn })
    for (const day of days) {
      const times = instantsOf({ startsAt: `${day}T${given.startsAt.slice(11)}`, endsAt: given.endsAt })
      const id = await insertMeeting(tx, { bodyId: body.id, seriesId, place: given.place, ...times })
      record({ objectKind: 'meeting', objectId: id, after: { state: 'planned', seriesId } })
    }
    return days.length
  })
}

/** What the body watches over: goals, execution, results, in words of the team. */
export function writeFile(
  services: Services,
  actor: Actor,
  asked: { id: string; file: { goals: string; execution: string; results: string } },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.id, action: 'writeMeetingFile' }, async held => {
    const { tx, record, meeting } = held
    if (meeting.state !== 'planned') throw new ConflictRefusal(problem('DOSSIER_LIGT_VAST'))
    await updateMeeting(tx, meeting.id, { file: asked.file })
    record({ objectKind: 'meeting', objectId: meeting.id, after: { file: sha256Of(asked.file) } })
    return undefined
  })
}

/** SHA-256 of a value by its canonical JSON, or of a text as it stands. */
const sha256Of = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : canonicalJson(value))
    .digest('hex')

/** SHA-256 of minutes as they were adopted. */
export const minutesSha256 = (minutes: string): string => sha256Of(minutes)

/** Sends the agenda out. Later than the term allows takes a reason; what the body watches over is frozen now. */
export function convene(
  services: Services,
  actor: Actor,
  asked: { id: string; urgency: string },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  return withMeeting(services, actor, { id: asked.id, action: 'conveneMeeting' }, async held => {
    const { tx, record, now, meeting, body } = held
    if (!canMoveMeeting(meeting.state, 'convened')) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    const days = await settingNumber(tx, 'agendaDaysBefore', dayOf(now), body.programmeId)
    const isLate = daysBetween(now, meeting.startsAt) < days
    if (isLate && asked.urgency.length < 10)
      throw new Refusal(problem('OPROEPTERMIJN_TE_KORT', 'urgency', { days }))
    const { goals, execution, results } = meeting.file
    // The platform watches over the programme; another body gets figures where words were written.
    const watches = body.kind === 'executive-platform' || goals !== '' || execution !== '' || results !== ''
    const figures = watches ? await fileFigures(tx, { programmeId: body.programmeId, now }) : undefined
    await updateMeeting(tx, meeting.id, {
      ...{ state: 'convened', convenedAt: now, urgency: isLate ? asked.urgency : '' },
      ...(figures
        ? { fileFigures: figures, fileSha256: sha256Of({ goals, execution, results, figures }) }
        : {}),
    })
    record(recorded(meeting, 'convened'))
    await tellConvened(tx, services, { meeting, body, seats: await seatsNow(tx, body.id, now) })
    return undefined
  })
}

/** Opens or closes a meeting. It does not close while a vote is open. */
export function moveMeeting(
  services: Services,
  actor: Actor,
  asked: { id: string; to: 'open' | 'closed' },
): Promise<Outcome<undefined>> {
  permit(actor, prepareMeeting)
  const action = asked.to === 'open' ? 'openMeeting' : 'closeMeeting'
  return withMeeting(services, actor, { id: asked.id, action }, async held => {
    const { tx, record, now, meeting } = held
    if (!canMoveMeeting(meeting.state, asked.to)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (asked.to === 'closed') {
      const filter = { meetingId: meeting.id, states: ['voting'] as const }
      if ((await readDecisions(tx, { filter })).total > 0)
        throw new ConflictRefusal(problem('STEMMING_LOOPT'))
    }
    const change: MeetingChange =
      asked.to === 'open' ? { state: 'open', openedAt: now } : { state: 'closed', closedAt: now }
    await updateMeeting(tx, meeting.id, change)
    record(recorded(meeting, asked.to))
    return undefined
  })
}
