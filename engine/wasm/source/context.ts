// What the instructions of a plan refer to: where its rows and weights lie, and which partner is being worked out.
import { ci } from './vector'

let shared: usize = 0
let side: usize = 0
let kept: usize = 0
let sideBytes: usize = 0
let keptBytes: usize = 0
let second: bool = false
let weights: usize = 0

/** Sign bit for every normal and complement for every word of the partner at hand. */
const SIGN: usize = memory.data(16, 16)
const COMPLEMENT: usize = memory.data(16, 16)

/** Says where the weights of the plan and the rows of all partners begin, and how large those of one partner are. */
export function place(weightsAt: usize, sharedAt: usize, bytesOfSide: usize, bytesOfKept: usize): void {
  weights = weightsAt
  sideBytes = bytesOfSide
  keptBytes = bytesOfKept
  shared = sharedAt
}

/** Says which partner is at hand (0 or 1), and where its rows and its kept rows begin. */
export function turnTo(partner: i32, at: usize, keptAt: usize): void {
  side = at
  kept = keptAt
  second = partner == 1
  v128.store(SIGN, partner == 0 ? i32x4.splat(0) : ci(4))
  v128.store(COMPLEMENT, i32x4.splat(-partner))
}

// @ts-ignore: decorator
@inline export function word(pc: usize, nth: i32): i32 {
  return load<i32>(pc + (<usize>nth << 2))
}
// @ts-ignore: decorator
@inline export function sharedRow(pc: usize, nth: i32): usize {
  return shared + <usize>word(pc, nth)
}
/** A row of the partner: an even offset is among its rows, an odd one (less 1) among those that are kept. */
// @ts-ignore: decorator
@inline export function row(pc: usize, nth: i32): usize {
  const offset = <usize>word(pc, nth)
  return offset & 1 ? kept + offset - 1 : side + offset
}
/** Whether the second partner of a pair is at hand. */
export function isSecond(): bool {
  return second
}
/** The row of the first partner while the second is at hand. */
export function rowOfFirst(pc: usize, nth: i32): usize {
  return row(pc, nth) - (word(pc, nth) & 1 ? keptBytes : sideBytes)
}
/** The row of the second partner while the first is at hand. */
export function rowOfSecond(pc: usize, nth: i32): usize {
  return row(pc, nth) + (word(pc, nth) & 1 ? keptBytes : sideBytes)
}
// @ts-ignore: decorator
@inline export function rowOfSide(bytes: usize): usize {
  return side + bytes
}
// @ts-ignore: decorator
@inline export function weight(pc: usize, nth: i32): usize {
  return weights + <usize>word(pc, nth)
}
/** A number of vectors in bytes. */
// @ts-ignore: decorator
@inline export function bytes(pc: usize, nth: i32): usize {
  return <usize>word(pc, nth) << 4
}
// @ts-ignore: decorator
@inline export function normal(at: usize): v128 {
  return v128.xor(v128.load(at), v128.load(SIGN))
}
// @ts-ignore: decorator
@inline export function randomWord(at: usize): v128 {
  return v128.xor(v128.load(at), v128.load(COMPLEMENT))
}
/** Whether the uniform of a word lies below a probability, given as its number of steps. */
// @ts-ignore: decorator
@inline export function isBelow(words: v128, steps: v128): v128 {
  return i32x4.lt_u(i32x4.shr_u(words, 8), steps)
}
