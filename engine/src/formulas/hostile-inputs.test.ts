// Whatever a document holds, every formula gives an answer without NaN or infinity, a reason, or a list of
// mistakes that each have a place, a code of the closed list and a sentence in both languages. It never throws.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from './calculate.ts'
import { inputErrorCodes } from './input-errors.ts'
import { reasonCodes } from './reasons.ts'
import { formulas } from './registry.ts'

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 300 }),
  fc.constantFrom(0, -0, 1, -1, 0.5, 1e-300, 1e300, -1e300, Number.MAX_VALUE, Number.MIN_VALUE),
)
const values = fc.oneof(
  { weight: 6, arbitrary: numbers },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.array(numbers, { maxLength: 8 }) },
)

/** Every place in a document, as the way to it. */
function places(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([key, entry]) => places(entry, [...way, key]))]
}

/** A copy with another value at one place; the same when an earlier change took that place away. */
function replaced(value: unknown, way: readonly string[], other: unknown): unknown {
  const [key, ...rest] = way
  if (key === undefined) return other
  if (!Object.hasOwn(Object(value), key)) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...Object(value) }
  Object.assign(copy, { [key]: replaced(Object(value)[key], rest, other) })
  return copy
}

function expectSound(outcome: ReturnType<typeof calculate>): void {
  if (!outcome.ok) {
    expect(outcome.errors.length).toBeGreaterThan(0)
    for (const { pointer, code, message } of outcome.errors) {
      expect(pointer === '' || pointer.startsWith('/')).toBe(true)
      expect(inputErrorCodes).toContain(code)
      expect(message.nl.length > 0 && message.en.length > 0).toBe(true)
    }
    return
  }
  expect(JSON.parse(JSON.stringify(outcome.answer))).toEqual(outcome.answer)
  if ('reason' in outcome.answer) expect(reasonCodes).toContain(outcome.answer.reason.code)
}

describe.each(formulas.map(formula => [formula.name, formula.example.inputs] as const))(
  '%s',
  (name, inputs) => {
    const ways = places(inputs)

    it('stays sound when one or two values of its example are replaced', () => {
      const change = fc.tuple(fc.constantFrom(...ways), values)
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), changes => {
          const document = changes.reduce<unknown>((now, [way, value]) => replaced(now, way, value), inputs)
          expectSound(calculate(name, { inputs: document }))
        }),
        { numRuns: 200 },
      )
    })

    it('stays sound on any document', () => {
      fc.assert(
        fc.property(fc.jsonValue(), document => {
          expectSound(calculate(name, document))
          expectSound(calculate(name, { inputs: document }))
        }),
        { numRuns: 30 },
      )
    })
  },
)
