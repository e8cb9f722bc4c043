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
 * Standard errors over whole bundles, because the trials of a pair, or of a copy of a lattice, are not independent: the
 * mean by bundle, a percentile by the spread of that percentile over batches of neighbouring bundles.
 */
export function standardErrors(values: Float64Array, bundle = 2): Errors {
  const means = new Float64Array(Math.floor(values.length / bundle))
  for (let number = 0; number < means.length; number += 1) {
    let sum = 0
    for (let place = number * bundle; place < (number + 1) * bundle; place += 1) sum += values[place]!
    means[number] = sum / bundle
  }
  const [p10 = null, p50 = null, p90 = null] = percentileErrors(values, [0.1, 0.5, 0.9], bundle)
  return { mean: errorOfMean(means), p10, p50, p90 }
}

/** Places where the batches of whole bundles begin, and the end. A copy of a lattice is a batch by itself. */
function batchEdges(trials: number, bundle: number): number[] {
  const bundles = Math.floor(trials / bundle)
  const batches = bundle > 2 ? bundles : Math.min(MOST_BATCHES, Math.floor(Math.sqrt(bundles)))
  return Array.from({ length: batches + 1 }, (_, number) => bundle * Math.floor((number * bundles) / batches))
}

/** Standard error of the mean of the lowest share of the values, by its spread over batches; null when there are too few. */
export function tailMeanError(values: Float64Array, share: number): number | null {
  const edges = batchEdges(values.length, 2)
  const found = edges.slice(1).map((edge, batch) => {
    const part = values.subarray(edges[batch], edge)
    return lowestMean(part, countOf(share, part.length))
  })
  return errorOfMean(Float64Array.from(found))
}

/** Standard errors of percentiles, by their spread over batches; null when there are too few trials to tell. */
export function percentileErrors(
  values: Float64Array,
  shares: readonly number[],
  bundle = 2,
): (number | null)[] {
  const edges = batchEdges(values.length, bundle)
  const found = edges
    .slice(1)
    .map((edge, batch) => percentilesOf(values.subarray(edges[batch], edge), shares))
  return shares.map((_, place) => errorOfMean(Float64Array.from(found, batch => batch[place]!)))
}
