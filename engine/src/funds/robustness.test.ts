import { expect, test } from 'vitest'
import { coreIndex, marginalValue } from './robustness.ts'
import { goldenInstance, oneProject, optionOf, projectOf } from './testing/instances.ts'

test('more money in a pot wins what solving again says, and never less with more', async () => {
  const steps = await marginalValue(goldenInstance, 'INFRA', [5, 6, 1])
  // From 18 on C fits beside A: B goes only when the soil pot is needed for C, so that C replaces B at 190.
  expect(steps.map(step => [step.extra, step.objective, step.gain])).toEqual([
    [1, 180, 0],
    [5, 180, 0],
    [6, 190, 10],
  ])
})

test('a wall in the way makes more money worth nothing', async () => {
  const instance = oneProject({ maxPerProject: 9 })
  expect((await marginalValue(instance, 'POT')).map(step => step.gain)).toEqual([0, 0, 0])
})

test('the core index is 1 for what always fits, 0 for what never does, and between for what depends', async () => {
  const instance = {
    ...oneProject({}),
    projects: ['A', 'B', 'C'].map(id => projectOf(id)),
    options: [
      optionOf('A', 500, { infra: 1 }),
      optionOf('B', 100, { infra: 7 }),
      optionOf('C', 90, { infra: 20 }),
    ],
  }
  const index = await coreIndex(instance, 30)
  expect([index.A, index.C]).toEqual([1, 0])
  expect(index.B).toBeGreaterThan(0.2)
  expect(index.B).toBeLessThan(0.95)
  expect(await coreIndex(instance, 30)).toEqual(index)
  expect(await coreIndex(instance, 0)).toEqual({ A: 0, B: 0, C: 0 })
})
