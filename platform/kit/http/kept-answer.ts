import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const encodings = {
  br: promisify((body: Buffer, done: (error: Error | null, made: Buffer) => void) =>
    brotliCompress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }, done),
  ),
  gzip: promisify((body: Buffer, done: (error: Error | null, made: Buffer) => void) => gzip(body, done)),
}
type Encoding = keyof typeof encodings

/** Bytes below which an answer is sent as it is. */
export const compressedFromBytes = 1024

/** An answer to somebody who is not signed in, as it is sent. */
export interface KeptAnswer {
  /** Its type and all else that stays with it. */
  headers: Record<string, string>
  body: Buffer
  /** Weak: the same answer travels in several encodings. */
  etag: string
  /** Its compressed forms, each made when it is first asked for. */
  encoded: Map<Encoding, Promise<Buffer>>
}

/** An answer with its tag. */
export function keptAnswer(content: Buffer | string, headers: Record<string, string>): KeptAnswer {
  const body = typeof content === 'string' ? Buffer.from(content) : content
  const digest = createHash('sha256').update(body).digest('base64url')
  return { headers, body, etag: `W/"${digest.slice(0, 27)}"`, encoded: new Map() }
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

/** Sends an answer that is kept for many: whoever takes it compressed gets the form that was made once. */
export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: KeptAnswer,
): Promise<FastifyReply> {
  const encoding = mayBeCompressed(answer) ? encodingFor(request) : undefined
  const headers = { ...answer.headers, vary: 'Cookie, Accept-Encoding' }
  if (!encoding) return sendTagged(request, reply, { ...answer, headers })
  const made = answer.encoded.get(encoding) ?? encodings[encoding](answer.body)
  answer.encoded.set(encoding, made)
  const compressed = { ...headers, 'content-encoding': encoding }
  return sendTagged(request, reply, { headers: compressed, body: await made, etag: answer.etag })
}

const mayBeCompressed = ({ body, headers }: KeptAnswer): boolean =>
  body.length >= compressedFromBytes && /^text\/|json|xml/.test(headers['content-type'] ?? '')

/** The best encoding that the reader takes; of what is weighed, a weight of zero is a refusal (RFC 9110 §12.5.3). */
function encodingFor({ headers }: FastifyRequest): Encoding | undefined {
  const taken = (headers['accept-encoding'] ?? '')
    .split(',')
    .map(one => one.trim().toLowerCase())
    .filter(one => !/;\s*q=0(\.0*)?$/.test(one))
    .map(one => one.split(';')[0]?.trim())
  return (['br', 'gzip'] as const).find(encoding => taken.includes(encoding))
}

/** Whether the reader has this version: the header is a list, compared weakly (RFC 9110 §13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch?.split(',').some(tag => opaque(tag) === opaque(etag) || tag.trim() === '*') ?? false
}
