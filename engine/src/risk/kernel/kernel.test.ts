import { beforeAll, describe, expect, test } from 'vitest'
import { benchPlan, keepingPlan } from '../../../bench/risk/bench-plan.ts'
import { editPlan } from '../../../bench/risk/edit-plan.ts'
import { type BenchModel, benchModel } from '../../../bench/risk/model.ts'
import { kernelBase64, kernelSha256 } from '../../../wasm/kernel.generated.ts'
import { type KernelPlan, PlanWriter, VECTOR_BYTES } from './kernel-plan.ts'
import { type Kernel, openKernel, type TrialColumns, type TrialRange } from './open-kernel.ts'
import { runPlan } from './run-plan.ts'
import { bytesOfBase64 } from './web-assembly.ts'

const plan = benchPlan(benchModel(), 1)
let kernel: Kernel

function opened(): Kernel {
  const found = openKernel()
  if (!found) throw new Error('this machine has no vectors of 128 bits')
  return found
}

beforeAll(() => {
  kernel = opened()
})

/** The bits of every trial of a range: one array of outcomes a trial, as unsigned words. */
function bitsOf(range: TrialRange): number[][] {
  const { values, stride, trials } = kernel.simulate(range)
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  return Array.from({ length: trials }, (_, trial) =>
    Array.from({ length: plan.outputs }, (_, column) => bits[column * stride + trial]!),
  )
}

/** Largest difference between kernel and double precision in any trial, in standard deviations, per column. */
function worstErrors(of: KernelPlan, range: TrialRange): number[] {
  kernel.load(of)
  const fast = kernel.simulate(range)
  const exact = runPlan(of, range)
  return Array.from({ length: of.outputs }, (_, column) => {
    const truth = exact.values.subarray(column * exact.stride, column * exact.stride + exact.trials)
    const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length
    const sd = Math.sqrt(truth.reduce((sum, value) => sum + (value - mean) ** 2, 0) / truth.length)
    return Math.max(
      ...truth.map((value, trial) => Math.abs(fast.values[column * fast.stride + trial]! - value) / sd),
    )
  })
}

/** A model with other counts: made from the one of the benchmark by repeating factors, cutting time, sharing anew. */
function modelWith(factorCount: number, parties: number, periods: number): BenchModel {
  const model = benchModel()
  const factors = Array.from({ length: factorCount }, (_, f) => model.factors[f % 6]!)
  const sharesOf = (place: number): number[] =>
    Array.from({ length: parties }, (_, party) => ((place * 7 + party * 3) % 11) / 40)
  const cut = <Spread extends { start: number; length: number }>(spread: Spread): Spread => ({
    ...spread,
    start: Math.min(spread.start, periods - 2),
    length: Math.min(spread.length, periods - Math.min(spread.start, periods - 2)),
  })
  return {
    ...model,
    periods,
    parties,
    factors,
    cholesky: factors.map(({ sd }, f) =>
      Array.from({ length: f + 1 }, (_, j) => (j === f ? sd : sd / (3 + j))),
    ),
    trend: factors.map((_, f) => model.trend[f % 6]!.slice(0, periods)),
    discount: model.discount.slice(0, periods),
    lines: model.lines.map((line, place) => ({
      ...cut(line),
      factor: line.isSale ? line.factor : 3 + (place % Math.max(1, factorCount - 3)),
      amounts: line.amounts.slice(0, periods),
      shares: sharesOf(place),
    })),
    events: model.events.map((event, place) => ({ ...cut(event), shares: sharesOf(place) })),
  }
}

describe('the kernel beside double precision on the same streams', () => {
  test.each([true, false])(
    'is right to a ten-thousandth of a standard deviation in every trial',
    mirrored => {
      const errors = worstErrors(plan, { firstPair: 12_345, pairs: 3000, mirrored })
      expect(errors).toHaveLength(7)
      expect(Math.max(...errors)).toBeLessThan(1e-4)
    },
  )

  test.each([
    [4, 1, 120],
    [5, 2, 37],
    [6, 3, 64],
    [7, 4, 120],
    [8, 6, 93],
    [9, 7, 120],
    [12, 8, 50],
    [15, 13, 120],
  ])('takes %i factors, %i parties and %i periods', (factors, parties, periods) => {
    const plan = benchPlan(modelWith(factors, parties, periods), 7)
    for (const mirrored of [true, false]) {
      const errors = worstErrors(plan, { firstPair: 0, pairs: 300, mirrored })
      expect(errors).toHaveLength(parties + 2)
      expect(Math.max(...errors)).toBeLessThan(1e-4)
    }
  })

  test.each([1, 2, 4])('takes at most %i downturns', downturns => {
    const errors = worstErrors(benchPlan(benchModel(), 5, downturns), {
      firstPair: 0,
      pairs: 400,
      mirrored: true,
    })
    expect(errors).toHaveLength(7)
    expect(Math.max(...errors)).toBeLessThan(1e-4)
  })

  test('keeps large log-prices exact by taking whole powers of two out first', () => {
    const writer = new PlanWriter({ parties: 1, outputs: 1, firstWorth: 0 })
    const [normals, path, cash] = [writer.sharedRow(40), writer.row(40), writer.row(40)]
    const [phi, k] = [writer.weights([0.9]), writer.weights([0.8])]
    writer.draw('normals', 11, 22, normals, 40, VECTOR_BYTES)
    writer.draw('factor', 1, 0, phi, k, normals, VECTOR_BYTES, path, 40)
    writer.finish('weigh', path, 40, writer.weights(Array.from({ length: 80 }, () => 1)), cash)
    expect(worstErrors(writer.plan(), { firstPair: 0, pairs: 1000, mirrored: true })[0]).toBeLessThan(1e-4)
  })
})

