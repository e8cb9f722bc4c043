import { expect, test } from 'vitest'
import { tornadoLayout } from './tornado-layout.ts'

const box = { width: 540, height: 100, top: 20, right: 40, bottom: 0, left: 140 }

test('the widest swing stands on top and reaches both edges of the same axis', () => {
  const { rows, zeroX } = tornadoLayout(
    [
      { name: 'small', low: -1, high: 1 },
      { name: 'wide', low: -9, high: 10 },
    ],
    box,
  )
  expect(rows.map(row => row.name)).toEqual(['wide', 'small'])
  expect(zeroX).toBe(320)
  expect(rows[0]!.highBox.x + rows[0]!.highBox.width).toBe(500)
  expect(rows[0]!.lowBox.x + rows[0]!.lowBox.width).toBe(zeroX)
})

test('without any swing there is nothing wider than zero', () => {
  const { rows } = tornadoLayout([{ name: 'none', low: 0, high: 0 }], box)
  expect(rows[0]!.lowBox.width).toBe(0)
  expect(rows[0]!.highBox.width).toBe(0)
})
