// The engine against the reference: equal to half a cent and 1e-7 of a rate on the seven cases, all their variants,
// three conventions, and on random cases with every feature that moves a figure.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appraise, parseCase } from '../src/index.ts'
import { compareAnswers } from './reference/differences.ts'
import { generatedCase } from './reference/generated-case.ts'
import { conventions, goldenCases, type View, viewsOf } from './reference/golden-cases.ts'
import { appraiseByReference } from './reference/reference.ts'
import type { Case } from './reference/shape.ts'

/** Figures in the answers of the seven cases: a file, variant or field that drops out changes this number. */
const figuresOfTheSevenCases = 10471

function compared(file: Case, view: View) {
  const parsed = parseCase(JSON.parse(JSON.stringify(file)))
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(parsed.errors)}`)
  return compareAnswers(appraiseByReference(file, view), appraise(parsed.case, view))
}

test('the seven cases, all variants and conventions, are equal to the reference', () => {
  let figures = 0
  for (const [id, file] of Object.entries(goldenCases)) {
    for (const view of viewsOf(file)) {
      const comparison = compared(file, view)
      expect({ id, view, differences: comparison.differences }).toEqual({ id, view, differences: [] })
      figures += comparison.figures
    }
  }
  expect(figures).toBe(figuresOfTheSevenCases)
})

test('two hundred random cases are equal to the reference in every convention', () => {
  fc.assert(
    fc.property(generatedCase, file => {
      for (const convention of conventions) expect(compared(file, { convention }).differences).toEqual([])
    }),
    { numRuns: 200, seed: 20260101 },
  )
})
