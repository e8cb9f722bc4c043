import type { Claims } from './json-web.ts'

/** What an identity token must say to count, besides a right signature. */
export interface Expected {
  issuer: string
  clientId: string
  nonce: string
  now: Temporal.Instant
  /** The level of assurance asked for, if any. */
  acr?: string | undefined
}

/** Clocks of two servers differ. */
const leewaySeconds = 60
/** A token that was made longer ago was kept. */
const ageSecondsMax = 600

/** Why an identity token does not count; undefined when it does. All of OpenID Connect Core 3.1.3.7, exactly. */
export function faultOf(claims: Claims, expected: Expected): string | undefined {
  const { iss, aud, azp, exp, iat, nonce, sub, acr } = claims
  const seconds = Math.floor(expected.now.epochMilliseconds / 1000)
  const audiences = Array.isArray(aud) ? aud : [aud]
  if (iss !== expected.issuer) return 'iss'
  if (!audiences.includes(expected.clientId) || audiences.length > 1) return 'aud'
  if (azp !== undefined && azp !== expected.clientId) return 'azp'
  if (typeof exp !== 'number' || exp + leewaySeconds <= seconds) return 'exp'
  if (typeof iat !== 'number' || iat - leewaySeconds > seconds || iat + ageSecondsMax < seconds) return 'iat'
  if (nonce !== expected.nonce) return 'nonce'
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) return 'sub'
  if (expected.acr !== undefined && acr !== expected.acr) return 'acr'
  return undefined
}
