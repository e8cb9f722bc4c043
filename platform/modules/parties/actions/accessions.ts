import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Accession, AccessionState } from '../model.ts'
import { problem } from '../problems.ts'
import { canMove, needsReason } from '../rules/accession.ts'
import { moveAccession } from '../rules/rights.ts'
import { deleteAttendancesFrom } from '../store/attendances.ts'
import { lockItem, readItemPlaces } from '../store/network-work.ts'
import { readOrganisation } from '../store/organisations.ts'
import { readPartnerTexts } from '../store/partner-texts.ts'
import { type AccessionChange, lockAccession, putAccession } from '../store/partners.ts'
import { fillPlaces } from './attend.ts'
import { signText } from './partner-texts.ts'

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
  contribution: string
  /** In whole eurocents. */
  contributionCentsPerYear: number | undefined
  contributionHoursPerYear: number | undefined
  /** The version of the terms that was read. */
  termsNumber: number | undefined
  isAuthorised: boolean
  /** First day of the rights; undefined: today, or as it was before a suspension. */
  rightsFrom: string | undefined
  reason: string
}

/** What comes with a step besides its state. */
type StepFields = Omit<AccessionChange, 'organisationId' | 'state' | 'reason' | 'now'>

/** Takes the next step in the accession of an organisation. */
export async function move(services: Services, actor: Actor, asked: AskedStep): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { to, organisationId } = asked
  permit(actor, moveAccession, { organisationId, to })
  return writeOrRefuse({ db, clock, actor }, transitionNames[to], async (tx, record, now) => {
    const organisation = await readOrganisation(tx, organisationId)
    if (!organisation || organisation.mergedIntoId) throw new NotFound()
    const before = await lockAccession(tx, organisationId)
    if (!canMove(before?.state, to)) throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    if (needsReason(to) && asked.reason.length < 10) throw new Refusal(problem('REDEN_ONTBREEKT', 'reason'))
    const fields = await fieldsOf(tx, actor, { asked, before, now })
    const reason = asked.reason || undefined
    const id = await putAccession(tx, { organisationId, state: to, reason, now, ...fields })
    const isLost = to === 'suspended' || to === 'ended'
    const attendancesEnded = isLost ? await loseAttendances(tx, services, { organisationId, now }) : 0
    const was = before ? { state: before.state } : {}
    record({
      objectKind: 'accession',
      objectId: id,
      before: was,
      after: {
        ...{ organisationId, state: to, ...auditedPart(fields) },
        ...(isLost ? { attendancesEnded } : {}),
      },
    })
    return undefined
  })
}

/** Takes the people of an organisation off what is to come; their places go to who waits. @returns how many there were */
async function loseAttendances(
  tx: Transaction,
  services: Services,
  { organisationId, now }: { organisationId: string; now: Temporal.Instant },
): Promise<number> {
  const itemIds = await deleteAttendancesFrom(tx, { organisationId, day: dayOf(now) })
  for (const { id, networkId, slug } of await readItemPlaces(tx, itemIds)) {
    const item = await lockItem(tx, { id, networkId })
    if (item) await fillPlaces(tx, services, { item, network: { slug }, now })
  }
  return itemIds.length
}

const auditedPart = ({ termsVersion, rightsFrom }: StepFields) => ({
  ...(termsVersion ? { termsVersion } : {}),
  ...(rightsFrom ? { rightsFrom } : {}),
})

async function fieldsOf(
  tx: Transaction,
  actor: Actor,
  { asked, before, now }: { asked: AskedStep; before: Accession | undefined; now: Temporal.Instant },
): Promise<StepFields> {
  if (asked.to === 'requested') return request(tx, actor, { asked, before, now })
  if (asked.to !== 'ratified') return asked.contribution === '' ? {} : { contribution: asked.contribution }
  const kept = before?.state === 'suspended' ? before.rightsFrom : undefined
  return { rightsFrom: asked.rightsFrom ?? kept ?? dayOf(now) }
}

/** A request is a signature under the terms, with what the organisation brings in. */
async function request(
  tx: Transaction,
  actor: Actor,
  { asked, before, now }: { asked: AskedStep; before: Accession | undefined; now: Temporal.Instant },
): Promise<StepFields> {
  const { organisationId, contributionCentsPerYear, contributionHoursPerYear } = asked
  const [terms] = await readPartnerTexts(tx, 'accession-terms')
  if (!terms) throw new ConflictRefusal(problem('VOORWAARDEN_ONTBREKEN'))
  const contribution = asked.contribution || (before?.contribution ?? '')
  const missing = [
    ...(contribution.length < 3 ? [problem('BIJDRAGE_ONTBREEKT', 'contribution')] : []),
    ...(asked.isAuthorised ? [] : [problem('VOORWAARDEN_NIET_AANVAARD', 'isAuthorised')]),
  ]
  if (missing.length > 0) throw new Refusal(...missing)
  const read = { document: 'accession-terms', number: asked.termsNumber ?? 0, organisationId } as const
  const signed = await signText(tx, actor, { ...read, mayStand: true, now })
  return {
    ...{ contribution, contributionCentsPerYear, contributionHoursPerYear },
    termsVersion: String(terms.number),
    signerTitle: signed.signerTitle,
    termsSignatureId: signed.id,
  }
}
