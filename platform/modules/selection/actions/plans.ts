import type { Database, Transaction } from '../../../kit/database/connect.ts'
import {
  isOutsideFrameworks,
  type SubmittedPlan,
  submittedPlans,
  submittedPlansWith,
} from '../../call/index.ts'
import type { Plan } from '../model.ts'

type Reader = Database | Transaction

/** States of a plan from admissible on: before that, and when it is out, selection has nothing to do with it. */
const selectionStates = [
  'admissible',
  'assigned',
  'assessed',
  'in-consensus',
  'proposed',
  'reserve',
  'rejected',
  'in-reconsideration',
  'admitted',
]

const isInSelection = ({ state }: SubmittedPlan): boolean => selectionStates.includes(state)

/** All positions in a shape of GeoJSON. */
function positionsIn(coordinates: unknown): [number, number][] {
  if (!Array.isArray(coordinates)) return []
  const [longitude, latitude] = coordinates
  if (typeof longitude === 'number' && typeof latitude === 'number') return [[longitude, latitude]]
  return coordinates.flatMap(positionsIn)
}

/** The middle of a shape; nothing without one. */
function middleOf(shape: SubmittedPlan['facts']['location']): Plan['place'] {
  const positions = positionsIn(shape?.coordinates)
  if (positions.length === 0) return undefined
  const mean = (place: 0 | 1) => positions.reduce((sum, one) => sum + one[place], 0) / positions.length
  return { longitude: mean(0), latitude: mean(1) }
}

/** A submitted plan as selection looks at it. */
function planOf(plan: SubmittedPlan): Plan {
  const { id, state, title, receipt, parties, personIds, domains, place, facts, categories } = plan
  return {
    ...{ id, state, title, categories },
    // In a rolling call a sitting is what is assessed and decided on together.
    callId: plan.sittingId ?? plan.callId,
    receiptNumber: receipt.receiptNumber,
    receiptHash: receipt.receiptHash,
    municipality: place?.name ?? '',
    municipalityId: place?.municipalityId,
    place: middleOf(facts.location),
    parties: parties.map(({ organisationId, name, isLead }) => ({ organisationId, name, isLead })),
    contacts: domains.map(domain => `contact@${domain}`),
    authorIds: personIds,
    signatoryIds: [],
    region: place?.provinceCode ?? place?.name ?? '',
    homes: facts.homesTotal,
    deficitEur: facts.deficitEur,
    frameworks: plan.frameworks,
  }
}

/** Those of these plans that do not fit the national frameworks. */
export const outsideFrameworks = (plans: readonly Pick<Plan, 'id' | 'frameworks'>[]): Set<string> =>
  new Set(plans.filter(plan => isOutsideFrameworks(plan.frameworks)).map(plan => plan.id))

/** The plans of a call that are in the selection, by receipt. */
export async function plansOf(db: Reader, callId: string): Promise<Plan[]> {
  const plans = (await submittedPlans(db, callId)).filter(isInSelection).map(planOf)
  return plans.toSorted((a, b) => (a.receiptNumber < b.receiptNumber ? -1 : 1))
}

/** The plans of these calls that are in the selection, call by call. */
export async function plansOfCalls(db: Reader, callIds: Iterable<string>): Promise<Plan[]> {
  const plans: Plan[] = []
  for (const callId of new Set(callIds)) plans.push(...(await plansOf(db, callId)))
  return plans
}

/** The plans of all calls in a selection in which one of these organisations takes part. */
export async function plansWith(db: Reader, organisationIds: readonly string[]): Promise<Plan[]> {
  return (await submittedPlansWith(db, organisationIds)).filter(isInSelection).map(planOf)
}
