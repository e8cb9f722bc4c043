import { createHmac, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** One step earlier and later: clocks of telephones differ, and typing takes time. */
const drift = [0, -1, 1] as const

/** The secret as people type it: base32 without padding (RFC 4648). */
export function asBase32(secret: Buffer): string {
  let bits = ''
  for (const byte of secret) bits += byte.toString(2).padStart(8, '0')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map(group => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The code of one step of 30 seconds (RFC 6238, SHA-1, six digits). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest[digest.length - 1]! & 0x0f
  const value = digest.readUInt32BE(offset) & 0x7fffffff
  return String(value % 10 ** digits).padStart(digits, '0')
}

/** The step that an instant falls in. */
export function stepOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1000 / stepSeconds)
}

/**
 * The step whose code was given, or undefined when the code is wrong. A step up to `lastUsedStep` no longer counts: a
 * code that was looked over a shoulder cannot be used again.
 */
export function acceptedStep(
  secret: Buffer,
  code: string,
  now: Temporal.Instant,
  lastUsedStep: number,
): number | undefined {
  const given = Buffer.from(code.replaceAll(/\s/g, ''))
  if (given.length !== digits) return undefined
  let accepted: number | undefined
  for (const shift of drift) {
    const step = stepOf(now) + shift
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), given) && step > lastUsedStep) accepted ??= step
  }
  return accepted
}

/** The address that an authenticator app opens to add the account. */
export function appAddress(secret: Buffer, email: string, issuer: string): string {
  const query = new URLSearchParams({ secret: asBase32(secret), issuer })
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${query}`
}
