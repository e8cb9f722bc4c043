/** Property: two values are the same when their canonical JSON is. */
import { canonicalJson } from '@versneller/engine'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameJson } from './same-json.ts'

// Few keys and values, so that many pairs are equal; -0 and 0 are one number in JSON.
const { value: json } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, 1, '', 'a', '0'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), { maxKeys: 2 }),
  ),
}))

test('values are the same when their canonical JSON is', () => {
  let equal = 0
  fc.assert(
    fc.property(json, json, (one, other) => {
      const same = canonicalJson(one) === canonicalJson(other)
      equal += Number(same)
      expect(sameJson(one, other)).toBe(same)
    }),
    { numRuns: 3000 },
  )
  expect(equal).toBeGreaterThan(50)
})

test('the order of keys is no difference, that of members is, and a field that is absent is one that is undefined', () => {
  expect(sameJson({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
  expect(sameJson([1, 2], [2, 1])).toBe(false)
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  expect(sameJson({ a: undefined }, { b: undefined })).toBe(true)
  expect(sameJson({ a: 1 }, { b: 1 })).toBe(false)
  expect(sameJson([], {})).toBe(false)
  expect(sameJson(null, {})).toBe(false)
})
