import { expect, test } from 'vitest'
import { changedValue } from './changed-value.ts'

test('a value that changed is told as a figure, a name, or what stands in the file', () => {
  expect(
    [
      undefined,
      2_650_000,
      0.035,
      'grond',
      { id: 'a', name: { nl: 'Kade', en: 'Quay' } },
      { from: 1 },
      null,
    ].map(value => changedValue(value, 'nl')),
  ).toEqual(['–', '2.650.000', '0,035', 'grond', 'Kade', '{"from":1}', 'null'])
  expect(changedValue({ name: { nl: 'Kade', en: 'Quay' } }, 'en')).toBe('Quay')
})
