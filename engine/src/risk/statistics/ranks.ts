/** The most buckets of one pass. */
const MOST_BUCKETS = 4096

/** How many values share a bucket on average. */
const PER_BUCKET = 8

/**
 * The values at some ranks (0 = the lowest) as sorting would give them, without sorting: values are counted in buckets of
 * equal width, and only the buckets that hold a wanted rank are put in order.
 */
export function valuesAtRanks(values: Float64Array, ranks: readonly number[]): number[] {
  const buckets = Math.min(MOST_BUCKETS, Math.ceil(values.length / PER_BUCKET))
  let lowest = values[0] ?? 0
  let highest = lowest
  for (let place = 1; place < values.length; place += 1) {
    const value = values[place]!
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  if (lowest === highest) return ranks.map(() => lowest)
  const scale = (buckets - 1) / (highest - lowest)
  if (!(scale > 0 && Number.isFinite(scale))) {
    const sorted = values.toSorted()
    return ranks.map(rank => sorted[rank] ?? Number.NaN)
  }
  const counts = new Int32Array(buckets)
  for (let place = 0; place < values.length; place += 1) {
    const bucket = ((values[place]! - lowest) * scale) | 0
    counts[bucket] = counts[bucket]! + 1
  }
  return pick(values, ranks, counts, value => ((value - lowest) * scale) | 0)
}

function pick(
  values: Float64Array,
  ranks: readonly number[],
  counts: Int32Array,
  bucketOf: (value: number) => number,
): number[] {
  const before = new Int32Array(counts.length)
  for (let bucket = 1; bucket < counts.length; bucket += 1)
    before[bucket] = before[bucket - 1]! + counts[bucket - 1]!
  const wanted = ranks.map(rank =>
    before.findLastIndex((below, bucket) => below <= rank && counts[bucket]! > 0),
  )
  const contents = new Map(wanted.map(bucket => [bucket, new Float64Array(counts[bucket] ?? 0)]))
  const slot = new Int32Array(counts.length).fill(-1)
  for (const bucket of contents.keys()) slot[bucket] = 0
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!
    const bucket = bucketOf(value)
    const next = slot[bucket]!
    if (next < 0) continue
    contents.get(bucket)![next] = value
    slot[bucket] = next + 1
  }
  for (const content of contents.values()) content.sort()
  return ranks.map((rank, place) => contents.get(wanted[place]!)![rank - before[wanted[place]!]!]!)
}
