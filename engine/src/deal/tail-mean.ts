import { valuesAtRanks } from '../risk/statistics/ranks.ts'

/** Share of the trials that is the tail: the worst tenth. */
export const tailShare = 0.1

/** The worst trials of a loss, with what part of the last one counts. */
export interface Tail {
  /** Trials that count whole, then the one that counts in part. */
  readonly trials: Int32Array
  /** Whole and broken number of trials. */
  readonly count: number
}

/** The trials with the largest losses; of those equal to the smallest of them the first, and one of these comes last. */
export function tailOf(losses: Float64Array): Tail {
  const count = tailShare * losses.length
  const size = Math.ceil(count)
  const bound = valuesAtRanks(losses, [losses.length - size])[0]!
  const trials = new Int32Array(size)
  let filled = 0
  for (let trial = 0; trial < losses.length; trial++) if (losses[trial]! > bound) trials[filled++] = trial
  for (let trial = 0; filled < size; trial++) if (losses[trial] === bound) trials[filled++] = trial
  return { trials, count }
}

/** Mean of values over a tail, the last trial for its part. */
export function meanOver(values: Float64Array, { trials, count }: Tail): number {
  const last = count - (trials.length - 1)
  let sum = 0
  for (let place = 0; place < trials.length - 1; place++) sum += values[trials[place]!]!
  return (sum + last * values[trials[trials.length - 1]!]!) / count
}

/** Mean of all values, of which there is one at least. */
export function meanOf(values: Float64Array): number {
  let sum = 0
  for (let trial = 0; trial < values.length; trial++) sum += values[trial]!
  return sum / values.length
}
