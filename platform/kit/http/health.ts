import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Whether the server can do its work now; `reason` is for the operator. */
export type Readiness = () => Promise<{ ready: boolean; reason?: string }>

const addresses = new Set(['/gezond', '/gereed', '/metrics'])

/** Whether a supervisor asks how the server is: that needs no person and knows no limit. */
export function isAboutHealth(request: FastifyRequest): boolean {
  return addresses.has(routePathOf(request))
}

/** The declared path of a request, "unknown" where there is none. Asked once: the framework makes it anew each time. */
function routePathOf(request: FastifyRequest): string {
  request.routePath ??= request.routeOptions.url ?? 'unknown'
  return request.routePath
}

declare module 'fastify' {
  interface FastifyRequest {
    routePath: string | undefined
  }
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** /gezond: the process lives. /gereed: it can work. /metrics: figures for Prometheus, from this machine only. */
export function healthRoutes(server: FastifyInstance, ready: Readiness): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'versneller_request_duration_seconds',
    help: 'Duration of requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.08, 0.3, 1, 3],
    registers: [registry],
  })
  server.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: routePathOf(request),
      status: String(reply.statusCode),
    }
    durations.observe(labels, reply.elapsedTime / 1000)
  })
  server.get('/gezond', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'gezond' }),
  )
  server.get('/gereed', async (_request, reply) => {
    const { ready: isReady, reason } = await ready()
    if (reason) server.log.warn({ reason }, 'not ready')
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'gereed' : 'niet gereed' })
  })
  server.get('/metrics', async (request, reply) => {
    if (!isFromThisMachine(request)) return reply.callNotFound()
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics())
  })
}

/** A proxy on this machine also comes from loopback, on behalf of anybody; it says so in a header. */
function isFromThisMachine({ headers, socket }: FastifyRequest): boolean {
  const isPassedOn = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via ?? headers['x-real-ip']
  return isPassedOn === undefined && loopback.has(socket.remoteAddress ?? '')
}
