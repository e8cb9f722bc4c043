import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnBlocks, columnsInView } from './columns-in-view.ts'
import { everyRow } from './rows-in-view.ts'

describe('the columns of a broad grid that are drawn', () => {
  it('are those in view and one beside them, in steps so that a little scrolling changes nothing', () => {
    expect(columnsInView({ left: -400, right: 200, columnWidth: 50 })).toEqual({ from: 0, end: 8 })
    expect(columnsInView({ left: 500, right: 900, columnWidth: 50 })).toEqual({ from: 8, end: 20 })
    expect(columnsInView({ left: 520, right: 920, columnWidth: 50 })).toEqual({ from: 8, end: 20 })
  })

  it('are none while the pane shows none of them, and the first stay ready', () => {
    expect(columnsInView({ left: -900, right: -300, columnWidth: 50 })).toEqual({ from: 0, end: 4 })
  })

  it('are all columns as long as nothing has a width', () => {
    expect(columnsInView({ left: 0, right: 0, columnWidth: Number.NaN })).toEqual(everyRow)
    expect(columnsInView({ left: 0, right: 0, columnWidth: 0 })).toEqual(everyRow)
  })

  it('come in blocks, and that of the column with the focus stays, also out of view', () => {
    const blocks = columnBlocks(18, { from: 5, end: 6 }, 17)
    expect(blocks).toEqual([
      { from: 0, end: 4, isDrawn: false },
      { from: 4, end: 8, isDrawn: true },
      { from: 8, end: 12, isDrawn: false },
      { from: 12, end: 16, isDrawn: false },
      { from: 16, end: 18, isDrawn: true },
    ])
    expect(columnBlocks(5, everyRow).map(({ isDrawn }) => isDrawn)).toEqual([true, true])
  })

  it('are every column of the span and the focus, and the blocks hold every column once and in order', () => {
    const number = fc.nat(60)
    const length = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(number, number, length, number, (count, from, many, focused) => {
        const columns = columnBlocks(count, { from, end: from + many }, focused).flatMap(block =>
          Array.from({ length: block.end - block.from }, (_, nth) => ({
            ...block,
            column: block.from + nth,
          })),
        )
        expect(columns.map(({ column }) => column)).toEqual(Array.from({ length: count }, (_, nth) => nth))
        for (const { column, isDrawn } of columns)
          if (column === focused || (column >= from && column < from + many)) expect(isDrawn).toBe(true)
      }),
    )
  })
})
