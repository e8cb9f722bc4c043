import {
  type DownturnAssumption,
  type RiskAssumptionSet,
  type RiskFactorAssumption,
  riskAssumptions,
} from '../../../parameters/risk-assumptions.ts'
import { standardFactors } from '../../case/risk-shapes.ts'
import type { Words } from '../../case/shape.ts'
import type { Case } from '../../case/types.ts'
import { correlationMatrix, eigen, type Matrix, repaired } from '../factors/correlation.ts'
import { type DownturnChain, downturnChain } from '../factors/downturn-chain.ts'
import { type RiskFactor, riskFactor } from '../factors/risk-factor.ts'

/** Something about the assumptions that the reader of the result must know. */
export interface RiskNotice {
  readonly code: string
  readonly text: Words
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
  return factors.toSorted((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : Number(a.id > b.id)))
}

/** Takes the factors of a case together; what it does not give is as assumed (business-case.md §4.8). */
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
  const notices = changed > 0 ? [repairNotice(Math.min(...eigen(asked).values), changed)] : []
  return { factors, correlations: matrix, chain, notices }
}

function repairNotice(lowest: number, changed: number): RiskNotice {
  const [eigenvalue, most] = [lowest.toFixed(3), changed.toFixed(3)]
  return {
    code: 'CORRELATIES_HERSTELD',
    text: {
      nl: `Deze correlaties kunnen niet samen bestaan (kleinste eigenwaarde ${eigenvalue}). Ze zijn hersteld tot de dichtstbijzijnde die dat wel kunnen; de grootste verandering is ${most}.`,
      en: `These correlations cannot hold together (smallest eigenvalue ${eigenvalue}). They were repaired to the nearest that can; the largest change is ${most}.`,
    },
  }
}
