// Flows that downturns push to later periods, at the price of the later period.
import { add, ci, mul, mulAdd, spread } from './vector'
import { share, TILE } from './weigh'

// @ts-ignore: decorator
@inline function pushed(period: v128, start: v128, length: v128): v128 {
  return i32x4.add(period, v128.and(length, i32x4.ge_s(period, start)))
}

/** At most three downturns, whose starts and lengths stay in registers; `count` is a constant of the caller. */
// @ts-ignore: decorator
@inline function move(count: i32, downturns: usize, first: i32, latest: v128, out: usize, end: usize): void {
  const start0 = v128.load(downturns), length0 = v128.load(downturns, 16)
  const start1 = v128.load(downturns, 32), length1 = v128.load(downturns, 48)
  const start2 = v128.load(downturns, 64), length2 = v128.load(downturns, 80)
  const one = ci(0)
  let planned = i32x4.splat(first)
  for (let at = out; at < end; at += 16) {
    let period = pushed(planned, start0, length0)
    if (count > 1) period = pushed(period, start1, length1)
    if (count > 2) period = pushed(period, start2, length2)
    v128.store(at, i32x4.shl(i32x4.min_s(period, latest), 6))
    planned = i32x4.add(planned, one)
  }
}

/** Any number of downturns. */
function moveMany(count: i32, downturns: usize, first: i32, latest: v128, out: usize, end: usize): void {
  let planned = i32x4.splat(first)
  for (let at = out; at < end; at += 16) {
    let period = planned
    for (let n: usize = 0; n < <usize>count; n++) {
      const downturn = downturns + (n << 5)
      period = pushed(period, v128.load(downturn), v128.load(downturn, 16))
    }
    v128.store(at, i32x4.shl(i32x4.min_s(period, latest), 6))
    planned = i32x4.add(planned, ci(0))
  }
}

/**
 * When every planned period really comes: for each, a vector of periods x 64, so that a place in a table of rows of 64
 * bytes is found without arithmetic. Starts and lengths of the downturns lie in pairs of vectors at `downturns`.
 */
export function movedPeriods(downturns: usize, count: i32, first: i32, last: i32, latest: i32, out: usize): void {
  const most = i32x4.splat(latest), from = out + (<usize>first << 4), end = out + (<usize>last << 4)
  if (count == 1) move(1, downturns, first, most, from, end)
  else if (count == 2) move(2, downturns, first, most, from, end)
  else if (count == 3) move(3, downturns, first, most, from, end)
  else moveMany(count, downturns, first, most, from, end)
}

/**
 * Rows of 64 bytes per period, 16 per trial: the discounted prices of three paths (path x scale) and the inverse of the
 * discount. A trial then reads all it needs of a period in one load. Scales of a period: three, and the inverse.
 */
export function pricesByTrial(path0: usize, path1: usize, path2: usize, scales: usize, count: i32, out: usize): void {
  let s = scales
  for (let place: usize = 0; place < <usize>count; place++) {
    const o = place << 4, at = out + (place << 6)
    const a = mul(v128.load(path0 + o), spread(s)), b = mul(v128.load(path1 + o), spread(s, 4))
    const e = mul(v128.load(path2 + o), spread(s, 8)), d = spread(s, 12)
    const low0 = i32x4.shuffle(a, b, 0, 4, 1, 5), high0 = i32x4.shuffle(a, b, 2, 6, 3, 7)
    const low1 = i32x4.shuffle(e, d, 0, 4, 1, 5), high1 = i32x4.shuffle(e, d, 2, 6, 3, 7)
    v128.store(at, i64x2.shuffle(low0, low1, 0, 2))
    v128.store(at, i64x2.shuffle(low0, low1, 1, 3), 16)
    v128.store(at, i64x2.shuffle(high0, high1, 0, 2), 32)
    v128.store(at, i64x2.shuffle(high0, high1, 1, 3), 48)
    s += 16
  }
}

// @ts-ignore: decorator
@inline function addTo(cash: usize, amount: f32): void {
  store<f32>(cash, load<f32>(cash) + amount)
}

/** The cash of one moved period: each trial its own place. Places are periods x 64; a row of cash is a quarter of that. */
// @ts-ignore: decorator
@inline function addMoved(cash: usize, amount: v128, i0: usize, i1: usize, i2: usize, i3: usize): void {
  addTo(cash + (i0 >> 2), f32x4.extract_lane(amount, 0))
  addTo(cash + (i1 >> 2) + 4, f32x4.extract_lane(amount, 1))
  addTo(cash + (i2 >> 2) + 8, f32x4.extract_lane(amount, 2))
  addTo(cash + (i3 >> 2) + 12, f32x4.extract_lane(amount, 3))
}

/** One party of one planned period: three paths, weights `step` bytes apart. */
// @ts-ignore: decorator
@inline function worthOf(a: v128, b: v128, e: v128, w: usize, bytes: usize, known: v128): v128 {
  return mulAdd(e, spread(w, bytes + 8), mulAdd(b, spread(w, bytes + 4), mulAdd(a, spread(w, bytes), known)))
}

