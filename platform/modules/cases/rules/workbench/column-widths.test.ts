import { expect, test } from 'vitest'
import { columnWidths } from './column-widths.ts'
import type { Grid, GridRow } from './rows.ts'

const cell = (value?: number) => ({ ...(value === undefined ? {} : { value }), pointers: [], sign: 1 })

interface Line {
  eur?: number
  price?: number
  quantity?: number
  unit?: string
}

function grid({ eur = 1, price, quantity, unit = '' }: Line): Grid {
  const row = {
    id: 'weg',
    kind: 'line',
    account: '5',
    from: 'gem',
    to: 'outside',
    quantity: { ...cell(quantity), unit },
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
  const widths = [0, -99.94e6, 99.95e6, -999.94e6, 999.95e6, -99_999.94e6, 99_999.95e6].map(
    eur => columnWidths(grid({ eur })).amounts,
  )
  expect(widths).toEqual(['small', 'small', 'usual', 'usual', 'wide', 'wide', 'widest'])
})

test('a sum counts as well as what it is the sum of', () => {
  const { groups, ...rest } = grid({})
  const summed = groups.map(group => ({ ...group, amounts: [-2e9] }))
  expect(columnWidths({ ...rest, groups: summed }).amounts).toBe('wide')
  expect(columnWidths({ ...rest, groups, amounts: [2e9] }).amounts).toBe('wide')
  expect(columnWidths({ ...rest, groups, total: 2e9 }).amounts).toBe('wide')
})

test('quantities get room when any line has one or a price, and more for many digits or a long unit', () => {
  const sizes = [
    {},
    { price: 300 },
    { quantity: 148_000, unit: 'm2' },
    { quantity: 999_999.6, unit: 'm2' },
    { quantity: 42_000, unit: 'm2 bvo' },
  ].map(line => columnWidths(grid(line)).quantities)
  expect(sizes).toEqual(['none', 'small', 'small', 'usual', 'usual'])
})

test('prices get more room from a hundred thousand euro on', () => {
  const sizes = [undefined, 99_999.4, 99_999.5].map(
    price => columnWidths(grid(price === undefined ? {} : { price })).prices,
  )
  expect(sizes).toEqual(['small', 'small', 'usual'])
})
