// Carries out a plan: a list of instructions over rows of vectors, four trials (or four pairs of trials) at a time. The
// layout of a plan stands in ../README.md; the instructions here are numbered as there.
import { CASE_TOGETHER, finishCase, finishCaseBoth } from './case-machine'
import { apart, bytes, isBelow, isSecond, keepAt, layAt, layKept, normal, place, randomWord, row, rowOfSide, sharedApart, sharedRow, sideStep, turnTo, weight, word } from './context'
import { drawNormals, drawNormalsOfTwo, drawWords, firstNormals } from './draws'
import { factor } from './factor'
import { deviations } from './market'
import { deepestOfTwo, movedLineOf, movedPeriods, pricesByTrial, weighMoved } from './moved'
import { normalOfWord, pointWords, steer, strewn } from './points'
import { correlated } from './timing'
import { add, mul, powersOfTwo, powersOfTwoFour, spread, sub } from './vector'
import { scaledLine, spreadAmount, weigh } from './weigh'

/** Bytes of the head of a plan. */
const HEAD: usize = 64

let parties: i32 = 0
let worthAt: usize = 0

/** A factor of both sides. */
function drawFactor(pc: usize, mirrored: bool): void {
  const zSide = sharedApart(), side = apart(pc, 7), back: usize = mirrored ? 0 : 1
  const z = sharedRow(pc, 5) - back * zSide, out = row(pc, 7) - back * side
  factor(word(pc, 1), word(pc, 2), mirrored, spread(weight(pc, 3)), weight(pc, 4), z, zSide, <usize>word(pc, 6), out, word(pc, 8), side)
}

/** Instructions that run once for both partners of a pair. Gives the place of the next one. */
function draw(pc: usize, first: i32, mirrored: bool): usize {
  switch (word(pc, 0)) {
    case 1:
      drawWords(word(pc, 1), word(pc, 2), first, sharedRow(pc, 3), word(pc, 4))
      return pc + 20
    case 2:
      if (mirrored) drawNormals(word(pc, 1), word(pc, 2), first, sharedRow(pc, 3), word(pc, 4), <usize>word(pc, 5))
      else if (isSecond()) drawNormalsOfTwo(word(pc, 1), word(pc, 2), word(pc, 1), word(pc, 2), first - 4, first, sharedRow(pc, 3) - sharedApart(), sharedRow(pc, 3), word(pc, 4), <usize>word(pc, 5))
      return pc + 24
    case 3:
      // Sides with draws of their own go together, when those of the second are there.
      if (mirrored || isSecond()) drawFactor(pc, mirrored)
      return pc + 36
    case 4:
      deviations(word(pc, 1), spread(weight(pc, 2)), weight(pc, 3), sharedRow(pc, 4), <usize>word(pc, 5), row(pc, 6), word(pc, 7), mirrored ? apart(pc, 6) : 0)
      return pc + 32
    case 5:
      strewn(sharedRow(pc, 5), word(pc, 4), pointWords(word(pc, 1), word(pc, 2), word(pc, 3), word(pc, 4), first))
      return pc + 24
    case 6:
      v128.store(sharedRow(pc, 5), normalOfWord(pointWords(word(pc, 1), word(pc, 2), word(pc, 3), word(pc, 4), first)))
      return pc + 24
    case 7:
      steer(sharedRow(pc, 1), word(pc, 2), weight(pc, 3), v128.load(sharedRow(pc, 4)))
      return pc + 20
    case 8:
      correlated(sharedRow(pc, 1), sharedRow(pc, 2), word(pc, 3), weight(pc, 4), row(pc, 5), mirrored, row(pc, 5) + apart(pc, 5))
      return pc + 24
    case 9:
      drawNormalsOfTwo(word(pc, 1), word(pc, 2), word(pc, 3), word(pc, 4), first, first, sharedRow(pc, 5), sharedRow(pc, 6), word(pc, 7), <usize>word(pc, 8))
      return pc + 36
    case 22:
      firstNormals(sharedRow(pc, 1), word(pc, 2), pc + 12, first)
      return pc + 12 + (<usize>word(pc, 2) << 3)
  }
  unreachable()
  return 0
}

