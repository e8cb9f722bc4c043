import { readingInstant } from '../../kit/clock/clock.ts'
import type { Transaction } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import type { Services } from '../../kit/module/services.ts'
import { noticeKind } from '../../kit/notifications/kinds.ts'
import { notify } from '../../kit/notifications/notify.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { callById } from '../call/index.ts'
import { roleHolders } from '../parties/index.ts'
import { links } from './links.ts'
import type { Call } from './model.ts'
import { say } from './pages/say.ts'

const duty = (name: string, label: Parameters<typeof bilingual<Parameters<ReturnType<typeof say>>[0]>>[1]) =>
  noticeKind({ name, label: bilingual(say, label), usual: 'direct', isDuty: true })

const assigned = duty('selection.assigned', 'noticeAssignedLabel')
const due = duty('selection.due', 'noticeDueLabel')
const voided = duty('selection.voided', 'noticeVoidedLabel')
const late = duty('selection.late-conflict', 'noticeLateLabel')
const consensus = duty('selection.consensus', 'noticeConsensusLabel')
const decided = duty('selection.decided', 'noticeDecidedLabel')
const reconsidered = duty('selection.reconsideration', 'noticeReconsiderationLabel')

/** Tells assessors that plans wait for them. */
export async function tellAssigned(
  tx: Transaction,
  services: Services,
  { callId, personIds }: { callId: string; personIds: readonly string[] },
): Promise<void> {
  await notify(tx, services, {
    kind: assigned,
    to: personIds,
    text: bilingual(say, 'noticeAssigned'),
    href: links.assessments.path,
    dedupeKey: `selection.assigned/${callId}/${services.clock.now().epochMilliseconds}`,
  })
}

/** Tells an assessor, once, that an assessment is due soon, or is late; of a late one the team hears too. */
export async function tellDue(
  tx: Transaction,
  services: Services,
  { id, personId, isLate }: { id: string; personId: string; isLate: boolean },
): Promise<void> {
  const team = isLate
    ? (await roleHolders(tx, { roles: ['T'], now: readingInstant(services.clock) })).map(one => one.personId)
    : []
  await notify(tx, services, {
    kind: due,
    to: [personId],
    text: bilingual(say, isLate ? 'noticeLate' : 'noticeDue'),
    href: href(links.assessment, { id }),
    dedupeKey: `selection.due/${id}/${isLate ? 'late' : 'soon'}`,
  })
  if (team.length > 0)
    await notify(tx, services, {
      kind: due,
      to: team,
      text: bilingual(say, 'noticeTeamLate'),
      href: links.tranches.path,
      dedupeKey: `selection.late/${id}`,
    })
}

/** Address of a page of the tranche of a call. */
async function trancheHref(tx: Transaction, callId: string, page: { path: string }): Promise<string> {
  const call = await callById(tx, callId)
  return page.path.replace(':tranche', String(call?.number ?? ''))
}

/** Tells the team that an assessment fell away because of a conflict: somebody else has to assess. */
export async function tellVoided(
  tx: Transaction,
  services: Services,
  { assignmentId, callId, now }: { assignmentId: string; callId: string; now: Temporal.Instant },
): Promise<void> {
  await notify(tx, services, {
    kind: voided,
    to: (await roleHolders(tx, { roles: ['T'], now })).map(one => one.personId),
    text: bilingual(say, 'noticeVoided'),
    href: await trancheHref(tx, callId, links.assignment),
    dedupeKey: `selection.voided/${assignmentId}`,
  })
}

/** Tells those who decided, and who prepared it, that an assessor turned out to have an interest: without a name. */
export async function tellLateConflict(
  tx: Transaction,
  services: Services,
  { id, call, now }: { id: string; call: Pick<Call, 'number'>; now: Temporal.Instant },
): Promise<void> {
  await notify(tx, services, {
    kind: late,
    to: [...new Set((await roleHolders(tx, { roles: ['T', 'D', 'S'], now })).map(one => one.personId))],
    text: bilingual(say, 'noticeLateConflict', { number: call.number }),
    href: href(links.outcome, { tranche: String(call.number) }),
    dedupeKey: `selection.late-conflict/${id}`,
  })
}

/** Tells the assessors of a plan that they have to talk about it, without what the others gave. */
export async function tellConsensus(
  tx: Transaction,
  services: Services,
  { meetingId, personIds }: { meetingId: string; personIds: readonly string[] },
): Promise<void> {
  await notify(tx, services, {
    kind: consensus,
    to: personIds,
    text: bilingual(say, 'noticeConsensus'),
    href: links.assessments.path,
    dedupeKey: `selection.consensus/${meetingId}`,
  })
}

/** Tells applicants that there is a decision on their plan, before anybody else. */
export async function tellDecided(
  tx: Transaction,
  services: Services,
  {
    submissionId,
    decidedIn,
    organisationIds,
    now,
  }: { submissionId: string; decidedIn: string; organisationIds: readonly string[]; now: Temporal.Instant },
): Promise<void> {
  const holders = await roleHolders(tx, { roles: ['G', 'M'], organisationIds, now })
  await notify(tx, services, {
    kind: decided,
    to: holders.map(one => one.personId),
    text: bilingual(say, 'noticeDecided'),
    href: href(links.ownOutcome, { id: submissionId }),
    dedupeKey: `selection.decided/${submissionId}/${decidedIn}`,
  })
}

/** Tells the team that somebody asks for a second look, or who asked what came of it. */
export async function tellReconsideration(
  tx: Transaction,
  services: Services,
  told: { id: string; to: readonly string[]; step: 'asked' | 'answered'; href: string },
): Promise<void> {
  await notify(tx, services, {
    kind: reconsidered,
    to: told.to,
    text: bilingual(
      say,
      told.step === 'asked' ? 'noticeReconsiderationAsked' : 'noticeReconsiderationAnswered',
    ),
    href: told.href,
    dedupeKey: `selection.reconsideration/${told.id}/${told.step}`,
  })
}
