import { appraise } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { ApprovalStep, StoredCase } from '../model.ts'
import { tellApproval, tellVersion } from '../notices.ts'
import { problem } from '../problems.ts'
import { lockedCodes } from '../rules/access.ts'
import { decisionRefusal, type OpenApproval, openApproval } from '../rules/approval.ts'
import { putState } from '../store/cases.ts'
import { insertDecision, readDecisions } from '../store/decisions.ts'
import { authorOf } from './author.ts'
import { keepVersion } from './keep-version.ts'
import { lockedFor } from './locked-for.ts'

type Asked = { caseId: string; reason: string }

/** Who writes a decision, for which organisation, when and why. */
const signature = (actor: Actor, stored: StoredCase, reason: string, now: Temporal.Instant) => ({
  personId: actor.personId,
  organisationId: authorOf(actor, stored).organisationId,
  at: now,
  reason,
})

/**
 * Asks for approval of the case as it is: it is kept as a version and locked until that ended. A case that cannot be
 * worked out is not offered. @returns the number of the version
 */
export function askApproval(
  services: Services,
  actor: Actor,
  asked: Asked & { name: string; revision: number; steps: readonly ApprovalStep[] },
): Promise<Outcome<number>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'askApproval', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, asked.caseId)
    if (stored.state !== 'draft') throw new ConflictRefusal(problem(lockedCodes[stored.state]))
    if (stored.revision !== asked.revision) throw new ConflictRefusal(problem('CASE_INTUSSEN_GEWIJZIGD'))
    if (actor.onBehalfOfId !== undefined) throw new Refusal(problem('GOEDKEURING_NIET_NAMENS'))
    appraise(stored.content)
    const { name, reason, steps } = asked
    const version = await keepVersion(tx, stored, { name, reason, ...authorOf(actor, stored) }, now)
    const decision = { kind: 'asked' as const, version, steps, ...signature(actor, stored, reason, now) }
    await insertDecision(tx, stored.id, decision, actor.personId)
    await putState(tx, stored.id, 'submitted')
    await tellApproval(tx, services, { case: stored, what: 'Asked', byPersonId: actor.personId, now })
    record({
      objectKind: 'case',
      objectId: stored.id,
      before: { state: 'draft' },
      after: { state: 'submitted', version, steps },
    })
    return version
  })
}

/** The approval that a locked case waits for, at the step that the person had in sight. */
async function waitingFor(
  tx: Transaction,
  stored: StoredCase,
  step?: ApprovalStep | undefined,
): Promise<OpenApproval> {
  const open = openApproval(await readDecisions(tx, stored.id))
  if (stored.state !== 'submitted' || !open) throw new ConflictRefusal(problem('GOEDKEURING_NIET_GEVRAAGD'))
  if (step !== undefined && open.step !== step)
    throw new ConflictRefusal(problem('GOEDKEURING_ANDERE_STAP', 'outcome'))
  return open
}

/**
 * Approves or rejects one step of the approval that a case waits for, by another person than who asked for it. The last
 * approval adopts the case; a rejection opens it again.
 */
export function decideApproval(
  services: Services,
  actor: Actor,
  asked: Asked & { outcome: 'approved' | 'rejected'; step: ApprovalStep; decidedOn: string | undefined },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { outcome, reason, step, decidedOn } = asked
  return writeOrRefuse({ db, clock, actor }, 'decideApproval', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, asked.caseId)
    const open = await waitingFor(tx, stored, step)
    const refusal = decisionRefusal(actor, open)
    if (refusal) throw new Refusal(problem(refusal, 'outcome'))
    const isBody = step !== 'colleague'
    if (isBody && decidedOn === undefined) throw new Refusal(problem('BESLUITDATUM_ONTBREEKT', 'decidedOn'))
    const today = dayOf(now)
    if (isBody && decidedOn !== undefined && decidedOn > today)
      throw new Refusal(problem('BESLUITDATUM_IN_TOEKOMST', 'decidedOn'))
    const { version } = open
    const day = isBody ? decidedOn : undefined
    const decision = {
      kind: outcome,
      version,
      step,
      decidedOn: day,
      ...signature(actor, stored, reason, now),
    }
    await insertDecision(tx, stored.id, decision, open.askedById)
    const isLast = open.doneCount + 1 === open.steps.length
    const state = outcome === 'rejected' ? 'draft' : isLast ? 'adopted' : 'submitted'
    if (state !== 'submitted') await putState(tx, stored.id, state)
    const told = { case: stored, byPersonId: actor.personId, now }
    if (state === 'adopted') await tellVersion(tx, services, { ...told, what: 'Adopted' })
    else await tellApproval(tx, services, { ...told, what: outcome === 'rejected' ? 'Rejected' : 'Step' })
    record({
      objectKind: 'case',
      objectId: stored.id,
      before: { state: 'submitted' },
      after: { state, version, step, outcome },
    })
    return undefined
  })
}

/** Takes an asking for approval back; only who asked does. The case is a draft again. */
export function withdrawApproval(
  services: Services,
  actor: Actor,
  asked: Asked,
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'withdrawApproval', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, asked.caseId)
    const { version, askedById } = await waitingFor(tx, stored)
    if (actor.personId !== askedById) throw new Refusal(problem('GOEDKEURING_NIET_JOUW_AANVRAAG', 'outcome'))
    const decision = { kind: 'withdrawn' as const, version, ...signature(actor, stored, asked.reason, now) }
    await insertDecision(tx, stored.id, decision, askedById)
    await putState(tx, stored.id, 'draft')
    await tellApproval(tx, services, { case: stored, what: 'Withdrawn', byPersonId: actor.personId, now })
    record({
      objectKind: 'case',
      objectId: stored.id,
      before: { state: 'submitted' },
      after: { state: 'draft', version },
    })
    return undefined
  })
}

/** Opens an adopted case again; the reason stands in the audit trail and with the versions. */
export function reopenCase(services: Services, actor: Actor, asked: Asked): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'reopenCase', async (tx, record, now) => {
    const stored = await lockedFor(tx, actor, asked.caseId)
    if (stored.state !== 'adopted') throw new ConflictRefusal(problem('CASE_NIET_VASTGESTELD'))
    const version = (await readDecisions(tx, stored.id)).findLast(one => one.kind === 'approved')?.version
    const decision = { kind: 'reopened' as const, version, ...signature(actor, stored, asked.reason, now) }
    await insertDecision(tx, stored.id, decision, undefined)
    await putState(tx, stored.id, 'draft')
    await tellVersion(tx, services, { case: stored, what: 'Reopened', byPersonId: actor.personId, now })
    record({
      objectKind: 'case',
      objectId: stored.id,
      before: { state: 'adopted' },
      after: { state: 'draft', reason: asked.reason },
    })
    return undefined
  })
}
