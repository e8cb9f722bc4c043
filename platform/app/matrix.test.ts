import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from './modules.ts'
import { expectations, isOwned } from './permission-expectations.ts'
import {
  type AnswerKind,
  type PermissionLine,
  permissionFile,
  permissionTable,
  type Reader,
  readers,
} from './permission-table.ts'
import { type TestSite, testSite } from './testing.ts'
import { fieldsFor } from './testing-forms.ts'
import { type Answered, ask, signIn, tokenOf, urlFor } from './testing-readers.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

const routes = allRoutes({ demo: true })
const lines = permissionTable(routes, isOwned, expectations)

function kindOf({ statusCode, location }: Answered): AnswerKind | number {
  if (statusCode === 401) return 'sign-in'
  if (statusCode === 303) return location.startsWith('/aanmelden?naar=') ? 'sign-in' : 'acts'
  const kinds: Record<number, AnswerKind> = {
    200: 'shown',
    201: 'acts',
    400: 'invalid',
    403: 'refused',
    404: 'absent',
    409: 'conflict',
    // A form where a file is taken: let in, and not usable.
    415: 'invalid',
    422: 'invalid',
  }
  return kinds[statusCode] ?? statusCode
}

const keyOf = ({ method, path, ownership }: PermissionLine) =>
  [method, path, ownership].filter(Boolean).join(' ')
const isLastOfAll = ({ path }: PermissionLine) => Number(path === '/afmelden')

/** What a reader gets from every line; the session ends last. */
async function answersOf(reader: Reader): Promise<Record<string, AnswerKind | number>> {
  const cookie = await signIn(site, reader)
  const token = await tokenOf(site, reader)
  const all: Record<string, AnswerKind | number> = {}
  for (const line of lines.toSorted((one, other) => isLastOfAll(one) - isLastOfAll(other))) {
    const { method, path, ownership } = line
    const url = await urlFor(site, path, reader, ownership)
    const sent = { cookie, token, ...fieldsFor(line, routes) }
    all[keyOf(line)] = kindOf(await ask(site, method, url, sent))
  }
  return all
}

describe('the table of who gets what', () => {
  it('is the file docs/permissions.csv', () => {
    expect(readFileSync('docs/permissions.csv', 'utf8')).toBe(permissionFile(lines))
  })

  it.each(readers)('is what the site answers to %s', { timeout: 120_000 }, async reader => {
    const expected = Object.fromEntries(lines.map(line => [keyOf(line), line.answers[reader]]))
    expect(await answersOf(reader)).toEqual(expected)
  })
})
