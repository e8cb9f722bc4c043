// Property: what writeFigure writes, readFigure reads back, in both languages, to six decimals.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFigure, writeFigure } from './figures.ts'

test.each([
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234.567', 1_234_567],
  ['1,234,567', 1_234_567],
  ['7,5', 7.5],
  ['7.5', 7.5],
  ['1.234', 1234],
  ['1234', 1234],
  ['−€ 3,1 mln', -3_100_000],
  ['€ -3,1', -3.1],
  ['(2.500)', -2500],
  ['2.500-', -2500],
  ['12%', 0.12],
  ['1 234 567,89', 1_234_567.89],
  ["1'234.50", 1234.5],
  ['0,5', 0.5],
  ['', undefined],
  ['-', undefined],
  ['abc', undefined],
  ['1.2.3', undefined],
  ['1.23,456.7', undefined],
  ['12a', undefined],
  ['(12', undefined],
])('a Dutch reader who types "%s" means %s', (text, figure) => {
  expect(readFigure(text, 'nl')).toBe(figure)
})

test('one sign before three digits is a thousands sign only in the language that writes it so', () => {
  expect(readFigure('1.234', 'nl')).toBe(1234)
  expect(readFigure('1.234', 'en')).toBe(1.234)
  expect(readFigure('1,234', 'nl')).toBe(1.234)
  expect(readFigure('1,234', 'en')).toBe(1234)
})

test('what is written to type over is read back as it was', () => {
  const figure = fc.integer({ min: -1e12, max: 1e12 }).map(value => value / 100)
  fc.assert(
    fc.property(figure, fc.constantFrom('nl' as const, 'en' as const), (value, language) => {
      const text = writeFigure(value, language)
      // Three decimals that look like thousands cannot come from cents.
      expect(readFigure(text, language)).toBeCloseTo(value, 6)
    }),
  )
})

test('a figure to type over has no thousands sign and no minus zero', () => {
  expect(writeFigure(1_234_567.5, 'nl')).toBe('1234567,5')
  expect(writeFigure(1e-9, 'nl')).toBe('0')
  expect(writeFigure(-0, 'nl')).toBe('0')
  expect(writeFigure(0.0000005, 'en', 8)).toBe('0.0000005')
})
