import { noAnswer, type Reason, type ReasonCode } from '../reasons.ts'
import { rootsOfExponentialSum, type TimedAmount } from './exponential-sum.ts'

/** The rates of return of a cash flow that has some, and the one to show. */
interface FoundRates {
  /** All real rates above -1, rising. */
  readonly roots: readonly number[]
  /** Nearest to the required return, else nearest to zero as abs(ln(1 + rate)). */
  readonly preferred: number
  readonly multiple: boolean
  /** That there is more than one. */
  readonly reason?: Reason
}

/** A cash flow without a rate of return, and why. */
interface NoRates {
  readonly roots: readonly []
  readonly preferred: null
  readonly multiple: false
  readonly reason: Reason
}

/** Largest number of amounts for which rates of return are sought: a hundred years of months. */
export const mostFlows = 1200

/**
 * All rates a year above -1 at which amounts at times in years have present value zero; a root near
 * -1 never wins by accident.
 */
export function ratesOfReturn(flows: readonly TimedAmount[], requiredReturn?: number): FoundRates | NoRates {
  if (!flows.every(flow => Number.isFinite(flow.amount))) return noRates('GETAL_TE_GROOT')
  const hasOut = flows.some(flow => flow.amount < 0)
  const hasIn = flows.some(flow => flow.amount > 0)
  if (!hasOut || !hasIn) return noRates('GEEN_TEKENWISSEL')
  const roots = rootsOfExponentialSum(flows).map(Math.expm1).filter(isUsableRate)
  if (roots.length === 0) return noRates('GEEN_WORTEL')
  const preferred = preferredRate(roots, requiredReturn)
  const multiple = roots.length > 1
  return multiple
    ? { roots, preferred, multiple, reason: noAnswer('MEER_RENDEMENTEN').reason }
    : { roots, preferred, multiple }
}

function noRates(code: ReasonCode): NoRates {
  return { roots: [], preferred: null, multiple: false, reason: noAnswer(code).reason }
}

function isUsableRate(rate: number): boolean {
  return rate > -1 && Number.isFinite(rate)
}

function preferredRate(roots: readonly number[], requiredReturn: number | undefined): number {
  const distance = (rate: number) =>
    requiredReturn === undefined ? Math.abs(Math.log1p(rate)) : Math.abs(rate - requiredReturn)
  return roots.reduce((best, rate) => (distance(rate) < distance(best) ? rate : best))
}
