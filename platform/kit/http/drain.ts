import type { FastifyInstance } from 'fastify'

/**
 * Lets the server stop without breaking off what is under way: an answer that ends while the server stops also ends
 * its connection, since a browser would keep it open for a next request; what is not done after `drainMs` is cut off.
 */
export function drainWhenStopping(server: FastifyInstance, drainMs: number): void {
  let isStopping = false
  server.addHook('preClose', async () => {
    isStopping = true
    setTimeout(() => server.server.closeAllConnections(), drainMs).unref()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close')
  })
}
