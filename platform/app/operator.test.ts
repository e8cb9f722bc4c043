import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestSite, testSite } from './testing.ts'
import { ask } from './testing-readers.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

const paths = ['/privacy', '/toegankelijkheid', '/beveiliging-melden', '/.well-known/security.txt']
const naming = async (text: string) => {
  const answers = await Promise.all(paths.map(path => ask(site, 'GET', path)))
  return answers.map(({ statusCode, body }) => [statusCode, body.includes(text)])
}

it('who runs the site stands on the pages about it and in security.txt, once the operator says so', async () => {
  expect(await naming('beheer@example.org')).toEqual(paths.map(() => [200, false]))
  site.services.operator = { name: 'Programmabureau', email: 'beheer@example.org', address: 'Straat 1, Stad' }
  expect(await naming('mailto:beheer@example.org')).toEqual(paths.map(() => [200, true]))
  expect((await ask(site, 'GET', '/privacy')).body.includes('Programmabureau, Straat 1, Stad')).toBe(true)
})
