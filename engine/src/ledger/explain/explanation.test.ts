import { describe, expect, it, test } from 'vitest'
import { type Explanation, evaluateOperation, recompute } from './explanation.ts'
import { formatFigure } from './format-figure.ts'

describe('working an explanation out again', () => {
  const label = { nl: 'a', en: 'a' }
  const again = (
    operation: Explanation['operation'],
    values: readonly (number | null)[],
    more: object = {},
  ) =>
    recompute({
      pointer: '/a',
      label,
      value: 3,
      unit: 'eur',
      operation,
      formula: label,
      inputs: values.map(value => ({ pointer: null, operator: '+', label, value, unit: 'eur' })),
      ...more,
    })

  it('takes nothing for what has no value', () => {
    expect(again('sum', [1, null])).toBe(1)
    expect(again('product', [2, null])).toBe(0)
    expect(again('growth', [0.1, null])).toBe(1)
    expect(again('growth', [null, 2])).toBe(1)
    expect(again('growth', [0.1])).toBe(1)
    expect([again('highest', [-1, null]), again('lowest', [1, null])]).toEqual([0, 0])
    expect(again('lowest-position', [0, null, -2])).toBe(-2)
    expect(again('lowest-position', [null, -1])).toBe(-1)
    const inputs = [{ pointer: null, operator: '÷', label, value: null, unit: 'eur' }]
    expect(again('product', [], { inputs })).toBe(1)
  })

  it('stays at a return that no flow contradicts, and has none where there is no return', () => {
    expect(again('return', [5, 0])).toBe(3)
    expect(again('return', [-1, 0, 4, 1])).toBe(3)
    expect(again('return', [-1, 0], { value: null })).toBeNull()
  })

  it('needs more than values for what is written, a return and a formula', () => {
    expect((['given', 'return', 'formula'] as const).map(one => evaluateOperation(one, []))).toEqual([
      null,
      null,
      null,
    ])
  })

  it('gives nothing for a formula without an answer', () => {
    const formula = (calculation: object | undefined) =>
      again('formula', [], calculation ? { calculation } : {})
    expect(formula(undefined)).toBeNull()
    expect(formula({ name: 'onbekend', inputs: {}, field: 'a' })).toBeNull()
    const inputs = { priceVonEur: 121, bvoM2: 0, buildPerM2: 0, softShare: 0, marginShare: 0 }
    expect(formula({ name: 'residual-sale', inputs, field: 'onbekend' })).toBeNull()
    expect(formula({ name: 'residual-sale', inputs: {}, field: 'residualEur' })).toBeNull()
  })
})

test('a figure is written as its language does', () => {
  expect([formatFigure(-1234.5, 'eur', 'nl'), formatFigure(-1234.5, 'eur', 'en')]).toEqual([
    '−1.234,50',
    '−1,234.50',
  ])
  expect([
    formatFigure(null, 't', 'nl'),
    formatFigure(null, 't', 'en'),
    formatFigure(-0.001, 'eur', 'en'),
  ]).toEqual(['geen', 'none', '0.00'])
})
