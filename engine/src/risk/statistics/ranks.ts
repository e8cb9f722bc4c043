/** The most buckets of one pass. */
const MOST_BUCKETS = 4096

/** How many values share a bucket on average. */
const PER_BUCKET = 8

/** A bucket with more values than this is divided once more. */
const MOST_SORTED = 64

/** So few values are put in order at once: anything else would cost more than it saves. */
const FEW = 128

/** Up to so many values it costs less to move them about than to count them in buckets. */
const MOST_MOVED = 2048
const moving = new Float64Array(MOST_MOVED)

/**
 * The values at some ranks (0 = the lowest) as sorting would give them, without sorting: values are counted in buckets of
 * equal width, and only the buckets that hold a wanted rank are put in order.
 */
export function valuesAtRanks(values: Float64Array, ranks: readonly number[]): number[] {
  if (values.length <= FEW) {
    const sorted = values.toSorted()
    return ranks.map(rank => sorted[rank]!)
  }
  if (values.length <= MOST_MOVED) return valuesByMoving(values, ranks)
  const buckets = Math.min(MOST_BUCKETS, Math.ceil(values.length / PER_BUCKET))
  let lowest = values[0]!
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
    return ranks.map(rank => sorted[rank]!)
  }
  const counts = new Int32Array(buckets)
  for (let place = 0; place < values.length; place += 1) {
    const bucket = ((values[place]! - lowest) * scale) | 0
    counts[bucket] = counts[bucket]! + 1
  }
  const before = new Int32Array(buckets)
  for (let bucket = 1; bucket < buckets; bucket += 1)
    before[bucket] = before[bucket - 1]! + counts[bucket - 1]!
  const wanted = ranks.map(rank => lastAtMost(before, rank))
  // By bucket where its next value goes in the room; -1 where no rank is wanted.
  const next = new Int32Array(buckets).fill(-1)
  let size = 0
  for (const bucket of wanted) {
    if (next[bucket]! >= 0) continue
    next[bucket] = size
    size += counts[bucket]!
  }
  const room = new Float64Array(size)
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!
    const bucket = ((value - lowest) * scale) | 0
    const at = next[bucket]!
    if (at < 0) continue
    room[at] = value
    next[bucket] = at + 1
  }
  const found = ranks.map(() => 0)
  for (const bucket of new Set(wanted)) {
    const part = room.subarray(next[bucket]! - counts[bucket]!, next[bucket]!)
    const places = [...ranks.keys()].filter(place => wanted[place] === bucket)
    const inPart = inOrder(
      part,
      places.map(place => ranks[place]! - before[bucket]!),
    )
    places.forEach((place, nth) => {
      found[place] = inPart[nth]!
    })
  }
  return found
}

/** The same for fewer values: they are moved about until every wanted rank has its value, with the lower ones before it. */
function valuesByMoving(values: Float64Array, ranks: readonly number[]): number[] {
  moving.set(values)
  let from = 0
  for (const rank of ranks.toSorted((a, b) => a - b)) {
    moveToRank(rank, from, values.length - 1)
    from = rank
  }
  // Zeros of both signs are alike while they are moved; in order they are not.
  const found = ranks.some(rank => moving[rank] === 0) ? values.toSorted() : moving
  return ranks.map(rank => found[rank]!)
}

/** Moves what is between two places so that the value of a rank is in its place: Hoare's selection. */
function moveToRank(rank: number, lowest: number, highest: number): void {
  let [low, high] = [lowest, highest]
  while (low < high) {
    const pivot = moving[(low + high) >> 1]!
    let [left, right] = [low, high]
    while (left <= right) {
      while (moving[left]! < pivot) left += 1
      while (moving[right]! > pivot) right -= 1
      if (left > right) break
      const other = moving[left]!
      moving[left] = moving[right]!
      moving[right] = other
      left += 1
      right -= 1
    }
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else return
  }
}

/** A bucket may hold many: what is promised or planned can be the same in most trials. */
function inOrder(part: Float64Array, ranks: readonly number[]): number[] {
  if (part.length > MOST_SORTED) return valuesAtRanks(part, ranks)
  part.sort()
  return ranks.map(rank => part[rank]!)
}

/** The last place of rising numbers that is at most `most`; the first of them is. */
function lastAtMost(rising: Int32Array, most: number): number {
  let [low, high] = [0, rising.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (rising[middle]! <= most) low = middle
    else high = middle
  }
  return low
}
