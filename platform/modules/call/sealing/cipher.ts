import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
/** Bytes of a key. */
export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** A fresh key of 32 bytes. */
export const freshKey = (): Buffer => randomBytes(keyBytes)

/**
 * Encrypts bytes with AES-256-GCM: nonce, tag, body. `about` is bound to it: what was sealed about one thing does not
 * open as another.
 */
export function sealBytes(plain: Uint8Array, key: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** @throws Error when the bytes were changed, are about something else, or the key is another one */
export function openBytes(sealed: Uint8Array, key: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed)
  const nonce = bytes.subarray(0, nonceBytes)
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
}
