// Property: every block that is written is read back the same, whatever stands in its cells.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBlock, writeBlock } from './clipboard.ts'

test('a block of a spreadsheet has tabs between cells and ends its last row', () => {
  expect(readBlock('1,5\t2\r\n3\t\r\n')).toEqual([
    ['1,5', '2'],
    ['3', ''],
  ])
})

test('quotes hold tabs, ends of lines and quotes together', () => {
  expect(readBlock('"a\tb"\t"c\nd"\t"e ""f"""')).toEqual([['a\tb', 'c\nd', 'e "f"']])
  expect(readBlock('5" pijp\t2')).toEqual([['5" pijp', '2']])
})

test('a block that is written is read back the same', () => {
  const cell = fc.string().map(text => text.replace(/\r/g, ''))
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    .filter(rows => rows.at(-1)?.join('') !== '')
  fc.assert(
    fc.property(block, rows => {
      expect(readBlock(writeBlock(rows))).toEqual(rows)
    }),
  )
})
