import { describe, expect, it } from 'vitest'
import { formulas } from '../formulas/index.ts'
import { calcCommand } from './calc.ts'

describe('calc', () => {
  it('lists every formula with its inputs, unit and source', () => {
    const outcome = calcCommand.run(undefined, { list: true })
    const listed = outcome.ok && 'formulas' in outcome.answer ? outcome.answer.formulas : []
    expect(listed.map(formula => formula.name)).toEqual(formulas.map(formula => formula.name))
    const sale = listed.find(formula => formula.name === 'residual-sale')
    expect(sale?.inputs.find(input => input.name === 'vatRate')).toEqual({
      name: 'vatRate',
      kind: 'number',
      unit: 'share',
      about: { nl: 'btw-tarief in de prijs', en: 'rate of value added tax in the price' },
      optional: true,
      default: 0.21,
      bounds: '>= 0, <= 1',
    })
  })

  it('describes one formula when there is no document', () => {
    expect(calcCommand.run(undefined, { name: 'npv' })).toMatchObject({ ok: true, answer: { name: 'npv' } })
  })

  it('works out one formula', () => {
    const outcome = calcCommand.run({ inputs: { rate: 0, flows: [-100, 60, 60] } }, { name: 'npv' })
    expect(outcome).toMatchObject({ ok: true, answer: { result: 20 } })
  })

  it('gives the mistakes of a bad document', () => {
    expect(calcCommand.run({ inputs: { rate: 0 } }, { name: 'npv' })).toMatchObject({
      ok: false,
      errors: [{ pointer: '/inputs/flows', code: 'VELD_ONTBREEKT' }],
    })
  })
})
