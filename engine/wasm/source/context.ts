// What the instructions of a plan refer to: where its rows and weights lie, and which side of a block is at hand.
import { ci } from './vector'

let sharedAt: usize = 0
let sharedStep: usize = 0
let sidesAt: usize = 0
let sideBytes: usize = 0
let weights: usize = 0
let least: i32 = 0
let toTraces: usize = 0

let shared: usize = 0
let side: usize = 0
let atBlock: usize = 0
let keptSide: usize = 0
let atSide: usize = 0

/** By side: a sign bit for every normal and a complement for every word of the mirrored partner; else nothing. */
const SIGNS: usize = memory.data(32, 16)
const COMPLEMENTS: usize = memory.data(32, 16)

/** By group of kept rows: where those of the first block begin, and how many bytes a side has of them. */
const GROUPS: usize = memory.data(256 * 8, 16)
/** Bits of an operand that say where in its group a kept row is; those above say which group. */
const GROUP_BITS: i32 = 20

/**
 * Lays out kept rows from `at` on, of so many blocks: those of a group behind each other, block after block and in it side
 * after side. `sizes` are the bytes of a side of each group.
 */
export function layKept(at: usize, sizes: usize, groups: i32, blocks: i32): void {
  let from = at
  for (let group: usize = 0; group < <usize>groups; group++) {
    const size = load<u32>(sizes + (group << 2))
    store<u32>(GROUPS + (group << 3), <u32>from)
    store<u32>(GROUPS + (group << 3), size, 4)
    from += (<usize>blocks << 1) * <usize>size
  }
}

/**
 * Says where the weights of the plan and the rows begin, and how large these are. Both sides read the same shared rows
 * where the second mirrors the first; else each has its own.
 */
export function place(weightsAt: usize, scratch: usize, bytesOfShared: usize, bytesOfSide: usize, leastWindow: i32, bytesToTrace: usize, mirrored: bool): void {
  least = leastWindow
  toTraces = bytesToTrace
  weights = weightsAt
  sharedAt = scratch
  sharedStep = mirrored ? 0 : bytesOfShared
  sidesAt = scratch + bytesOfShared + sharedStep
  sideBytes = bytesOfSide
  v128.store(SIGNS, mirrored ? ci(4) : i32x4.splat(0), 16)
  v128.store(COMPLEMENTS, i32x4.splat(mirrored ? -1 : 0), 16)
}

/** Says which block the kept rows are of. */
export function keepAt(block: usize): void {
  atBlock = block
}

/** Says where the rows of the block begin that are not kept. */
export function layAt(scratch: usize, bytesOfShared: usize): void {
  sharedAt = scratch
  sidesAt = scratch + bytesOfShared + sharedStep
}

/** Turns to a side of the block (0 or 1). */
// @ts-ignore: decorator
@inline export function turnTo(n: usize): void {
  atSide = n << 4
  shared = sharedAt + n * sharedStep
  side = sidesAt + n * sideBytes
  keptSide = (atBlock << 1) + n
}

// @ts-ignore: decorator
@inline export function word(pc: usize, nth: i32): i32 {
  return load<i32>(pc + (<usize>nth << 2))
}
// @ts-ignore: decorator
@inline export function sharedRow(pc: usize, nth: i32): usize {
  return shared + <usize>word(pc, nth)
}
// @ts-ignore: decorator
@inline function groupOf(operand: i32): usize {
  return GROUPS + (<usize>(operand >>> GROUP_BITS) << 3)
}
function keptRow(operand: i32): usize {
  const group = groupOf(operand), place = <usize>(operand & ((1 << GROUP_BITS) - 1)) - 1
  return <usize>load<u32>(group) + keptSide * <usize>load<u32>(group, 4) + place
}
/** A row of the side: an even offset is among its rows, an odd one (less 1) among those that are kept. */
// @ts-ignore: decorator
@inline export function row(pc: usize, nth: i32): usize {
  const operand = word(pc, nth)
  return operand & 1 ? keptRow(operand) : side + <usize>operand
}
/** From a row of the first side to that of the second, in bytes. */
// @ts-ignore: decorator
@inline export function apart(pc: usize, nth: i32): usize {
  const operand = word(pc, nth)
  return operand & 1 ? <usize>load<u32>(groupOf(operand), 4) : sideBytes
}
// @ts-ignore: decorator
@inline export function rowOfSide(bytes: usize): usize {
  return side + bytes
}
// @ts-ignore: decorator
@inline export function sideStep(): usize {
  return sideBytes
}
/** From a shared row of the first side to that of the second, in bytes. */
// @ts-ignore: decorator
@inline export function sharedApart(): usize {
  return sharedStep
}
/** Whether the second side is at hand. */
// @ts-ignore: decorator
@inline export function isSecond(): bool {
  return atSide != 0
}
/** The last period of a case: flows after it count only as far as there are any. */
// @ts-ignore: decorator
@inline export function leastPeriod(): i32 {
  return least
}
/** From the flow of a period after that to its trace. */
// @ts-ignore: decorator
@inline export function bytesToTraces(): usize {
  return toTraces
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
  return v128.xor(v128.load(at), v128.load(SIGNS + atSide))
}
// @ts-ignore: decorator
@inline export function randomWord(at: usize): v128 {
  return v128.xor(v128.load(at), v128.load(COMPLEMENTS + atSide))
}
/** Whether the uniform of a word lies below a probability, given as its number of steps. */
// @ts-ignore: decorator
@inline export function isBelow(words: v128, steps: v128): v128 {
  return i32x4.lt_u(i32x4.shr_u(words, 8), steps)
}
