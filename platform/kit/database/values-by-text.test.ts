import { expect, test } from 'vitest'
import { valuesByText } from './values-by-text.ts'

test('of the same text the value is the same object, until it was asked longer ago than as many others', () => {
  const read: string[] = []
  const meaningOf = valuesByText(2, text => {
    read.push(text)
    return JSON.parse(text) as number[]
  })
  const one = meaningOf('[1]')
  expect(one).toEqual([1])
  expect(meaningOf('[1]')).toBe(one)
  meaningOf('[2]')
  expect(meaningOf('[1]')).toBe(one)
  meaningOf('[3]')
  expect(meaningOf('[1]')).toBe(one)
  meaningOf('[2]')
  expect(read).toEqual(['[1]', '[2]', '[3]', '[2]'])
})
