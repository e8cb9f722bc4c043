import * as incentive from './housing-incentive.ts'
import * as housing from './housing-limits.ts'
import * as targets from './housing-targets.ts'
import * as municipal from './municipal-accounts.ts'
import type { Parameter } from './parameter.ts'
import * as publicMoney from './public-money.ts'
import * as facility from './revolving-fund.ts'
import * as transfer from './transfer-tax.ts'
import * as tax from './value-added-tax.ts'

/** Every dated figure of the engine: by subject, then by name, then by date. */
export const parameters: readonly Parameter[] = [
  ...tax.valueAddedTaxRates,
  ...transfer.transferTaxRates,
  ...transfer.dwellingTransferTaxRates,
  ...municipal.lossProvisionRates,
  ...municipal.resilienceBounds,
  ...municipal.motivatedRuntimes,
  ...publicMoney.socialDiscountRates,
  ...publicMoney.sunkCostDiscountRates,
  ...publicMoney.nonLinearBenefitDiscountRates,
  ...publicMoney.deMinimisRooms,
  ...publicMoney.deMinimisServiceRooms,
  ...Object.values(incentive).flat(),
  ...Object.values(facility).flat(),
  ...Object.values(housing).flat(),
  ...Object.values(targets).flat(),
]
