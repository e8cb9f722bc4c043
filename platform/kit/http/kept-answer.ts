import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const encodings = {
  br: promisify((body: Buffer, done: (error: Error | null, made: Buffer) => void) =>
    brotliCompress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done),
  ),
  gzip: promisify((body: Buffer, done: (error: Error | null, made: Buffer) => void) => gzip(body, done)),
}
type Encoding = keyof typeof encodings

/** Most that is compressed at once on the spot: less work than handing it to a thread and back. */
const onTheSpotBytes = 200_000
/** A fifth of the work of the best level, for a tenth more bytes. */
const fastLevel = 1

/** Bytes below which an answer is sent as it is. */
export const compressedFromBytes = 1024

/** An answer to somebody who is not signed in, as it is sent. */
export interface KeptAnswer {
  /** Its type and all else that stays with it. */
  headers: Record<string, string>
  body: Buffer
  /** Weak: the same answer travels in several encodings. */
  etag: string
  /** Its compressed forms, each made when it is asked for again; most answers are sent once and never again. */
  encoded: Map<Encoding, Promise<Buffer>>
  /** The first answer has been sent. */
  isSent?: boolean
}

/** An answer with its tag. */
export function keptAnswer(content: Buffer | string, headers: Record<string, string>): KeptAnswer {
  const body = typeof content === 'string' ? Buffer.from(content) : content
  const tag = hash('sha256', body, 'base64url').slice(0, 27)
  return { headers, body, etag: `W/"${tag}"`, encoded: new Map() }
}

/** Sends an answer that was made for this reader, or tells that the reader has it. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  { headers, body, etag }: Omit<KeptAnswer, 'encoded'>,
): FastifyReply {
  reply.headers({ vary: 'Cookie', ...headers, 'cache-control': 'private, no-cache', etag })
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.code(200).send(body)
}

/**
 * Sends an answer that is kept for many. The first reader gets it compressed in the quickest way; from the second on
 * whoever takes it compressed gets the smallest form, that is made once.
 */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: KeptAnswer,
): Promise<FastifyReply> {
  const taken = mayBeCompressed(answer) ? encodingsTaken(request) : []
  const headers = { ...answer.headers, vary: 'Cookie, Accept-Encoding' }
  const [encoding] = taken
  if (!encoding) return sendTagged(request, reply, { ...answer, headers })
  const isQuick = !answer.isSent && taken.includes('gzip') && answer.body.length <= onTheSpotBytes
  answer.isSent = true
  const compressed = { ...headers, 'content-encoding': isQuick ? 'gzip' : encoding }
  const body = isQuick ? gzipSync(answer.body, { level: fastLevel }) : await smallest(answer, encoding)
  return sendTagged(request, reply, { headers: compressed, body, etag: answer.etag })
}

function smallest(answer: KeptAnswer, encoding: Encoding): Promise<Buffer> {
  const made = answer.encoded.get(encoding) ?? encodings[encoding](answer.body)
  answer.encoded.set(encoding, made)
  return made
}

const mayBeCompressed = ({ body, headers }: KeptAnswer): boolean =>
  body.length >= compressedFromBytes && /^text\/|json|xml/.test(headers['content-type'] ?? '')

/**
 * The encodings that the reader takes, the best first; of what is weighed, a weight of zero is a refusal (RFC 9110
 * §12.5.3).
 */
function encodingsTaken({ headers }: FastifyRequest): Encoding[] {
  const asked = headers['accept-encoding']
  if (!asked) return []
  const taken = asked
    .split(',')
    .map(one => one.trim().toLowerCase())
    .filter(one => !/;\s*q=0(\.0*)?$/.test(one))
    .map(one => one.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).filter(encoding => taken.includes(encoding))
}

/** Whether the reader has this version: the header is a list, compared weakly (RFC 9110 §13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch?.split(',').some(tag => opaque(tag) === opaque(etag) || tag.trim() === '*') ?? false
}
