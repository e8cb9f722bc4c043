import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AskedSite, askedSite } from '../testing.ts'

let site: AskedSite
beforeAll(async () => {
  site = await askedSite()
})
afterAll(() => site.close())

it('puts every series beside what is simulated, with its source and what would fit', async () => {
  const { status, body } = await site.get('planeconoom', '/cases/ijking')
  expect(status).toBe(200)
  const tables = [...body.matchAll(/<table[^>]*id="([^"]*)"/g)].map(([, id]) => id)
  expect(tables).toEqual(['house-price', 'cpi', 'interest', 'parameters'])
  for (const source of ['BIS, Residential property prices', 'OECD, consumer price index', 'OECD, long-term'])
    expect(body).toContain(source)
  expect((await site.get('bewoner', '/cases/ijking')).status).toBe(403)
})
