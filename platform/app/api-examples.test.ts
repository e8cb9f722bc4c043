import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { allRoutes } from './modules.ts'
import { type TestSite, testSite } from './testing.ts'
import { type DescribedOperation, describedOperations, makeExampleCase } from './testing-api.ts'
import { makeTestToken } from './testing-readers.ts'

let site: TestSite
let token: string
beforeAll(async () => {
  site = await testSite({ seed: true })
  await makeExampleCase(site)
  token = await makeTestToken(site, 'planeconoom@example.org')
})
afterAll(() => site.close())

const documentOf = async () =>
  JSON.parse((await site.server.inject({ url: '/api/v1/openapi.json' })).body) as unknown

async function ask({ method, url, body }: DescribedOperation) {
  const answer = await site.server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  return { status: answer.statusCode, answer: JSON.parse(answer.body) as Record<string, unknown> }
}

/** Reading first, and a version before the file is replaced: each example starts from the first revision. */
const order = ['GET', 'POST', 'PUT']
const routes = allRoutes({ demo: true })
  .filter(route => route.kind === 'api')
  .toSorted((one, other) => order.indexOf(one.method) - order.indexOf(other.method))
/** Where the answers of the examples lie, beside their operation. */
const folders: Readonly<Record<string, string>> = {
  formules: '../modules/calculators/routes/examples',
  gebieden: '../modules/projects/routes/examples',
  cases: '../modules/cases/routes/api/examples',
}

/** What is new every time: the id and the instant of a case that was made just now. */
const always = { id: '7d1f6d2e-6a55-4d0c-8a54-2f5f3c1f6b02', gewijzigdOp: '2026-11-24T09:00:00Z' }

describe('the examples in the document of the API', () => {
  it('are one for every operation', async () => {
    const ids = describedOperations(await documentOf()).map(({ id }) => id)
    expect(ids.toSorted()).toEqual(routes.map(({ operation }) => operation.id).toSorted())
  })

  it.each(routes.map(route => [route.operation.id, route] as const))(
    '%s is answered by the site as the document says, and by its shape',
    async (id, route) => {
      const described = describedOperations(await documentOf()).find(one => one.id === id)
      if (!described) throw new Error('an operation that is not described')
      const { status, answer } = await ask(described)
      const told = id === 'maakCase' ? { ...answer, ...always } : answer
      const group = described.url.split('/')[3]?.split('?')[0] ?? ''
      // Written anew with `npx vitest run platform/app/api-examples.test.ts --update`, for the difference to be looked at.
      await expect(`${JSON.stringify(told, undefined, 2)}\n`).toMatchFileSnapshot(
        `${folders[group]}/${id.replace(/[A-Z]/g, sign => `-${sign.toLowerCase()}`)}.example.json`,
      )
      expect({ status, answer: told }).toEqual({ status: described.status, answer: described.answer })
      expect((route.answer as z.ZodType).safeParse(answer).error).toBeUndefined()
    },
  )
})
