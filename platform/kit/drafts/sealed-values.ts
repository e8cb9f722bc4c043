import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Draft, DraftKey } from './draft.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'kit: drafts of forms', 32))
const aboutOf = ({ personId, formKey }: DraftKey): Buffer => Buffer.from(`${personId} ${formKey}`)

/** Encrypts what somebody is typing under the secret of the site, which lies outside the database. */
export function sealValues(values: Draft['values'], secret: string, key: DraftKey): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, keyOf(secret), nonce).setAAD(aboutOf(key))
  const body = Buffer.concat([cipher.update(JSON.stringify(values)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** What `sealValues` encrypted; a draft of before that was kept as it is. */
export function openValues(kept: unknown, secret: string, key: DraftKey): Draft['values'] {
  if (typeof kept !== 'string') return kept as Draft['values']
  const bytes = Buffer.from(kept, 'base64')
  const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(aboutOf(key)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  const body = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
  return JSON.parse(body.toString()) as Draft['values']
}