/** Lognormal numbers: powers of two with exponents sd z - h, by normals `step` bytes apart. An odd last one goes with itself. */
function lognormals(normals: usize, step: usize, sds: usize, count: i32, out: usize): void {
  let z = normals, w = sds, at = out
  for (const end = out + (<usize>(count & ~3) << 4); at < end; at += 64) {
    const third = z + (step << 1)
    powersOfTwoFour(
      sub(mul(normal(z), spread(w)), spread(w, 4)), sub(mul(normal(z + step), spread(w, 8)), spread(w, 12)),
      sub(mul(normal(third), spread(w, 16)), spread(w, 20)), sub(mul(normal(third + step), spread(w, 24)), spread(w, 28)), at,
    )
    z += step << 2
    w += 32
  }
  if (count & 2) {
    powersOfTwo(sub(mul(normal(z), spread(w)), spread(w, 4)), sub(mul(normal(z + step), spread(w, 8)), spread(w, 12)), at)
    z += step << 1
    w += 16
    at += 32
  }
  if (count & 1) {
    const last = sub(mul(normal(z), spread(w)), spread(w, 4))
    powersOfTwo(last, last, LAST)
    v128.store(at, v128.load(LAST))
  }
}

/** Room for two numbers. */
const LAST: usize = memory.data(32, 16)

/** Starts and lengths of downturns: gaps from a table of 1024 quantiles, lengths of 4 to 11 periods, from one word each. */
function downturnsByGap(words: usize, count: i32, table: usize, out: usize): void {
  let now = i32x4.splat(0)
  for (let n: usize = 0; n < <usize>count; n++) {
    const w = randomWord(words + (n << 4)), place = i32x4.shr_u(w, 22)
    let gap = v128.load32_splat(table + (<usize>i32x4.extract_lane(place, 0) << 2))
    gap = v128.load32_lane(table + (<usize>i32x4.extract_lane(place, 1) << 2), gap, 1)
    gap = v128.load32_lane(table + (<usize>i32x4.extract_lane(place, 2) << 2), gap, 2)
    gap = v128.load32_lane(table + (<usize>i32x4.extract_lane(place, 3) << 2), gap, 3)
    const start = i32x4.add(now, i32x4.trunc_sat_f32x4_s(gap))
    const length = i32x4.add(v128.and(i32x4.shr_u(w, 19), i32x4.splat(7)), i32x4.splat(4))
    v128.store(out + (n << 5), start)
    v128.store(out + (n << 5), length, 16)
    now = i32x4.add(start, length)
  }
}

/** An event: its amount x size where the word lies below the threshold. Weights: amount, discounted sum of the spread. */
function event(pc: usize): void {
  const happens = isBelow(randomWord(sharedRow(pc, 1)), i32x4.splat(word(pc, 2)))
  const numbers = weight(pc, 4)
  const amount = v128.and(mul(spread(numbers), v128.load(row(pc, 3))), happens)
  spreadAmount(parties, amount, weight(pc, 5), word(pc, 6), spread(numbers, 4), row(pc, 7), weight(pc, 8), rowOfSide(worthAt))
}

/** Zeros; a short row by stores, because filling memory is a call that costs as much as sixty of them. */
function clear(at: usize, size: usize): void {
  if (size > 2048) memory.fill(at, 0, size)
  else for (let end = at + size, place = at; place < end; place += 16) v128.store(place, i32x4.splat(0))
}

/** The sum of the worths of all parties. */
function totalOf(worth: usize): v128 {
  let sum = v128.load(worth)
  for (let party = 1; party < parties; party++) sum = add(sum, v128.load(worth + (<usize>party << 4)))
  return sum
}

/** Instructions that are carried out for both sides at once: a bit for each. */
const TOGETHER: u64 = CASE_TOGETHER | (1 << 10) | (1 << 14) | (1 << 15) | (1 << 19) | (1 << 20)

