import {
  type DownturnAssumption,
  type RiskAssumptionSet,
  type RiskFactorAssumption,
  riskAssumptions,
} from '../../../parameters/risk-assumptions.ts'
import { type CaseErrorCode, caseError, type ErrorArguments } from '../../case/errors.ts'
import { standardFactors } from '../../case/risk-shapes.ts'
import type { Words } from '../../case/shape.ts'
import type { Case } from '../../case/types.ts'
import { correlationMatrix, eigen, type Matrix, repaired } from '../factors/correlation.ts'
import { type DownturnChain, downturnChain } from '../factors/downturn-chain.ts'
import { type RiskFactor, riskFactor } from '../factors/risk-factor.ts'

/** Something about a run that the reader of its result must know. */
export interface RiskNotice {
  readonly code: CaseErrorCode
  readonly text: Words
}

/** Writes a notice with the sentence of its code. */
export function riskNotice(code: CaseErrorCode, values: ErrorArguments): RiskNotice {
  return { code, text: caseError('', code, values).message }
}

/** The factors of one case: its own, or the defaults. */
export interface CaseFactors {
  readonly factors: readonly RiskFactor[]
  readonly correlations: Matrix
  readonly chain: DownturnChain
  readonly notices: readonly RiskNotice[]
}

/** Standard factors first, so that the order in which a case lists its factors changes no path. */
function inStandardOrder(factors: readonly RiskFactorAssumption[]): RiskFactorAssumption[] {
  const order: readonly string[] = standardFactors
  const rank = (id: string): number => {
    const place = order.indexOf(id)
    return place < 0 ? standardFactors.length : place
  }
  return factors.toSorted((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1))
}

/** Takes the factors of a case together; what it does not give is as assumed. */
export function caseFactors(areaCase: Case, assumed: RiskAssumptionSet = riskAssumptions): CaseFactors {
  const { risk } = areaCase
  const own = risk?.downturn
  const downturn: DownturnAssumption = {
    toDown: own?.toDown ?? assumed.downturn.toDown,
    toNormal: own?.toNormal ?? assumed.downturn.toNormal,
    priceDrift: own?.priceDrift ?? assumed.downturn.priceDrift,
    salesPace: own?.salesPace ?? assumed.downturn.salesPace,
    start: own?.start ?? assumed.downturn.start,
  }
  const chain = downturnChain(downturn)
  const factors = inStandardOrder(risk?.factors ?? assumed.factors).map(one =>
    riskFactor(one, chain, assumed),
  )
  const pairs = risk?.correlations ?? assumed.correlations
  const asked = correlationMatrix(
    factors.map(factor => factor.id),
    pairs,
  )
  const { matrix, changed } = repaired(asked)
  const lowest = Math.min(...eigen(asked).values)
  const words = { lowest: lowest.toFixed(3), changed: changed.toFixed(3) }
  const notices = changed > 0 ? [riskNotice('CORRELATIES_HERSTELD', words)] : []
  return { factors, correlations: matrix, chain, notices }
}
