import { readFileSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The built style sheet and browser script, with their hashed names. */
export interface Assets {
  styles: readonly string[]
  script: string
}

interface ManifestChunk {
  file: string
  css?: string[]
  name?: string
}

/**
 * Serves the built files of `folder` under /assets with names that never change their content.
 * @returns the addresses that a page needs.
 */
export async function serveAssets(
  server: FastifyInstance,
  folder: URL,
  entries: { style: string; script: string },
): Promise<Assets> {
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8')) as Record<
    string,
    ManifestChunk
  >
  const built = (entry: string): string => {
    const chunk = manifest[entry]
    if (!chunk) throw new Error(`${entry} was not built`)
    return `/${chunk.file}`
  }
  await server.register(fastifyStatic, {
    root: new URL('assets', folder).pathname,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    index: false,
    setHeaders: reply => {
      // A worker obeys the policy of its own answer: only there may WebAssembly compile.
      reply.header(
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
      )
      reply.header('x-content-type-options', 'nosniff')
    },
  })
  return { styles: [built(entries.style)], script: built(entries.script) }
}
