import { describe, expect, test } from 'vitest'
import { integer, list, number, optional, text } from '../case/shape.ts'
import { readOptions } from './file-command.ts'

const fields = {
  share: optional(number(-1, 1)),
  between: optional(list(integer(0, 9), 2, 2)),
  name: optional(text(9)),
}
const optionsOf = (given: Readonly<Record<string, string>>) => {
  const read = readOptions(fields, given)
  return read.ok ? read.options : read.errors.map(({ pointer, code }) => [pointer, code])
}

describe('options', () => {
  test('are numbers with or without the nought before the point', () => {
    expect(['0.8', '.8', '-.5', '1'].map(share => optionsOf({ share }))).toEqual([
      { share: 0.8 },
      { share: 0.8 },
      { share: -0.5 },
      { share: 1 },
    ])
    expect(optionsOf({ between: '3,5' })).toEqual({ between: [3, 5] })
  })

  test('stay words when they are no plain number', () => {
    expect(optionsOf({ name: 'dev-1' })).toEqual({ name: 'dev-1' })
    expect(['.', '1.', '1e3', 'acht', '0,8'].map(share => optionsOf({ share }))).toEqual(
      Array.from({ length: 5 }, () => [['--share', 'ONJUIST_TYPE']]),
    )
  })
})
