import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { organisationById } from '../../parties/index.ts'
import {
  applicantGroupOf,
  type Call,
  type FormField,
  type FormValues,
  type Submission,
  type SubmissionState,
} from '../model/index.ts'
import { problem } from '../problems.ts'
import { withAnswers } from '../rules/check-form.ts'
import { changeSubmission, startSubmission } from '../rules/rights.ts'
import { isOpen, stateAt } from '../rules/states.ts'
import { freshKey } from '../sealing/cipher.ts'
import { sealJson } from '../sealing/contents.ts'
import { lockCall, readForm, readForms } from '../store/calls.ts'
import { insertSubmission, updateDraft } from '../store/drafts.ts'
import { readCompletion, readLateException } from '../store/tests.ts'
import { planToChange } from './owned.ts'
import { giveKey, openDraft } from './plan-keys.ts'

/** States in which a plan is filled in. */
export const beingFilledIn = ['draft', 'signing', 'withdrawn'] as const satisfies readonly SubmissionState[]

/** Begins a plan for an organisation: a draft that only that organisation can read. @returns its id */
export async function start(
  services: Services,
  actor: Actor,
  asked: { callId: string; organisationId: string },
): Promise<Outcome<string>> {
  permit(actor, startSubmission, asked)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'startSubmission', async (tx, record, now) => {
    const call = await lockCall(tx, asked.callId, 'share')
    if (!call) throw new NotFound()
    if (!isOpen(call, now)) throw new ConflictRefusal(problem(whyClosed(call, now)))
    if (!(await mayLead(tx, call, asked.organisationId)))
      throw new Refusal(problem('OPROEP_NIET_VOOR_DEZE_PARTIJ', 'organisation'))
    const [form] = await readForms(tx, call.id)
    if (!form) throw new Error(`call ${call.number} is open without a form`)
    const about = { id: randomUUID(), version: 0 }
    const dataKey = freshKey()
    await insertSubmission(tx, {
      ...{ id: about.id, callId: call.id, formId: form.id, leadOrganisationId: asked.organisationId },
      ...{ sealedDraft: sealJson({}, dataKey, about), madeById: actor.personId, now, isDemo: false },
    })
    await giveKey(tx, services, { about, dataKey, organisationIds: [asked.organisationId] })
    const after = { callId: call.id, leadOrganisationId: asked.organisationId, state: 'draft' }
    record({ objectKind: 'submission', objectId: about.id, after })
    return about.id
  })
}

/** Whether an organisation is of a kind that a call asks for. */
export async function mayLead(
  tx: Transaction,
  { mayApply }: Pick<Call, 'mayApply'>,
  organisationId: string,
): Promise<boolean> {
  const group = applicantGroupOf((await organisationById(tx, organisationId))?.kind ?? '')
  return group !== undefined && mayApply.includes(group)
}

/** Why nothing can be submitted: too late, or not (yet) possible. */
export function whyClosed(call: Call, now: Temporal.Instant): 'TERMIJN_VERSTREKEN' | 'OPROEP_NIET_OPEN' {
  const state = stateAt(call, now)
  return ['draft', 'criteria-adopted', 'announced', 'paused', 'withdrawn'].includes(state)
    ? 'OPROEP_NIET_OPEN'
    : 'TERMIJN_VERSTREKEN'
}

/** Fields that may be filled in now: all of a draft, only what was asked in a completion round. */
export async function openFields(tx: Transaction, plan: Submission): Promise<FormField[]> {
  const form = await readForm(tx, plan.formId)
  const fields = form?.definition.pages.flatMap(page => page.fields) ?? []
  if (plan.state !== 'completion-requested') return fields
  const asked = (await readCompletion(tx, plan.id))?.askedFields ?? []
  return fields.filter(field => asked.includes(field.key))
}

/**
 * Keeps what was typed on one page of a plan. A draft may be kept at any time, after the close as well; only
 * submitting is bound to it. Whoever signed has to sign again when something changed.
 */
export async function saveDraft(
  services: Services,
  actor: Actor,
  asked: { id: string; page: string; revision: number; values: FormValues },
): Promise<Outcome<{ revision: number }>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'saveDraft', async (tx, record, now) => {
    const { plan } = await planToChange(tx, actor, {
      ...{ id: asked.id, right: changeSubmission },
      in: [...beingFilledIn, 'completion-requested'],
    })
    const form = await readForm(tx, plan.formId)
    const page = form?.definition.pages.find(one => one.key === asked.page)
    const draft = await openDraft(tx, services, actor, plan.id)
    if (!page || !draft) throw new NotFound()
    const open = new Set((await openFields(tx, plan)).map(field => field.key))
    const fields = page.fields.filter(field => open.has(field.key) && field.kind !== 'attachments')
    const values = withAnswers(draft.values, asked.values, fields)
    const isSame = JSON.stringify(sorted(values)) === JSON.stringify(sorted(draft.values))
    if (asked.revision !== plan.revision && !isSame) throw new ConflictRefusal(problem('VERSIE_VEROUDERD'))
    const state = plan.state === 'completion-requested' ? plan.state : 'draft'
    const revision = isSame
      ? plan.revision
      : await updateDraft(tx, plan.id, {
          sealedDraft: sealJson(values, draft.dataKey, { id: plan.id, version: 0 }),
          ...{ state, now },
        })
    record({
      ...{ objectKind: 'submission', objectId: plan.id, after: { state, revision } },
      isFoundAsBefore: true,
    })
    return { revision }
  })
}

const sorted = (values: FormValues) =>
  Object.entries(values)
    .filter(([, value]) => value !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))

/** Whether a plan may be submitted at this instant: the call is open, or the steering group made an exception. */
export async function maySubmitNow(
  tx: Transaction,
  { call, plan, now }: { call: Call; plan: Submission; now: Temporal.Instant },
): Promise<'in-time' | 'by-exception' | undefined> {
  if (isOpen(call, now)) return 'in-time'
  if (stateAt(call, now) !== 'closed') return undefined
  const exception = await readLateException(tx, plan.id)
  return exception && Temporal.Instant.compare(now, exception.openUntil) < 0 ? 'by-exception' : undefined
}
