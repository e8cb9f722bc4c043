import type { Clause } from '../../case/types.ts'
import { monthPosition } from '../month-position.ts'
import {
  payDeferred,
  payFixedPrice,
  payGuaranteeFee,
  payIndexBand,
  payOption,
  payResidualPrice,
  payTakeDown,
} from './fixed-clauses.ts'
import { payLoan } from './loan-clause.ts'
import {
  payGuarantee,
  payLossLayer,
  payMinimumPriceShare,
  payProfitShare,
  paySettlement,
  paySubsidyClawback,
} from './result-clauses.ts'
import type { Payment, Scene } from './scene.ts'

/**
 * What a clause pays on the path of its scene. On the base path (factors at their index, no event, no delay)
 * a guarantee of a line and a settlement of advances find no difference. A presale condition
 * moves a phase and pays nothing.
 */
export function payClause(clause: Clause, scene: Scene): Payment[] {
  switch (clause.kind) {
    case 'fixed-price':
      return payFixedPrice(clause)
    case 'residual-price':
      return payResidualPrice(clause, scene, monthPosition(clause.inputs.peildatum) / 12)
    case 'index-band':
      return payIndexBand(clause, scene)
    case 'overage':
    case 'clawback':
      return payProfitShare(clause, scene)
    case 'min-price-share':
      return payMinimumPriceShare(clause, scene)
    case 'option':
      return payOption(clause, scene)
    case 'deferred-payment':
      return payDeferred(clause, scene)
    case 'take-down':
      return payTakeDown(clause)
    case 'presale-start':
      return []
    case 'cost-recovery-settlement':
      return paySettlement(clause, scene)
    case 'guarantee':
      return payGuarantee(clause, scene)
    case 'guarantee-fee':
      return payGuaranteeFee(clause, scene)
    case 'first-loss':
    case 'stop-loss':
      return payLossLayer(clause, scene)
    case 'loan':
      return payLoan(clause, scene)
    case 'subsidy-clawback':
      return paySubsidyClawback(clause, scene)
  }
}
