import type { FastifyRequest } from 'fastify'
import { NotFound } from '../access/refusal.ts'
import { Unacceptable } from './failures.tsx'
import type { Route } from './route.ts'

/** No form of ours comes near; what does is not a form. */
const fieldsMax = 2000

const mediaTypes: Partial<Record<Route['kind'], string>> = {
  form: 'application/x-www-form-urlencoded',
  action: 'application/x-www-form-urlencoded',
  json: 'application/json',
  api: 'application/json',
  upload: 'multipart/form-data',
}

/** The kind of content that a request says it has, without its parameters. */
function mediaTypeOf(request: FastifyRequest): string | undefined {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
}

/**
 * Whether a text somewhere in the value holds the NUL character, which no database column and no person can read.
 * Without recursion: how deep the value goes is up to the sender.
 */
export function holdsNul(value: unknown): boolean {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (typeof one === 'string') {
      if (one.includes('\0')) return true
    } else if (typeof one === 'object' && one !== null) {
      for (const [key, inner] of Object.entries(one)) open.push(key, inner)
    }
  }
  return false
}

/**
 * Checks what was sent before anything reads it: of the kind that the route takes, no more fields than a form has,
 * and no text that cannot be kept.
 * @throws NotFound for an address that cannot exist, Unacceptable (400, 413, 415) for the rest
 */
export function checkSent(request: FastifyRequest, kind: Route['kind']): void {
  if (holdsNul(request.params)) throw new NotFound()
  if (holdsNul(request.query)) throw new Unacceptable(400, 'a NUL character in the query')
  if (request.method === 'GET' || request.method === 'HEAD') return
  const sent = mediaTypeOf(request)
  const isEmpty =
    sent === undefined && kind !== 'api' && (request.body === undefined || request.body === null)
  if (!isEmpty && sent !== mediaTypes[kind]) throw new Unacceptable(415, `${kind} does not take this kind`)
  if (kind === 'upload') return
  if (kind !== 'json' && kind !== 'api' && Object.keys(request.body ?? {}).length > fieldsMax)
    throw new Unacceptable(413, 'too many fields')
  if (holdsNul(request.body)) throw new Unacceptable(400, 'a NUL character in the body')
}
