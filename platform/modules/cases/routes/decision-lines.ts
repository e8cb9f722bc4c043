import { dayOf } from '../../../kit/clock/dutch-days.ts'
import type { Database } from '../../../kit/database/connect.ts'
import { organisationsById } from '../../parties/index.ts'
import type { CaseDecision } from '../model.ts'
import type { DecisionLine } from '../pages/decisions.tsx'

/** What was asked and decided about versions of a case, the newest first, as pages show it. */
export async function decisionLines(
  db: Database,
  decisions: readonly CaseDecision[],
): Promise<DecisionLine[]> {
  const organisations = await organisationsById(
    db,
    decisions.flatMap(one => one.organisationId ?? []),
  )
  return decisions
    .map((one, place) => ({
      key: String(place),
      kind: one.kind,
      version: one.version,
      step: 'step' in one ? one.step : undefined,
      steps: one.kind === 'asked' ? one.steps : [],
      decidedOn: 'decidedOn' in one ? one.decidedOn : undefined,
      organisationName: organisations.get(one.organisationId ?? '')?.name,
      day: dayOf(one.at),
      reason: one.reason,
    }))
    .toReversed()
}
