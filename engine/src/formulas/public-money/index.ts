import type { Formula } from '../formula.ts'
import {
  amountDueFormula,
  costAggregationFormula,
  costRecoveryFormula,
  macroCapFormula,
} from './cost-recovery.ts'
import { datedFigureFormula } from './dated-figure.ts'
import { housingIncentiveFormula, publicDeficitFormula, stateAidFormula } from './grants.ts'
import { fundCheckFormula, fundRunFormula } from './revolving-fund.ts'
import { socialBenefitsFormula } from './social-benefits.ts'

/** The formulas of cost recovery and public money. */
export const publicMoneyFormulas: readonly Formula[] = [
  costRecoveryFormula,
  macroCapFormula,
  amountDueFormula,
  costAggregationFormula,
  housingIncentiveFormula,
  publicDeficitFormula,
  stateAidFormula,
  fundCheckFormula,
  fundRunFormula,
  socialBenefitsFormula,
  datedFigureFormula,
]
