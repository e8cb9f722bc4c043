/**
 * Properties: every figure of the answer of appraise can be explained; every figure of the graph, worked out again from
 * its inputs alone, gives its value (to 1e-6, relative for large amounts); every chain ends in what the case says.
 */
import { describe, expect, test } from 'vitest'
import { appraise } from '../appraise.ts'
import { caseWithEverything } from '../testing/case-with-everything.ts'
import { off, walk } from '../testing/explain-walk.ts'
import { goldenCase, goldenCases } from '../testing/golden-cases.ts'
import { explain, openExplainer } from './explain.ts'

const cases = [...goldenCases, ['everything', caseWithEverything] as const]

/** Pointers of all numbers of an answer that are results (checks hold no figures of the graph). */
function figurePointers(value: unknown, pointer: string): string[] {
  if (typeof value === 'number') return [pointer]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    pointer === '' && key === 'checks' ? [] : figurePointers(item, `${pointer}/${key}`),
  )
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((holder, step) => Object(holder)[step], value)
}

describe.each(cases)('%s', (_, areaCase) => {
  test('every figure of the answer is explained with the value of the answer', () => {
    const answer = appraise(areaCase)
    const explainer = openExplainer(areaCase)
    for (const pointer of figurePointers(answer, '')) {
      const outcome = explainer.explain(pointer)
      if (!outcome.ok) throw new Error(`not explained: ${pointer}`)
      expect(outcome.explanation.value).toBeCloseTo(Number(at(answer, pointer)), 6)
    }
  })

  test('every figure of the graph follows from its inputs, down to what is written in the case', () => {
    const explainer = openExplainer(areaCase)
    const found = [...walk(explainer, figurePointers(appraise(areaCase), '')).values()]
    expect(found.filter(one => !(off(one) < 1e-6)).map(({ pointer }) => pointer)).toEqual([])
    const leaves = found.filter(({ operation }) => operation === 'given').length
    expect(leaves).toBeGreaterThan(5)
  })
})

test('an explanation tells its numbers in both languages and names the source', () => {
  const outcome = explain(goldenCase('station-zwolle'), '/lines/bouwrijp-noord/totalEur')
  expect(outcome).toMatchObject({
    ok: true,
    explanation: {
      value: 2480000,
      operation: 'product',
      formula: {
        nl: 'Bouwrijp maken noord, 40.000 m2: totaal 2.480.000,00 = Bouwrijp maken noord, 40.000 m2: hoeveelheid 40.000,00 × prijs per eenheid 62,00',
        en: 'Site preparation north, 40,000 m2: total 2,480,000.00 = Site preparation north, 40,000 m2: quantity 40,000.00 × price per unit 62.00',
      },
      source: { id: 'gww' },
    },
  })
})

test('a pointer that is no figure is refused with a code', () => {
  for (const pointer of [
    '',
    '/area',
    '/area/cashEur/99',
    '/lines/nergens/cashEur/1',
    '/parties/gem/cashEur/-1',
    '/checks/0',
  ]) {
    const outcome = explain(goldenCase('mini-grex'), pointer)
    expect(outcome).toMatchObject({ ok: false, errors: [{ code: 'ONBEKENDE_WIJZER' }] })
  }
})

test('an explanation under a variant uses the values of the variant', () => {
  const outcome = explain(goldenCase('station-zwolle'), '/lines/wbi/totalEur', {
    variantId: 'zonder-rijk',
  })
  expect(outcome).toMatchObject({ ok: true, explanation: { value: 0 } })
})
