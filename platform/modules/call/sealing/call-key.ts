import { type Argon2Parameters, argon2, hkdfSync, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { KeyHolder } from '../model/index.ts'
import { freshKeyPair, openBox, publicKeyOf, sealTo } from './box.ts'
import { keyBytes, openBytes, sealBytes } from './cipher.ts'

const derive = promisify(argon2)
/** A passphrase guards the plans of a whole tranche: three times the memory of a sign-in, 64 MiB, three passes. */
const cost = { parallelism: 1, tagLength: keyBytes, memory: 65_536, passes: 3 }

async function keyFrom(passphrase: string, salt: Buffer): Promise<Buffer> {
  const asked: Argon2Parameters = { message: Buffer.from(passphrase.normalize('NFC')), nonce: salt, ...cost }
  return Buffer.from(await derive('argon2id', asked))
}

/** The key pair of one holder, as it is kept. */
export interface HolderKey {
  publicKey: Buffer
  /** The private half, encrypted under the passphrase. */
  privateKey: Buffer
  salt: Buffer
}

const aboutHolder = (callId: string, holder: KeyHolder): string => `call ${callId} holder ${holder}`
const aboutShare = (callId: string, holder: KeyHolder): string => `call ${callId} share ${holder}`

/** Makes a key pair of which the private half opens with this passphrase only. */
export async function makeHolderKey(
  passphrase: string,
  { callId, holder }: { callId: string; holder: KeyHolder },
): Promise<HolderKey> {
  const pair = freshKeyPair()
  const salt = randomBytes(16)
  const privateKey = sealBytes(pair.privateKey, await keyFrom(passphrase, salt), aboutHolder(callId, holder))
  return { publicKey: pair.publicKey, privateKey, salt }
}

const xor = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((byte, index) => byte ^ other[index]!))

/**
 * Makes the key pair of a call and forgets its private half at once: it is split in two for every pair of holders, and
 * each share is encrypted to its holder. One share alone tells nothing.
 * @returns the public key of the call, and the encrypted share of each holder
 */
export function makeCallKey(
  callId: string,
  holders: ReadonlyMap<KeyHolder, Uint8Array>,
): { publicKey: Buffer; shares: Map<KeyHolder, Buffer> } {
  const { publicKey, privateKey } = freshKeyPair()
  const shares = new Map<KeyHolder, Buffer>()
  for (const [first, second] of [
    ['director', 'secretary'],
    ['steering-first', 'steering-second'],
  ] as const) {
    const [toFirst, toSecond] = [holders.get(first), holders.get(second)]
    if (!toFirst || !toSecond) continue
    const share = randomBytes(keyBytes)
    shares.set(first, sealTo(toFirst, share, aboutShare(callId, first)))
    shares.set(second, sealTo(toSecond, xor(share, privateKey), aboutShare(callId, second)))
  }
  return { publicKey, shares }
}

/** Opens the share of one holder. @returns nothing when the passphrase is another one */
export async function openShare(
  passphrase: string,
  { callId, holder, key, share }: { callId: string; holder: KeyHolder; key: HolderKey; share: Buffer },
): Promise<Buffer | undefined> {
  const opened = await keyFrom(passphrase, key.salt)
  try {
    const privateKey = openBytes(key.privateKey, opened, aboutHolder(callId, holder))
    return openBox(privateKey, share, aboutShare(callId, holder))
  } catch {
    return undefined
  }
}

/** The private key of a call from the two shares of a pair. @returns nothing when they are not of this call */
export function joinShares(one: Buffer, other: Buffer, publicKey: Buffer): Buffer | undefined {
  const privateKey = xor(one, other)
  return publicKeyOf(privateKey).equals(publicKey) ? privateKey : undefined
}

const waitingKey = (siteSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', siteSecret, '', 'call: a share that waits for the other', keyBytes))

/** Puts an opened share away, under the secret of the site, until the second holder comes. */
export function putAway(share: Buffer, siteSecret: string, callId: string): Buffer {
  return sealBytes(share, waitingKey(siteSecret), callId)
}

/** The share that was put away. */
export function takeBack(kept: Buffer, siteSecret: string, callId: string): Buffer {
  return openBytes(kept, waitingKey(siteSecret), callId)
}
