import { describe, expect, it } from 'vitest'
import { checkedDay, dayNumber, readDay } from '../src/formulas/calendar.ts'
import { parameters } from './index.ts'
import { newestValue, parameterOn } from './parameter.ts'
import { deMinimisRooms } from './public-money.ts'

const names = [...new Set(parameters.map(parameter => parameter.name))]

describe('dated figures', () => {
  it.each(names)('%s holds in periods that do not overlap, each with a source', name => {
    const rows = parameters.filter(parameter => parameter.name === name)
    for (const [index, row] of rows.entries()) {
      expect(readDay(row.validFrom)).toBeDefined()
      expect(row.source.length).toBeGreaterThan(10)
      const former = rows[index - 1]
      if (!former) continue
      expect(former.validTo).toBeDefined()
      const gap = dayNumber(checkedDay(row.validFrom)) - dayNumber(checkedDay(former.validTo ?? ''))
      expect(gap).toBeGreaterThan(0)
    }
  })

  it('change on the day that is written, not a day earlier', () => {
    expect(parameterOn(deMinimisRooms, '2023-12-31')?.value).toBe(200_000)
    expect(parameterOn(deMinimisRooms, '2024-01-01')?.value).toBe(300_000)
    expect(parameterOn(deMinimisRooms, '2013-12-31')).toBeUndefined()
  })

  it('have as newest value the one that starts last, in whatever order the rows stand', () => {
    expect(newestValue(deMinimisRooms)).toBe(300_000)
    expect(newestValue(deMinimisRooms.toReversed())).toBe(300_000)
  })

  it('cannot be empty', () => {
    expect(() => newestValue([])).toThrow(RangeError)
  })
})
