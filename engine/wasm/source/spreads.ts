// What is planned over periods, when it moves in time: the part of it that falls in each period.
import { apart, row, weight, word } from './context'
import { sell } from './timing'
import { add, c, mul, mulAdd, spread, sub } from './vector'

/**
 * A row of amounts by t. Nothing falls in t = 0: there the first side says from which period on there is something for any
 * of the eight trials, and the period after the last.
 */
// @ts-ignore: decorator
@inline export function spreadFrom(amounts: usize): i32 {
  return load<i32>(amounts)
}
// @ts-ignore: decorator
@inline export function spreadEnd(amounts: usize): i32 {
  return load<i32>(amounts, 4)
}
// @ts-ignore: decorator
@inline function say(amounts: usize, from: i32, end: i32): void {
  store<i32>(amounts, from)
  store<i32>(amounts, end, 4)
}

/** Whole periods in the least of eight numbers of at least zero, and in the most. */
// @ts-ignore: decorator
@inline function wholeOf(x: v128): i32 {
  return i32x4.extract_lane(i32x4.trunc_sat_f32x4_s(x), 0)
}
// @ts-ignore: decorator
@inline function leastOf(x0: v128, x1: v128): i32 {
  const low = f32x4.pmin(x0, x1), two = f32x4.pmin(low, i32x4.shuffle(low, low, 2, 3, 0, 1))
  return wholeOf(f32x4.pmin(two, i32x4.shuffle(two, two, 1, 0, 3, 2)))
}
// @ts-ignore: decorator
@inline function mostOf(x0: v128, x1: v128): i32 {
  const high = f32x4.pmax(x0, x1), two = f32x4.pmax(high, i32x4.shuffle(high, high, 2, 3, 0, 1))
  return wholeOf(f32x4.pmax(two, i32x4.shuffle(two, two, 1, 0, 3, 2)))
}

/**
 * One in each of the periods `first` to `latest`, behind by a shift: shift:row first latest last ROW. What is left falls in
 * period `last`.
 */
export function spreadEvenly(pc: usize): void {
  const first = word(pc, 2), latest = word(pc, 3), last = word(pc, 4), out = row(pc, 5), other = apart(pc, 5)
  const s0 = v128.load(row(pc, 1)), s1 = v128.load(row(pc, 1) + apart(pc, 1)), zero = f32x4.splat(0), all = f32x4.splat(<f32>(latest - first + 1))
  const from = min(last, first + min(last, leastOf(s0, s1))), late = latest + 2 + min(last, mostOf(s0, s1)), end = min(last, late)
  const b0 = add(s0, f32x4.splat(<f32>(first - 1))), b1 = add(s1, f32x4.splat(<f32>(first - 1)))
  let before0 = zero, before1 = zero, at = out + (<usize>from << 4), t = f32x4.splat(<f32>from)
  for (const until = out + (<usize>end << 4); at < until; at += 16) {
    const now0 = f32x4.pmin(all, f32x4.pmax(zero, sub(t, b0))), now1 = f32x4.pmin(all, f32x4.pmax(zero, sub(t, b1)))
    v128.store(at, sub(now0, before0))
    v128.store(at + other, sub(now1, before1))
    before0 = now0
    before1 = now1
    t = add(t, c(0))
  }
  if (late > last) {
    v128.store(at, sub(all, before0))
    v128.store(at + other, sub(all, before1))
  }
  say(out, from, min(last + 1, late))
}

/**
 * One in each of the periods `first` to `latest`, as it is sold: shift:row pace:row first latest last ROW. Sales are never
 * ahead of plan, and catch up their arrears by the pace; what is left falls in period `last`. Both sides go together,
 * because each period waits for the one before; two periods at a time, until every trial has sold all.
 */
