import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { settingNumber } from '../../programme/index.ts'
import { decisionTaken, isUnderEmbargo } from '../hooks.ts'
import type { DecisionKind, Subject } from '../model.ts'
import { problem } from '../problems.ts'
import { type MandateLimits, outsideMandate } from '../rules/mandate.ts'
import { decideAlone, prepareMeeting } from '../rules/rights.ts'
import { dayOf, yearAround } from '../rules/terms.ts'
import { readBody } from '../store/bodies.ts'
import { insertDecision, readDecision } from '../store/decisions.ts'
import { lockMandate, type Mandate, readMandates, spentWithin } from '../store/mandates.ts'
import { updateDecision } from '../store/votes.ts'
import { existing } from './found.ts'
import { afterTaken } from './take-decision.ts'

/** A decision as it is filled in. */
export interface GivenDecision {
  kind: DecisionKind
  title: string
  text: string
  reasons: string
  amountCents: number | undefined
  isPublic: boolean
  subject: Subject | undefined
  proposalId: string | undefined
  revokesId: string | undefined
}

/** What a mandate allows on the day of an instant: its own limits, of the director those of the programme. */
export async function limitsOf(
  db: Database | Transaction,
  mandate: Mandate,
  now: Temporal.Instant,
): Promise<MandateLimits> {
  const day = dayOf(now)
  const { programmeId } = mandate
  const perDecision = (await settingNumber(db, 'directorMandatePerDecisionEur', day, programmeId)) * 100
  const perYear = (await settingNumber(db, 'directorMandatePerYearEur', day, programmeId)) * 100
  return {
    kinds: mandate.kinds,
    perDecisionCents: mandate.perDecisionCents ?? (mandate.holder === 'director' ? perDecision : 0),
    perYearCents: mandate.perYearCents ?? (mandate.holder === 'director' ? perYear : 0),
  }
}

/** Decides alone, within the own mandate; what is outside it is refused and goes to the body that decides. */
export async function takeAlone(
  services: Services,
  actor: Actor,
  given: GivenDecision & { programmeId: string },
): Promise<Outcome<string>> {
  permit(actor, decideAlone)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, decisionTaken, async (tx, record, now) => {
    const { programmeId } = given
    const asked = { programmeId, personId: actor.personId, now }
    const [own] = await readMandates(tx, asked)
    if (!own) throw new ConflictRefusal(problem('GEEN_MANDAAT'))
    const mandate = existing(await lockMandate(tx, own.id))
    const limits = await limitsOf(tx, mandate, now)
    const spentCents = await spentWithin(tx, { mandateId: mandate.id, ...yearAround(now) })
    const { kind, amountCents = 0 } = given
    if (outsideMandate(limits, { kind, amountCents, spentCents }))
      throw new ConflictRefusal(problem('BUITEN_MANDAAT', 'amount'))
    const place = { programmeId, mandateId: mandate.id, bodyId: undefined }
    const id = await insertDecision(tx, {
      ...given,
      ...place,
      meetingId: undefined,
      agendaItemId: undefined,
      isUnderEmbargo: await isUnderEmbargo(tx, given.subject),
    })
    await updateDecision(tx, id, {
      ...{ state: 'taken', method: 'mandate', decidedAt: now, decidedById: actor.personId },
    })
    record({
      objectKind: 'decision',
      objectId: id,
      after: { state: 'taken', kind, amountCents, mandateId: mandate.id },
    })
    const decision = existing(await readDecision(tx, id))
    await afterTaken(services, { tx, record, now, decision, isProposal: false })
    return id
  })
}

/** Proposes a decision to a body outside a meeting, to be voted on in writing. */
export async function proposeInWriting(
  services: Services,
  actor: Actor,
  given: GivenDecision & { programmeId: string; bodyId: string },
): Promise<Outcome<string>> {
  permit(actor, prepareMeeting)
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'proposeDecision', async (tx, record) => {
    const body = await readBody(tx, given.bodyId)
    // What it is about and rests on was chosen within one programme.
    if (body?.programmeId !== given.programmeId) throw new Refusal(problem('ORGAAN_ONBEKEND', 'body'))
    const place = { programmeId: body.programmeId, mandateId: undefined }
    const id = await insertDecision(tx, {
      ...given,
      ...place,
      meetingId: undefined,
      agendaItemId: undefined,
      isUnderEmbargo: await isUnderEmbargo(tx, given.subject),
    })
    record({ objectKind: 'decision', objectId: id, after: { state: 'proposal', kind: given.kind } })
    return id
  })
}
