import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

const keyOf = (siteSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', siteSecret, '', 'accounts: secrets of the second factor', 32))

/** Encrypts a secret for storage; `ownerId` is bound to it, so that a row cannot be given to another person. */
export function seal(secret: Buffer, siteSecret: string, ownerId: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(siteSecret), nonce).setAAD(Buffer.from(ownerId))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** @throws Error when the sealed value was changed, belongs to another owner or to another site. */
export function unseal(sealed: string, siteSecret: string, ownerId: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
  const decipher = createDecipheriv(algorithm, keyOf(siteSecret), nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(ownerId)).setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
}
