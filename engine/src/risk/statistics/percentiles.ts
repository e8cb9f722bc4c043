/** Shares that differ by rounding only count as equal. */
const ROUNDING = 1e-9

/** A share of the trials as a number of them, at least 1. */
export function countOf(share: number, trials: number): number {
  return Math.max(1, Math.ceil(share * trials - ROUNDING))
}

/** The percentile p of rising values: the smallest value with at least a share p of them at or below it. */
export function percentile(sorted: Float64Array, p: number): number {
  return sorted[countOf(p, sorted.length) - 1] ?? 0
}

/** Mean of values, summed in their order. */
export function meanOf(values: Float64Array): number {
  let sum = 0
  for (let place = 0; place < values.length; place += 1) sum += values[place]!
  return values.length === 0 ? 0 : sum / values.length
}

/** Standard deviation around a mean. */
export function deviationOf(values: Float64Array, mean: number): number {
  let sum = 0
  for (let place = 0; place < values.length; place += 1) sum += (values[place]! - mean) ** 2
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length)
}

/** Mean of the lowest `count` of rising values. */
export function lowestMean(sorted: Float64Array, count: number): number {
  return meanOf(sorted.subarray(0, count))
}

/** Places of the `count` lowest scores; among equal ones the first trials. In the order of the trials. */
export function lowestPlaces(scores: Float64Array, count: number): Int32Array {
  const bound = scores.toSorted()[count - 1] ?? 0
  const below = scores.reduce((sum, score) => sum + Number(score < bound), 0)
  const places = new Int32Array(count)
  let ties = count - below
  let found = 0
  for (let place = 0; found < count && place < scores.length; place += 1) {
    const isTie = scores[place] === bound
    if (scores[place]! < bound || (isTie && ties > 0)) {
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
