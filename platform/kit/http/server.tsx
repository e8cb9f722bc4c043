import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { FunctionComponent } from 'preact'
import type { Actor } from '../access/actor.ts'
import { NotAllowed } from '../access/refusal.ts'
import { apiBase } from '../api/operation.ts'
import type { Language } from '../texts/texts.ts'
import { addressGroupOf } from './address-group.ts'
import { refuseOtherMethods } from './answer-api.ts'
import { serveAssets } from './assets.ts'
import { anonymousContext, chosenLanguage, contextOf } from './context.ts'
import { drainWhenStopping } from './drain.ts'
import { type AnswerFailure, failureAnswers, handleFailures, Unacceptable } from './failures.tsx'
import { healthRoutes, isAboutHealth, type Readiness } from './health.ts'
import { compressedFromBytes } from './kept-answer.ts'
import { keepAnswers } from './kept-answers.ts'
import { mount } from './mount.tsx'
import type { FrameProps } from './render.tsx'
import { type LogOptions, requestLog } from './request-log.ts'
import type { Context, Route } from './route.ts'
import { comesFromOurPages, headersEverywhere, secureHeaders } from './security.ts'
import { keepStreams, type StreamTimes, usualStreamTimes } from './stream.ts'

/** Who is behind a request; undefined for a reader who is not signed in. */
export type Authenticate = (request: FastifyRequest) => Promise<
  Pick<Context, 'actor' | 'sessionId' | 'unreadNotices'> & {
    language?: Language | undefined
    /** Names the state of all content at this moment: another one after every change. */
    contentVersion?: string | undefined
  }
>

/** Who is behind a token of the REST API, with what the token allows. */
export interface TokenHolder {
  tokenId: string
  scopes: readonly string[]
  actor: Actor
}

/** The REST API of the site. */
export interface ApiOptions {
  /** Version of the document, also told with every answer. */
  version: string
  /** Undefined for a token that is none of ours, or not any more. */
  holderOf(token: string): Promise<TokenHolder | undefined>
}

/** What the app gives the web server. */
export interface ServerOptions<Services> {
  routes: readonly Route[]
  services: Services
  authenticate: Authenticate
  api?: ApiOptions | undefined
  Framed: FunctionComponent<FrameProps>
  siteName: string
  /** Folder of the built browser files. */
  built: { folder: URL; style: string; script: string }
  ready: Readiness
  /** Keep pages for who is not signed in, by the version of all content. Otherwise every page is drawn anew. */
  keepsPages?: boolean | undefined
  /** Address where sign-in begins; the wanted address is added as ?naar=. */
  signInPath: string
  https: boolean
  /** Requests a minute of one person or address. */
  requestsPerMinute: number
  /** Trust X-Forwarded-For of the proxy in front. */
  trustProxy: boolean
  log: LogOptions
  timeouts?: Timeouts | undefined
  streams?: StreamTimes | undefined
}

const bodyLimitBytes = 2_000_000

/**
 * How long a caller may take, milliseconds: to send its headers, to send the whole request, and to be silent in the
 * middle of it (also while taking the answer). `checkMs` is how often that is looked at, `drainMs` how long requests
 * under way may go on when the server stops.
 */
export interface Timeouts {
  headersMs: number
  requestMs: number
  silenceMs: number
  checkMs: number
  drainMs: number
}

const usualTimeouts: Timeouts = {
  headersMs: 15_000,
  requestMs: 180_000,
  silenceMs: 120_000,
  checkMs: 5000,
  drainMs: 15_000,
}

