import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotAllowed, NotFound } from '../access/refusal.ts'
import { anonymousContext } from './context.ts'
import { type Renderer, sendPage } from './render.tsx'
import { StatusPage } from './status-page.tsx'

/** Prefix of all addresses that answer machines: there errors are problem+json, never pages. */
const apiPrefix = '/api/'

/** A request that cannot be taken as it is, with the status that says why. */
export class Unacceptable extends Error {
  override name = 'Unacceptable'
  readonly statusCode: 400 | 406 | 413 | 415 | 429
  constructor(statusCode: 400 | 406 | 413 | 415 | 429, reason: string) {
    super(reason)
    this.statusCode = statusCode
  }
}

/** Answers that something failed: a fixed page for people, problem+json for machines. */
export type AnswerFailure = (request: FastifyRequest, reply: FastifyReply, status: number) => FastifyReply

/** A database that is away or full is a matter of waiting: connection failures (08), resources (53), shutdown (57P). */
const databaseIsAway = /^(08|53|57P)/
const connectionIsLost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE'])

function isBusy(error: unknown): boolean {
  const { code, syscall, message } = (error ?? {}) as { code?: unknown; syscall?: unknown; message?: unknown }
  if (typeof code === 'string' && (databaseIsAway.test(code) || connectionIsLost.has(code))) return true
  // The socket of the database is gone, or the pool waited in vain: the driver gives these no code of their own.
  if (code === 'ENOENT' && syscall === 'connect') return true
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(String(message))
}

/** The status that a failure deserves, and nothing of what went wrong inside. */
function statusOf(error: unknown): number {
  if (error instanceof NotFound) return 404
  if (error instanceof NotAllowed) return 403
  const status = (error as { statusCode?: number } | null)?.statusCode
  if (status !== undefined && status >= 400 && status < 500) return status
  return status === 503 || isBusy(error) ? 503 : 500
}

const titles: Record<number, string> = {
  400: 'Invoer onjuist',
  401: 'Niet aangemeld',
  403: 'Niet toegestaan',
  404: 'Niet gevonden',
  405: 'Methode niet toegestaan',
  406: 'Dit antwoord is er alleen als JSON',
  409: 'Nu niet mogelijk',
  413: 'Te groot',
  414: 'Adres te lang',
  415: 'Bestandssoort niet toegestaan',
  429: 'Te vaak gevraagd',
  503: 'Even niet bereikbaar',
}

/** What a status means, in Dutch. */
export const titleOf = (status: number): string => titles[status] ?? 'Er ging iets mis'

/** Whether the asker is a machine: by the address, or because the route was declared so. */
const answersMachines = (request: FastifyRequest): boolean =>
  request.url.startsWith(apiPrefix) || request.routeOptions?.config?.answersMachines === true

function sendProblem(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const title = titleOf(status)
  return reply
    .code(status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ status, title, detail: title, requestId: String(request.id) }))
}

/** How this site answers failures. What stands around a page may itself be what is broken: then one plain line. */
export function failureAnswers(renderer: Renderer): AnswerFailure {
  return (request, reply, status) => {
    if (status === 503) reply.header('retry-after', '10')
    if (answersMachines(request)) return sendProblem(request, reply, status)
    const context = request.context ?? anonymousContext(request)
    try {
      const body = <StatusPage status={status} context={context} />
      const title = StatusPage.title(status, context)
      return sendPage(renderer, request, reply, { context, title, crumbs: [], frame: 'public', body, status })
    } catch (error) {
      request.log.error({ err: error }, 'the page about a failure failed')
      return reply
        .code(status)
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(`${titleOf(status)}. Kenmerk: ${context.requestId}`)
    }
  }
}

/** Answers every failure of the server's routes, and every address that is not there. */
export function handleFailures(server: FastifyInstance, answer: AnswerFailure): void {
  // Looking for addresses that are not there counts like any other request.
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, (request, reply) =>
    answer(request, reply, 404),
  )
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    else request.log.info({ status, reason: reasonOf(error) }, 'request refused')
    return answer(request, reply, status)
  })
}

/** Our own words, or the code of a library: its message may quote what was sent. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Unacceptable || error instanceof NotAllowed) return error.message
  return (error as { code?: string } | null)?.code
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Failures are answered with problem+json, also outside /api/. */
    answersMachines?: boolean
  }
}
