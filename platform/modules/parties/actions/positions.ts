import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import { ConflictRefusal, Refusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { accountByEmail, findOrAddPerson, mailPosition } from '../../accounts/index.ts'
import type { Organisation, Position, PositionLevel, Role } from '../model.ts'
import { tellEnded, tellGranted } from '../notices.ts'
import { problem } from '../problems.ts'
import { confirmPosition, endPosition, proposePosition } from '../rules/rights.ts'
import { fitsOrganisation, needsSecondAdministrator } from '../rules/roles.ts'
import { authoriseSigner } from '../rules/signing.ts'
import { readOrganisation } from '../store/organisations.ts'
import {
  confirmPositionRow,
  countHolders,
  endPositionRow,
  insertPosition,
  lockPosition,
  readPositions,
  refusePositionRow,
  setMaySign,
} from '../store/positions.ts'

/** Administrators that must stay: with fewer nobody could grant a role of the programme any more. */
const administratorsMin = 2

/** A position as asked for. */
export interface AskedPosition {
  email: string
  name: string
  language: Language
  organisationId: string
  role: Role
  title: string
  level: PositionLevel
  /** Absent: from now. */
  validFrom: Temporal.Instant | undefined
  validTo: Temporal.Instant | undefined
}

/**
 * Gives a person a position, or proposes it to a second administrator where the role needs one. The person is invited
 * when the position is given. @returns the id of the position
 */
export async function propose(
  services: Services,
  actor: Actor,
  asked: AskedPosition,
): Promise<Outcome<string>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'proposePosition', async (tx, record, now) => {
    const organisation = await currentOrganisation(tx, asked.organisationId)
    const known = await accountByEmail(tx, asked.email)
    const { role } = asked
    const subject = { personId: known?.personId, organisationKind: organisation.kind, role }
    permit(actor, proposePosition, { ...subject, organisationId: organisation.id })
    const validFrom = asked.validFrom ?? now
    refuseMisfit(asked, organisation, validFrom)
    const personId = known?.personId ?? (await findOrAddPerson(tx, asked))
    await refuseDouble(tx, { personId, organisationId: organisation.id, role, now })
    const isConfirmed = !needsSecondAdministrator(role)
    const { title, level, validTo } = asked
    const fresh = { personId, organisationId: organisation.id, role, title, level, validFrom, validTo }
    const id = await insertPosition(tx, { ...fresh, proposedById: actor.personId, now, isConfirmed })
    const names = { personId, invitedById: actor.personId, organisationName: organisation.name, now }
    if (isConfirmed) {
      await mailPosition(tx, services, names)
      await tellGranted(tx, services, names)
    }
    const state = isConfirmed ? 'active' : 'proposed'
    record({
      objectKind: 'position',
      objectId: id,
      after: { personId, organisationId: organisation.id, role, state },
    })
    return id
  })
}

async function currentOrganisation(tx: Transaction, id: string): Promise<Organisation> {
  const organisation = await readOrganisation(tx, id)
  if (!organisation || organisation.mergedIntoId)
    throw new Refusal(problem('ORGANISATIE_ONBEKEND', 'organisation'))
  return organisation
}

function refuseMisfit(asked: AskedPosition, organisation: Organisation, validFrom: Temporal.Instant): void {
  if (!fitsOrganisation(asked.role, organisation.kind)) throw new Refusal(problem('ROL_PAST_NIET', 'role'))
  if (asked.validTo && Temporal.Instant.compare(asked.validTo, validFrom) <= 0)
    throw new Refusal(problem('EINDE_VOOR_BEGIN', 'validTo'))
}

/** Refuses a position that this person has at this organisation already, or that is asked for. */
export async function refuseDouble(
  tx: Transaction,
  asked: { personId: string; organisationId: string; role: Role; now: Temporal.Instant },
): Promise<void> {
  const { personId, organisationId, role, now } = asked
  const { rows } = await readPositions(tx, {
    filter: { personId, role, organisationIds: [organisationId] },
    now,
  })
  if (rows.some(({ state }) => state === 'active' || state === 'proposed' || state === 'future'))
    throw new Refusal(problem('FUNCTIE_DUBBEL', 'role'))
}

async function lockedPosition(tx: Transaction, id: string, now: Temporal.Instant): Promise<Position> {
  const position = await lockPosition(tx, id, now)
  if (!position) throw new NotFound()
  return position
}

/** Confirms a position that another administrator proposed: from now on it gives rights, and the person is told. */
export async function confirm(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'confirmPosition', async (tx, record, now) => {
    const position = await lockedPosition(tx, id, now)
    permit(actor, confirmPosition, position)
    if (position.state !== 'proposed') throw new Refusal(problem('STAAT_ONGELDIG'))
    await confirmPositionRow(tx, id, { personId: actor.personId, now })
    const { personId, organisationName } = position
    await mailPosition(tx, services, { personId, invitedById: actor.personId, organisationName, now })
    await tellGranted(tx, services, { personId, organisationName })
    record({ objectKind: 'position', objectId: id, after: { state: 'active' } })
    return undefined
  })
}

/** Refuses a position that another administrator proposed. */
export async function refuse(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'refusePosition', async (tx, record, now) => {
    const position = await lockedPosition(tx, id, now)
    permit(actor, confirmPosition, position)
    if (position.state !== 'proposed') throw new Refusal(problem('STAAT_ONGELDIG'))
    await refusePositionRow(tx, id, now)
    record({ objectKind: 'position', objectId: id, after: { state: 'refused' } })
    return undefined
  })
}

/** Ends a position at once: the rights are gone with the next request. */
export async function end(services: Services, actor: Actor, id: string): Promise<Outcome<undefined>> {
  const { db, clock } = services
  return writeOrRefuse({ db, clock, actor }, 'endPosition', async (tx, record, now) => {
    const position = await lockedPosition(tx, id, now)
    permit(actor, endPosition, position)
    if (position.state === 'ended' || position.state === 'refused')
      throw new Refusal(problem('STAAT_ONGELDIG'))
    if (
      position.role === 'A' &&
      position.state === 'active' &&
      (await countHolders(tx, 'A', now)) <= administratorsMin
    )
      throw new Refusal(problem('LAATSTE_BEHEERDERS'))
    await endPositionRow(tx, id, { personId: actor.personId, at: now })
    if (position.state === 'active' && position.personId !== actor.personId)
      await tellEnded(tx, services, position)
    record({ objectKind: 'position', objectId: id, after: { state: 'ended' } })
    return undefined
  })
}

/** Says that somebody may sign for the organisation of a position that holds, or no longer. */
export async function authorise(
  services: Services,
  actor: Actor,
  asked: { id: string; maySign: boolean },
): Promise<Outcome<undefined>> {
  const { db, clock } = services
  const { id, maySign } = asked
  return writeOrRefuse({ db, clock, actor }, 'authoriseSigner', async (tx, record, now) => {
    const position = await lockedPosition(tx, id, now)
    permit(actor, authoriseSigner, position)
    if (position.state !== 'active') throw new ConflictRefusal(problem('STAAT_ONGELDIG'))
    await setMaySign(tx, id, { maySign, byPersonId: actor.personId })
    const before = { maySign: position.maySign }
    record({ objectKind: 'position', objectId: id, before, after: { maySign } })
    return undefined
  })
}
