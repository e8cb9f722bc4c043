import { describe, expect, test } from 'vitest'
import { linesOf, placeNames, widthOf } from './chart-words.ts'

describe('words of a chart', () => {
  test('a name that fits stays on one line, and a longer one breaks between words', () => {
    expect(linesOf('Verwerving', 200)).toEqual(['Verwerving'])
    expect(linesOf('Sloop, bouwrijp en woonrijp maken', 120)).toEqual([
      'Sloop, bouwrijp en',
      'woonrijp maken',
    ])
  })

  test('a word that is wider than its room is not cut', () => {
    expect(linesOf('in Levensloopbestendigheid nu', 60)).toEqual(['in', 'Levensloopbestendigheid', 'nu'])
  })
})

describe('names of points', () => {
  const plot = { x: 0, y: 0, width: 400, height: 200 }
  const at = (name: string, x: number, y: number) => ({ name, x, y, radius: 6 })

  test('a name stands above its point, and inside the plot', () => {
    expect(placeNames([at('voorstel', 2, 100)], plot)).toEqual([
      { name: 'voorstel', x: widthOf('voorstel') / 2, y: 89 },
    ])
  })

  test('the second of two points beside each other gets its name below', () => {
    const [first, second] = placeNames([at('voorstel', 200, 100), at('alleen score', 216, 100)], plot)
    expect(first).toEqual({ name: 'voorstel', x: 200, y: 89 })
    expect(second).toEqual({ name: 'alleen score', x: 216, y: 122 })
  })

  test('a name lies on no mark, also not on that of a later point', () => {
    expect(placeNames([at('een', 200, 100), at('twee', 200, 82)], plot)[0]).toEqual({
      name: 'een',
      x: 200,
      y: 122,
    })
  })

  test('at the upper edge a name stands below its point', () => {
    expect(placeNames([at('top', 200, 4)], plot)[0]).toEqual({ name: 'top', x: 200, y: 26 })
  })

  test('a name that fits nowhere stays out', () => {
    const row = [at('breed genoeg', 40, 16), at('geen plek meer', 40, 17)]
    const low = { x: 0, y: 0, width: 100, height: 26 }
    expect(placeNames(row, low)).toEqual([])
  })
})
