import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { FunctionComponent } from 'preact'
import { NotAllowed, NotFound } from '../access/refusal.ts'
import type { Language } from '../texts/texts.ts'
import { serveAssets } from './assets.ts'
import { anonymousContext, chosenLanguage, contextOf } from './context.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { mount } from './mount.tsx'
import { type FrameProps, type Renderer, sendPage } from './render.tsx'
import type { Context, Route } from './route.ts'
import { comesFromOurPages, secureHeaders } from './security.ts'
import { StatusPage } from './status-page.tsx'

/** Who is behind a request; undefined for a reader who is not signed in. */
export type Authenticate = (
  request: FastifyRequest,
) => Promise<Pick<Context, 'actor' | 'sessionId'> & { language?: Language | undefined }>

/** What the app gives the web server. */
export interface ServerOptions<Services> {
  routes: readonly Route[]
  services: Services
  authenticate: Authenticate
  Framed: FunctionComponent<FrameProps>
  siteName: string
  /** Folder of the built browser files. */
  built: { folder: URL; style: string; script: string }
  ready: Readiness
  /** Address where sign-in begins; the wanted address is added as ?naar=. */
  signInPath: string
  https: boolean
  /** Requests a minute of one person or address. */
  requestsPerMinute: number
  /** Trust X-Forwarded-For of the proxy in front. */
  trustProxy: boolean
  log: { level: string; stream?: { write(line: string): void } }
}

/** Prefix of all addresses that answer machines: there errors are problem+json, never pages. */
export const apiPrefix = '/api/'
const bodyLimitBytes = 2_000_000

/** Builds the web server with all routes mounted; it does not listen yet. */
export async function makeServer<Services>(options: ServerOptions<Services>): Promise<FastifyInstance> {
  const server = Fastify({
    // Bodies and cookies never reach the log; the address is logged without its query, which may hold names.
    logger: {
      level: options.log.level,
      ...(options.log.stream ? { stream: options.log.stream } : {}),
      serializers: {
        req: (request: FastifyRequest) => ({
          method: request.method,
          path: request.url.split('?')[0],
          id: request.id,
        }),
      },
    },
    trustProxy: options.trustProxy,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  server.decorateRequest('context', null)
  secureHeaders(server, options.https)
  await server.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024 })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: bodyLimitBytes })
  await server.register(multipart, { throwFileSizeLimit: true })
  const assets = await serveAssets(server, options.built.folder, options.built)
  await beforeEveryRequest(server, options)
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    hook: 'preHandler',
    keyGenerator: request => contextOf(request).actor?.personId ?? request.ip,
    allowList: request => request.url.startsWith('/assets/') || request.routeOptions.url === '/gezond',
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })
  healthRoutes(server, options.ready)
  const renderer = { assets, siteName: options.siteName, Framed: options.Framed }
  handleFailures(server, renderer)
  for (const route of options.routes)
    mount(server, route, { services: options.services, renderer, signInPath: options.signInPath })
  return server
}

async function beforeEveryRequest<Services>(
  server: FastifyInstance,
  options: ServerOptions<Services>,
): Promise<void> {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    request.context = anonymousContext(request)
    if (request.url.startsWith('/assets/')) return
    if (!comesFromOurPages(request)) throw new NotAllowed('cross-site')
    const known = await options.authenticate(request)
    request.context = {
      ...request.context,
      actor: known.actor,
      sessionId: known.sessionId,
      language: chosenLanguage(request) ?? known.language ?? 'nl',
    }
  })
}

interface Failure {
  statusCode?: number
}

/** The status that a failure deserves, and nothing of what went wrong inside. */
function statusOf(error: unknown): number {
  if (error instanceof NotFound) return 404
  if (error instanceof NotAllowed) return 403
  const status = (error as Failure | null)?.statusCode
  return status !== undefined && status >= 400 && status < 600 ? status : 500
}

function handleFailures(server: FastifyInstance, renderer: Renderer): void {
  const fail = (request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply => {
    const context = request.context ?? anonymousContext(request)
    if (request.url.startsWith(apiPrefix))
      return reply
        .code(status)
        .type('application/problem+json')
        .header('cache-control', 'no-store')
        .send(
          JSON.stringify({
            status,
            title: statusTitle(status),
            detail: statusTitle(status),
            requestId: context.requestId,
          }),
        )
    const body = <StatusPage status={status} context={context} />
    const title = StatusPage.title(status, context)
    return sendPage(renderer, request, reply, { context, title, crumbs: [], frame: 'public', body, status })
  }
  server.setNotFoundHandler((request, reply) => fail(request, reply, 404))
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    else
      request.log.info(
        { status, reason: error instanceof Error ? error.message : undefined },
        'request refused',
      )
    return fail(request, reply, status)
  })
}

function statusTitle(status: number): string {
  const titles: Record<number, string> = {
    400: 'Invoer onjuist',
    401: 'Niet aangemeld',
    403: 'Niet toegestaan',
    404: 'Niet gevonden',
    409: 'Nu niet mogelijk',
    413: 'Te groot',
    415: 'Bestandssoort niet toegestaan',
    429: 'Te vaak gevraagd',
    503: 'Even niet bereikbaar',
  }
  return titles[status] ?? 'Er ging iets mis'
}
