import { describe, expect, it } from 'vitest'
import { exceeds, wholeFrom } from './bounds.ts'

describe('a bound', () => {
  it('is not passed by the last digit of a sum', () => {
    expect(0.1 + 0.2 > 0.3).toBe(true)
    expect(exceeds(0.1 + 0.2, 0.3)).toBe(false)
    expect(exceeds(-0.3, -(0.1 + 0.2))).toBe(false)
    expect(exceeds(0, 0)).toBe(false)
  })

  it('is passed by a cent on a billion, and by the smallest amount above nothing', () => {
    expect(exceeds(1e9 + 0.01, 1e9)).toBe(true)
    expect(exceeds(1e-9, 0)).toBe(true)
    expect(exceeds(0, -1e-9)).toBe(true)
    expect(exceeds(1e9, 1e9 + 0.01)).toBe(false)
  })
})

describe('whole storeys', () => {
  it.each([
    [0, 0],
    [0.001, 1],
    [1.999, 2],
    [2, 2],
    [2.0000000000000004, 2],
    [2.000001, 3],
    [2.5, 3],
  ])('of %d are %d', (value, expected) => {
    expect(wholeFrom(value)).toBe(expected)
  })
})
