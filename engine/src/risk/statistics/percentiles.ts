import { valuesAtRanks } from './ranks.ts'

/** Shares that differ by rounding only count as equal. */
const ROUNDING = 1e-9

/** A share of the trials as a number of them, at least 1. */
export function countOf(share: number, trials: number): number {
  return Math.max(1, Math.ceil(share * trials - ROUNDING))
}

/** The percentile p of rising values: the smallest value with at least a share p of them at or below it. */
export function percentile(sorted: Float64Array, p: number): number {
  return sorted[countOf(p, sorted.length) - 1]!
}

/** Mean of values, summed in their order as they differ from the first: of values that are all the same it is exact. */
export function meanOf(values: Float64Array): number {
  const first = values[0]!
  let sum = 0
  for (let place = 1; place < values.length; place += 1) sum += values[place]! - first
  return values.length === 0 ? 0 : first + sum / values.length
}

/** Standard deviation around a mean. */
export function deviationOf(values: Float64Array, mean: number): number {
  let sum = 0
  for (let place = 0; place < values.length; place += 1) sum += (values[place]! - mean) ** 2
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length)
}

/** Percentiles of values in any order. */
export function percentilesOf(values: Float64Array, shares: readonly number[]): number[] {
  return valuesAtRanks(
    values,
    shares.map(share => countOf(share, values.length) - 1),
  )
}

/** Mean of the lowest `count` values; `bound` is the last of them in order. */
export function lowestMean(
  values: Float64Array,
  count: number,
  bound = valuesAtRanks(values, [count - 1])[0]!,
): number {
  let sum = 0
  let below = 0
  for (let place = 0; place < values.length; place += 1) {
    if (values[place]! >= bound) continue
    sum += values[place]!
    below += 1
  }
  return (sum + (count - below) * bound) / count
}

/** Places of the `count` lowest scores; among equal ones the first trials. In the order of the trials. */
export function lowestPlaces(scores: Float64Array, count: number): Int32Array {
  return extremePlaces(scores, count, 1)
}

/** Places of the `count` highest scores; among equal ones the first trials. */
export function highestPlaces(scores: Float64Array, count: number): Int32Array {
  return extremePlaces(scores, count, -1)
}

function extremePlaces(scores: Float64Array, count: number, sign: 1 | -1): Int32Array {
  const bound = valuesAtRanks(scores, [sign === 1 ? count - 1 : scores.length - count])[0]!
  let beyond = 0
  for (let place = 0; place < scores.length; place += 1)
    beyond += Number(sign * scores[place]! < sign * bound)
  const places = new Int32Array(count)
  let ties = count - beyond
  let found = 0
  for (let place = 0; found < count && place < scores.length; place += 1) {
    const isTie = scores[place] === bound
    if (sign * scores[place]! < sign * bound || (isTie && ties > 0)) {
      places[found] = place
      found += 1
      if (isTie) ties -= 1
    }
  }
  return places
}

/** Mean of the values at some places. */
export function meanAt(values: Float64Array, places: Int32Array): number {
  let sum = 0
  for (let place = 0; place < places.length; place += 1) sum += values[places[place]!]!
  return places.length === 0 ? 0 : sum / places.length
}
