import { expect, test } from 'vitest'
import { columnWidths } from './column-widths.ts'
import type { Grid, GridRow } from './rows.ts'

const cell = (value?: number) => ({ ...(value === undefined ? {} : { value }), pointers: [], sign: 1 })

function grid(eur: number, price?: number): Grid {
  const row = {
    id: 'weg',
    kind: 'line',
    account: '5',
    from: 'gem',
    to: 'outside',
    quantity: { ...cell(), unit: '' },
    price: cell(price),
    amounts: [cell(eur)],
    total: cell(eur),
  } as unknown as GridRow
  return {
    columns: [],
    groups: [{ id: 'costs', rows: [row], amounts: [0], total: 0 }],
    amounts: [0],
    total: 0,
  }
}

test('columns are as wide as the largest amount needs, below zero as well', () => {
  const widths = [0, -999.94e6, 999.95e6, -99_999.94e6, 99_999.95e6].map(
    eur => columnWidths(grid(eur)).amounts,
  )
  expect(widths).toEqual(['usual', 'usual', 'wide', 'wide', 'widest'])
})

test('a sum counts as well as what it is the sum of', () => {
  const { groups, ...rest } = grid(1)
  const summed = groups.map(group => ({ ...group, amounts: [-2e9] }))
  expect(columnWidths({ ...rest, groups: summed }).amounts).toBe('wide')
  expect(columnWidths({ ...rest, groups, amounts: [2e9] }).amounts).toBe('wide')
  expect(columnWidths({ ...rest, groups, total: 2e9 }).amounts).toBe('wide')
})

test('quantities and prices get room when any line has one', () => {
  expect([columnWidths(grid(1)).isPriced, columnWidths(grid(1, 300)).isPriced]).toEqual([false, true])
})
