import { residualOfficeFormula } from './land/residual-office.ts'
import { residualRentFormula } from './land/residual-rent.ts'
import { residualSaleFormula } from './land/residual-sale.ts'
import { residualSimpleFormula } from './land/residual-simple.ts'
import { residualSocialFormula } from './land/residual-social.ts'

export { type BatchItem, type CalculateOutcome, calculate } from './calculate.ts'
export { describeFormula, type FormulaDescription, type InputDescription } from './describe.ts'
export type { Formula, FormulaAnswer, FormulaGroup, Step } from './formula.ts'
export type { InputError, InputErrorCode } from './input-errors.ts'
export type { Reason, ReasonCode } from './reasons.ts'
export { NoAnswer } from './reasons.ts'
export { formulas } from './registry.ts'
export type { RateSeries, Unit } from './shapes.ts'

/** Residual land value of a home for sale; throws a RangeError on inputs that break their bounds. */
export const residualSale = residualSaleFormula.apply
/** Residual land value of a home to let; throws a RangeError on inputs that break their bounds. */
export const residualRent = residualRentFormula.apply
/** Residual land value of an office or other let building; throws a RangeError on inputs that break their bounds. */
export const residualOffice = residualOfficeFormula.apply
/** Residual land value from price and costs with tax; throws a RangeError on inputs that break their bounds. */
export const residualSimple = residualSimpleFormula.apply
/** Land price of social rent; throws a RangeError on inputs that break their bounds. */
export const residualSocial = residualSocialFormula.apply
