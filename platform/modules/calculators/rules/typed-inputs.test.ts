// Property: the example of every formula, written as typed and read back, is the same document, in both languages.
import { formulas } from '@versneller/engine'
import { describe, expect, it, test } from 'vitest'
import { controlOf, inputsOf, typedOf } from './typed-inputs.ts'

const formulaOf = (name: string) => formulas.find(formula => formula.name === name)!

describe('the example of a formula', () => {
  it.each(formulas.map(formula => formula.name))('%s is typed and read back as it is', name => {
    const formula = formulaOf(name)
    for (const language of ['nl', 'en'] as const) {
      const typed = typedOf(formula, formula.example.inputs as object, language)
      const back = inputsOf(formula, typed, language)
      expect(back.unreadable).toEqual([])
      expect(formula.answer(back.inputs, '/inputs')).toEqual(
        formula.answer(formula.example.inputs, '/inputs'),
      )
    }
  })
})

describe('what people type', () => {
  it('is a percentage where the formula has a part or a rate', () => {
    const { inputs } = inputsOf(formulaOf('pv'), { rate: '4', nper: '10', pmt: '1.000' }, 'nl')
    expect(inputs).toEqual({ rate: 0.04, nper: 10, pmt: 1000 })
    expect(inputsOf(formulaOf('pv'), { rate: '4,5%' }, 'nl').inputs).toEqual({ rate: 0.045 })
  })

  it('is a list on lines, between semicolons or between spaces', () => {
    for (const flows of ['-100\n60,5\n60', '-100; 60,5; 60', '-100 60,5 60'])
      expect(inputsOf(formulaOf('npv'), { flows }, 'nl').inputs).toEqual({ flows: [-100, 60.5, 60] })
  })

  it('is a rate by year, one a line', () => {
    const { inputs } = inputsOf(formulaOf('eindwaarde'), { costIndex: '2026: 2,5\n2028: 3' }, 'nl')
    expect(inputs).toEqual({ costIndex: { 2026: 0.025, 2028: 0.03 } })
  })

  it('is told by field when it cannot be read, all at once', () => {
    const typed = { rate: 'vier', flows: '-100; zestig', firstAt: '1' }
    expect(inputsOf(formulaOf('npv'), typed, 'nl')).toEqual({
      inputs: { firstAt: 1 },
      unreadable: [
        { field: 'rate', control: 'figure' },
        { field: 'flows', control: 'figures' },
      ],
    })
    expect(inputsOf(formulaOf('waterfall'), { tiers: '[{' }, 'nl').unreadable).toEqual([
      { field: 'tiers', control: 'json' },
    ])
  })
})

test('only inputs that are made of parts are asked as JSON', () => {
  const json = formulas.flatMap(({ name, inputs }) =>
    Object.entries(inputs)
      .filter(([, input]) => controlOf(input) === 'json')
      .map(([field, input]) => `${name}.${field}: ${input.kind}`),
  )
  expect(json.filter(one => !/: (list|record|object|pair|either)$/.test(one))).toEqual([])
})
