import { describe, expect, it } from 'vitest'
import { calculate } from './calculate.ts'
import { differences } from './compare-figures.ts'
import { formulas } from './registry.ts'

describe.each(formulas.map(formula => [formula.name, formula] as const))('%s', (name, formula) => {
  it('gives the figures of its worked example', () => {
    const outcome = calculate(name, { inputs: formula.example.inputs })
    const result = outcome.ok && 'result' in outcome.answer ? outcome.answer.result : outcome
    expect(differences(result, formula.example.result, formula.example.within ?? 0.005)).toEqual([])
  })
})
