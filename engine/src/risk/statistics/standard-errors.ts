import { countOf, deviationOf, lowestMean, meanOf, percentilesOf } from './percentiles.ts'

/** The most batches; enough to know a standard error to about 7 %. */
const MOST_BATCHES = 100

type Errors = Readonly<Record<'mean' | 'p10' | 'p50' | 'p90', number | null>>

/** Standard deviation of the mean of independent values. */
function errorOfMean(values: Float64Array): number | null {
  if (values.length < 2) return null
  return deviationOf(values, meanOf(values)) / Math.sqrt(values.length - 1)
}

/**
 * Standard errors over batches of whole pairs, because the two trials of a pair are not independent: the mean by pair,
 * a percentile by the spread of that percentile over batches of neighbouring pairs.
 */
export function standardErrors(values: Float64Array): Errors {
  const pairs = values.length >> 1
  const means = new Float64Array(pairs)
  for (let pair = 0; pair < pairs; pair += 1) means[pair] = (values[2 * pair]! + values[2 * pair + 1]!) / 2
  const [p10 = null, p50 = null, p90 = null] = percentileErrors(values, [0.1, 0.5, 0.9])
  return { mean: errorOfMean(means), p10, p50, p90 }
}

/** Places where the batches of whole pairs begin, and the end. */
function batchEdges(trials: number): number[] {
  const pairs = trials >> 1
  const batches = Math.min(MOST_BATCHES, Math.floor(Math.sqrt(pairs)))
  return Array.from({ length: batches + 1 }, (_, number) => 2 * Math.floor((number * pairs) / batches))
}

/** Standard error of the mean of the lowest share of the values, by its spread over batches; null when there are too few. */
export function tailMeanError(values: Float64Array, share: number): number | null {
  const edges = batchEdges(values.length)
  const found = edges.slice(1).map((edge, batch) => {
    const part = values.subarray(edges[batch], edge)
    return lowestMean(part, countOf(share, part.length))
  })
  return errorOfMean(Float64Array.from(found))
}

/** Standard errors of percentiles, by their spread over batches; null when there are too few trials to tell. */
export function percentileErrors(values: Float64Array, shares: readonly number[]): (number | null)[] {
  const edges = batchEdges(values.length)
  const found = edges
    .slice(1)
    .map((edge, batch) => percentilesOf(values.subarray(edges[batch], edge), shares))
  return shares.map((_, place) => errorOfMean(Float64Array.from(found, batch => batch[place]!)))
}
