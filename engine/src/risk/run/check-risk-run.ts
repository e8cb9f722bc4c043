import { marketReplays } from '../../../parameters/market-replays.ts'
import { type CaseError, caseError } from '../../case/errors.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { type ReplayChoice, replayOf, replayYears } from '../plan/replay.ts'
import { fewestQuasiTrials } from '../plan/sampling.ts'

/** How far the logarithm of a price may go (e^100 is a one with 43 zeros); beyond it figures lose their meaning. */
const FARTHEST = 100

/** How far an interest may go from that of the case: 100 points in six standard deviations. */
const FARTHEST_INTEREST = 1

/** Reasons why a run of so many trials cannot give figures, beside the mistakes that `parseCase` tells. */
export function checkRiskRun(
  plan: RiskPlan,
  replay: ReplayChoice | undefined,
  trials = Number.POSITIVE_INFINITY,
): CaseError[] {
  return [
    ...checkReach(plan),
    ...(replay ? checkReplay(plan, replay) : []),
    ...(plan.sampling === 'quasi' ? checkQuasi(replay, trials) : []),
  ]
}

/** A lattice needs a market that chance decides, and enough trials for copies of it. */
function checkQuasi(replay: ReplayChoice | undefined, trials: number): CaseError[] {
  return [
    ...(replay ? [caseError('--sampling', 'QUASI_BIJ_HERHALING', {})] : []),
    ...(trials < fewestQuasiTrials
      ? [caseError('--trials', 'TE_WEINIG_VOOR_QUASI', { fewest: fewestQuasiTrials, trials })]
      : []),
  ]
}

function checkReach({ columns, market, funding }: RiskPlan): CaseError[] {
  const reach = Math.max(0, ...columns.map(column => column.reach))
  const interest = market.factors[funding.interest]
  const spread = interest ? (6 * interest.sd) / Math.sqrt(1 - interest.phi ** 2) : 0
  const isFine = reach <= FARTHEST && spread <= FARTHEST_INTEREST
  return isFine
    ? []
    : [caseError('/risk/factors', 'RISICO_TE_GROOT', { reach: Math.round(Math.max(reach, spread)) })]
}

function checkReplay({ caseTimes }: RiskPlan, choice: ReplayChoice): CaseError[] {
  const { id } = choice
  if (!replayOf(id)) {
    const known = marketReplays.map(one => `${one.id}:JAAR`).join(', ')
    return [caseError('--replay', 'ONBEKENDE_HERHALING', { value: id, known })]
  }
  const first = Math.floor(caseTimes.valuationYear)
  const last = Math.ceil(caseTimes.valuationYear + caseTimes.periods / caseTimes.periodsPerYear) - 1
  return replayYears(choice)
    .filter(year => year < first || year > last)
    .map(year => caseError('--replay', 'HERHALING_BUITEN_LOOPTIJD', { year, first, last }))
}
