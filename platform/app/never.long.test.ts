import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readers } from './permission-table.ts'
import { type TestSite, testSite } from './testing.ts'
import { canaries, leaksTo, meetNonsense } from './testing-never.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

describe('whoever reads', () => {
  it.each(readers)('meets no number that is none and no inside of the machine, as %s', async reader => {
    const { pageCount, ...found } = await meetNonsense(site, reader)
    expect(found).toEqual({ nonsense: [], failed: [] })
    expect(pageCount).toBeGreaterThan(20)
  })

  it.each(readers.filter(reader => reader !== 'M'))(
    'meets not one figure or word of a hidden line, as %s',
    async reader => {
      expect(await leaksTo(site, reader, Object.values(canaries).flat())).toEqual([])
    },
  )
})