/** Both sides at once, with the first at hand. Gives the place of the next instruction. */
function finishBoth(pc: usize): usize {
  switch (word(pc, 0)) {
    case 10:
      clear(row(pc, 1), bytes(pc, 2))
      clear(row(pc, 1) + apart(pc, 1), bytes(pc, 2))
      return pc + 12
    case 14:
      weigh(parties, row(pc, 1), apart(pc, 1), row(pc, 1) + bytes(pc, 2), weight(pc, 3), <usize>(parties + 1) << 2, row(pc, 4), apart(pc, 4), rowOfSide(worthAt), sideStep())
      return pc + 20
    case 15:
      scaledLine(parties, row(pc, 1), apart(pc, 1), row(pc, 1) + bytes(pc, 2), row(pc, 3), apart(pc, 3), weight(pc, 4), row(pc, 5), apart(pc, 5), weight(pc, 6), rowOfSide(worthAt), sideStep())
      return pc + 28
    case 19:
      deepestOfTwo(row(pc, 1), row(pc, 1) + apart(pc, 1), word(pc, 2), spread(weight(pc, 3)), row(pc, 4), row(pc, 4) + apart(pc, 4))
      return pc + 20
    case 20:
      v128.store(row(pc, 1), totalOf(rowOfSide(worthAt)))
      v128.store(row(pc, 1) + apart(pc, 1), totalOf(rowOfSide(worthAt) + sideStep()))
      return pc + 8
  }
  return finishCaseBoth(pc)
}

/** Instructions that are carried out for the side at hand. Gives the place of the next one. */
function finish(pc: usize): usize {
  const worth = rowOfSide(worthAt)
  switch (word(pc, 0)) {
    case 11:
      lognormals(sharedRow(pc, 1), <usize>word(pc, 2), weight(pc, 3), word(pc, 4), row(pc, 5))
      return pc + 24
    case 12:
      downturnsByGap(sharedRow(pc, 1), word(pc, 2), weight(pc, 3), row(pc, 4))
      return pc + 20
    case 13:
      movedPeriods(row(pc, 1), word(pc, 2), word(pc, 3), word(pc, 4), word(pc, 5), row(pc, 6))
      return pc + 28
    case 16:
      event(pc)
      return pc + 36
    case 17:
      pricesByTrial(row(pc, 1), row(pc, 2), row(pc, 3), weight(pc, 4), word(pc, 5), row(pc, 6))
      return pc + 28
    case 18:
      weighMoved(parties, row(pc, 1), row(pc, 2), row(pc, 2) + bytes(pc, 3), weight(pc, 4), <usize>(parties + 1) * 12, row(pc, 5), worth)
      return pc + 24
    case 21:
      movedLineOf(parties, row(pc, 1), row(pc, 2), word(pc, 3), weight(pc, 4), weight(pc, 5), row(pc, 6), weight(pc, 7), worth)
      return pc + 32
  }
  return finishCase(pc)
}

/** Columns of two sides of four trials; those of partners beside each other, else one side after the other. */
function put(source: usize, columns: i32, mirrored: bool, out: usize, stride: usize): void {
  for (let column: usize = 0; column < <usize>columns; column++) {
    const from = source + (column << 4), to = out + column * stride
    const a = v128.load(from), b = v128.load(from + sideStep())
    v128.store(to, mirrored ? i32x4.shuffle(a, b, 0, 4, 1, 5) : a)
    v128.store(to, mirrored ? i32x4.shuffle(a, b, 2, 6, 3, 7) : b, 16)
  }
}

/** The numbers of a plan's head that every run uses, and where it has kept rows of so many blocks. */
function open(plan: usize, scratch: usize, mirrored: bool, cache: usize, blocks: i32): void {
  parties = word(plan, 1)
  worthAt = <usize>word(plan, 8)
  place(plan + <usize>word(plan, 7), scratch, <usize>word(plan, 2), <usize>word(plan, 3), word(plan, 11), <usize>word(plan, 12), mirrored)
  layKept(cache, plan + <usize>word(plan, 13), word(plan, 10), blocks)
}

/** All instructions that run once for a pair; without mirroring for both sides, each before the next. */
function drawAll(from: usize, end: usize, first: i32, mirrored: bool): void {
  for (let pc = from; pc < end; ) {
    turnTo(0)
    const next = draw(pc, first, mirrored)
    if (!mirrored) {
      turnTo(1)
      draw(pc, first + 4, mirrored)
    }
    pc = next
  }
}

/** Instructions whose rows stay the same in all blocks: each for both sides, once for each scratch. Gives their end. */
function setUp(plan: usize): usize {
  const from = plan + HEAD + (<usize>word(plan, 4) << 2), end = from + (<usize>word(plan, 14) << 2)
  for (let pc = from; pc < end; ) pc = step(pc)
  turnTo(0)
  return end
}

