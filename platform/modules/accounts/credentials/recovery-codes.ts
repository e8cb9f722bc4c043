import { createHmac } from 'node:crypto'

/** What is stored of a recovery code, keyed by the site and the person. Spelling with or without hyphens is the same. */
export function recoveryCodeDigest(code: string, siteSecret: string, personId: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return createHmac('sha256', siteSecret).update(`recovery code\0${personId}\0${plain}`).digest('base64url')
}
