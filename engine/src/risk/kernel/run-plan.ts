import { normalQuantile } from '../../formulas/risk/normal.ts'
import { pointWord } from '../random/lattice.ts'
import { drawWords, normalsOf, type StreamSalt, uniformOf, wordsForNormals } from '../random/stream.ts'
import { instructions, saltWords } from './instructions.ts'
import { exponentUnit, type KernelPlan, VECTOR_BYTES } from './kernel-plan.ts'
import type { TrialRange } from './open-kernel.ts'

/** Outcomes in double precision: `values[column * stride + trial]`. */
export interface ExactColumns {
  values: Float64Array
  stride: number
  trials: number
}

/** The rows of one trial; a number stands where the kernel has a vector. */
interface Rows {
  shared: Float64Array
  sides: readonly [Float64Array, Float64Array]
  words: Int32Array
  normals: Float64Array
}

/**
 * Carries out a plan in double precision, one trial at a time, on the same streams as the kernel: what its rounding is
 * measured against, and what runs where a machine has no vectors.
 */
export function runPlan(plan: KernelPlan, { firstPair, pairs, mirrored }: TrialRange): ExactColumns {
  const perPair = mirrored ? 2 : 1
  const stride = pairs * perPair
  const values = new Float64Array(plan.outputs * stride)
  const longest = Math.max(plan.sharedRows, 2)
  const rows: Rows = {
    shared: new Float64Array(plan.sharedRows),
    sides: [new Float64Array(plan.sideRows), new Float64Array(plan.sideRows)],
    words: new Int32Array(longest),
    normals: new Float64Array(longest),
  }
  const worth = plan.worthAt / VECTOR_BYTES
  for (let pair = 0; pair < pairs; pair += 1) {
    drawPair(plan, rows, firstPair + pair)
    for (let partner = 0; partner < perPair; partner += 1) {
      const row = rows.sides[partner as 0 | 1]
      row.fill(0, worth, worth + plan.parties)
      const scene = { plan, row, shared: rows.shared, isMirror: partner === 1, worth }
      for (let at = plan.drawWords; at < plan.program.length; ) at += carryOut(scene, at)
      const trial = pair * perPair + partner
      for (let column = 0; column < plan.outputs; column += 1)
        values[column * stride + trial] = row[plan.outputAt / VECTOR_BYTES + column]!
    }
  }
  return { values, stride, trials: stride }
}

/** The instructions that run once for both partners. */
function drawPair(plan: KernelPlan, rows: Rows, pair: number): void {
  const { program } = plan
  for (let at = 0; at < plan.drawWords; ) {
    const number = program[at]
    const salt = { a: program[at + 1]!, b: program[at + 2]! }
    if (number === instructions.words[0]) {
      const [row, count] = [program[at + 3]! / VECTOR_BYTES, program[at + 4]!]
      drawWords(rows.words, count, salt, pair)
      for (let place = 0; place < count; place += 1) rows.shared[row + place] = rows.words[place]!
      at += instructions.words[1]
    } else if (number === instructions.normals[0]) {
      putNormals(rows, salt, pair, program.subarray(at + 3))
      at += instructions.normals[1]
    } else if (number === instructions.normalsOfTwo[0]) {
      const [otherA, otherB, row, otherRow, count, step] = program.subarray(at + 3) as unknown as SixNumbers
      putNormals(rows, salt, pair, [row, count, step])
      putNormals(rows, { a: otherA, b: otherB }, pair, [otherRow, count, step])
      at += instructions.normalsOfTwo[1]
    } else if (number === instructions.firstNormals[0]) {
      const [row, count] = [program[at + 1]!, program[at + 2]!]
      at += instructions.firstNormals[1]
      for (let n = 0; n < count; n += 1) {
        const own = { a: program[at + 2 * n]!, b: program[at + 1 + 2 * n]! }
        putNormals(rows, own, pair, [row + n * VECTOR_BYTES, 1, 0])
      }
      at += saltWords(count)
    } else if (number === instructions.point[0] || number === instructions.normalPoint[0]) {
      const word = pointWord({ multiplier: program[at + 3]!, salt }, program[at + 4]!, pair)
      const isNormal = number === instructions.normalPoint[0]
      const row = program[at + 5]! / VECTOR_BYTES
      const strewn = (word + (rows.shared[row]! >>> program[at + 4]!)) | 0
      rows.shared[row] = isNormal ? normalQuantile(uniformOf(word)) : strewn
      at += instructions.point[1]
    } else if (number === instructions.steer[0]) {
      steer(plan, rows, at)
      at += instructions.steer[1]
    } else {
      runFactor(plan, rows, at)
      at += instructions.factor[1]
    }
  }
}

type SixNumbers = [number, number, number, number, number, number]

/** Standard normals of a stream; where they go: row, count and step. */
function putNormals(rows: Rows, salt: StreamSalt, pair: number, where: ArrayLike<number>): void {
  const [row, count, step] = [where[0]! / VECTOR_BYTES, where[1]!, where[2]! / VECTOR_BYTES]
  drawWords(rows.words, wordsForNormals(count), salt, pair)
  normalsOf(rows.words, rows.normals, count)
  for (let place = 0; place < count; place += 1) rows.shared[row + place * step] = rows.normals[place]!
}

