/** Values by trial, and by how much they count. */
export type Weighted = readonly [values: Float64Array, weight: number]

/** The sum of values by trial, each times its weight: four of them at a time, so that the sum goes to and from memory less. */
export function weightedSum(terms: readonly Weighted[], trials: number): Float64Array {
  const total = new Float64Array(trials)
  const counted = terms.filter(([, weight]) => weight !== 0)
  const nothing: Weighted = [total, 0]
  for (let place = 0; place < counted.length; place += 4) {
    const [a, u] = counted[place]!
    const [b, v] = counted[place + 1] ?? nothing
    const [c, w] = counted[place + 2] ?? nothing
    const [d, x] = counted[place + 3] ?? nothing
    for (let trial = 0; trial < trials; trial += 1)
      total[trial]! += u * a[trial]! + v * b[trial]! + w * c[trial]! + x * d[trial]!
  }
  return total
}
