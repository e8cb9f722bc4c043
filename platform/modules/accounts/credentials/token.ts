import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits that travels in a cookie or a mailed link; only its digest is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token: who reads the table cannot use it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