/** Moves draws along a unit direction to its target. */
function steer({ program, weights }: KernelPlan, { shared }: Rows, at: number): void {
  const [row, count] = [program[at + 1]! / VECTOR_BYTES, program[at + 2]!]
  const direction = weights.subarray(program[at + 3]! / 4, program[at + 3]! / 4 + count)
  const known = direction.reduce((sum, part, place) => sum + part * shared[row + place]!, 0)
  const missing = shared[program[at + 4]! / VECTOR_BYTES]! - known
  direction.forEach((part, place) => {
    shared[row + place]! += missing * part
  })
}

/** A log-price over its steps, and its mirror image for the partner. */
function runFactor(
  { program, weights }: KernelPlan,
  { shared, sides: [first, second] }: Rows,
  at: number,
): void {
  const [terms, phi, k] = [program[at + 1]!, weights[program[at + 3]! / 4]!, program[at + 4]! / 4]
  const [normals, step] = [program[at + 5]! / VECTOR_BYTES, program[at + 6]! / VECTOR_BYTES]
  const [row, count] = [program[at + 7]! / VECTOR_BYTES, program[at + 8]!]
  const unit = exponentUnit(program[at + 2]!)
  let x = 0
  for (let place = 0; place < count; place += 1) {
    let shock = 0
    for (let term = 0; term < terms; term += 1)
      shock += weights[k + term]! * shared[normals + place * step + term]!
    x = phi * x + shock
    first[row + place] = Math.exp(unit * x)
    second[row + place] = Math.exp(-unit * x)
  }
}

/** One partner at work. */
interface Scene {
  plan: KernelPlan
  row: Float64Array
  shared: Float64Array
  isMirror: boolean
  /** Where the worths of the parties begin. */
  worth: number
}

type Action = (scene: Scene, at: number) => void

const rowAt = ({ plan }: Scene, at: number): number => plan.program[at]! / VECTOR_BYTES
const weightAt = ({ plan }: Scene, at: number): number => plan.program[at]! / 4
const weightOf = (scene: Scene, at: number): number => scene.plan.weights[weightAt(scene, at)]!
const mirrorWord = (word: number, isMirror: boolean): number => (isMirror ? ~word : word)

function addShares({ plan, row, worth }: Scene, amount: number, shares: number): void {
  for (let party = 0; party < plan.parties; party += 1) {
    row[worth + party]! += amount * plan.weights[shares + party]!
  }
}

const clear: Action = (scene, at) => {
  const from = rowAt(scene, at + 1)
  scene.row.fill(0, from, from + scene.plan.program[at + 2]!)
}

const lognormals: Action = (scene, at) => {
  const { plan, row, shared, isMirror } = scene
  const [normals, step] = [rowAt(scene, at + 1), plan.program[at + 2]! / VECTOR_BYTES]
  const [sds, out] = [weightAt(scene, at + 3), rowAt(scene, at + 5)]
  for (let n = 0; n < plan.program[at + 4]!; n += 1) {
    const z = shared[normals + n * step]! * (isMirror ? -1 : 1)
    row[out + n] = 2 ** (z * plan.weights[sds + 2 * n]! - plan.weights[sds + 2 * n + 1]!)
  }
}

const gapDownturns: Action = (scene, at) => {
  const { plan, row, shared, isMirror } = scene
  const [words, count] = [rowAt(scene, at + 1), plan.program[at + 2]!]
  const [table, out] = [weightAt(scene, at + 3), rowAt(scene, at + 4)]
  let now = 0
  for (let n = 0; n < count; n += 1) {
    const word = mirrorWord(shared[words + n]!, isMirror)
    const start = now + plan.weights[table + (word >>> 22)]!
    const length = ((word >>> 19) & 7) + 4
    row[out + 2 * n] = start
    row[out + 2 * n + 1] = length
    now = start + length
  }
}

const movedPeriods: Action = (scene, at) => {
  const { plan, row } = scene
  const [downturns, count] = [rowAt(scene, at + 1), plan.program[at + 2]!]
  const [latest, out] = [plan.program[at + 5]!, rowAt(scene, at + 6)]
  for (let planned = plan.program[at + 3]!; planned < plan.program[at + 4]!; planned += 1) {
    let period = planned
    for (let n = 0; n < count; n += 1)
      if (period >= row[downturns + 2 * n]!) period += row[downturns + 2 * n + 1]!
    row[out + planned] = Math.min(period, latest)
  }
}

const weigh: Action = (scene, at) => {
  const { plan, row, worth } = scene
  const [path, count, cash] = [rowAt(scene, at + 1), plan.program[at + 2]!, rowAt(scene, at + 4)]
  let w = weightAt(scene, at + 3)
  for (let t = 0; t < count; t += 1) {
    const y = row[path + t]!
    row[cash + t]! += y * plan.weights[w++]!
    for (let party = 0; party < plan.parties; party += 1) row[worth + party]! += y * plan.weights[w++]!
  }
}

