import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { conflict, type Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { AccessionState } from '../model.ts'
import { problem } from '../problems.ts'
import { canMove, needsReason } from '../rules/accession.ts'
import { moveAccession } from '../rules/rights.ts'
import { readOrganisation } from '../store/organisations.ts'
import { lockAccession, putAccession } from '../store/partners.ts'

/** Names of the actions by the state they lead to. */
const transitionNames: Readonly<Record<AccessionState, string>> = {
  invited: 'inviteAccession',
  requested: 'requestAccession',
  ratified: 'ratifyAccession',
  suspended: 'suspendAccession',
  ended: 'endAccession',
}

/** A step of the accession of an organisation, as asked for. */
export interface AskedStep {
  organisationId: string
  to: AccessionState
  termsVersion: string
  contribution: string
  signerTitle: string
  reason: string
}

/** Takes the next step in the accession of an organisation. */
export async function move(services: Services, actor: Actor, asked: AskedStep): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { to, organisationId } = asked
  permit(actor, moveAccession, { organisationId, to })
  const outcome = await writeOrRefuse({ db, clock, actor }, transitionNames[to], async (tx, record, now) => {
    const organisation = await readOrganisation(tx, organisationId)
    if (!organisation || organisation.mergedIntoId) throw new NotFound()
    const before = await lockAccession(tx, organisationId)
    if (!canMove(before?.state, to)) throw new Refusal(problem('STAAT_ONGELDIG'))
    if (needsReason(to) && asked.reason.length < 10) throw new Refusal(problem('REDEN_ONTBREEKT', 'reason'))
    const text = (given: string, kept: string | undefined) => (given === '' ? (kept ?? '') : given)
    const id = await putAccession(tx, {
      organisationId,
      state: to,
      termsVersion: text(asked.termsVersion, before?.termsVersion),
      contribution: text(asked.contribution, before?.contribution),
      signerTitle: text(asked.signerTitle, before?.signerTitle),
      reason: asked.reason || undefined,
      now,
    })
    const was = before ? { state: before.state } : {}
    record({ objectKind: 'accession', objectId: id, before: was, after: { organisationId, state: to } })
    return undefined
  })
  const isStale = !outcome.ok && outcome.problems[0]?.code === 'STAAT_ONGELDIG'
  return isStale ? conflict(...outcome.problems) : outcome
}
