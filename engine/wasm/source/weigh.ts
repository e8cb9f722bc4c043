// Paths times weights: the cash of every period and the worth to every party.
import { mul, mulAdd, spread } from './vector'

/** Most worths that are held in registers at once; more parties take more rounds. */
export const TILE: i32 = 6

/**
 * Adds path x weight to the cash and to `parties` worths (a constant of the caller) of both sides. Weights of a period lie
 * beside each other: cash, party 0, party 1, ...; `step` bytes from period to period. `part` is the place of the first party.
 */
// @ts-ignore: decorator
@inline function sweep(parties: i32, withCash: bool, path: usize, other: usize, end: usize, weights: usize, step: usize, cash0: usize, otherCash: usize, worth: usize, otherWorth: usize, part: usize): void {
  let n0 = v128.load(worth), n1 = v128.load(worth, 16), n2 = v128.load(worth, 32)
  let n3 = v128.load(worth, 48), n4 = v128.load(worth, 64), n5 = v128.load(worth, 80)
  const second = worth + otherWorth
  let m0 = v128.load(second), m1 = v128.load(second, 16), m2 = v128.load(second, 32)
  let m3 = v128.load(second, 48), m4 = v128.load(second, 64), m5 = v128.load(second, 80)
  let w = weights, cash = cash0
  for (let at = path; at < end; at += 16) {
    const y = v128.load(at), z = v128.load(at + other)
    if (withCash) {
      const k = spread(w)
      v128.store(cash, mulAdd(y, k, v128.load(cash)))
      v128.store(cash + otherCash, mulAdd(z, k, v128.load(cash + otherCash)))
      cash += 16
    }
    const own = withCash ? w + 4 : w + part
    if (parties > 0) {
      const k = spread(own)
      n0 = mulAdd(y, k, n0)
      m0 = mulAdd(z, k, m0)
    }
    if (parties > 1) {
      const k = spread(own, 4)
      n1 = mulAdd(y, k, n1)
      m1 = mulAdd(z, k, m1)
    }
    if (parties > 2) {
      const k = spread(own, 8)
      n2 = mulAdd(y, k, n2)
      m2 = mulAdd(z, k, m2)
    }
    if (parties > 3) {
      const k = spread(own, 12)
      n3 = mulAdd(y, k, n3)
      m3 = mulAdd(z, k, m3)
    }
    if (parties > 4) {
      const k = spread(own, 16)
      n4 = mulAdd(y, k, n4)
      m4 = mulAdd(z, k, m4)
    }
    if (parties > 5) {
      const k = spread(own, 20)
      n5 = mulAdd(y, k, n5)
      m5 = mulAdd(z, k, m5)
    }
    w += step
  }
  if (parties > 0) v128.store(worth, n0)
  if (parties > 1) v128.store(worth, n1, 16)
  if (parties > 2) v128.store(worth, n2, 32)
  if (parties > 3) v128.store(worth, n3, 48)
  if (parties > 4) v128.store(worth, n4, 64)
  if (parties > 5) v128.store(worth, n5, 80)
  if (parties > 0) v128.store(second, m0)
  if (parties > 1) v128.store(second, m1, 16)
  if (parties > 2) v128.store(second, m2, 32)
  if (parties > 3) v128.store(second, m3, 48)
  if (parties > 4) v128.store(second, m4, 64)
  if (parties > 5) v128.store(second, m5, 80)
}

/**
 * Weighs the path from `path` to `end` (bytes) for any number of parties, on both sides: `other`, `otherCash` and
 * `otherWorth` are the bytes from the first to the second.
 */
export function weigh(parties: i32, path: usize, other: usize, end: usize, weights: usize, step: usize, cash: usize, otherCash: usize, worth: usize, otherWorth: usize): void {
  const first = min(parties, TILE)
  if (first == 1) sweep(1, true, path, other, end, weights, step, cash, otherCash, worth, otherWorth, 0)
  else if (first == 2) sweep(2, true, path, other, end, weights, step, cash, otherCash, worth, otherWorth, 0)
  else if (first == 3) sweep(3, true, path, other, end, weights, step, cash, otherCash, worth, otherWorth, 0)
  else if (first == 4) sweep(4, true, path, other, end, weights, step, cash, otherCash, worth, otherWorth, 0)
  else if (first == 5) sweep(5, true, path, other, end, weights, step, cash, otherCash, worth, otherWorth, 0)
  else sweep(6, true, path, other, end, weights, step, cash, otherCash, worth, otherWorth, 0)
  for (let done = TILE; done < parties; done += 2) {
    const at = worth + (<usize>done << 4), part = <usize>(done + 1) << 2
    if (done + 1 < parties) sweep(2, false, path, other, end, weights, step, 0, 0, at, otherWorth, part)
    else sweep(1, false, path, other, end, weights, step, 0, 0, at, otherWorth, part)
  }
}

/** Adds one amount, by shares, to the worths of the parties. */
export function share(parties: i32, amount: v128, shares: usize, worth: usize): void {
  for (let party = 0; party < parties; party++) {
    const at = worth + (<usize>party << 4)
    v128.store(at, mulAdd(amount, spread(shares + (<usize>party << 2)), v128.load(at)))
  }
}

/**
 * A line with a multiplier of its own, on both sides: path x multiplier x weight to the cash, and discounted to its worth,
 * which the parties share. Weights lie in pairs: cash, discounted.
 */
export function scaledLine(parties: i32, path: usize, other: usize, end: usize, multiplier: usize, otherMultiplier: usize, weights: usize, cash0: usize, otherCash: usize, shares: usize, worth: usize, otherWorth: usize): void {
  const m0 = v128.load(multiplier), m1 = v128.load(multiplier + otherMultiplier)
  let total0 = f32x4.splat(0), total1 = total0, w = weights, cash = cash0
  for (let at = path; at < end; at += 16) {
    const y0 = mul(v128.load(at), m0), y1 = mul(v128.load(at + other), m1), own = spread(w), discounted = spread(w, 4)
    v128.store(cash, mulAdd(y0, own, v128.load(cash)))
    v128.store(cash + otherCash, mulAdd(y1, own, v128.load(cash + otherCash)))
    total0 = mulAdd(y0, discounted, total0)
    total1 = mulAdd(y1, discounted, total1)
    cash += 16
    w += 8
  }
  share(parties, total0, shares, worth)
  share(parties, total1, shares, worth + otherWorth)
}

/** An amount spread over periods by weights; `presentShare` is the discounted sum of those weights. */
export function spreadAmount(parties: i32, amount: v128, weights: usize, count: i32, presentShare: v128, cash: usize, shares: usize, worth: usize): void {
  for (let place: usize = 0; place < <usize>count; place++) {
    const at = cash + (place << 4)
    v128.store(at, mulAdd(amount, spread(weights + (place << 2)), v128.load(at)))
  }
  share(parties, mul(amount, presentShare), shares, worth)
}
