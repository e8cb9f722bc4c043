import { appraise, type Case } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import { problem } from '../problems.ts'
import { visibleTo } from '../rules/case-for.ts'
import type { PrivateContent } from '../rules/private-calculation.ts'
import { ownOrganisation, reckonForParty } from '../rules/signatures.ts'
import { readCaseById } from '../store/cases.ts'
import { type PrivateOwner, putPrivate, readPrivate, removePrivate } from '../store/private-calculations.ts'

type Asked = { caseId: string; partyId: string; revision: number }

/** Who writes in which calculation, after the right to it is checked: only as this party, for its organisation. */
async function ownerOf(
  tx: Transaction,
  actor: Actor,
  { caseId, partyId }: Asked,
): Promise<{ owner: PrivateOwner; caseFile: Case; caseRevision: number }> {
  const stored = await readCaseById(tx, caseId)
  if (!stored) throw new NotFound()
  const { visible } = visibleTo(actor, stored, stored.content)
  permit(actor, reckonForParty, { ...stored, partyId })
  const organisationId = ownOrganisation(actor, stored.parties, partyId)
  if (organisationId === undefined) throw new Error('who may reckon has an organisation')
  return { owner: { caseId, organisationId, partyId }, caseFile: visible.case, caseRevision: stored.revision }
}

const nothing = { terms: {}, lines: [] }

/**
 * Changes what a party reckons for itself. The audit entry tells that it was changed and by whom, never what: it holds
 * no figure, no word and no hash of the content.
 */
export function changePrivate(
  services: Services,
  actor: Actor,
  asked: Asked & {
    change: (before: Pick<PrivateContent, 'terms' | 'lines'>) => Pick<PrivateContent, 'terms' | 'lines'>
  },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'changePrivateCalculation', async (tx, record, now) => {
    const { owner, caseFile, caseRevision } = await ownerOf(tx, actor, asked)
    const before = await readPrivate(tx, owner, true)
    const revision = before?.revision ?? 0
    if (revision !== asked.revision) throw new ConflictRefusal(problem('EIGEN_REKENING_GEWIJZIGD'))
    const npvEur = appraise(caseFile).parties[asked.partyId]?.npvOwnEur ?? 0
    const content = {
      ...asked.change(before?.content ?? nothing),
      shared: { revision: caseRevision, npvEur },
    }
    const { personId } = actor
    await putPrivate(tx, owner, { revision: revision + 1, content, savedAt: now, personId })
    record({
      objectKind: 'private-calculation',
      objectId: asked.caseId,
      after: { revision: revision + 1 },
      isFoundAsBefore: true,
    })
    return undefined
  })
}

/** Takes the calculation away, with all that was in it. */
export function forgetPrivate(services: Services, actor: Actor, asked: Asked): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'forgetPrivateCalculation', async (tx, record) => {
    const { owner } = await ownerOf(tx, actor, asked)
    if (!(await removePrivate(tx, owner))) throw new NotFound()
    record({
      objectKind: 'private-calculation',
      objectId: asked.caseId,
      after: { revision: null },
      isFoundAsBefore: true,
    })
    return undefined
  })
}
