import type { Case, Convention } from '../case/types.ts'
import { monthPosition, monthPositionAfter } from './month-position.ts'

const PERIODS_PER_YEAR = { year: 1, 'half-year': 2, quarter: 4 } as const
const SHARE_BEFORE = { begin: 0, mid: 0.5, end: 1 } as const

/** When everything of a case happens. Arrays have one place per t, 0 to `periods`. */
export interface Times {
  readonly convention: Convention
  readonly periods: number
  readonly periodsPerYear: 1 | 2 | 4
  /** Position of the valuation date, in months and in years since year 0. */
  readonly valuationMonth: number
  readonly valuationYear: number
  /** e(t): years from the valuation date to the cash of t. */
  readonly cashYears: Float64Array
  /**
   * The last t whose cash is realised and inside the book value; -1 when none is.
   */
  readonly closedThrough: number
}

/** The times of a case; `extraPeriods` lengthens the runtime, to look at a delay. */
export function timesOf(areaCase: Case, convention?: Convention, extraPeriods = 0): Times {
  const periodsPerYear = PERIODS_PER_YEAR[areaCase.period ?? 'year']
  const chosen = convention ?? areaCase.convention ?? 'mid'
  const periods = areaCase.periods + extraPeriods
  const cashYears = new Float64Array(periods + 1)
  for (let t = 1; t <= periods; t += 1) cashYears[t] = (t - 1 + SHARE_BEFORE[chosen]) / periodsPerYear
  const valuationMonth = monthPosition(areaCase.valuationDate)
  return {
    convention: chosen,
    periods,
    periodsPerYear,
    valuationMonth,
    valuationYear: valuationMonth / 12,
    cashYears,
    closedThrough: closedThrough(areaCase, valuationMonth, periodsPerYear),
  }
}

/** The times of before when they are the same: what was worked out for them stays known. */
export function keptTimes(now: Times, before: Times | undefined): Times {
  const isSame =
    now.convention === before?.convention &&
    now.periods === before.periods &&
    now.periodsPerYear === before.periodsPerYear &&
    now.valuationMonth === before.valuationMonth &&
    now.closedThrough === before.closedThrough
  return isSame ? before : now
}

/** A period ends on its last day, so a book value of 31 December closes the year as one of 1 January does. */
function closedThrough(areaCase: Case, valuationMonth: number, periodsPerYear: number): number {
  const bookValueDate = areaCase.landExploitation?.bookValueDate
  if (bookValueDate === undefined || bookValueDate <= areaCase.valuationDate) return -1
  const months = monthPositionAfter(bookValueDate) - valuationMonth
  return Math.min(areaCase.periods, Math.floor((months * periodsPerYear) / 12 + 1e-9))
}

/** In which t a day falls: 0 on the valuation date, 1 in the days after it; -1 before it. */
export function periodOfDay(times: Times, day: string): number {
  const months = monthPosition(day) - times.valuationMonth
  if (months < 0) return -1
  return months === 0 ? 0 : Math.floor((months * times.periodsPerYear) / 12 + 1e-9) + 1
}

/** Position in years of the cash of t. */
export function cashPosition(times: Times, t: number): number {
  return times.valuationYear + times.cashYears[t]!
}

/** Position in years of the end of period t; of the valuation date for t = 0. */
export function endPosition(times: Times, t: number): number {
  return times.valuationYear + t / times.periodsPerYear
}
