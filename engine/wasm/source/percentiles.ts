// Exact order statistics without sorting: a histogram of equal widths, then only the buckets that hold a wanted rank.
const BUCKETS: i32 = 4096
const COUNTS: usize = memory.data(BUCKETS * 4, 16)
/** Per bucket where its next value goes; zero where no rank is wanted. */
const PLACES: usize = memory.data(BUCKETS * 4, 16)

// @ts-ignore: decorator
@inline function countOne(bucket: i32): void {
  const at = COUNTS + (<usize>bucket << 2)
  store<u32>(at, load<u32>(at) + 1)
}

// @ts-ignore: decorator
@inline function keep(from: usize, bucket: i32): void {
  const at = PLACES + (<usize>bucket << 2), place = <usize>load<u32>(at)
  if (place == 0) return
  store<u32>(place, load<u32>(from))
  store<u32>(at, <u32>(place + 4))
}

/** Value number `rank` of `count` values, by partitioning in place. */
function select(values: usize, count: i32, rank: i32): f32 {
  let low = 0, high = count - 1
  while (low < high) {
    const middle = load<f32>(values + (<usize>((low + high) >> 1) << 2))
    let i = low, j = high
    while (i <= j) {
      while (load<f32>(values + (<usize>i << 2)) < middle) i++
      while (middle < load<f32>(values + (<usize>j << 2))) j--
      if (i > j) break
      const a = values + (<usize>i << 2), b = values + (<usize>j << 2), kept = load<f32>(a)
      store<f32>(a, load<f32>(b))
      store<f32>(b, kept)
      i++
      j--
    }
    if (rank <= j) high = j
    else if (rank >= i) low = i
    else break
  }
  return load<f32>(values + (<usize>rank << 2))
}

/** Gives every bucket with a wanted rank a place for its values, once. */
function reserve(ranks: usize, wanted: i32, room: usize): void {
  let before: u32 = 0, bucket = 0, free = room
  for (let n: usize = 0; n < <usize>wanted; n++) {
    const rank = load<u32>(ranks + (n << 2))
    let size = load<u32>(COUNTS + (<usize>bucket << 2))
    while (rank >= before + size) {
      before += size
      bucket++
      size = load<u32>(COUNTS + (<usize>bucket << 2))
    }
    const at = PLACES + (<usize>bucket << 2)
    if (load<u32>(at) != 0) continue
    store<u32>(at, <u32>free)
    free += <usize>size << 2
  }
}

/** Reads the wanted values from the buckets that `reserve` gave room; its walk is repeated in the same order. */
function answer(ranks: usize, wanted: i32, room: usize, answers: usize): void {
  let before: u32 = 0, bucket = 0, start = room
  for (let n: usize = 0; n < <usize>wanted; n++) {
    const rank = load<u32>(ranks + (n << 2))
    let size = load<u32>(COUNTS + (<usize>bucket << 2))
    while (rank >= before + size) {
      if (load<u32>(PLACES + (<usize>bucket << 2)) != 0) start += <usize>size << 2
      before += size
      bucket++
      size = load<u32>(COUNTS + (<usize>bucket << 2))
    }
    store<f32>(answers + (n << 2), select(start, <i32>size, <i32>(rank - before)))
  }
}

// @ts-ignore: decorator
@inline function horizontal(x: v128, largest: bool): f32 {
  const a = f32x4.extract_lane(x, 0), b = f32x4.extract_lane(x, 1), e = f32x4.extract_lane(x, 2), d = f32x4.extract_lane(x, 3)
  return largest ? max(max(a, b), max(e, d)) : min(min(a, b), min(e, d))
}

/**
 * The values with the given ranks (u32, from 0, not descending) among `count` finite floats at `values` (a multiple of
 * 16; the last vector may be partly used), into `answers`. `room` has space for `count` floats.
 */
export function percentiles(values: usize, count: i32, ranks: usize, wanted: i32, room: usize, answers: usize): void {
  const end = values + (<usize>(count & ~3) << 2), last = values + (<usize>count << 2)
  let low = v128.load32_splat(values), high = low
  for (let at = values; at < end; at += 16) {
    low = f32x4.pmin(low, v128.load(at))
    high = f32x4.pmax(high, v128.load(at))
  }
  let least = horizontal(low, false), most = horizontal(high, true)
  for (let at = end; at < last; at += 4) {
    least = min(least, load<f32>(at))
    most = max(most, load<f32>(at))
  }
  const width: f32 = most > least ? <f32>(BUCKETS - 1) / (most - least) : 0
  const from = f32x4.splat(least), scale = f32x4.splat(width)
  memory.fill(COUNTS, 0, BUCKETS * 4)
  memory.fill(PLACES, 0, BUCKETS * 4)
  for (let at = values; at < end; at += 16) {
    const b = i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.sub(v128.load(at), from), scale))
    countOne(i32x4.extract_lane(b, 0))
    countOne(i32x4.extract_lane(b, 1))
    countOne(i32x4.extract_lane(b, 2))
    countOne(i32x4.extract_lane(b, 3))
  }
  for (let at = end; at < last; at += 4) countOne(<i32>((load<f32>(at) - least) * width))
  reserve(ranks, wanted, room)
  for (let at = values; at < end; at += 16) {
    const b = i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.sub(v128.load(at), from), scale))
    keep(at, i32x4.extract_lane(b, 0))
    keep(at + 4, i32x4.extract_lane(b, 1))
    keep(at + 8, i32x4.extract_lane(b, 2))
    keep(at + 12, i32x4.extract_lane(b, 3))
  }
  for (let at = end; at < last; at += 4) keep(at, <i32>((load<f32>(at) - least) * width))
  answer(ranks, wanted, room, answers)
}
