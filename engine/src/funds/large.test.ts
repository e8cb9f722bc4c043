// Instances too large for an exact search: what is found breaks no rule, lies under its bound, and gets no worse with
// more rounds.
import { expect, test } from 'vitest'
import { brokenRules } from './check-allocation.ts'
import { solveFunds } from './solve-funds.ts'
import { drawnInstance } from './testing/drawn-instance.ts'

test('a large instance is allocated within its bound, and more rounds never give less', async () => {
  const instance = drawnInstance({ projects: 32, funds: 3, years: 2 }, 4)
  const first = await solveFunds(instance, instance.policy, { iterations: 0 })
  const further = await solveFunds(instance, instance.policy, { iterations: 4 })
  for (const allocation of [first, further]) {
    expect(brokenRules(instance, instance.policy, allocation)).toEqual([])
    expect(allocation.bound).toBeGreaterThanOrEqual(allocation.objective)
    expect(allocation.gap).toBeLessThan(0.2)
  }
  expect(further.objective).toBeGreaterThanOrEqual(first.objective)
})

test('a search that is told to stop gives what it has', async () => {
  const instance = drawnInstance({ projects: 32, funds: 3, years: 2 }, 4)
  const stopped = await solveFunds(instance, instance.policy, { signal: { aborted: true } })
  expect(brokenRules(instance, instance.policy, stopped)).toEqual([])
  expect(stopped.chosen.length).toBeGreaterThan(0)
})
