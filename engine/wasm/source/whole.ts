// Sums in whole numbers: they come out the same in any order, so that what is taken away again leaves no trace.
import { mulAdd, spread } from './vector'

/** Nearest whole numbers; beyond 31 bits the farthest that fit. */
// @ts-ignore: decorator
@inline export function whole(x: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(x))
}

/** Adds a number of units to a whole number. */
// @ts-ignore: decorator
@inline export function addWhole(at: usize, units: v128): void {
  v128.store(at, i32x4.add(v128.load(at), whole(units)))
}

/** Parts of a unit in which the trace of what is less than half a unit is counted. */
const TRACES: usize = memory.data<f32>([16777216.0], 16)

/** The trace of a number of units: so many parts. */
// @ts-ignore: decorator
@inline export function traceOf(units: v128): v128 {
  return whole(f32x4.mul(units, v128.load32_splat(TRACES)))
}

/** The same; what is less than half a unit leaves a trace, `further` bytes on. */
// @ts-ignore: decorator
@inline export function addTraced(at: usize, units: v128, further: usize): void {
  const nearest = whole(units), isLost = i32x4.eq(nearest, i32x4.splat(0))
  v128.store(at, i32x4.add(v128.load(at), nearest))
  addWhole(at + further, v128.and(isLost, f32x4.mul(units, v128.load32_splat(TRACES))))
}

/** Whole numbers x their units + what is the same in every trial; two numbers for each: unit, constant. */
export function worths(from: usize, numbers: usize, count: i32, out: usize): void {
  let w = numbers
  for (let n: usize = 0; n < <usize>count; n++) {
    const units = f32x4.convert_i32x4_s(v128.load(from + (n << 4)))
    v128.store(out + (n << 4), mulAdd(units, spread(w), spread(w, 4)))
    w += 8
  }
}
