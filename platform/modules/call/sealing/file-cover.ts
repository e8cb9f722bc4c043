import { type CipherGCM, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FileCover } from '../../../kit/files/store-file.ts'
import { freshKey } from './cipher.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** A cover with the key that it leaves behind: key, nonce and tag, base64. */
export type KeyedCover = FileCover & { key(): string }

/** A fresh cover for one file: AES-256-GCM with a key of its own. */
export function freshCover(): KeyedCover {
  const fileKey = freshKey()
  const nonce = randomBytes(nonceBytes)
  const cipher: CipherGCM = createCipheriv(algorithm, fileKey, nonce)
  const key = () => Buffer.concat([fileKey, nonce, cipher.getAuthTag()]).toString('base64')
  return {
    cover: bytes => cipher.update(bytes),
    finish: () => void cipher.final(),
    uncover: content => uncover(content, key()),
    key,
  }
}

/** The contents of a covered file; the stream fails when a byte was changed. */
export function uncover(content: Readable, key: string): Readable {
  const bytes = Buffer.from(key, 'base64')
  const keyEnd = bytes.length - nonceBytes - tagBytes
  const decipher = createDecipheriv(
    algorithm,
    bytes.subarray(0, keyEnd),
    bytes.subarray(keyEnd, keyEnd + nonceBytes),
    { authTagLength: tagBytes },
  ).setAuthTag(bytes.subarray(-tagBytes))
  content.on('error', error => decipher.destroy(error))
  return content.pipe(decipher)
}
