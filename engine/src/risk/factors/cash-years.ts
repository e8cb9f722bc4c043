/**
 * Where the cash of a period stands in the years of the factors. Year n runs from n - 1 to n years after the valuation
 * date, whatever the period.
 */
export interface CashYears {
  /** e(t): years from the valuation date to the cash of t. */
  readonly years: Float64Array
  /** The year in which e(t) falls: ceil(e); 0 when e is 0. */
  readonly year: Int32Array
  /** How far e(t) is in that year, above 0 to 1. */
  readonly part: Float64Array
}

/** The years of the cash of each t. */
export function cashYearsOf(years: Float64Array): CashYears {
  return {
    years,
    year: Int32Array.from(years, e => Math.ceil(e)),
    part: years.map(e => e - (Math.ceil(e) - 1)),
  }
}

/** The year in which period t lies; 0 for t = 0. */
export function yearOfPeriod(t: number, periodsPerYear: number): number {
  return Math.floor((t - 1) / periodsPerYear) + 1
}
