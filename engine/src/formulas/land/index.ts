import type { Formula } from '../formula.ts'
import { residualOfficeFormula } from './residual-office.ts'
import { residualRentFormula } from './residual-rent.ts'
import { residualSaleFormula } from './residual-sale.ts'
import { residualSimpleFormula } from './residual-simple.ts'
import { residualSocialFormula } from './residual-social.ts'

/** The formulas of land and building. */
export const landFormulas: readonly Formula[] = [
  residualSaleFormula,
  residualRentFormula,
  residualOfficeFormula,
  residualSimpleFormula,
  residualSocialFormula,
]
