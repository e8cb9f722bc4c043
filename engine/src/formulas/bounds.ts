/**
 * How much two figures may differ by rounding of the computer alone: a part of the larger of them.
 * Far above what a few sums and divisions leave behind, far below a cent on a billion.
 */
const roundingShare = 1e-12

/**
 * True when `value` lies above `limit` by more than the rounding of the computer.
 * What lies on a bound counts as within it, also when the last digit of a sum or quotient says otherwise.
 */
export function exceeds(value: number, limit: number): boolean {
  return value - limit > roundingShare * Math.max(Math.abs(value), Math.abs(limit))
}

/** The smallest whole number that is not below `value`, where 2.0000000000000004 is still 2. */
export function wholeFrom(value: number): number {
  const nearest = Math.round(value)
  return exceeds(value, nearest) ? nearest + 1 : nearest
}
