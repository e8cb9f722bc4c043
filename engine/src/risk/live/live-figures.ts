import { type Outcomes, outcomeColumns } from '../path/trial.ts'
import type { RiskNotice } from '../plan/assumptions.ts'
import type { RiskEngine } from '../plan/plan.ts'
import type { RiskRun } from '../run/risk-run.ts'
import { type Distribution, shareNonNegative } from '../statistics/distribution.ts'
import { deviationOf, meanOf, percentilesOf } from '../statistics/percentiles.ts'
import { percentileErrors } from '../statistics/standard-errors.ts'

/** What of a distribution is told while somebody types, with the heights to draw it; in euro. */
export interface LiveSpread
  extends Pick<Distribution, 'p10' | 'p20' | 'p50' | 'p90' | 'sd' | 'pNonNegative'> {
  /** Edges of the drawing: half a per cent of the trials lies below `low`, and as many above `high`. */
  readonly low: number
  readonly high: number
  /** Trials in bins of equal width from `low` to `high`. */
  readonly counts: readonly number[]
  /** Standard error of p20, the result that is reached with 80 % certainty; null when there are too few trials to tell. */
  readonly seP20: number | null
  /** Parties only: share of the trials in which the party meets its required return. */
  readonly pReturnMet?: number
}

/** The distribution as far as it is known after so many trials. */
export interface LiveFigures {
  readonly trials: number
  readonly seed: number
  readonly engine: RiskEngine
  readonly area: LiveSpread
  readonly parties: Readonly<Record<string, LiveSpread>>
  readonly notices: readonly RiskNotice[]
}

type Six = [number, number, number, number, number, number]

const BINS = 44
const EDGE_SHARE = 0.005

/**
 * The distribution of the area and of every party over the first `trials` trials, as a run of exactly so many would give
 * them.
 */
export function liveFigures(
  { plan, notices }: RiskRun,
  engine: RiskEngine,
  outcomes: Outcomes,
  trials: number,
): LiveFigures {
  const columns = outcomeColumns(plan)
  const of = (column: number): Float64Array => outcomes[column]!.subarray(0, trials)
  const parties = plan.parties.map(({ id }, place): [string, LiveSpread] => [
    id,
    { ...spreadOf(of(columns.own + place)), pReturnMet: shareNonNegative(of(columns.required + place)) },
  ])
  return {
    trials,
    seed: plan.seed,
    engine,
    area: spreadOf(of(columns.area)),
    parties: Object.fromEntries(parties),
    notices,
  }
}

/** No more than is told: at 100,000 trials all of a distribution takes as long as the trials of an edit. */
function spreadOf(values: Float64Array): LiveSpread {
  const shares = [EDGE_SHARE, 1 - EDGE_SHARE, 0.1, 0.2, 0.5, 0.9]
  const [low, high, p10, p20, p50, p90] = percentilesOf(values, shares) as Six
  const counts = new Int32Array(BINS)
  const scale = high > low ? BINS / (high - low) : 0
  for (let trial = 0; trial < values.length; trial += 1) {
    const value = values[trial]!
    if (value >= low && value <= high) counts[Math.min(BINS - 1, Math.floor((value - low) * scale))]! += 1
  }
  const [seP20 = null] = percentileErrors(values, [0.2])
  const sd = deviationOf(values, meanOf(values))
  const pNonNegative = shareNonNegative(values)
  return { p10, p20, p50, p90, sd, pNonNegative, seP20, low, high, counts: [...counts] }
}
