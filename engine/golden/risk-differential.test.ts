/**
 * The risk run against a second, plain calculation written from the text: the same draws, trial by trial, on random cases
 * and on the seven. Tolerance: half a cent plus 1e-9 of the largest figure.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCase } from '../src/index.ts'
import { outcomeColumns, simulateChunk } from '../src/risk/path/trial.ts'
import { planRisk } from '../src/risk/plan/plan.ts'
import { goldenCases } from './reference/golden-cases.ts'
import { generatedRiskCase } from './reference/risk/generated-risk.ts'
import { runTrial } from './reference/risk/trial.ts'
import type { Case } from './reference/shape.ts'

/** Every figure of the trials on which the two calculations differ, as a sentence. */
function differences(file: Case, trials: number): string[] {
  const outcome = parseCase(file)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  const plan = planRisk(outcome.case)
  const columns = outcomeColumns(plan)
  const outcomes = simulateChunk(plan, 0, trials)
  const found: string[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const plain = runTrial(file, trial)
    const compare = (what: string, column: number, expected: number): void => {
      const actual = outcomes[column]![trial]!
      const within = 0.005 + 1e-9 * Math.abs(expected)
      if (!(Math.abs(actual - expected) <= within))
        found.push(`${trial} ${what}: ${expected} against ${actual}`)
    }
    compare('area', columns.area, plain.areaEur)
    compare('funding', columns.funding, plain.lowestFundingEur)
    plan.parties.forEach(({ id }, place) => {
      compare(`own ${id}`, columns.own + place, plain.ownEur[id]!)
      compare(`required ${id}`, columns.required + place, plain.requiredEur[id]!)
    })
    const parties = Object.values(plain.commonEur).reduce((sum, eur) => sum + eur, 0)
    if (Math.abs(parties - plain.areaEur) > 0.005 + 1e-9 * Math.abs(parties))
      found.push(`${trial} parties add up`)
  }
  return found
}

test('random cases run alike in every trial', () => {
  fc.assert(
    fc.property(generatedRiskCase, file => {
      expect(differences(file, 6)).toEqual([])
    }),
    { numRuns: 150, seed: 20261127 },
  )
})

test.each(Object.entries(goldenCases))('%s runs alike in every trial', (_, file) => {
  expect(differences(file, 6)).toEqual([])
})