/** The worths of both sides begin at zero. */
function clearWorths(): void {
  for (let n: usize = 0; n < 2; n++) {
    turnTo(n)
    clear(rowOfSide(worthAt), <usize>parties << 4)
  }
}

/** One instruction, for both sides. Gives the place of the next one. */
// @ts-ignore: decorator
@inline function step(pc: usize): usize {
  turnTo(0)
  if ((TOGETHER >> word(pc, 0)) & 1) return finishBoth(pc)
  finish(pc)
  turnTo(1)
  return finish(pc)
}

/** All instructions of both sides, from `pc` on: each for the one and the other before the next. */
function finishAll(from: usize, end: usize): void {
  clearWorths()
  for (let pc = from; pc < end; ) pc = step(pc)
  turnTo(0)
}

/**
 * Works out `blocks` blocks of eight trials from pair `firstPair` on: both partners of four pairs with mirroring, else the
 * firsts of eight. `plan`, `scratch` and `out` are addresses, a multiple of 16; a column of `out` is `stride` bytes and
 * holds the trials in order. The kept rows of all blocks lie from `cache` on; each block overwrites those of the one before
 * when `keeps` is 0.
 */
export function run(plan: usize, scratch: usize, firstPair: i32, blocks: i32, out: usize, stride: usize, cache: usize, keeps: i32): void {
  const mirrored = word(plan, 0) != 0, pairs: i32 = mirrored ? 4 : 8
  open(plan, scratch, mirrored, cache, keeps ? blocks : 1)
  const outputs = word(plan, 6), program = plan + HEAD
  const programEnd = program + (<usize>word(plan, 5) << 2), drawEnd = program + (<usize>word(plan, 4) << 2)
  const finishes = setUp(plan)
  let first = firstPair
  for (let block = 0; block < blocks; block++) {
    keepAt(keeps ? block : 0)
    drawAll(program, drawEnd, first, mirrored)
    finishAll(finishes, programEnd)
    put(rowOfSide(<usize>word(plan, 9)), outputs, mirrored, out + (<usize>block << 5), stride)
    first += pairs
  }
}

/** Where block `n` of a batch has its rows. */
// @ts-ignore: decorator
@inline function turnToBlock(n: usize, scratch: usize, size: usize, shared: usize, first: i32): void {
  layAt(scratch + n * size, shared)
  keepAt(<usize>first + n)
}

/**
 * Carries out a plan on the kept rows of `blocks` blocks that a `run` with mirroring from pair `firstPair` on left at
 * `cache`, and writes its columns over the first of that run. Kept rows come from far: every instruction goes through
 * `batch` blocks, each with `size` bytes of scratch, so that one waits for its rows while others work.
 */
export function rerun(plan: usize, scratch: usize, firstPair: i32, blocks: i32, out: usize, stride: usize, cache: usize, batch: i32, size: usize): void {
  open(plan, scratch, true, cache, blocks)
  const program = plan + HEAD, programEnd = program + (<usize>word(plan, 5) << 2)
  const drawEnd = program + (<usize>word(plan, 4) << 2), shared = <usize>word(plan, 2), outputs = <usize>word(plan, 9)
  let finishes = drawEnd
  for (let n: usize = 0; n < <usize>batch; n++) {
    turnToBlock(n, scratch, size, shared, 0)
    finishes = setUp(plan)
  }
  for (let first = 0; first < blocks; first += batch) {
    const count = <usize>min(batch, blocks - first)
    for (let n: usize = 0; n < count; n++) {
      turnToBlock(n, scratch, size, shared, first)
      drawAll(program, drawEnd, firstPair + ((first + <i32>n) << 2), true)
      clearWorths()
    }
    for (let pc = finishes; pc < programEnd; ) {
      let next = pc
      for (let n: usize = 0; n < count; n++) {
        turnToBlock(n, scratch, size, shared, first)
        next = step(pc)
      }
      pc = next
    }
    for (let n: usize = 0; n < count; n++) {
      turnToBlock(n, scratch, size, shared, first)
      turnTo(0)
      put(rowOfSide(outputs), word(plan, 6), true, out + (<usize>(first + <i32>n) << 5), stride)
    }
  }
}
