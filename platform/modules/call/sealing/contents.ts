import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { canonicalJson } from '../../../kit/audit/canonical-json.ts'
import type { SubmissionContents } from '../model/index.ts'
import { openBox, sealTo } from './box.ts'
import { freshKey, keyBytes, openBytes, sealBytes } from './cipher.ts'

const siteKey = (siteSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', siteSecret, '', 'call: keys of organisations', keyBytes))

/** Makes the key of an organisation, as it is kept: under the secret of the site. */
export function makeOrganisationKey(siteSecret: string, organisationId: string): Buffer {
  return sealBytes(freshKey(), siteKey(siteSecret), organisationId)
}

/** The key of an organisation. @throws Error on a site with another secret */
export function openOrganisationKey(sealed: Uint8Array, siteSecret: string, organisationId: string): Buffer {
  return openBytes(sealed, siteKey(siteSecret), organisationId)
}

const aboutKey = (id: string, version: number): string => `key of submission ${id} version ${version}`
const aboutContents = (id: string, version: number): string => `submission ${id} version ${version}`

/** Which version of which submission something is about; 0 is the draft. */
export interface About {
  id: string
  version: number
}

/** Wraps a data key by the key of an organisation. */
export const wrapKey = (dataKey: Buffer, organisationKey: Buffer, { id, version }: About): Buffer =>
  sealBytes(dataKey, organisationKey, aboutKey(id, version))

/** Unwraps a data key with the key of an organisation. */
export const unwrapKey = (wrapped: Uint8Array, organisationKey: Buffer, { id, version }: About): Buffer =>
  openBytes(wrapped, organisationKey, aboutKey(id, version))

/** Wraps a data key by the public key of a call. */
export const wrapKeyForCall = (dataKey: Buffer, publicKey: Uint8Array, { id, version }: About): Buffer =>
  sealTo(publicKey, dataKey, aboutKey(id, version))

/** Unwraps a data key with the private key of a call. */
export const unwrapKeyOfCall = (wrapped: Uint8Array, privateKey: Buffer, { id, version }: About): Buffer =>
  openBox(privateKey, wrapped, aboutKey(id, version))

/** Encrypts anything that is JSON. */
export const sealJson = (value: unknown, dataKey: Buffer, { id, version }: About): Buffer =>
  sealBytes(Buffer.from(canonicalJson(value)), dataKey, aboutContents(id, version))

/** What `sealJson` encrypted. */
export const openJson = <Value>(sealed: Uint8Array, dataKey: Buffer, { id, version }: About): Value =>
  JSON.parse(openBytes(sealed, dataKey, aboutContents(id, version)).toString()) as Value

/** A salt for contents, so that the hash of a receipt tells nothing of them. */
export const freshSalt = (): string => randomBytes(16).toString('hex')

/** Hash of a receipt: SHA-256 over the contents as canonical JSON (RFC 8785), 64 hex digits. */
export function receiptHash(contents: SubmissionContents): string {
  return createHash('sha256').update(canonicalJson(contents)).digest('hex')
}
