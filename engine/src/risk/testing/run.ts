import type { Case } from '../../case/types.ts'
import { prepareRisk, type RiskAnswer, type RiskQuestion, type RiskRun, runRisk } from '../run/risk-run.ts'

/** For tests only: a run that can begin, to the cent unless asked otherwise; throws what stops it. */
export function prepared(areaCase: Case, question: RiskQuestion = {}): RiskRun {
  const outcome = prepareRisk(areaCase, { engine: 'float64-1', ...question })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.run
}

/** For tests only: the answer of a run. */
export function answered(areaCase: Case, question: RiskQuestion = {}): RiskAnswer {
  const answer = runRisk(prepared(areaCase, question))
  if (!answer) throw new Error('the run was stopped')
  return answer
}
