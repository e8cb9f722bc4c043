import { type Instruction, instructions } from './instructions.ts'

/** What the kernel carries out: instructions over rows of numbers, and the weights they use. */
export interface KernelPlan {
  readonly parties: number
  /** Columns that a trial gives. */
  readonly outputs: number
  /** All instructions, those that run once for a pair first. Rows and weights are offsets in bytes. */
  readonly program: Int32Array
  /** Words of the instructions that run once for a pair. */
  readonly drawWords: number
  /** Words of the instructions behind those, whose rows stay the same in all trials. */
  readonly setUpWords: number
  readonly weights: Float64Array
  /** Size of the rows that partners share, and of those that each has, in vectors of four trials. */
  readonly sharedRows: number
  readonly sideRows: number
  /**
   * Rows of a partner that can be kept, to work on them again: the vectors of each group. Those of a group lie together for
   * all trials, because an edit reads some groups and not the others.
   */
  readonly keptGroups: readonly number[]
  /** Where the worths of the parties and the output columns stand among the rows of a side, in bytes. */
  readonly worthAt: number
  readonly outputAt: number
  /** After this period flows count only as far as there are any, for so many periods; each has a trace behind the flows. */
  readonly leastPeriod: number
  readonly tailPeriods: number
}

/** Most groups of kept rows, and more than the bytes of one: an operand has its group above its place. */
const GROUPS_MOST = 256
const GROUP_BYTES = 2 ** 20

/** Bytes of a vector: four trials in single precision. */
export const VECTOR_BYTES = 16

/** Up to where the polynomial of the kernel gives an exponential to a millionth; each squaring doubles it. */
const POLYNOMIAL_MOST = 0.2
const SQUARES_MOST = 3
const SDS_ALLOWED_FOR = 6

/** What the polynomial takes as one: so it needs the fewest multiplications. */
const POLYNOMIAL_STEP = 2.2142992614361403

/** How often the kernel squares its polynomial for exponents with this standard deviation; 0 where that cannot reach them. */
export function squaresFor(sd: number): number {
  const squares = Math.max(1, squaresUpTo(SDS_ALLOWED_FOR * sd))
  return squares > SQUARES_MOST ? 0 : squares
}

/** How often the kernel squares its polynomial for exponents up to this size; each squaring doubles its error. */
export const squaresUpTo = (most: number): number => Math.max(0, Math.ceil(Math.log2(most / POLYNOMIAL_MOST)))

/** The exponent that the state of a factor counts in: the instruction works out exp(unit x state). */
export const exponentUnit = (squares: number): number => (squares === 0 ? 1 : polynomialUnit(squares))

/** The same where the polynomial is used without squares too. */
export const polynomialUnit = (squares: number): number => POLYNOMIAL_STEP * 2 ** squares

/** Worths beyond those of the parties that the kernel may load without using them. */
const SPARE_WORTHS = 6

/** What a plan writer must know beforehand. */
export interface PlanSizes {
  parties: number
  outputs: number
  firstWorth: number
  /** Most vectors of rows that begin at zero; room that is not used costs nothing. */
  zeroRoom?: number
  /** The groups of rows that an earlier plan kept, when this one works on those. */
  keptBefore?: readonly number[]
  /** The last period of a case, and how many its longest path has after it. */
  leastPeriod?: number
  tailPeriods?: number
}

/** The place of a vector as a weight: the smallest single-precision numbers have whole numbers as their bits. */
export const placeWeight = (place: number): number => place * VECTOR_BYTES * 2 ** -149

/** Numbers behind each other, each list once. */
class WeightList {
  #values = new Float64Array(1024)
  #length = 0
  /** Places of lists by a number that is the same for the same lists, and mostly another for others. */
  readonly #places = new Map<number, { at: number; length: number }[]>()

