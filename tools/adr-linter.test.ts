import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { lintApiDocument } from './adr-linter.ts'

type Json = { [key: string]: Json }
const documentOfApi = () => JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Json

it('the document of the API keeps all rules of the NL API Design Rules that a machine can read', async () => {
  expect(await lintApiDocument(documentOfApi())).toEqual([])
}, 60_000)

it.each([
  [
    'nlgov:include-major-version-in-uri',
    (json: Json) => ({ ...json, servers: [{ url: 'https://example.org/api' }] }),
  ],
  [
    'nlgov:info-contact-fields-exist',
    (json: Json) => ({ ...json, info: { ...json.info, contact: { name: 'A' } } }),
  ],
  [
    'nlgov:paths-kebab-case',
    ({ paths = {}, ...json }: Json) => ({ ...json, paths: { ...paths, '/naamLoos': paths['/cases'] } }),
  ],
  ['nlgov:semver', (json: Json) => ({ ...json, info: { ...json.info, version: '1' } })],
  ['oas3-schema', (json: Json) => ({ ...json, paths: { '/cases': { get: {} } } })],
] as const)(
  'a document that breaks %s is found out',
  async (rule, broken) => {
    const found = await lintApiDocument(broken(documentOfApi()))
    expect(found.map(one => one.rule)).toContain(rule)
  },
  60_000,
)
