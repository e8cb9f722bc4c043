import { describeChoice, type Gap } from '@versneller/engine'
import type { Actor } from '../../../kit/access/actor.ts'
import { permit } from '../../../kit/access/permission.ts'
import { NotFound } from '../../../kit/access/refusal.ts'
import type { RecordChange } from '../../../kit/access/write.ts'
import { ConflictRefusal, writeOrRefuse } from '../../../kit/access/write-or-refuse.ts'
import type { Database, Transaction } from '../../../kit/database/connect.ts'
import type { Outcome } from '../../../kit/http/problem.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Bilingual } from '../../../kit/texts/texts.ts'
import { allTranches, moveCall, submissionCounts } from '../../call/index.ts'
import { publishDecisions } from '../../governance/index.ts'
import { publishProjects } from '../../projects/index.ts'
import { trancheSubject } from '../model.ts'
import { problem } from '../problems.ts'
import { embargoIsOver, type PublicPlan, publicPlans } from '../rules/outcomes.ts'
import { publishResult } from '../rules/rights.ts'
import { readOutcomes } from '../store/outcomes.ts'
import { readCalculation, readProposals } from '../store/proposals.ts'
import { lockTranche, readResult, setPublished } from '../store/tranches.ts'
import { plansOfCalls } from './plans.ts'
import type { CallUnderSelection } from './tranche.ts'

/** How many plans went where. */
export interface TrancheNumbers {
  submitted: number
  late: number
  outOfScope: number
  inadmissible: number
  admitted: number
  reserve: number
  rejected: number
}

/** What becomes public of a tranche: frozen as it was. */
export interface PublishedResult {
  plans: readonly PublicPlan[]
  numbers: TrancheNumbers
  coverage: number
  categories: Readonly<Record<string, { chosen: number; entered: number }>>
  gaps: readonly Gap[]
  homes: number
  inputHash: string
  solver: string
}

/** The result as it would become public now; nothing before the decision. */
export async function resultOf(
  db: Database | Transaction,
  { call, threshold }: CallUnderSelection,
): Promise<PublishedResult | undefined> {
  const taken = (await readProposals(db, call.id)).find(one => one.state === 'taken')
  const calculation = taken && (await readCalculation(db, { id: taken.calculationId }))
  if (!calculation?.answer) return undefined
  const outcomes = new Map((await readOutcomes(db, call.id)).map(one => [one.submissionId, one]))
  const all = await plansOfCalls(
    db,
    [...outcomes.values()].map(one => one.callId),
  )
  const plans = all.flatMap(plan => {
    const decided = outcomes.get(plan.id)
    return decided ? [{ ...plan, outcome: decided.outcome, hasNameConsent: decided.hasNameConsent }] : []
  })
  const chosen = plans.filter(plan => plan.outcome === 'admitted').map(plan => plan.id)
  const described = describeChoice(calculation.pool, { chosen, threshold })
  const count = (outcome: string) => plans.filter(plan => plan.outcome === outcome).length
  const { inputHash, solver } = calculation.answer
  return {
    plans: publicPlans(plans.map(plan => ({ ...plan, reasons: described.reasons[plan.id] ?? [] }))),
    numbers: {
      ...(await submissionCounts(db, call.id)),
      admitted: count('admitted'),
      reserve: count('reserve'),
      rejected: count('rejected'),
    },
    coverage: described.coverage,
    categories: Object.fromEntries(
      Object.entries(described.categories).map(([category, one]) => [
        category,
        { chosen: one.chosen, entered: one.entered },
      ]),
    ),
    gaps: described.gapList,
    homes: described.stakes.homes,
    inputHash,
    solver,
  }
}

/** Results of a call that are public: of a round its own, of a rolling call those of its sittings. The newest first. */
export async function resultsOf(
  db: Database,
  callId: string,
): Promise<{ number: number; title: Bilingual; publishedAt: string }[]> {
  const found = []
  for (const { id, partOf, number, title } of await allTranches(db)) {
    const result = id === callId || partOf === callId ? await readResult(db, id) : undefined
    if (result?.publishedAt) found.push({ number, title, publishedAt: result.publishedAt.toString() })
  }
  return found
}

/** The projects of the admitted plans become public together with the result. */
export async function showProjects(
  tx: Transaction,
  told: { record: RecordChange; now: Temporal.Instant },
  callId: string,
): Promise<void> {
  const admitted = (await readOutcomes(tx, callId)).filter(one => one.outcome === 'admitted')
  await publishProjects(
    tx,
    told,
    admitted.map(one => one.submissionId),
  )
}

/** Makes the result public, once the embargo is over. */
export async function publish(
  services: Services,
  actor: Actor,
  tranche: CallUnderSelection,
): Promise<Outcome<undefined>> {
  permit(actor, publishResult)
  const { db, clock } = services
  const callId = tranche.call.id
  return writeOrRefuse({ db, clock, actor }, 'publishResult', async (tx, record, now) => {
    await lockTranche(tx, callId)
    const result = await readResult(tx, callId)
    const content = await resultOf(tx, tranche)
    if (!result || !content) throw new NotFound()
    if (!embargoIsOver(result.embargoUntil, now)) throw new ConflictRefusal(problem('EMBARGO_LOOPT'))
    await moveCall(tx, record, { callId, to: 'published', now })
    await setPublished(tx, callId, { content, byId: actor.personId, now })
    await showProjects(tx, { record, now }, callId)
    await publishDecisions(tx, record, { kind: trancheSubject, id: callId })
    record({ objectKind: 'tranche', objectId: callId, after: { published: content.numbers } })
    return undefined
  })
}
