/** Positions of money are compared at half a cent. */
export const HALF_A_CENT = 0.005

/** The lowest position and when it is reached; 0 at t 0 when it never falls below zero. */
export interface Peak {
  readonly eur: number
  readonly t: number
}

/** The sum of an array; a loop, because this runs for every line at every keystroke. */
export function total(values: Float64Array): number {
  let sum = 0
  for (let place = 0; place < values.length; place += 1) sum += values[place]!
  return sum
}

/** The numbers of an array; a loop, for an iterator takes ten times as long. */
export function numbersOf(values: Float64Array): number[] {
  const numbers = new Array<number>(values.length)
  for (let place = 0; place < values.length; place += 1) numbers[place] = values[place]!
  return numbers
}

/** Running sums. */
export function cumulative(cashEur: Float64Array): Float64Array {
  const result = new Float64Array(cashEur.length)
  let sum = 0
  for (let t = 0; t < cashEur.length; t += 1) {
    sum += cashEur[t]!
    result[t] = sum
  }
  return result
}

/** The lowest position and the first t that comes within half a cent of it. Places before `start` are left out. */
export function peakOf(positions: Float64Array, start = 0): Peak {
  let lowest = 0
  for (let t = start; t < positions.length; t += 1) lowest = Math.min(lowest, positions[t]!)
  if (lowest >= -HALF_A_CENT) return { eur: 0, t: 0 }
  const first = positions.findIndex((eur, t) => t >= start && eur <= lowest + HALF_A_CENT)
  return { eur: lowest, t: first }
}

/** The first t from which the position stays at or above zero; null when it ends below zero. */
export function breakEvenOf(positions: Float64Array, start = 0): number | null {
  let first: number | null = null
  for (let t = positions.length - 1; t >= start && positions[t]! >= -HALF_A_CENT; t -= 1) first = t
  return first
}
