import { expect, test } from 'vitest'
import { openKernel } from '../../src/risk/kernel/open-kernel.ts'
import { runPlan } from '../../src/risk/kernel/run-plan.ts'
import { benchPlan, quasiPlan } from './bench-plan.ts'
import { type BenchModel, benchModel } from './model.ts'
import { naiveTrials } from './naive-trials.ts'
import { type Summary, strangeFigures, summaryOf } from './outcomes.ts'
import { typedTrials } from './typed-trials.ts'

const model = benchModel()

function kernelSummary(of: BenchModel): Summary {
  const kernel = openKernel()
  if (!kernel) throw new Error('this machine has no vectors of 128 bits')
  kernel.load(benchPlan(of, 3))
  const { values, stride } = kernel.simulate({ firstPair: 0, pairs: 100_000, mirrored: true })
  const column = (place: number): Float32Array => values.subarray(place * stride, (place + 1) * stride)
  return summaryOf(column(0), column(1), column(6))
}

test('the model has 60 lines over 1,290 quarters, 24 of them sales, 10 with an overrun, and 8 events', () => {
  expect(model.lines).toHaveLength(60)
  expect(model.lines.reduce((sum, line) => sum + line.length, 0)).toBe(1290)
  expect(model.lines.filter(line => line.isSale)).toHaveLength(24)
  expect(model.lines.filter(line => line.overrun > 0)).toHaveLength(10)
  expect(model.events).toHaveLength(8)
})

test('every JavaScript contestant reproduces the reference figures within their standard errors', () => {
  expect(strangeFigures(kernelSummary(model))).toEqual([])
  expect(strangeFigures(typedTrials(model)(10_000))).toEqual([])
  const { values, stride } = runPlan(benchPlan(model, 3), { firstPair: 0, pairs: 4000, mirrored: true })
  const column = (place: number): Float64Array => values.subarray(place * stride, (place + 1) * stride)
  expect(strangeFigures(summaryOf(column(0), column(1), column(6)))).toEqual([])
  const { total, firstParty, funding } = naiveTrials(model, 3000)
  expect(strangeFigures(summaryOf(total, firstParty, funding))).toEqual([])
})

test('a contestant that leaves something out is seen', () => {
  expect(strangeFigures(kernelSummary({ ...model, events: model.events.slice(1) }))).not.toEqual([])
  expect(strangeFigures(kernelSummary({ ...model, growth: 1 }))).toHaveLength(1)
  const gaps = model.gaps.map(() => 500)
  expect(strangeFigures(kernelSummary({ ...model, gaps })).length).toBeGreaterThan(3)
})

test('the model with its leading draws from a lattice is the same model, and as right in single precision', () => {
  const [plan, range] = [quasiPlan(model, 3, 9), { firstPair: 0, pairs: 8192, mirrored: true }]
  const kernel = openKernel()
  if (!kernel) throw new Error('this machine has no vectors of 128 bits')
  kernel.load(plan)
  const { values, stride } = kernel.simulate(range)
  const column = (place: number): Float32Array => values.subarray(place * stride, (place + 1) * stride)
  expect(strangeFigures(summaryOf(column(0), column(1), column(6)))).toEqual([])
  const exact = runPlan(plan, { ...range, pairs: 200 })
  const total = exact.values.subarray(0, 400)
  expect(total.reduce((worst, value, n) => Math.max(worst, Math.abs(value - values[n]!)), 0)).toBeLessThan(
    2e-3,
  )
})