describe('a lattice in the kernel', () => {
  test('has the normals of a lattice right to the millionth, far in the tails too', () => {
    const writer = new PlanWriter({ parties: 0, outputs: 1, firstWorth: 0 })
    const at = writer.sharedRow(1)
    writer.draw('normalPoint', 11, 22, 5593, 18, at)
    writer.finish('lognormals', at, VECTOR_BYTES, writer.weights([0.25, 0]), 1, writer.outputAt)
    const range = { firstPair: 3, pairs: 2 ** 18, mirrored: false }
    kernel.load(writer.plan())
    const { values } = kernel.simulate(range)
    const exact = runPlan(writer.plan(), range).values
    const normals = (of: Iterable<number>): number[] => Array.from(of, value => 4 * Math.log2(value))
    const [fast, right] = [normals(values.subarray(0, range.pairs)), normals(exact)]
    expect(right.reduce((least, value) => Math.min(least, value), 0)).toBeLessThan(-4.3)
    expect(right.reduce((most, value) => Math.max(most, value), 0)).toBeGreaterThan(4.3)
    expect(right.reduce((worst, value, n) => Math.max(worst, Math.abs(fast[n]! - value)), 0)).toBeLessThan(
      3e-6,
    )
  })

  test('moves draws along a direction to where a point of the lattice wants them, and nowhere else', () => {
    const steered = (isSteered: boolean): KernelPlan => {
      const writer = new PlanWriter({ parties: 0, outputs: 2, firstWorth: 0 })
      const [normals, target] = [writer.sharedRow(4), writer.sharedRow(1)]
      writer.draw('normals', 11, 22, normals, 4, VECTOR_BYTES)
      writer.draw('normalPoint', 33, 44, 8913, 8, target)
      if (isSteered) writer.draw('steer', normals, 4, writer.weights([0.6, 0, 0.8, 0]), target)
      // Without a memory deviations are their normals, from place 1 on.
      const drawn = (at: number, count: number): number => {
        const [row, memory, weight] = [writer.row(count + 1), writer.weights([0]), writer.weights([1])]
        writer.draw('deviations', 1, memory, weight, at, VECTOR_BYTES, row, count)
        return row + VECTOR_BYTES
      }
      const row = drawn(normals, 4)
      const along = writer.weights([0.6, 0, 0.8, 0])
      writer.finish('dot', row, along, 4, writer.outputAt)
      writer.finish('dot', row, writer.weights([-0.8, 1, 0.6, 1]), 4, writer.outputAt + VECTOR_BYTES)
      if (!isSteered) {
        writer.finish('dot', drawn(target, 1), writer.weights([1]), 1, writer.outputAt)
      }
      return writer.plan()
    }
    const columns = (of: KernelPlan): Float32Array => {
      kernel.load(of)
      return kernel.simulate({ firstPair: 0, pairs: 200, mirrored: true }).values.slice()
    }
    const [moved, wanted] = [columns(steered(true)), columns(steered(false))]
    expect(moved).toHaveLength(800)
    expect(moved.reduce((worst, value, n) => Math.max(worst, Math.abs(value - wanted[n]!)), 0)).toBeLessThan(
      2e-6,
    )
  })
})

describe('the bits of a trial', () => {
  test('do not depend on the chunk it is in or on the order of the chunks', () => {
    kernel.load(plan)
    const whole = bitsOf({ firstPair: 0, pairs: 61, mirrored: true })
    const chunks = [
      [40, 21],
      [3, 1],
      [0, 3],
      [4, 36],
    ]
    for (const [firstPair = 0, pairs = 0] of chunks) {
      const part = bitsOf({ firstPair, pairs, mirrored: true })
      expect(part).toEqual(whole.slice(2 * firstPair, 2 * (firstPair + pairs)))
    }
  })

  test('do not depend on what else the kernel has done, nor on the instance', () => {
    kernel.load(plan)
    const before = bitsOf({ firstPair: 8, pairs: 8, mirrored: true })
    kernel.load(benchPlan(modelWith(9, 7, 50), 3))
    kernel.simulate({ firstPair: 0, pairs: 20, mirrored: false })
    kernel.load(plan)
    expect(bitsOf({ firstPair: 8, pairs: 8, mirrored: true })).toEqual(before)
    kernel = opened()
    kernel.load(plan)
    expect(bitsOf({ firstPair: 8, pairs: 8, mirrored: true })).toEqual(before)
  })

  test('without partners are those of the first of every pair', () => {
    kernel.load(plan)
    const both = bitsOf({ firstPair: 5, pairs: 10, mirrored: true })
    expect(bitsOf({ firstPair: 5, pairs: 10, mirrored: false })).toEqual(both.filter((_, n) => n % 2 === 0))
  })
})

