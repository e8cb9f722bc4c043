import type { Rate } from '../case/types.ts'
import type { Times } from './times.ts'

interface Known {
  readonly name: string
  readonly rate: Rate
  readonly factors: Float64Array
}

/** So many rows of factors are kept; a case has a handful, and who tries out a rate leaves one at every try. */
const keptMax = 64

const known = new WeakMap<Times, Known[]>()

/**
 * Factors that hang on a rate, one per t, worked out once as long as the times stay the same; nobody changes them.
 * `name` tells those of one rate apart.
 */
export function factorsOf(
  times: Times,
  rate: Rate,
  name: string,
  factorAt: (t: number) => number,
): Float64Array {
  const kept = known.get(times) ?? []
  const before = kept.find(one => one.rate === rate && one.name === name)
  if (before) return before.factors
  const factors = new Float64Array(times.periods + 1)
  for (let t = 0; t <= times.periods; t += 1) factors[t] = factorAt(t)
  if (kept.length === keptMax) kept.shift()
  kept.push({ name, rate, factors })
  known.set(times, kept)
  return factors
}
