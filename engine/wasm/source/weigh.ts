// Paths times weights: the cash of every period and the worth to every party.
import { mul, mulAdd, spread } from './vector'

/** Most worths that are held in registers at once; more parties take more rounds. */
export const TILE: i32 = 6

/**
 * Adds path x weight to the cash and to `parties` worths (a constant of the caller). Weights of a period lie beside each
 * other: cash, party 0, party 1, ...; `step` bytes from period to period. `part` is the place of the first party.
 */
// @ts-ignore: decorator
@inline function sweep(parties: i32, withCash: bool, path: usize, end: usize, weights: usize, step: usize, cash0: usize, worth: usize, part: usize): void {
  let n0 = v128.load(worth), n1 = v128.load(worth, 16), n2 = v128.load(worth, 32)
  let n3 = v128.load(worth, 48), n4 = v128.load(worth, 64), n5 = v128.load(worth, 80)
  let w = weights, cash = cash0
  for (let at = path; at < end; at += 16) {
    const y = v128.load(at)
    if (withCash) {
      v128.store(cash, mulAdd(y, spread(w), v128.load(cash)))
      cash += 16
    }
    const own = withCash ? w + 4 : w + part
    if (parties > 0) n0 = mulAdd(y, spread(own), n0)
    if (parties > 1) n1 = mulAdd(y, spread(own, 4), n1)
    if (parties > 2) n2 = mulAdd(y, spread(own, 8), n2)
    if (parties > 3) n3 = mulAdd(y, spread(own, 12), n3)
    if (parties > 4) n4 = mulAdd(y, spread(own, 16), n4)
    if (parties > 5) n5 = mulAdd(y, spread(own, 20), n5)
    w += step
  }
  if (parties > 0) v128.store(worth, n0)
  if (parties > 1) v128.store(worth, n1, 16)
  if (parties > 2) v128.store(worth, n2, 32)
  if (parties > 3) v128.store(worth, n3, 48)
  if (parties > 4) v128.store(worth, n4, 64)
  if (parties > 5) v128.store(worth, n5, 80)
}

/** Weighs the path from `path` to `end` (bytes) for any number of parties. */
export function weigh(parties: i32, path: usize, end: usize, weights: usize, step: usize, cash: usize, worth: usize): void {
  const first = min(parties, TILE)
  if (first == 1) sweep(1, true, path, end, weights, step, cash, worth, 0)
  else if (first == 2) sweep(2, true, path, end, weights, step, cash, worth, 0)
  else if (first == 3) sweep(3, true, path, end, weights, step, cash, worth, 0)
  else if (first == 4) sweep(4, true, path, end, weights, step, cash, worth, 0)
  else if (first == 5) sweep(5, true, path, end, weights, step, cash, worth, 0)
  else sweep(6, true, path, end, weights, step, cash, worth, 0)
  for (let done = TILE; done < parties; done += 2) {
    const at = worth + (<usize>done << 4), part = <usize>(done + 1) << 2
    if (done + 1 < parties) sweep(2, false, path, end, weights, step, 0, at, part)
    else sweep(1, false, path, end, weights, step, 0, at, part)
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
 * A line with a multiplier of its own: path x multiplier x weight to the cash, and discounted to its worth, which the
 * parties share. Weights lie in pairs: cash, discounted.
 */
export function scaledLine(parties: i32, path: usize, end: usize, multiplier: v128, weights: usize, cash0: usize, shares: usize, worth: usize): void {
  let total = f32x4.splat(0), w = weights, cash = cash0
  for (let at = path; at < end; at += 16) {
    const y = mul(v128.load(at), multiplier)
    v128.store(cash, mulAdd(y, spread(w), v128.load(cash)))
    total = mulAdd(y, spread(w, 4), total)
    cash += 16
    w += 8
  }
  share(parties, total, shares, worth)
}

/** An amount spread over periods by weights; `presentShare` is the discounted sum of those weights. */
export function spreadAmount(parties: i32, amount: v128, weights: usize, count: i32, presentShare: v128, cash: usize, shares: usize, worth: usize): void {
  for (let place: usize = 0; place < <usize>count; place++) {
    const at = cash + (place << 4)
    v128.store(at, mulAdd(amount, spread(weights + (place << 2)), v128.load(at)))
  }
  share(parties, mul(amount, presentShare), shares, worth)
}
