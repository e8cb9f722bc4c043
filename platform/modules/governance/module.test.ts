import { expect, test } from 'vitest'
import { module } from './module.ts'

test('the module has the name of its folder', () => {
  expect(import.meta.dirname.split(/[\\/]/).at(-1)).toBe(module.name)
})
