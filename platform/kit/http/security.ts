import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Answers and headers that every reply carries, page or not. */
const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A page replaces this one; what is no page may load and do nothing.
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const

/** The policy of a page. Script only by nonce, and none at all on a page without islands. */
export function pagePolicy(nonce: string | undefined): string {
  const script = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'none'"
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a writing request comes from our own pages. Every browser of the last years sends Origin or
 * Sec-Fetch-Site with a POST; a request with neither is refused, since our cookies are SameSite=Lax only.
 */
export function comesFromOurPages(request: FastifyRequest, https: boolean): boolean {
  if (safeMethods.has(request.method)) return true
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (origin !== undefined) {
    try {
      const { host, protocol } = new URL(origin)
      // A page that came over http may have been changed on the way.
      return host === request.headers.host && (!https || protocol === 'https:')
    } catch {
      return false
    }
  }
  return site === 'same-origin'
}

/** The headers of every answer; HSTS only where the site is reached over https. */
export function headersEverywhere(https: boolean): Record<string, string> {
  return https
    ? { ...everywhere, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : everywhere
}

/** Adds the headers of every answer. */
export function secureHeaders(server: FastifyInstance, https: boolean): void {
  const headers = headersEverywhere(https)
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
}
