import { expect, test } from 'vitest'
import { layOver, valueAt } from './change-case.ts'
import { columnsOf } from './columns.ts'
import { blockTexts, editAt, emptyBlock, pasteBlock, textToEdit } from './grid-edits.ts'
import {
  balanceKey,
  columnCount,
  groupKey,
  moved,
  type Place,
  rangeOf,
  rowAt,
  rowKeys,
} from './grid-place.ts'
import { gridOf } from './rows.ts'
import { sampleWorkedOut } from './testing.ts'

const { caseFile, lines, figureAt } = sampleWorkedOut()
const columns = columnsOf(caseFile, lines, 'year')
const grid = gridOf({ caseFile, lines, columns, level: 'level', figureAt, mayEdit: () => true })
const move = (from: Place, key: string, isControl = false) => moved(grid, from, { key, isControl })
const words = { name: (row: { id: string }) => row.id, route: () => 'G', language: 'nl' as const }

test('rows are groups with their lines, then the balance', () => {
  expect(rowKeys(grid)).toEqual([
    groupKey('costs'),
    'grondwerk',
    'groen',
    groupKey('revenues'),
    'verkoop',
    groupKey('internal'),
    'uitgifte',
    balanceKey,
  ])
  expect(columnCount(grid)).toBe(7)
})

test.each([
  ['ArrowDown', false, { row: 'groen', column: 5 }],
  ['ArrowUp', false, { row: groupKey('costs'), column: 5 }],
  ['ArrowRight', false, { row: 'grondwerk', column: 6 }],
  ['ArrowLeft', false, { row: 'grondwerk', column: 4 }],
  ['Home', false, { row: 'grondwerk', column: 0 }],
  ['End', false, { row: 'grondwerk', column: 6 }],
  ['Home', true, { row: groupKey('costs'), column: 0 }],
  ['End', true, { row: balanceKey, column: 6 }],
  ['PageDown', false, { row: balanceKey, column: 5 }],
  ['PageUp', false, { row: groupKey('costs'), column: 5 }],
  ['a', false, undefined],
])('%s (control %s) leads to %o', (key, isControl, to) => {
  expect(move({ row: 'grondwerk', column: 5 }, key, isControl)).toEqual(to)
})

test('one step leaves the head of a group, and the edges hold', () => {
  expect(move({ row: groupKey('costs'), column: 2 }, 'ArrowRight')).toEqual({
    row: groupKey('costs'),
    column: 4,
  })
  expect(move({ row: balanceKey, column: 6 }, 'ArrowRight')).toEqual({ row: balanceKey, column: 6 })
  expect(move({ row: balanceKey, column: 6 }, 'ArrowDown')).toEqual({ row: balanceKey, column: 6 })
})

test('a pasted block changes the cells under it in one act, and passes over what was worked out', () => {
  const block = [
    ['0,5', '0,25', '9'],
    ['1', '2', ''],
  ]
  const place = { row: 'grondwerk', column: 4 }
  const { changes, skippedCount } = pasteBlock({ grid, caseFile, place, block, language: 'nl' })
  const after = layOver(caseFile, changes)
  expect(valueAt(after, '/lines/@grondwerk/series')).toEqual({ '1': 375_000, '2': 125_000, '4': 250_000 })
  expect(valueAt(after, '/lines/@groen')).toEqual(valueAt(caseFile, '/lines/@groen'))
  expect(skippedCount).toBe(3)
})

test('a pasted text that is no number changes nothing', () => {
  const outcome = pasteBlock({
    grid,
    caseFile,
    place: { row: 'groen', column: 3 },
    block: [['duur']],
    language: 'nl',
  })
  expect(outcome).toEqual({ changes: [], skippedCount: 1 })
})

test('emptying a block makes amounts zero and keeps names', () => {
  const range = rangeOf(grid, { row: 'grondwerk', column: 0 }, { row: 'groen', column: 4 })
  const { changes } = emptyBlock({ grid, caseFile, range, language: 'nl' })
  const after = layOver(caseFile, changes)
  expect(valueAt(after, '/lines/@grondwerk/series')).toEqual({ '4': 50 })
  expect(valueAt(after, '/lines/@groen/quantity/unitPriceEur')).toBe(0)
})

test('a copied block is what a paste at the same place leaves as it is', () => {
  const range = rangeOf(grid, { row: 'verkoop', column: 6 }, { row: 'grondwerk', column: 4 })
  const texts = blockTexts(grid, range, words)
  expect(texts[0]).toEqual(['-0,0004', '-0,00005', '-0,00045'])
  const place = { row: 'grondwerk', column: 4 }
  expect(pasteBlock({ grid, caseFile, place, block: [texts[0]!], language: 'nl' }).changes).toEqual([])
  expect(blockTexts(grid, { rows: ['grondwerk'], from: 0, to: 1 }, words)).toEqual([['grondwerk', 'G']])
})

test('the text to type over is exact', () => {
  const row = rowAt(grid, 'grondwerk')!
  expect(textToEdit(editAt(row, 4)!, 4, 'nl')).toBe('0,0004')
  expect(textToEdit(editAt(rowAt(grid, 'groen')!, 3)!, 3, 'nl')).toBe('100')
  expect(editAt(row, 1)).toBeUndefined()
})
