import type { Formula } from '../formula.ts'
import { eventsFormula, pertFormula, scenarioFormula, triangularFormula } from './distributions.ts'
import {
  contributionFormula,
  guaranteeFormula,
  lognormalFormula,
  quantileFormula,
  tailMeanFormula,
} from './normal-results.ts'
import {
  resilienceClassFormula,
  resilienceRatioFormula,
  riskRegisterFormula,
  riskSharingFormula,
} from './register.ts'

/** The formulas of risk arithmetic. */
export const riskFormulas: readonly Formula[] = [
  riskRegisterFormula,
  scenarioFormula,
  resilienceRatioFormula,
  resilienceClassFormula,
  eventsFormula,
  triangularFormula,
  pertFormula,
  lognormalFormula,
  quantileFormula,
  tailMeanFormula,
  contributionFormula,
  guaranteeFormula,
  riskSharingFormula,
]
