import type { Formula } from '../formula.ts'
import { profitOnCostFormula, profitOnValueFormula } from './developer-profit.ts'
import { discountedValueFormula } from './discounted-value.ts'
import { grossYieldValueFormula, netYieldValueFormula } from './initial-yield.ts'
import { groundLeaseFormula, highestBidFormula, landQuoteFormula } from './land-price.ts'
import { purchaserCostsFormula } from './purchaser-costs.ts'
import { residualOfficeFormula } from './residual-office.ts'
import { residualRentFormula } from './residual-rent.ts'
import { residualSaleFormula } from './residual-sale.ts'
import { residualSimpleFormula } from './residual-simple.ts'
import { residualSocialFormula } from './residual-social.ts'
import { siteProFormaFormula } from './site-pro-forma.ts'
import { unprofitableTopFormula } from './unprofitable-top.ts'

/** The formulas of land and building. */
export const landFormulas: readonly Formula[] = [
  residualSaleFormula,
  residualRentFormula,
  residualOfficeFormula,
  residualSimpleFormula,
  residualSocialFormula,
  unprofitableTopFormula,
  grossYieldValueFormula,
  netYieldValueFormula,
  discountedValueFormula,
  purchaserCostsFormula,
  highestBidFormula,
  groundLeaseFormula,
  profitOnValueFormula,
  profitOnCostFormula,
  landQuoteFormula,
  siteProFormaFormula,
]
