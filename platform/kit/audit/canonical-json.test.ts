import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the example of RFC 8785, section 3.2.2, is written as section 3.2.3 says', () => {
  const value = {
    numbers: [JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('members stand in the order of UTF-16 code units', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  const keys = [...canonicalJson(value).matchAll(/:(\d)/g)].map(match => match[1]).join('')
  expect(keys).toBe('2467153')
})

test('minus zero is written as zero and undefined members are left out', () => {
  expect(canonicalJson({ zero: -0, gone: undefined, list: [undefined] })).toBe('{"list":[null],"zero":0}')
})

test('an instant is written as its own text', () => {
  expect(canonicalJson({ at: Temporal.Instant.from('2026-11-24T09:00:00Z') })).toBe(
    '{"at":"2026-11-24T09:00:00Z"}',
  )
})

test.each([
  1n,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '\ud800',
  undefined,
  { a: [Number.NaN] },
  { '\udc00': 1 },
])('what is no JSON is refused: %s', value => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

test('every JSON value keeps its meaning, and a second writing changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
})