describe('kept trials', () => {
  const model = benchModel()
  const { plan: keeping, rows } = keepingPlan(model, 1)
  const edited = (place: number, change: number): KernelPlan =>
    benchPlan(
      {
        ...model,
        lines: model.lines.map((line, at) =>
          at === place ? { ...line, amounts: line.amounts.map(amount => amount * (1 + change)) } : line,
        ),
      },
      1,
    )
  /** Largest difference in any column and trial, in standard deviations of the total. */
  const difference = (columns: TrialColumns, of: KernelPlan): number => {
    const own = columns.values.slice()
    const other = opened()
    other.load(of)
    const { values } = other.simulate({ firstPair: 0, pairs: columns.trials / 2, mirrored: true })
    expect(values).toHaveLength(own.length)
    return Math.max(...own.map((value, place) => Math.abs(value - values[place]!) / 19.3))
  }

  test.each([
    [2, 'a sale that downturns move'],
    [16, 'the longest sale'],
    [36, 'a cost'],
    [54, 'the longest cost'],
  ])('line %i, %s: an edit gives what all trials anew would give, and can be undone', place => {
    kernel.load(keeping)
    expect(difference(kernel.keep(500), plan)).toBe(0)
    const line = model.lines[place]!
    const changed = kernel.rerun(editPlan(model, rows, keeping, line, 0.3))
    expect(difference(changed, edited(place, 0.3))).toBeLessThan(1e-4)
    const back = kernel.rerun(editPlan(model, rows, keeping, line, -0.3))
    expect(difference(back, plan)).toBeLessThan(1e-4)
  })

  test('have groups of their own, or share the last when there are too many', () => {
    const writer = new PlanWriter({ parties: 0, outputs: 1, firstWorth: 0 })
    const own = Array.from({ length: 300 }, (_, number) => {
      const row = writer.keptRow(1)
      writer.finish('addNumbers', writer.weights([number]), 1, row)
      return row
    })
    const written = writer.plan()
    expect(written.keptGroups).toEqual([...Array.from({ length: 255 }, () => 1), 45])
    const reading = (row: number): KernelPlan => {
      const { keptGroups: keptBefore } = written
      const reader = new PlanWriter({ parties: 0, outputs: 1, firstWorth: 0, keptBefore })
      reader.finish('dot', row, reader.weights([1]), 1, reader.outputAt)
      return reader.plan()
    }
    kernel.forget()
    kernel.load(written)
    kernel.keep(20)
    for (const number of [0, 1, 254, 255, 299])
      expect([...kernel.rerun(reading(own[number]!)).values]).toEqual(new Array(40).fill(number))
    expect(() => new PlanWriter({ parties: 0, outputs: 1, firstWorth: 0 }).keptRow(2 ** 16)).toThrow(
      'too large',
    )
    kernel.forget()
  })

  test('cannot be edited before they are there', () => {
    const other = opened()
    const edit = editPlan(model, rows, keeping, model.lines[2]!, 0.3)
    other.load(keeping)
    other.simulate({ firstPair: 0, pairs: 8, mirrored: true })
    expect(() => other.rerun(edit)).toThrow('nothing was kept')
    other.load(keeping)
    other.keep(8)
    other.forget()
    expect(() => other.rerun(edit)).toThrow('nothing was kept')
  })
})

test('ranks are those of sorting, also with ties, a single trial and a vector that is not full', () => {
  kernel.load(plan)
  for (const [pairs, mirrored] of [
    [1, false],
    [3, true],
    [2501, false],
    [4000, true],
  ] as const) {
    const { values, stride, trials } = kernel.simulate({ firstPair: 0, pairs, mirrored })
    for (let column = 0; column < plan.outputs; column += 1) {
      const own = values.subarray(column * stride, column * stride + trials)
      if (column === 2) own.set(own.map(Math.round))
      if (column === 3) own.fill(-7.25)
      const sorted = Float32Array.from(own).sort()
      const ranks = [0, 0.1, 0.1, 0.5, 0.9, 0.999].map(share => Math.max(0, Math.ceil(share * trials) - 1))
      expect(kernel.atRanks(column, ranks)).toEqual(ranks.map(rank => sorted[rank]))
    }
  }
})

test('the bytes are those of which the digest is on record', async () => {
  const bytes = bytesOfBase64(kernelBase64)
  const subtle = (
    globalThis as unknown as {
      crypto: { subtle: { digest(name: string, data: Uint8Array): Promise<ArrayBuffer> } }
    }
  ).crypto.subtle
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  expect([...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')).toBe(kernelSha256)
})
