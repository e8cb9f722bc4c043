import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { concerns, organisationById } from '../../parties/index.ts'
import { type GivenDay, settingNumber, termProblems } from '../../programme/index.ts'
import { recusalsOf } from '../hooks.ts'
import type { BodyRule, GoverningBody, QuorumRule, Seat, Subject } from '../model.ts'
import type { CountedSeat } from '../rules/quorum.ts'
import { mustStandAside } from '../rules/situation.ts'
import { dayOf } from '../rules/terms.ts'
import type { MajorityRule } from '../rules/vote.ts'
import { readBody, readBodyRules } from '../store/bodies.ts'
import { type DecisionRow, lockDecision } from '../store/decisions.ts'
import { lockMeeting, type MeetingRow } from '../store/meetings.ts'
import { readSeats } from '../store/seats.ts'

type Reader = Database | Transaction

/** Something that must be there for this action. @throws NotFound */
export function existing<Value>(found: Value | undefined): Value {
  if (found === undefined) throw new NotFound()
  return found
}

/** A meeting to be changed, with its body; others wait. @throws NotFound */
export async function heldMeeting(
  tx: Transaction,
  id: string,
): Promise<{ meeting: MeetingRow; body: GoverningBody }> {
  const meeting = existing(await lockMeeting(tx, id))
  return { meeting, body: existing(await readBody(tx, meeting.bodyId)) }
}

/** A decision to be changed; others wait. Its meeting is held first, so that nobody comes in or leaves meanwhile. */
export async function heldDecision(
  tx: Transaction,
  asked: { id: string; meetingId: string | undefined },
): Promise<{ decision: DecisionRow; meeting: MeetingRow | undefined }> {
  const meeting = asked.meetingId ? existing(await lockMeeting(tx, asked.meetingId)) : undefined
  return { decision: existing(await lockDecision(tx, asked.id)), meeting }
}

/** What holds for a body on the day of an instant. */
export async function ruleOf(
  db: Reader,
  bodyId: string,
  now: Temporal.Instant,
): Promise<BodyRule | undefined> {
  const [rule] = await readBodyRules(db, bodyId, dayOf(now))
  return rule
}

/** The rule of the quorum of a body: its own, or that of its programme. */
export async function quorumRuleOf(
  db: Reader,
  { rule, programmeId, now }: { rule: BodyRule | undefined; programmeId: string; now: Temporal.Instant },
): Promise<QuorumRule> {
  if (rule?.quorum) return rule.quorum
  const day = dayOf(now)
  return {
    kind: 'more-than',
    share: await settingNumber(db, 'quorumShareAbove', day, programmeId),
    seatsMin: await settingNumber(db, 'quorumSeatsMin', day, programmeId),
  }
}

/** The majorities of a programme on the day of an instant. */
export async function majorityRule(
  db: Reader,
  programmeId: string,
  now: Temporal.Instant,
): Promise<MajorityRule> {
  const day = dayOf(now)
  return {
    simpleAbove: await settingNumber(db, 'majorityShareAbove', day, programmeId),
    heavyMin: await settingNumber(db, 'heavyMajorityShareMin', day, programmeId),
  }
}

/** The seats of a body in their term at an instant. */
export const seatsNow = (db: Reader, bodyId: string, now: Temporal.Instant): Promise<Seat[]> =>
  readSeats(db, { bodyIds: [bodyId] }, now)

/** Seats that other modules say must stand aside for a subject, with the reason. */
export async function foundRecusals(
  db: Reader,
  asked: {
    subject: Subject | undefined
    now: Temporal.Instant
    seats: readonly Seat[]
    sitters: ReadonlyMap<string, CountedSeat['sitters']>
  },
): Promise<Map<string, { nl: string; en: string }>> {
  const found = await recusalsOf(db, asked.subject, asked.now)
  if (found.length === 0) return new Map()
  const tops = await concerns(db)
  const concernOf = (organisationId: string) => tops.get(organisationId) ?? organisationId
  return new Map(
    asked.seats.flatMap(seat => {
      const reason = mustStandAside(seat, asked.sitters.get(seat.id) ?? [], { found, concernOf })
      return reason ? [[seat.id, reason] as const] : []
    }),
  )
}

/** Whether there is an organisation with this id that did not go up in another. */
export async function isOrganisation(db: Reader, id: string): Promise<boolean> {
  const found = await organisationById(db, id)
  return found !== undefined && found.mergedIntoId === undefined
}

/** Asks that days lie within the term of the programme of a body. @throws Refusal */
export async function askTerm(
  tx: Transaction,
  days: readonly GivenDay[],
  { programmeId }: { programmeId: string },
): Promise<void> {
  const wrong = await termProblems(tx, days, programmeId)
  if (wrong.length > 0) throw new Refusal(...wrong)
}
