// Sixty projects, eight pots and ten years with every kind of condition: within two percent of the bound.
import { expect, test } from 'vitest'
import { brokenRules } from './check-allocation.ts'
import { solveFunds } from './solve-funds.ts'
import { drawnInstance } from './testing/drawn-instance.ts'

test.each([1, 2])('instance %i of sixty projects comes within two percent of its bound', async seed => {
  const instance = drawnInstance({ projects: 60, funds: 8, years: 10 }, seed)
  const allocation = await solveFunds(instance, instance.policy, { iterations: 25 })
  expect(brokenRules(instance, instance.policy, allocation)).toEqual([])
  expect(allocation.gap).toBeLessThan(0.02)
})
