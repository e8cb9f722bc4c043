import { createPublicKey, type KeyObject, randomUUID, sign, verify } from 'node:crypto'

/** Signatures with a public key only: a shared secret, or none at all, proves nothing about the provider. */
const algorithms = {
  RS256: { digest: 'sha256', dsa: false, keyType: 'RSA' },
  PS256: { digest: 'sha256', dsa: false, keyType: 'RSA' },
  ES256: { digest: 'sha256', dsa: true, keyType: 'EC' },
} as const
type Algorithm = keyof typeof algorithms
const saltBytes = 32
const pssPadding = 6

const isAlgorithm = (value: unknown): value is Algorithm => typeof value === 'string' && value in algorithms

/** A key of a provider, as its key set gives it. */
export type ProviderKey = JsonWebKey & { kid?: string; use?: string; alg?: string }

/** What a signed token says, not judged yet. */
export type Claims = Readonly<Record<string, unknown>>

const part = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))

function keyOptions(key: KeyObject, algorithm: Algorithm) {
  if (algorithm === 'PS256') return { key, padding: pssPadding, saltLength: saltBytes }
  return algorithms[algorithm].dsa ? { key, dsaEncoding: 'ieee-p1363' as const } : key
}

/**
 * The claims of a signed token, if one of these keys signed it with an algorithm that we accept.
 * @throws Error when it was not
 */
export function verifiedClaims(token: string, keys: readonly ProviderKey[]): Claims {
  const [head = '', body = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0) throw new Error('the token does not have three parts')
  const header = part(head) as { alg?: unknown; kid?: unknown; crit?: unknown }
  if (!isAlgorithm(header.alg)) throw new Error('the token is signed in a way that is not accepted')
  if (header.crit !== undefined) throw new Error('the token asks for something unknown')
  const { alg } = header
  const { digest, keyType } = algorithms[alg]
  const fitting = keys.filter(
    key =>
      key.kty === keyType &&
      (key.use ?? 'sig') === 'sig' &&
      (key.alg ?? alg) === alg &&
      (header.kid === undefined || key.kid === header.kid),
  )
  const signed = Buffer.from(`${head}.${body}`)
  const isRight = fitting.some(jwk => {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    return verify(digest, signed, keyOptions(key, alg), Buffer.from(signature, 'base64url'))
  })
  if (!isRight) throw new Error('no key of the provider signed the token')
  return part(body) as Claims
}

/** Seconds for which a statement of the site about itself holds. */
const assertionSeconds = 60

/** Says to a provider, signed with the key of the site, that this is the site (private_key_jwt, RFC 7523). */
export function clientAssertion(
  client: { clientId: string; key: KeyObject },
  audience: string,
  now: Temporal.Instant,
): string {
  const algorithm: Algorithm = client.key.asymmetricKeyType === 'ec' ? 'ES256' : 'RS256'
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  const claims = {
    iss: client.clientId,
    sub: client.clientId,
    aud: audience,
    jti: randomUUID(),
    iat: seconds,
    exp: seconds + assertionSeconds,
  }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`
  const signature = sign(algorithms[algorithm].digest, Buffer.from(body), keyOptions(client.key, algorithm))
  return `${body}.${signature.toString('base64url')}`
}
