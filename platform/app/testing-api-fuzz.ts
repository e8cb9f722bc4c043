import fc from 'fast-check'
import type { z } from 'zod'
import { exampleId } from '../modules/cases/routes/api/examples/index.ts'
import { allRoutes } from './modules.ts'
import { type TestSite, testSite } from './testing.ts'
import { type DescribedOperation, describedOperations, makeExampleCase } from './testing-api.ts'
import { makeTestToken } from './testing-readers.ts'

/** A request that a client of the document might send, or one that no client ever should. */
interface Request {
  operation: DescribedOperation
  url: string
  token: number
  accept: string | undefined
  contentType: string | undefined
  payload: string | undefined
}

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    'NaN',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    "' or 1=1 --",
    '../..',
  ),
  fc.constantFrom<unknown>(0, -0, -1, 1e308, -1e308, 5e-324, 2 ** 53, 0.1, 1e21, 4_294_967_296),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    { '': 1 },
    Array.from({ length: 300 }, () => 0),
    'x'.repeat(5000),
  ),
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
)

/** All places in a document, as lists of steps; the document itself first. */
function placesIn(
  value: unknown,
  before: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [before]
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return [
    before,
    ...keys.flatMap(key => placesIn((value as Record<string | number, unknown>)[key], [...before, key])),
  ]
}

/** The document with something else at one place, or nothing there any more. */
function changed(document: unknown, nth: number, put: unknown, isGone: boolean): unknown {
  const places = placesIn(document)
  const steps = places[nth % places.length] ?? []
  const last = steps.at(-1)
  if (last === undefined) return put
  const copy = structuredClone(document) as Record<string | number, unknown>
  const holder = steps.slice(0, -1).reduce((at, step) => at[step] as Record<string | number, unknown>, copy)
  if (isGone) delete holder[last]
  else holder[last] = put
  return copy
}

const mutated = (document: unknown) =>
  fc
    .array(fc.tuple(fc.nat(), hostile, fc.boolean()), { maxLength: 3 })
    .map(changes => changes.reduce((at, [nth, put, isGone]) => changed(at, nth, put, isGone), document))

function urlOf(operation: DescribedOperation): fc.Arbitrary<string> {
  const [path = '', query = ''] = operation.url.split('?')
  const asText = hostile.map(value =>
    (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed(),
  )
  const names = [
    'pagina',
    'perPagina',
    'zoek',
    'stand',
    'gebied',
    'variant',
    'conventie',
    'cijfer',
    'groep',
    'zaad',
  ]
  const more = fc.array(fc.tuple(fc.constantFrom(...names), asText), { maxLength: 2 })
  const parameters = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: more })
  const steps = path.split('/')
  const changedStep = fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(), asText) },
  )
  return fc.tuple(parameters, changedStep).map(([added, step]) => {
    const params = new URLSearchParams(query)
    for (const [name, value] of added) params.append(name, value)
    const at = step && 3 + (step[0] % Math.max(1, steps.length - 3))
    const asked = steps.map((one, index) =>
      index === at && step ? encodeURIComponent(step[1]).slice(0, 400) : one,
    )
    return params.size > 0 ? `${asked.join('/')}?${params}` : asked.join('/')
  })
}

/** Revisions that were, are and will be. */
const revised = (body: unknown) =>
  fc
    .integer({ min: 1, max: 4 })
    .map(revisie =>
      typeof body === 'object' && body !== null && 'revisie' in body ? { ...body, revisie } : body,
    )

const payloadOf = ({ body }: DescribedOperation): fc.Arbitrary<string | undefined> =>
  body === undefined
    ? fc.constant(undefined)
    : fc.oneof(
        {
          weight: 6,
          arbitrary: revised(body)
            .chain(mutated)
            .map(value => JSON.stringify(value)),
        },
        { weight: 1, arbitrary: fc.json() },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '',
            '{',
            '[',
            'null',
            '{"a":1,"a":2}',
            `${'['.repeat(5000)}${']'.repeat(5000)}`,
          ),
        },
      )

