import { createHmac, randomInt } from 'node:crypto'

/** No letters or figures that look alike on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
export const recoveryCodeCount = 10
const letters = 12

/** Ten new codes that each replace one use of the authenticator app: 59 bits, "abcd-efgh-jkmn". */
export function newRecoveryCodes(): string[] {
  const letter = () => alphabet[randomInt(alphabet.length)]!
  return Array.from({ length: recoveryCodeCount }, () =>
    Array.from({ length: letters }, letter).join('').replace(/(.{4})(.{4})/, '$1-$2-'),
  )
}

/** What is stored of a recovery code, keyed by the site and the person. Spelling with or without hyphens is the same. */
export function recoveryCodeDigest(code: string, siteSecret: string, personId: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return createHmac('sha256', siteSecret).update(`recovery code\0${personId}\0${plain}`).digest('base64url')
}
