import type { AddressInfo } from 'node:net'
import createClient from 'openapi-fetch'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleFile, exampleId } from '../modules/cases/routes/api/examples/index.ts'
import type { paths } from './api-client.generated.ts'
import { type TestSite, testSite } from './testing.ts'
import { makeExampleCase } from './testing-api.ts'
import { makeTestToken } from './testing-readers.ts'

let site: TestSite
let client: ReturnType<typeof createClient<paths>>
beforeAll(async () => {
  site = await testSite({ seed: true })
  await makeExampleCase(site)
  const token = await makeTestToken(site, 'planeconoom@example.org')
  await site.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.server.server.address() as AddressInfo
  client = createClient<paths>({
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    headers: { authorization: `Bearer ${token}` },
  })
})
afterAll(() => site.close())

const path = { id: exampleId }

it('a client made from the document reads a case, changes it, keeps a version and sees what it makes', async () => {
  const found = await client.GET('/cases', { params: { query: { zoek: 'voorbeeldkade' } } })
  expect(found.data?.items.map(({ id, stand }) => [id, stand])).toEqual([[exampleId, 'concept']])
  const before = await client.GET('/cases/{id}', { params: { path } })
  expect([before.data?.revisie, before.data?.magWijzigen, before.data?.bestand]).toEqual([
    1,
    'alles',
    exampleFile,
  ])
  const note = { nl: 'Van een programma.' }
  const saved = await client.PUT('/cases/{id}/bestand', {
    params: { path },
    body: { revisie: 1, bestand: { ...exampleFile, note } },
  })
  expect(saved.data).toEqual({ revisie: 2 })
  const kept = await client.POST('/cases/{id}/versies', {
    params: { path },
    body: { naam: 'Van een programma', reden: 'Om te zien of het werkt', revisie: 2 },
  })
  expect([kept.data, kept.response.headers.get('location')]).toEqual([
    { nummer: 2 },
    `/api/v1/cases/${exampleId}/versies/2`,
  ])
  const results = await client.GET('/cases/{id}/uitkomsten', {
    params: { path, query: { conventie: 'midden' } },
  })
  expect(Math.round(results.data?.grondexploitatie?.eindwaarde.eur ?? 0)).toBe(567_280)
})

it('a client that comes too late is told so, and changes nothing', async () => {
  const { error, response } = await client.PUT('/cases/{id}/bestand', {
    params: { path },
    body: { revisie: 1, bestand: exampleFile },
  })
  expect([
    response.status,
    error?.status,
    error?.errors?.map(({ code, pointer }) => [code, pointer]),
  ]).toEqual([409, 409, [['REVISIE_VEROUDERD', '/revisie']]])
  const after = await client.GET('/cases/{id}', { params: { path } })
  expect([after.data?.revisie, after.data?.bestand.note]).toEqual([2, { nl: 'Van een programma.' }])
})
