import type { Formula } from '../formula.ts'
import {
  annuityFormula,
  effectiveRateFormula,
  growingAnnuityFormula,
  nominalRateFormula,
  perpetuityFormula,
} from './annuity.ts'
import { datedPresentValueFormula, datedReturnFormula, netPresentValueFormula } from './net-present-value.ts'
import {
  interestPartFormula,
  interestSumFormula,
  principalPartFormula,
  principalSumFormula,
} from './payment-parts.ts'
import { futureValueFormula, paymentFormula, presentValueFormula } from './present-value.ts'
import { modifiedReturnFormula, rateOfReturnFormula } from './rate-of-return.ts'
import { periodRateFormula, termFormula } from './term-and-rate.ts'

/** The formulas of the time value of money. */
export const timeValueFormulas: readonly Formula[] = [
  presentValueFormula,
  futureValueFormula,
  paymentFormula,
  interestPartFormula,
  principalPartFormula,
  interestSumFormula,
  principalSumFormula,
  termFormula,
  periodRateFormula,
  netPresentValueFormula,
  datedPresentValueFormula,
  datedReturnFormula,
  rateOfReturnFormula,
  modifiedReturnFormula,
  annuityFormula,
  growingAnnuityFormula,
  perpetuityFormula,
  effectiveRateFormula,
  nominalRateFormula,
]