const scaledLine: Action = (scene, at) => {
  const { plan, row } = scene
  const [path, multiplier, cash] = [rowAt(scene, at + 1), row[rowAt(scene, at + 3)]!, rowAt(scene, at + 5)]
  const w = weightAt(scene, at + 4)
  let total = 0
  for (let t = 0; t < plan.program[at + 2]!; t += 1) {
    const y = row[path + t]! * multiplier
    row[cash + t]! += y * plan.weights[w + 2 * t]!
    total += y * plan.weights[w + 2 * t + 1]!
  }
  addShares(scene, total, weightAt(scene, at + 6))
}

const event: Action = (scene, at) => {
  const { plan, row, shared, isMirror } = scene
  if (mirrorWord(shared[rowAt(scene, at + 1)]!, isMirror) >>> 8 >= plan.program[at + 2]!) return
  const numbers = weightAt(scene, at + 4)
  const amount = plan.weights[numbers]! * row[rowAt(scene, at + 3)]!
  const [spread, cash] = [weightAt(scene, at + 5), rowAt(scene, at + 7)]
  for (let t = 0; t < plan.program[at + 6]!; t += 1) row[cash + t]! += amount * plan.weights[spread + t]!
  addShares(scene, amount * plan.weights[numbers + 1]!, weightAt(scene, at + 8))
}

const prices: Action = (scene, at) => {
  const { plan, row } = scene
  const paths = [rowAt(scene, at + 1), rowAt(scene, at + 2), rowAt(scene, at + 3)]
  const [scales, out] = [weightAt(scene, at + 4), rowAt(scene, at + 6)]
  for (let t = 0; t < plan.program[at + 5]!; t += 1) {
    paths.forEach((path, place) => {
      row[out + 4 * t + place] = row[path + t]! * plan.weights[scales + 4 * t + place]!
    })
    row[out + 4 * t + 3] = plan.weights[scales + 4 * t + 3]!
  }
}

const weighMoved: Action = (scene, at) => {
  const { plan, row, worth } = scene
  const [table, map, cash] = [rowAt(scene, at + 1), rowAt(scene, at + 2), rowAt(scene, at + 5)]
  let w = weightAt(scene, at + 4)
  for (let step = 0; step < plan.program[at + 3]!; step += 1) {
    const period = row[map + step]!
    const from = table + 4 * period
    const worthOf = (): number =>
      row[from]! * plan.weights[w++]! +
      row[from + 1]! * plan.weights[w++]! +
      row[from + 2]! * plan.weights[w++]!
    row[cash + period]! += worthOf() * row[from + 3]!
    for (let party = 0; party < plan.parties; party += 1) row[worth + party]! += worthOf()
  }
}

const movedLineOf: Action = (scene, at) => {
  const { plan, row } = scene
  const [path, map, cash] = [rowAt(scene, at + 1), rowAt(scene, at + 2), rowAt(scene, at + 6)]
  const [w, scales] = [weightAt(scene, at + 4), weightAt(scene, at + 5)]
  let total = 0
  for (let step = 0; step < plan.program[at + 3]!; step += 1) {
    const period = row[map + step]!
    const amount = row[path + period]! * plan.weights[scales + 2 * period]! * plan.weights[w + step]!
    total += amount * plan.weights[scales + 2 * period + 1]!
    row[cash + period]! += amount
  }
  addShares(scene, total, weightAt(scene, at + 7))
}

const deepest: Action = (scene, at) => {
  const { plan, row } = scene
  const [cash, rate] = [rowAt(scene, at + 1), weightOf(scene, at + 3)]
  let position = 0
  let least = 0
  for (let t = 0; t < plan.program[at + 2]!; t += 1) {
    position += position * rate + row[cash + t]!
    least = Math.min(least, position)
  }
  row[rowAt(scene, at + 4)] = least
}

const total: Action = (scene, at) => {
  const { plan, row, worth } = scene
  let sum = 0
  for (let party = 0; party < plan.parties; party += 1) sum += row[worth + party]!
  row[rowAt(scene, at + 1)] = sum
}

const actions = {
  clear,
  lognormals,
  gapDownturns,
  movedPeriods,
  weigh,
  scaledLine,
  event,
  prices,
  weighMoved,
  movedLineOf,
  deepest,
  total,
}

/** The actions by the number of their instruction, with its words. */
const byNumber: readonly ([Action, number] | undefined)[] = Object.entries(actions).reduce(
  (list: ([Action, number] | undefined)[], [name, action]) => {
    const [number, words] = instructions[name as keyof typeof actions]
    list[number] = [action, words]
    return list
  },
  [],
)

/** Carries out one instruction of a partner; gives the number of its words. */
function carryOut(scene: Scene, at: number): number {
  const found = byNumber[scene.plan.program[at]!]
  if (!found) throw new Error(`no instruction ${scene.plan.program[at]}`)
  found[0](scene, at)
  return found[1]
}
