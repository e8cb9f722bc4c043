import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, everyRow, spanInView } from './rows-in-view.ts'

const rows = (count: number) => Array.from({ length: count }, (_, place) => ({ id: `r${place}` }))

describe('the rows of a long grid that are drawn', () => {
  it('are those in view and some around them, in steps so that a little scrolling changes nothing', () => {
    expect(spanInView({ top: 0, bottom: 600, rowHeight: 30 })).toEqual({ from: 0, end: 32 })
    expect(spanInView({ top: 3000, bottom: 3600, rowHeight: 30 })).toEqual({ from: 88, end: 136 })
    expect(spanInView({ top: 3010, bottom: 3610, rowHeight: 30 })).toEqual({ from: 88, end: 136 })
  })

  it('are all rows as long as nothing has a height', () => {
    expect(spanInView({ top: 0, bottom: 0, rowHeight: 0 })).toEqual(everyRow)
  })

  it('come in blocks, and that of the row with the focus stays, also out of view', () => {
    const blocks = blocksOf(rows(30), 10, { from: 16, end: 18 }, 'r29')
    expect(blocks.map(({ number, rows: own, isDrawn }) => [number, own.length, isDrawn])).toEqual([
      [10, 8, true],
      [18, 16, false],
      [34, 6, true],
    ])
  })

  it('are every row of the span, and the blocks hold every row once and in order', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(40),
        fc.nat(300),
        fc.integer({ min: 1, max: 60 }),
        (count, first, from, length) => {
          const blocks = blocksOf(rows(count), first, { from, end: from + length }, 'r7')
          expect(blocks.flatMap(block => block.rows)).toEqual(rows(count))
          for (const { number, rows: own, isDrawn } of blocks) {
            expect(own[0]?.id).toBe(`r${number - first}`)
            const isWanted = own.some(
              ({ id }, place) => id === 'r7' || (number + place >= from && number + place < from + length),
            )
            expect(isDrawn).toBe(isWanted)
          }
        },
      ),
    )
  })
})
