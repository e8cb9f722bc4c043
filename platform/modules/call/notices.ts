import type { Transaction } from '../../kit/database/connect.ts'
import { href } from '../../kit/http/address.ts'
import type { Services } from '../../kit/module/services.ts'
import { noticeKind } from '../../kit/notifications/kinds.ts'
import { notify } from '../../kit/notifications/notify.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { organisationPicker, roleHolders } from '../parties/index.ts'
import { links } from './links.ts'
import { applicantGroups, type Call, type ExemptionAnswer, type TestOutcome } from './model/index.ts'
import { say } from './pages/say.ts'
import { applicantRoles } from './rules/rights.ts'

const opened = noticeKind({
  name: 'call.opened',
  label: bilingual(say, 'noticeOpenedLabel'),
  usual: 'direct',
})
const invited = noticeKind({
  name: 'call.invited',
  label: bilingual(say, 'noticeInvitedLabel'),
  usual: 'direct',
})
const reminder = noticeKind({
  name: 'call.reminder',
  label: bilingual(say, 'noticeReminderLabel'),
  usual: 'direct',
})
const receipt = noticeKind({
  name: 'call.receipt',
  label: bilingual(say, 'noticeReceiptLabel'),
  usual: 'direct',
  isDuty: true,
})
const together = noticeKind({
  name: 'call.together',
  label: bilingual(say, 'noticeTogetherLabel'),
  usual: 'direct',
})
const tested = noticeKind({
  name: 'call.tested',
  label: bilingual(say, 'noticeTestedLabel'),
  usual: 'direct',
  isDuty: true,
})
const answered = noticeKind({
  name: 'call.answered',
  label: bilingual(say, 'noticeAnsweredLabel'),
  usual: 'digest',
})

/** Persons who submit for these organisations, or for any. */
async function applicants(
  tx: Transaction,
  now: Temporal.Instant,
  organisationIds?: readonly string[],
): Promise<string[]> {
  const holders = await roleHolders(tx, { roles: applicantRoles, organisationIds, now })
  return [...new Set(holders.map(holder => holder.personId))]
}

/** Organisations that may lead a plan of a call. */
async function leadersOf(tx: Transaction, { mayApply }: Pick<Call, 'mayApply'>): Promise<string[]> {
  const kinds = mayApply.flatMap(group => applicantGroups[group])
  return (await organisationPicker(tx, kinds)).map(one => one.value)
}

/** Tells people of organisations that these are asked to submit a plan; `again`: they did not answer yet. */
export async function tellInvited(
  tx: Transaction,
  services: Services,
  { call, to, again }: { call: Call; to: readonly string[]; again?: Temporal.Instant },
): Promise<void> {
  await notify(tx, services, {
    kind: invited,
    to: [...new Set(to)],
    text: bilingual(say, again ? 'noticeInvitedAgain' : 'noticeCallInvited', { number: call.number }),
    href: href(links.invitation, { nr: String(call.number) }),
    dedupeKey: `call.invited/${call.id}/${again ?? 'first'}`,
  })
}

/** Tells everybody who may submit that a call opened. */
export async function tellOpened(
  tx: Transaction,
  services: Services,
  { call, now }: { call: Call; now: Temporal.Instant },
): Promise<void> {
  await notify(tx, services, {
    kind: opened,
    to: await applicants(tx, now, await leadersOf(tx, call)),
    text: bilingual(say, 'noticeOpened', { number: call.number }),
    href: href(links.call, { nr: String(call.number) }),
    dedupeKey: `call.opened/${call.id}`,
  })
}

/** Reminds who has a draft that the call closes. */
export async function tellReminder(
  tx: Transaction,
  services: Services,
  asked: { call: Call; submissionId: string; organisationId: string; days: number; now: Temporal.Instant },
): Promise<number> {
  return notify(tx, services, {
    kind: reminder,
    to: await applicants(tx, asked.now, [asked.organisationId]),
    text: bilingual(say, 'noticeReminder', { number: asked.call.number, days: asked.days }),
    href: href(links.submission, { id: asked.submissionId }),
    dedupeKey: `call.reminder/${asked.submissionId}/${asked.days}`,
  })
}

/** Tells all who submitted together that it arrived, with number and hash. */
export async function tellReceipt(
  tx: Transaction,
  services: Services,
  asked: {
    submissionId: string
    organisationIds: readonly string[]
    receiptNumber: string
    receiptHash: string
    now: Temporal.Instant
  },
): Promise<void> {
  await notify(tx, services, {
    kind: receipt,
    to: await applicants(tx, asked.now, asked.organisationIds),
    text: bilingual(say, 'noticeReceipt', { receipt: asked.receiptNumber, hash: asked.receiptHash }),
    href: href(links.submission, { id: asked.submissionId }),
    dedupeKey: `call.receipt/${asked.receiptNumber}`,
  })
}

/** What happens between those who submit together. */
export type TogetherEvent =
  | 'noticeInvited'
  | 'noticeSigningAsked'
  | 'noticeSigned'
  | 'noticeDeclined'
  | 'noticeWithdrawn'
  | 'noticeReturned'

/** Tells organisations what happened with a plan that they are part of. */
export async function tellTogether(
  tx: Transaction,
  services: Services,
  asked: {
    submissionId: string
    organisationIds: readonly string[]
    event: TogetherEvent
    now: Temporal.Instant
  },
): Promise<void> {
  await notify(tx, services, {
    kind: together,
    to: await applicants(tx, asked.now, asked.organisationIds),
    text: bilingual(say, asked.event),
    href: href(links.submission, { id: asked.submissionId }),
  })
}

/** Tells who submitted a plan how the test ended. */
export async function tellTested(
  tx: Transaction,
  services: Services,
  asked: {
    submissionId: string
    organisationIds: readonly string[]
    outcome: TestOutcome
    now: Temporal.Instant
  },
): Promise<void> {
  await notify(tx, services, {
    kind: tested,
    to: await applicants(tx, asked.now, asked.organisationIds),
    text: bilingual(say, `noticeTested_${asked.outcome}`),
    href: href(links.submission, { id: asked.submissionId }),
  })
}

/** Tells who submitted a plan that the frameworks were looked at again. */
export async function tellLookedAgain(
  tx: Transaction,
  services: Services,
  asked: {
    submissionId: string
    organisationIds: readonly string[]
    answer: ExemptionAnswer
    now: Temporal.Instant
  },
): Promise<void> {
  await notify(tx, services, {
    kind: tested,
    to: await applicants(tx, asked.now, asked.organisationIds),
    text: bilingual(say, `noticeExemption_${asked.answer}`),
    href: href(links.submission, { id: asked.submissionId }),
  })
}

/** Tells an organisation that its question was answered. */
export async function tellAnswered(
  tx: Transaction,
  services: Services,
  asked: { call: Call; organisationId: string; questionId: string; now: Temporal.Instant },
): Promise<void> {
  await notify(tx, services, {
    kind: answered,
    to: await applicants(tx, asked.now, [asked.organisationId]),
    text: bilingual(say, 'noticeAnswered', { number: asked.call.number }),
    href: `${href(links.call, { nr: String(asked.call.number) })}#vragen`,
    dedupeKey: `call.answered/${asked.questionId}`,
  })
}