/** Weights of a planned period: three of the cash, then three of each party. `parties` is a constant of the caller. */
// @ts-ignore: decorator
@inline function sweep(parties: i32, withCash: bool, prices: usize, map: usize, end: usize, weights: usize, step: usize, cash: usize, worth: usize, part: usize): void {
  let n0 = v128.load(worth), n1 = v128.load(worth, 16), n2 = v128.load(worth, 32)
  let n3 = v128.load(worth, 48), n4 = v128.load(worth, 64), n5 = v128.load(worth, 80)
  let w = weights
  for (let at = map; at < end; at += 16) {
    const i0 = <usize>load<u32>(at), i1 = <usize>load<u32>(at, 4), i2 = <usize>load<u32>(at, 8), i3 = <usize>load<u32>(at, 12)
    const r0 = v128.load(prices + i0), r1 = v128.load(prices + i1, 16), r2 = v128.load(prices + i2, 32), r3 = v128.load(prices + i3, 48)
    const low0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), high0 = i32x4.shuffle(r0, r1, 2, 6, 3, 7)
    const low1 = i32x4.shuffle(r2, r3, 0, 4, 1, 5), high1 = i32x4.shuffle(r2, r3, 2, 6, 3, 7)
    const a = i64x2.shuffle(low0, low1, 0, 2), b = i64x2.shuffle(low0, low1, 1, 3), e = i64x2.shuffle(high0, high1, 0, 2)
    if (withCash) {
      const undiscounted = i64x2.shuffle(high0, high1, 1, 3)
      const amount = mul(worthOf(a, b, e, w, 0, f32x4.splat(0)), undiscounted)
      addMoved(cash, amount, i0, i1, i2, i3)
    }
    const own = withCash ? w + 12 : w + part
    if (parties > 0) n0 = worthOf(a, b, e, own, 0, n0)
    if (parties > 1) n1 = worthOf(a, b, e, own, 12, n1)
    if (parties > 2) n2 = worthOf(a, b, e, own, 24, n2)
    if (parties > 3) n3 = worthOf(a, b, e, own, 36, n3)
    if (parties > 4) n4 = worthOf(a, b, e, own, 48, n4)
    if (parties > 5) n5 = worthOf(a, b, e, own, 60, n5)
    w += step
  }
  if (parties > 0) v128.store(worth, n0)
  if (parties > 1) v128.store(worth, n1, 16)
  if (parties > 2) v128.store(worth, n2, 32)
  if (parties > 3) v128.store(worth, n3, 48)
  if (parties > 4) v128.store(worth, n4, 64)
  if (parties > 5) v128.store(worth, n5, 80)
}

/** Weighs three paths over moved periods; `map` to `end` are the planned periods of `movedPeriods`. */
export function weighMoved(parties: i32, prices: usize, map: usize, end: usize, weights: usize, step: usize, cash: usize, worth: usize): void {
  const first = min(parties, TILE)
  if (first == 1) sweep(1, true, prices, map, end, weights, step, cash, worth, 0)
  else if (first == 2) sweep(2, true, prices, map, end, weights, step, cash, worth, 0)
  else if (first == 3) sweep(3, true, prices, map, end, weights, step, cash, worth, 0)
  else if (first == 4) sweep(4, true, prices, map, end, weights, step, cash, worth, 0)
  else if (first == 5) sweep(5, true, prices, map, end, weights, step, cash, worth, 0)
  else sweep(6, true, prices, map, end, weights, step, cash, worth, 0)
  for (let done = TILE; done < parties; done += 2) {
    const at = worth + (<usize>done << 4), part = <usize>(done + 1) * 12
    if (done + 1 < parties) sweep(2, false, prices, map, end, weights, step, 0, at, part)
    else sweep(1, false, prices, map, end, weights, step, 0, at, part)
  }
}

/**
 * One line over moved periods: path x scale x weight of the planned period; its worth goes by shares. Scales of a period,
 * by when it comes: price, discount.
 */
export function movedLineOf(parties: i32, path: usize, map: usize, count: i32, weights: usize, scales: usize, cash: usize, shares: usize, worth: usize): void {
  const end = map + (<usize>count << 4)
  let total = f32x4.splat(0), w = weights
  for (let at = map; at < end; at += 16) {
    const i0 = <usize>load<u32>(at), i1 = <usize>load<u32>(at, 4), i2 = <usize>load<u32>(at, 8), i3 = <usize>load<u32>(at, 12)
    let y = v128.load32_zero(path + (i0 >> 2))
    y = v128.load32_lane(path + (i1 >> 2), y, 1, 4)
    y = v128.load32_lane(path + (i2 >> 2), y, 2, 8)
    y = v128.load32_lane(path + (i3 >> 2), y, 3, 12)
    const a = v128.load64_lane(scales + (i1 >> 3), v128.load64_zero(scales + (i0 >> 3)), 1)
    const b = v128.load64_lane(scales + (i3 >> 3), v128.load64_zero(scales + (i2 >> 3)), 1)
    const amount = mul(mul(y, i32x4.shuffle(a, b, 0, 2, 4, 6)), spread(w))
    total = mulAdd(amount, i32x4.shuffle(a, b, 1, 3, 5, 7), total)
    addMoved(cash, amount, i0, i1, i2, i3)
    w += 4
  }
  share(parties, total, shares, worth)
}

/**
 * Deepest positions of two rows of cash that carry `rate` a period (rate - 1 of the growth), at most zero: side by side,
 * because each step waits for the one before.
 */
export function deepestOfTwo(cash0: usize, cash1: usize, count: i32, rate: v128, out0: usize, out1: usize): void {
  let p0 = f32x4.splat(0), p1 = p0, least0 = p0, least1 = p0
  for (let n: usize = 0; n < <usize>count; n++) {
    const o = n << 4
    p0 = add(add(p0, v128.load(cash0 + o)), mul(p0, rate))
    p1 = add(add(p1, v128.load(cash1 + o)), mul(p1, rate))
    least0 = f32x4.pmin(least0, p0)
    least1 = f32x4.pmin(least1, p1)
  }
  v128.store(out0, least0)
  v128.store(out1, least1)
}