export function spreadSales(pc: usize): void {
  const first = word(pc, 3), last = word(pc, 5), out = row(pc, 6), other = apart(pc, 6), otherPace = apart(pc, 2), one = c(0)
  const start = f32x4.splat(<f32>(first - 1)), all = f32x4.splat(<f32>word(pc, 4))
  const s0 = v128.load(row(pc, 1)), s1 = v128.load(row(pc, 1) + apart(pc, 1)), from = min(last, first + min(last, leastOf(s0, s1)))
  let done0 = start, done1 = start, sold0 = start, sold1 = start, now = f32x4.splat(<f32>from), t = from
  let at = out + (<usize>from << 4), pace = row(pc, 2) + (<usize>from << 4)
  for (; t + 1 < last; t += 2) {
    done0 = sell(done0, start, s0, v128.load(pace), now)
    done1 = sell(done1, start, s1, v128.load(pace + otherPace), now)
    const next = add(now, one), mid0 = f32x4.pmin(all, done0), mid1 = f32x4.pmin(all, done1)
    v128.store(at, sub(mid0, sold0))
    v128.store(at + other, sub(mid1, sold1))
    done0 = sell(done0, start, s0, v128.load(pace, 16), next)
    done1 = sell(done1, start, s1, v128.load(pace + otherPace, 16), next)
    sold0 = f32x4.pmin(all, done0)
    sold1 = f32x4.pmin(all, done1)
    v128.store(at, sub(sold0, mid0), 16)
    v128.store(at + other, sub(sold1, mid1), 16)
    now = add(next, one)
    at += 32
    pace += 32
    if (i32x4.all_true(f32x4.eq(f32x4.pmin(sold0, sold1), all))) {
      say(out, from, t + 2)
      return
    }
  }
  if (t < last) {
    const end0 = f32x4.pmin(all, sell(done0, start, s0, v128.load(pace), now)), end1 = f32x4.pmin(all, sell(done1, start, s1, v128.load(pace + otherPace), now))
    v128.store(at, sub(end0, sold0))
    v128.store(at + other, sub(end1, sold1))
    sold0 = end0
    sold1 = end1
    at += 16
  }
  v128.store(at, sub(all, sold0))
  v128.store(at + other, sub(all, sold1))
  say(out, from, last + 1)
}

/** The planned amount up to a place of the table, which has, per period, amount at its start and in it. */
// @ts-ignore: decorator
@inline function plannedAt(table: usize, place: usize, part: v128): v128 {
  let a = v128.load64_zero(table + <usize>load<u32>(place))
  a = v128.load64_lane(table + <usize>load<u32>(place, 4), a, 1)
  let b = v128.load64_zero(table + <usize>load<u32>(place, 8))
  b = v128.load64_lane(table + <usize>load<u32>(place, 12), b, 1)
  return mulAdd(part, i32x4.shuffle(a, b, 1, 3, 5, 7), i32x4.shuffle(a, b, 0, 2, 4, 6))
}

/**
 * What one side newly reaches of its table (see `sold` in timing.ts) from period `first` on, in period `last` all that is
 * left. Gives the period after the last amount.
 */
function soldAmounts(reached: usize, table: usize, first: i32, last: i32, out: usize): i32 {
  const parts = reached + (<usize>(last + 1) << 4), whole = spread(table + (<usize>last << 3))
  let before = f32x4.splat(0)
  for (let t = first; t < last; t++) {
    const o = <usize>t << 4, now = plannedAt(table, reached + o, v128.load(parts + o))
    v128.store(out + o, sub(now, before))
    before = now
    if (i32x4.all_true(f32x4.eq(before, whole))) return t + 1
  }
  v128.store(out + (<usize>last << 4), sub(whole, before))
  return last + 1
}

/** A row of one side from `from` to `end`, zeros. */
function blank(at: usize, from: i32, end: i32): void {
  for (let t = from; t < end; t++) v128.store(at + (<usize>t << 4), f32x4.splat(0))
}

/** Amounts that are sold: reached:row table:w first last ROW. */
export function spreadSold(pc: usize): void {
  const table = weight(pc, 2), first = word(pc, 3), last = word(pc, 4), out = row(pc, 5), other = apart(pc, 5)
  const end0 = soldAmounts(row(pc, 1), table, first, last, out)
  const end1 = soldAmounts(row(pc, 1) + apart(pc, 1), table, first, last, out + other), end = max(end0, end1)
  blank(out, end0, end)
  blank(out + other, end1, end)
  say(out, first, end)
}

