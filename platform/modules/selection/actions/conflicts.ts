import type { AssessorSide, AssignedPair, ConflictVerdict } from '@versneller/engine'
import { type Clock, readingInstant } from '../../../kit/clock/clock.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { contactsOf, namesOf } from '../../accounts/index.ts'
import {
  adviceRelationsSince,
  concerns,
  functionsOf,
  heldPositions,
  organisationTies,
  roleHolders,
} from '../../parties/index.ts'
import type { Plan } from '../model.ts'
import { sideOf } from '../rules/assessment.ts'
import { type ConflictScene, conflictJudge } from '../rules/conflicts.ts'
import { readClearances, readCommissions, readDeclarations, readInterests } from '../store/interests.ts'
import { plansOfCalls, plansWith } from './plans.ts'

type Reader = Database | Transaction
const zone = 'Europe/Amsterdam'
/** Positions, contracts and advice count so long after they ended. */
const windowYears = 2

/** The day in the Netherlands. */
export const dayOf = (clock: Clock): string => clock.now().toZonedDateTimeISO(zone).toPlainDate().toString()

/**
 * Plans of the own organisations of these people, or of their concern, whatever the call: who builds near another
 * competes for the same demand.
 */
async function ownPlans(db: Reader, organisationIds: readonly string[]): Promise<Plan[]> {
  const tops = await concerns(db)
  const own = new Set(organisationIds.map(id => tops.get(id) ?? id))
  return plansWith(
    db,
    [...tops].flatMap(([id, top]) => (own.has(top) ? [id] : [])),
  )
}

/** Judges any of these people with any plan of these calls, on all that is known at this moment. */
export async function liveConflicts(
  db: Reader,
  clock: Clock,
  { personIds, callIds }: { personIds: readonly string[]; callIds: readonly string[] },
): Promise<{ judge: (pair: AssignedPair) => ConflictVerdict; plans: readonly Plan[] }> {
  const today = dayOf(clock)
  const since = Temporal.PlainDate.from(today).subtract({ years: windowYears }).toString()
  const plans = await plansOfCalls(db, callIds)
  const positions = await heldPositions(db, personIds)
  const contacts = await contactsOf(db, personIds)
  const scene: ConflictScene = {
    plans,
    places: await ownPlans(
      db,
      positions.map(one => one.organisationId),
    ),
    ties: await organisationTies(db),
    positions: positions.map(one => ({ ...one, level: one.level, organisationKind: one.organisationKind })),
    interests: (await readInterests(db)).filter(one => one.to === undefined || one.to >= since),
    declared: (await readDeclarations(db)).filter(one => one.hasInterest),
    emails: new Map([...contacts].map(([id, { email }]) => [id, email])),
    commissions: await readCommissions(db),
    advice: (await adviceRelationsSince(db, { since })).map(one => ({
      adviserId: one.adviserId,
      clientId: one.clientId,
      from: String(one.validFrom),
      to: one.validTo === undefined ? undefined : String(one.validTo),
    })),
    clearances: await readClearances(db),
    today,
  }
  return { judge: conflictJudge(scene), plans }
}

/** Somebody who assesses, with the side that the organisation is on. */
export interface AssessorInPool {
  id: string
  side: AssessorSide
  name: string
  /** "Lid van de beoordelingscommissie, Demo-universiteit". */
  position: string
}

/** Everybody who holds the role of assessor now. */
export async function assessorPool(db: Reader, clock: Clock): Promise<AssessorInPool[]> {
  const holders = await roleHolders(db, { roles: ['B'], now: readingInstant(clock) })
  const ids = [...new Set(holders.map(holder => holder.personId))]
  const positions = (await heldPositions(db, ids)).filter(one => one.role === 'B')
  const [names, functions] = [await namesOf(db, ids), await functionsOf(db, ids)]
  return ids.map(id => {
    // The position that began last decides about the side.
    const kind = positions.filter(one => one.personId === id).at(-1)?.organisationKind ?? 'maatschappelijk'
    return { id, side: sideOf(kind), name: names.get(id) ?? '', position: functions.get(id) ?? '' }
  })
}