/** Builds the web server with all routes mounted; it does not listen yet. */
export async function makeServer<Services>(options: ServerOptions<Services>): Promise<FastifyInstance> {
  let answerFailure: AnswerFailure | undefined
  const timeouts = options.timeouts ?? usualTimeouts
  const server = Fastify({
    logger: requestLog(options.log),
    // The one proxy in front is trusted for what it adds itself, never for what it was told.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    requestTimeout: timeouts.requestMs,
    connectionTimeout: timeouts.silenceMs,
    http: { headersTimeout: timeouts.headersMs, connectionsCheckingInterval: timeouts.checkMs },
    // Addresses that cannot be read pass no hook.
    frameworkErrors: (error, request, reply) => {
      reply.headers(headersEverywhere(options.https)).header('x-request-id', request.id)
      if (options.api && isForApi(request.url)) reply.header('api-version', options.api.version)
      answerFailure?.(request as FastifyRequest, reply as FastifyReply, error.statusCode ?? 400)
    },
  })
  server.decorateRequest('context', null)
  server.decorateRequest('contentVersion', undefined)
  server.decorateRequest('routePath', undefined)
  secureHeaders(server, options.https)
  drainWhenStopping(server, timeouts.drainMs)
  await server.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: compressedFromBytes })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: bodyLimitBytes })
  server.removeContentTypeParser('text/plain')
  await server.register(multipart, { throwFileSizeLimit: true })
  const assets = await serveAssets(server, options.built.folder, options.built)
  await beforeEveryRequest(server, options)
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    hook: 'preHandler',
    keyGenerator: request => limitKeyOf(request),
    allowList: request => isAboutHealth(request),
    errorResponseBuilder: () => new Unacceptable(429, 'too many requests'),
  })
  healthRoutes(server, options.ready)
  const renderer = { assets, siteName: options.siteName, Framed: options.Framed }
  answerFailure = failureAnswers(renderer)
  handleFailures(server, answerFailure)
  const { services, signInPath, https } = options
  const kept = options.keepsPages ? keepAnswers() : undefined
  const streams = keepStreams(
    server,
    async request => {
      const { actor, sessionId } = await options.authenticate(request)
      return { actor, sessionId }
    },
    options.streams ?? usualStreamTimes,
  )
  const mounting = { services, renderer, answerFailure, signInPath, https, kept, streams }
  // Without it what is meant for tokens would be open to the session of a browser.
  if (!options.api && options.routes.some(route => route.kind === 'api'))
    throw new Error('operations of the API need to know who is behind a token')
  for (const route of options.routes) mount(server, route, mounting)
  refuseOtherMethods(server, options.routes, answerFailure)
  return server
}

/** Whether an address belongs to the REST API, also one that is not there. */
const isForApi = (url: string): boolean => new RegExp(`^${apiBase}(?:[/?#]|$)`).test(url)

/** For whom requests are counted: each token apart, a person, or an address. */
function limitKeyOf(request: FastifyRequest): string {
  const { token, actor } = contextOf(request)
  if (token !== undefined && token !== 'refused') return `token ${token.id}`
  return actor?.personId ?? addressGroupOf(request.ip)
}

/** Who asks the API: by its token alone. Cookies are not looked at, so no other site can ask in somebody's name. */
async function apiContext(request: FastifyRequest, { holderOf }: ApiOptions): Promise<Context> {
  const anonymous = anonymousContext(request)
  const { authorization } = request.headers
  if (authorization === undefined) return anonymous
  const token = /^Bearer ([\w-]{20,100})$/i.exec(authorization)?.[1]
  const holder = token === undefined ? undefined : await holderOf(token)
  if (!holder) return { ...anonymous, token: 'refused' }
  const { tokenId: id, scopes, actor } = holder
  return { ...anonymous, token: { id, scopes }, actor }
}

async function beforeEveryRequest<Services>(
  server: FastifyInstance,
  options: ServerOptions<Services>,
): Promise<void> {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    request.context = anonymousContext(request)
    if (request.url.startsWith('/assets/') || isAboutHealth(request)) return
    if (options.api && isForApi(request.url)) {
      reply.header('api-version', options.api.version)
      request.context = await apiContext(request, options.api)
      return
    }
    if (!comesFromOurPages(request, options.https)) throw new NotAllowed('cross-site')
    const known = await options.authenticate(request)
    request.contentVersion = known.contentVersion
    request.context = {
      ...request.context,
      actor: known.actor,
      sessionId: known.sessionId,
      unreadNotices: known.unreadNotices,
      language: chosenLanguage(request) ?? known.language ?? 'nl',
    }
  })
}