function requestOf(operations: readonly DescribedOperation[]): fc.Arbitrary<Request> {
  return fc.constantFrom(...operations).chain(operation =>
    fc.record({
      operation: fc.constant(operation),
      url: urlOf(operation),
      // Mostly somebody who may do it.
      token: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4),
      accept: fc.constantFrom(
        undefined,
        undefined,
        undefined,
        undefined,
        '*/*',
        '*/*;q=0.1',
        'application/json',
        'text/html',
        ';q=',
        '\t',
      ),
      contentType: fc.oneof(
        { weight: 8, arbitrary: fc.constant('application/json') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(undefined, 'text/plain', 'application/json; charset=x', ';', 'a/b'),
        },
      ),
      payload: payloadOf(operation),
    }),
  )
}

/** What went wrong with an answer, if anything. */
function wrongIn(
  request: Request,
  status: number,
  headers: Record<string, unknown>,
  body: string,
): string | undefined {
  if (status >= 500) return `${status} ${body.slice(0, 300)}`
  if (status >= 400 && !String(headers['content-type']).startsWith('application/problem+json'))
    return `${status} without a problem`
  if (headers['api-version'] === undefined) return 'no version'
  if (status >= 300) return undefined
  const route = routes.find(one => one.operation.id === request.operation.id)
  const stepsOf = (path: string) => path.split('/').length
  // An address that was changed may be that of another operation.
  if (!route || stepsOf(request.url.split('?')[0] ?? '') !== stepsOf(route.address.path)) return undefined
  const parsed = (route.answer as z.ZodType).safeParse(JSON.parse(body))
  return parsed.success ? undefined : `not the shape: ${parsed.error.message.slice(0, 300)}`
}

const routes = allRoutes({ demo: true }).filter(route => route.kind === 'api')
/** Working the trials out takes a while: their own tests ask for more of it. */
const slow = new Set(['risico', 'bijdrage'])

let caller = 0

async function answerTo(site: TestSite, tokens: readonly string[], request: Request) {
  const { operation, url, token, accept, contentType, payload } = request
  caller += 1
  return site.server.inject({
    method: operation.method,
    url,
    // Each from another address, so that the limit does not answer instead of the operation.
    remoteAddress: `10.${(caller >> 16) % 256}.${(caller >> 8) % 256}.${caller % 256}`,
    headers: {
      ...(url.startsWith('/api/v1/cases')
        ? { authorization: `Bearer ${tokens[token % tokens.length]}` }
        : {}),
      ...(accept === undefined ? {} : { accept }),
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
}

/**
 * For tests only: sends requests that the document guides, most of them broken somewhere, and throws at the first answer
 * that no client should ever get. @returns how many requests ended with each status
 */
export async function fuzzApi(runs: number, seed: number): Promise<Map<number, number>> {
  const site = await testSite({ seed: true })
  try {
    await makeExampleCase(site)
    const tokens = await Promise.all(
      ['planeconoom', 'ontwikkelaar', 'programmamanager', 'beheerder'].map(mailbox =>
        makeTestToken(site, `${mailbox}@example.org`),
      ),
    )
    tokens.push('not-a-token-of-anybody-at-all')
    const document = (await site.server.inject({ url: '/api/v1/openapi.json' })).json()
    const operations = describedOperations(document).filter(({ id }) => !slow.has(id))
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(requestOf(operations), async request => {
        const { statusCode, headers, body } = await answerTo(site, tokens, request)
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
        const wrong = wrongIn(request, statusCode, headers, body)
        if (wrong) throw new Error(`${request.operation.method} ${request.url}: ${wrong}`)
      }),
      { numRuns: runs, seed },
    )
    const after = await site.services.db
      .selectFrom('cases')
      .select('id')
      .where('id', '=', exampleId)
      .execute()
    if (after.length !== 1) throw new Error('the case of the examples is gone')
    return statuses
  } finally {
    await site.close()
  }
}