  add(values: ArrayLike<number>): number {
    const { length } = values
    let hash = length
    for (let place = 0; place < length; place += 1) hash = (hash * 31 + values[place]!) % 1e15
    const known = this.#places.get(hash)
    const found = known?.find(one => one.length === length && this.#has(values, one.at))
    if (found) return found.at * 4
    const at = 4 * Math.ceil(this.#length / 4)
    this.#reserve(at + length)
    this.#values.set(values, at)
    this.#length = at + length
    if (known) known.push({ at, length })
    else this.#places.set(hash, [{ at, length }])
    return at * 4
  }

  all(): Float64Array {
    return this.#values.slice(0, this.#length)
  }

  #has(values: ArrayLike<number>, at: number): boolean {
    for (let place = 0; place < values.length; place += 1)
      if (!Object.is(this.#values[at + place], values[place])) return false
    return true
  }

  #reserve(length: number): void {
    if (length <= this.#values.length) return
    const larger = new Float64Array(2 * length)
    larger.set(this.#values)
    this.#values = larger
  }
}

/** Writes a plan: hands out rows and weights, and lists instructions in the order in which they are added. */
export class PlanWriter {
  readonly outputAt: number
  readonly worthAt: number
  readonly #parties: number
  readonly #outputs: number
  readonly #draws: number[][] = []
  readonly #setUp: number[] = []
  readonly #finishes: number[] = []
  readonly #weights = new WeightList()
  readonly #zeroRoom: number
  readonly #keptGroups: number[]
  readonly #tail: Pick<KernelPlan, 'leastPeriod' | 'tailPeriods'>
  #sharedRows = 0
  #sideRows: number
  #zeroRows = 0
  /** Kept rows that begin at zero. */
  readonly #cleared: { at: number; vectors: number }[] = []

  /** `outputs` columns; the worths of the parties are the columns from `firstWorth` on. */
  constructor({
    parties,
    outputs,
    firstWorth,
    zeroRoom = 0,
    keptBefore = [],
    leastPeriod = 0,
    tailPeriods = 0,
  }: PlanSizes) {
    this.#parties = parties
    this.#outputs = outputs
    this.#zeroRoom = zeroRoom
    this.#sideRows = zeroRoom
    this.#keptGroups = [...keptBefore]
    this.#tail = { leastPeriod, tailPeriods }
    this.outputAt = this.row(outputs + SPARE_WORTHS)
    this.worthAt = this.outputAt + firstWorth * VECTOR_BYTES
  }

  /** A row that both partners of a pair read: offset in bytes. */
  sharedRow(vectors: number): number {
    const at = this.#sharedRows * VECTOR_BYTES
    this.#sharedRows += vectors
    return at
  }

  /** A row of which each partner has its own: offset in bytes. */
  row(vectors: number): number {
    const at = this.#sideRows * VECTOR_BYTES
    this.#sideRows += vectors
    return at
  }

  /** A row of each partner that begins every trial at zero: all of them lie together and are cleared at once. */
  zeroRow(vectors: number): number {
    const at = this.#zeroRows * VECTOR_BYTES
    this.#zeroRows += vectors
    if (this.#zeroRows > this.#zeroRoom) throw new Error(`more than ${this.#zeroRoom} vectors of zeros`)
    return at
  }

  /**
   * A row that can be kept for a later plan, a group of its own as long as there are not too many. An odd operand says that
   * it is among those.
   */
  keptRow(vectors: number, beginsAtZero = true): number {
    const isFull = this.#keptGroups.length === GROUPS_MOST
    const group = isFull ? GROUPS_MOST - 1 : this.#keptGroups.length
    const before = this.#keptGroups[group] ?? 0
    this.#keptGroups[group] = before + vectors
    if (this.#keptGroups[group] * VECTOR_BYTES >= GROUP_BYTES)
      throw new Error('a group of kept rows is too large')
    const at = group * GROUP_BYTES + before * VECTOR_BYTES + 1
    if (beginsAtZero) this.#cleared.push({ at, vectors })
    return at
  }

  /** Numbers that instructions use: offset in bytes, a multiple of 16. The same numbers are kept once. */
  weights(values: ArrayLike<number>): number {
    return this.#weights.add(values)
  }

  /** Adds an instruction that runs once for a pair. */
  draw(name: Instruction, ...operands: number[]): void {
    this.#draws.push(written(name, operands))
  }

  /** Draws the first normal of each stream, which has these salts, into a row that both partners read. */
  firstNormals(salts: readonly (readonly [number, number])[]): number {
    const row = this.sharedRow(salts.length)
    this.#draws.push([...written('firstNormals', [row, salts.length]), ...salts.flat()])
    return row
  }

  /** Adds an instruction that runs once for each partner of a block, for a row that stays the same in all trials. */
  setUp(name: Instruction, ...operands: number[]): void {
    this.#setUp.push(...written(name, operands))
  }

  /** Adds an instruction that runs for each partner. */
  finish(name: Instruction, ...operands: number[]): void {
    this.#finishes.push(...written(name, operands))
  }

  /** The plan so far. */
  plan(): KernelPlan {
    const clear = (at: number, vectors: number): number[] =>
      vectors > 0 ? [instructions.clear[0], at, vectors] : []
    const kept = this.#cleared.flatMap(({ at, vectors }) => clear(at, vectors))
    const clearing = [...clear(0, this.#zeroRows), ...kept]
    const draws = inTwos(this.#draws).flat()
    return {
      parties: this.#parties,
      outputs: this.#outputs,
      program: Int32Array.from([...draws, ...this.#setUp, ...clearing, ...this.#finishes]),
      drawWords: draws.length,
      setUpWords: this.#setUp.length,
      weights: this.#weights.all(),
      sharedRows: this.#sharedRows,
      sideRows: this.#sideRows,
      keptGroups: this.#keptGroups,
      worthAt: this.worthAt,
      outputAt: this.outputAt,
      ...this.#tail,
    }
  }
}

function written(name: Instruction, operands: readonly number[]): number[] {
  const [number, length] = instructions[name]
  if (operands.length !== length - 1) throw new Error(`${name} takes ${length - 1} operands`)
  return [number, ...operands]
}

/** Normals of two streams behind each other are drawn at once where they are as many, as far apart. */
function inTwos(draws: readonly number[][]): number[][] {
  const all: number[][] = []
  for (const draw of draws) {
    const [number, a, b, row, count, step] = draw as [number, number, number, number, number, number]
    const [before, ...known] = all.at(-1) ?? []
    const isPair = number === before && number === instructions.normals[0]
    if (isPair && known[3] === count && known[4] === step)
      all[all.length - 1] = [
        instructions.normalsOfTwo[0],
        known[0]!,
        known[1]!,
        a,
        b,
        known[2]!,
        row,
        count,
        step,
      ]
    else all.push(draw)
  }
  return all
}
