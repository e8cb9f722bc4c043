import { hkdfSync } from 'node:crypto'

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const codeCount = 10
const letters = 12
const secretBytes = 20

/** A second step that is shown to a person and not stored until it is proved to work. */
export interface ProposedFactor {
  secret: Buffer
  recoveryCodes: string[]
}

/**
 * The second step proposed in a session. It follows from the site's secret, the session and the factor it replaces,
 * so that showing the page twice shows the same, and showing it changes nothing.
 */
export function proposedFactor(
  siteSecret: string,
  sessionId: string,
  replaces: Temporal.Instant | undefined,
): ProposedFactor {
  const about = `accounts: proposed second step ${sessionId} ${replaces?.toString() ?? 'first'}`
  const bytes = Buffer.from(hkdfSync('sha256', siteSecret, '', about, secretBytes + codeCount * letters * 2))
  const letter = (index: number): string =>
    alphabet[bytes.readUInt16BE(secretBytes + 2 * index) % alphabet.length]!
  const code = (number: number): string =>
    Array.from({ length: letters }, (_, place) => letter(number * letters + place))
      .join('')
      .replace(/(.{4})(.{4})/, '$1-$2-')
  return {
    secret: bytes.subarray(0, secretBytes),
    recoveryCodes: Array.from({ length: codeCount }, (_, number) => code(number)),
  }
}