/** The amounts of four trials in one period, each as much later as the places say. */
// @ts-ignore: decorator
@inline function amountsAt(a: usize, b: usize, e: usize, d: usize, o: usize): v128 {
  let x = v128.load32_zero(a + o)
  x = v128.load32_lane(b + o, x, 1)
  x = v128.load32_lane(e + o, x, 2)
  return v128.load32_lane(d + o, x, 3)
}

/** Whole periods that one trial is behind, in bytes of a table. */
// @ts-ignore: decorator
@inline function behindBy(lag: usize, trial: usize): usize {
  return <usize>load<u32>(lag + (trial << 2)) << 2
}

/**
 * The amounts of one side that run behind their plan, for periods `from` to `end` and at most three more. Behind by k
 * periods and a part: the rest of what was planned k periods ago, and the part of what was one period earlier.
 */
function laggedAmounts(table: usize, lag: usize, from: i32, end: i32, out: usize): void {
  const a = table - behindBy(lag, 0), b = table - behindBy(lag, 1), e = table - behindBy(lag, 2), d = table - behindBy(lag, 3)
  const part = v128.load(lag, 16), rest = sub(c(0), part)
  let o = <usize>from << 2, before = amountsAt(a, b, e, d, o - 4)
  for (const until = <usize>end << 2; o < until; o += 16) {
    const r0 = v128.load(a + o), r1 = v128.load(b + o), r2 = v128.load(e + o), r3 = v128.load(d + o)
    const low0 = i32x4.shuffle(r0, r1, 0, 4, 1, 5), high0 = i32x4.shuffle(r0, r1, 2, 6, 3, 7)
    const low1 = i32x4.shuffle(r2, r3, 0, 4, 1, 5), high1 = i32x4.shuffle(r2, r3, 2, 6, 3, 7)
    const t0 = i64x2.shuffle(low0, low1, 0, 2), t1 = i64x2.shuffle(low0, low1, 1, 3)
    const t2 = i64x2.shuffle(high0, high1, 0, 2), t3 = i64x2.shuffle(high0, high1, 1, 3), to = out + (o << 2)
    v128.store(to, mulAdd(before, part, mul(t0, rest)))
    v128.store(to, mulAdd(t0, part, mul(t1, rest)), 16)
    v128.store(to, mulAdd(t1, part, mul(t2, rest)), 32)
    v128.store(to, mulAdd(t2, part, mul(t3, rest)), 48)
    before = t3
  }
}

/** What falls in the last period of the path: all that is planned from then on. `sums` has that by period, from -1 on. */
function laggedRest(table: usize, sums: usize, lag: usize, last: i32, out: usize): void {
  const k0 = behindBy(lag, 0), k1 = behindBy(lag, 1), k2 = behindBy(lag, 2), k3 = behindBy(lag, 3), o = <usize>last << 2
  const whole = amountsAt(sums - k0, sums - k1, sums - k2, sums - k3, o + 4)
  const earlier = amountsAt(table - k0, table - k1, table - k2, table - k3, o - 4)
  v128.store(out + (o << 2), mulAdd(earlier, v128.load(lag, 16), whole))
}

/**
 * Amounts that run behind their plan by a phase: behind:row table:w first latest last ROW. The table has zeros for `last` +
 * 3 periods, the amounts by t, as many zeros, and what is planned from each period on, from -1 to `last`. `first` and
 * `latest` are the first and last period with an amount.
 */
export function spreadLagged(pc: usize): void {
  const lag = row(pc, 1), otherLag = lag + apart(pc, 1), first = word(pc, 3), latest = word(pc, 4), last = word(pc, 5)
  const places = <usize>(last + 3), table = weight(pc, 2) + (places << 2), sums = table + ((places + <usize>last + 1) << 2)
  const out = row(pc, 6), other = apart(pc, 6), from = min(last, first + load<i32>(lag, 32)), late = latest + 1 + load<i32>(lag, 36)
  let end = min(last, late + 1)
  laggedAmounts(table, lag, from, end, out)
  laggedAmounts(table, otherLag, from, end, out + other)
  if (late >= last) {
    laggedRest(table, sums, lag, last, out)
    laggedRest(table, sums, otherLag, last, out + other)
    end = last + 1
  }
  say(out, from, end)
}
