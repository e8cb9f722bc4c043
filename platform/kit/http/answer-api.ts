import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { atTheDoor } from '../access/permission.ts'
import { NotAllowed, NotFound } from '../access/refusal.ts'
import { keyHeader, keyShape } from '../api/operation.ts'
import { pageLinks } from '../api/paging.ts'
import { contextOf } from './context.ts'
import { type AnswerFailure, titleOf, Unacceptable } from './failures.tsx'
import { problemsOf } from './input.ts'
import { isKnown } from './kept-answer.ts'
import type { Outcome, Problem } from './problem.ts'
import { checkSent } from './request-body.ts'
import type { ApiAnswer, Context, Route } from './route.ts'

type ApiRoute = Extract<Route, { kind: 'api' }>

interface Mounting {
  services: unknown
  answerFailure: AnswerFailure
}

/** Puts an operation of the REST API on the server. */
export function mountApi(server: FastifyInstance, route: ApiRoute, mounting: Mounting): void {
  const limit =
    route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: 60_000 } }
  server.route({
    method: route.method,
    url: route.address.path,
    config: { ...limit, answersMachines: true },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    handler: (request, reply) => answer(request, reply, route, mounting),
  })
}

/** What is open to everybody may be read by pages of any site: it comes without a cookie and tells nothing of who asks. */
export const openToOtherSites = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'API-Version, ETag, Link, Location, Retry-After',
} as const

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Tells for every address of the API which methods it has, when it is asked in another way. */
export function refuseOtherMethods(
  server: FastifyInstance,
  routes: readonly Route[],
  answerFailure: AnswerFailure,
): void {
  const apiRoutes = routes.filter(route => route.kind === 'api')
  const byPath = Map.groupBy(apiRoutes, route => route.address.path as string)
  for (const [url, here] of byPath) {
    const taken: string[] = here.map(route => route.method)
    const allow = (taken.includes('GET') ? ['HEAD', ...taken] : taken).toSorted().join(', ')
    server.route({
      method: methods.filter(method => !taken.includes(method)),
      url,
      config: { answersMachines: true },
      handler: (request, reply) => answerFailure(request, reply.header('allow', allow), 405),
    })
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  route: ApiRoute,
  { services, answerFailure }: Mounting,
): Promise<FastifyReply> {
  const context = contextOf(request)
  reply.header('cache-control', 'no-store')
  if (route.operation.scope === undefined) reply.headers(openToOtherSites)
  const refusal = refusedAtTheDoor(context, route)
  if (refusal) {
    reply.header('www-authenticate', refusal.challenge)
    return answerFailure(request, reply, refusal.status)
  }
  if (!takesJson(request.headers.accept)) throw new Unacceptable(406, 'only JSON is answered')
  checkSent(request, route.kind)
  const read = readSent(request, route)
  if (!read.ok) return sendProblems(request, reply, read, read.problems)
  const outcome = await route.act({
    services,
    context,
    parameters: request.params as Record<string, string>,
    ...read.value,
  })
  return outcome.ok
    ? sendAnswer(request, reply, route, outcome.value)
    : sendProblems(request, reply, outcome, outcome.problems.map(placed))
}

/** A token that is not good, none where one is needed, or one that does not allow this. */
function refusedAtTheDoor(
  { token, actor }: Context,
  { permission, operation: { scope } }: ApiRoute,
): { status: 401 | 403; challenge: string } | undefined {
  if (token === 'refused') return { status: 401, challenge: 'Bearer error="invalid_token"' }
  const door = atTheDoor(actor, permission.audience)
  if (door === 'sign-in') return { status: 401, challenge: 'Bearer' }
  if (scope !== undefined && !token?.scopes.includes(scope))
    return { status: 403, challenge: `Bearer error="insufficient_scope", scope="${scope}"` }
  if (door === 'refused') throw permission.secret ? new NotFound() : new NotAllowed(permission.name)
  return undefined
}

/** Whether the caller takes JSON; who says nothing takes anything. */
function takesJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true
  return accept.split(',').some(one => {
    const [type = '', ...weights] = one.split(';').map(part => part.trim().toLowerCase())
    const isRefused = weights.some(weight => /^q=0(\.0*)?$/.test(weight))
    return !isRefused && ['*/*', 'application/*', 'application/json'].includes(type)
  })
}

/** A mistake with its place: a JSON pointer into the body, or the name of a parameter of the address. */
interface PlacedProblem {
  code: string
  message: Problem['message']
  pointer?: string | undefined
  parameter?: string | undefined
}

const placed = ({ code, message, field }: Problem): PlacedProblem => ({
  code,
  message,
  pointer: field === undefined || field.startsWith('/') ? field : `/${field}`,
})

type Read =
  | { ok: true; value: { query: unknown; body: unknown; key: string | undefined } }
  | { ok: false; problems: PlacedProblem[] }

/** Query, body and key by their shapes; the mistakes of all together. */
function readSent(request: FastifyRequest, { address, body, operation }: ApiRoute): Read {
  const query = (address.query as z.ZodType).safeParse(request.query)
  const sent = body ? (body as z.ZodType).safeParse(request.body) : undefined
  const key = keyShape.safeParse(
    operation.isRepeatable ? request.headers[keyHeader.toLowerCase()] : undefined,
  )
  if (query.success && sent?.success !== false && key.success)
    return { ok: true, value: { query: query.data, body: sent?.data, key: key.data } }
  const inQuery = query.success ? [] : problemsOf(query.error)
  const inBody = sent && !sent.success ? problemsOf(sent.error) : []
  const inKey = key.success ? [] : problemsOf(key.error)
  return {
    ok: false,
    problems: [
      ...inQuery.map(({ code, message, field }) => ({ code, message, parameter: field })),
      ...inKey.map(({ code, message }) => ({ code, message, parameter: keyHeader })),
      ...inBody.map(one => placed({ ...one, field: one.field?.replaceAll('.', '/') })),
    ],
  }
}

function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { operation }: ApiRoute,
  { value, location }: ApiAnswer<unknown>,
): FastifyReply {
  const body = JSON.stringify(value)
  if (location !== undefined) reply.header('location', location)
  const { pagina, perPagina, totaal } = value as { pagina?: number; perPagina?: number; totaal?: number }
  if (pagina !== undefined && perPagina !== undefined && totaal !== undefined)
    reply.header('link', pageLinks(request.url, { pagina, perPagina, totaal }))
  if (request.method === 'GET' || request.method === 'HEAD') {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    reply.header('etag', etag)
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  }
  return reply
    .code(operation.makes ? 201 : 200)
    .type('application/json; charset=utf-8')
    .send(body)
}

function sendProblems(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Omit<Extract<Outcome<unknown>, { ok: false }>, 'problems'>,
  errors: readonly PlacedProblem[],
): FastifyReply {
  const status = refusal.retryAfterSeconds !== undefined ? 429 : refusal.conflict ? 409 : 400
  if (refusal.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(Math.ceil(refusal.retryAfterSeconds)))
  const problem = {
    status,
    title: titleOf(status),
    detail: errors.map(({ message }) => message.nl).join(' '),
    requestId: String(request.id),
    errors,
  }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}
