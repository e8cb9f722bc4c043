import { expect, test } from 'vitest'
import { Recent } from './recent.ts'

test('of the same key the value is the same, until it was asked longer ago than as many others', () => {
  const recent = new Recent<{ name: string }>(2)
  const one = recent.keep('1', { name: 'one' })
  recent.keep('2', { name: 'two' })
  expect(recent.get('1')).toBe(one)
  recent.keep('3', { name: 'three' })
  expect([recent.get('1'), recent.get('2')?.name, recent.get('3')?.name]).toEqual([one, undefined, 'three'])
  recent.keep('1', { name: 'anew' })
  expect([recent.get('3')?.name, recent.get('1')?.name]).toEqual(['three', 'anew'])
})
