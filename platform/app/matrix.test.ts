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
import { type Answered, ask, type Sent, signIn, urlFor } from './testing-readers.ts'

let site: TestSite
beforeAll(async () => {
  site = await testSite({ seed: true })
})
afterAll(() => site.close())

const routes = allRoutes({ demo: true })
const lines = permissionTable(routes, isOwned, expectations)
const jsonPaths = new Set(routes.filter(({ kind }) => kind === 'json').map(({ address }) => address.path))

function kindOf({ statusCode, location }: Answered): AnswerKind | number {
  if (statusCode === 401) return 'sign-in'
  if (statusCode === 303) return location.startsWith('/aanmelden?naar=') ? 'sign-in' : 'acts'
  const kinds: Record<number, AnswerKind> = {
    200: 'shown',
    400: 'invalid',
    403: 'refused',
    404: 'absent',
    409: 'conflict',
    422: 'invalid',
  }
  return kinds[statusCode] ?? statusCode
}

const setting = { value: '7', validFrom: '2026-11-24', decidedBy: 'director', reason: 'Besluit in de proef.' }
const partner = { termsVersion: '1', contribution: 'Uren', signerTitle: 'Bestuurder', reason: 'In de proef' }

/** Forms filled in as they must be, so that only a right can stop them. */
const filledIn: Record<string, Readonly<Record<string, string>>> = {
  '/beheer/functies/:id': { act: 'end' },
  '/beheer/organisaties/:id': { name: 'Andere naam', kind: 'adviseur', parent: '', domains: '' },
  '/beheer/organisaties/:id/samenvoegen': { into: 'Gemeente B (demo)' },
  '/beheer/organisaties/:id/toetreding': { to: 'invited', ...partner },
  '/beheer/accounts/:id': { act: 'close', reason: 'In de proef gesloten' },
  '/beheer/gegevensverzoeken/:id': { outcome: 'done', answer: 'Gedaan in de proef' },
  '/beheer/instellingen/:naam': setting,
}

/** Changes of an own case, to see who of its parties and readers may make them. */
const changeOfCase = { revision: '1', 'name.nl': 'Gewijzigd' }
const filledInForOwn: typeof filledIn = {
  '/cases/:id/regels/:item': changeOfCase,
  '/cases/:id/partijen/:item': changeOfCase,
  '/cases/:id/uitgangspunten': changeOfCase,
}

const change = [{ path: '/note/nl', value: 'Gewijzigd' }]
/** What any form of a case takes, all at once; a form leaves aside what it does not know. */
const anyFormOfCase = {
  ...changeOfCase,
  changes: JSON.stringify(change),
  choice: 'mine',
  path: '/note/nl',
  partyId: 'gem',
  name: 'Proefversie',
  reason: 'In de proef gewijzigd',
  isShared: 'ja',
  id: 'proef',
}

function fieldsFor({ path, ownership }: PermissionLine): Sent['fields'] {
  if (ownership === 'own') return filledInForOwn[path]
  if (ownership === '' || !path.startsWith('/cases/')) return filledIn[path]
  return jsonPaths.has(path) ? { revision: 1, changes: change } : anyFormOfCase
}

const keyOf = ({ method, path, ownership }: PermissionLine) =>
  [method, path, ownership].filter(Boolean).join(' ')
const isLastOfAll = ({ path }: PermissionLine) => Number(path === '/afmelden')

/** What a reader gets from every line; the session ends last. */
async function answersOf(reader: Reader): Promise<Record<string, AnswerKind | number>> {
  const cookie = await signIn(site, reader)
  const all: Record<string, AnswerKind | number> = {}
  for (const line of lines.toSorted((one, other) => isLastOfAll(one) - isLastOfAll(other))) {
    const { method, path, ownership } = line
    const url = await urlFor(site, path, reader, ownership)
    all[keyOf(line)] = kindOf(
      await ask(site, method, url, { cookie, fields: fieldsFor(line), isJson: jsonPaths.has(path) }),
    )
  }
  return all
}

describe('the table of who gets what', () => {
  it('is the file docs/permissions.csv', () => {
    expect(readFileSync('docs/permissions.csv', 'utf8')).toBe(permissionFile(lines))
  })

  it.each(readers)('is what the site answers to %s', async reader => {
    const expected = Object.fromEntries(lines.map(line => [keyOf(line), line.answers[reader]]))
    expect(await answersOf(reader)).toEqual(expected)
  })
})
