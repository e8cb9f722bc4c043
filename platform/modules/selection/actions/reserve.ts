import type { PoolEntry } from '@versneller/engine'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import { allTranches } from '../../call/index.ts'
import type { Call, Plan } from '../model.ts'
import { readOutcomes } from '../store/outcomes.ts'
import { readCalculation, readProposals } from '../store/proposals.ts'
import { readResult } from '../store/tranches.ts'
import { plansOf, plansOfCalls } from './plans.ts'

type Reader = Database | Transaction

/** A plan that waits, with how it stood in the pool of the tranche that put it on the reserve list. */
export interface WaitingPlan {
  plan: Plan
  entry: PoolEntry
  /** Number of that tranche. */
  from: number
}

/** A plan waits on the list, or because a second look was upheld. */
const waits = ({ state }: Plan): boolean => state === 'reserve' || state === 'proposed'

/**
 * Plans on the reserve list of earlier tranches, once their result is public: they come along in the pool of a later one
 * that judges by the same criteria, with the score that they have. In a sitting those of the same rolling call alone:
 * the list of a round would be decided on anew every month.
 */
export async function waitingPlans(
  db: Reader,
  { number, criteriaSetId, partOf }: Pick<Call, 'number' | 'criteriaSetId' | 'partOf'>,
): Promise<WaitingPlan[]> {
  const waiting: WaitingPlan[] = []
  for (const call of await allTranches(db)) {
    if (call.number >= number || call.criteriaSetId !== criteriaSetId) continue
    if (partOf !== undefined && call.partOf !== partOf) continue
    if (!(await readResult(db, call.id))?.publishedAt) continue
    waiting.push(...(await waitingIn(db, call)))
  }
  return waiting.toSorted((a, b) => (a.plan.receiptNumber < b.plan.receiptNumber ? -1 : 1))
}

async function waitingIn(db: Reader, { id, number }: Call): Promise<WaitingPlan[]> {
  const reserve = (await readOutcomes(db, id)).filter(one => one.outcome === 'reserve')
  const taken = (await readProposals(db, id)).find(one => one.state === 'taken')
  const calculation = taken && (await readCalculation(db, { id: taken.calculationId }))
  if (reserve.length === 0 || !calculation) return []
  const entries = new Map(calculation.pool.entries.map(entry => [entry.id, entry]))
  const plans = await plansOfCalls(
    db,
    reserve.map(one => one.callId),
  )
  return plans.flatMap(plan => {
    const entry = entries.get(plan.id)
    const isReserve = reserve.some(one => one.submissionId === plan.id)
    return entry && isReserve && waits(plan) ? [{ plan, entry, from: number }] : []
  })
}

/** Plans that other tranches admitted by the same criteria, as they stood in the pool that was decided on. */
export async function admittedBefore(
  db: Reader,
  { id, criteriaSetId }: Pick<Call, 'id' | 'criteriaSetId'>,
): Promise<PoolEntry[]> {
  const found: PoolEntry[] = []
  for (const call of await allTranches(db)) {
    if (call.id === id || call.criteriaSetId !== criteriaSetId) continue
    const taken = (await readProposals(db, call.id)).find(one => one.state === 'taken')
    const calculation = taken && (await readCalculation(db, { id: taken.calculationId }))
    if (!taken || !calculation) continue
    const admitted = new Set(
      taken.lines.filter(one => one.proposed === 'admitted').map(one => one.submissionId),
    )
    found.push(...calculation.pool.entries.filter(entry => admitted.has(entry.id)))
  }
  return found
}

/** The plans that a tranche looks at: its own, and those that wait from before. */
export async function plansBefore(
  db: Reader,
  call: Pick<Call, 'id' | 'number' | 'criteriaSetId' | 'partOf'>,
): Promise<Plan[]> {
  return [...(await plansOf(db, call.id)), ...(await waitingPlans(db, call)).map(one => one.plan)]
}
