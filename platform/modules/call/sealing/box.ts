import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto'
import { keyBytes, openBytes, sealBytes } from './cipher.ts'

// The fixed heads of X25519 keys in DER (RFC 8410); the 32 bytes of the key follow.
const publicHead = Buffer.from('302a300506032b656e032100', 'hex')
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** An X25519 key pair as bare bytes, 32 each. */
export interface KeyPair {
  publicKey: Buffer
  privateKey: Buffer
}

/** A fresh key pair. */
export function freshKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519')
  return {
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(publicHead.length),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(privateHead.length),
  }
}

const publicOf = (bytes: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' })
const privateOf = (bytes: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([privateHead, bytes]), format: 'der', type: 'pkcs8' })

/** The public key that belongs to a private one. */
export function publicKeyOf(privateKey: Uint8Array): Buffer {
  const der = createPublicKey(privateOf(privateKey)).export({ format: 'der', type: 'spki' })
  return der.subarray(publicHead.length)
}

/** The key of one box: from the secret that both sides can compute, bound to both public keys. */
function boxKey(shared: Buffer, fresh: Uint8Array, receiver: Uint8Array): Buffer {
  return Buffer.from(
    hkdfSync('sha256', shared, Buffer.concat([fresh, receiver]), 'call: sealed box', keyBytes),
  )
}

/** Encrypts to whoever holds the private key: a fresh public key, then the sealed bytes. */
export function sealTo(publicKey: Uint8Array, plain: Uint8Array, about: string): Buffer {
  const fresh = freshKeyPair()
  const shared = diffieHellman({ privateKey: privateOf(fresh.privateKey), publicKey: publicOf(publicKey) })
  return Buffer.concat([fresh.publicKey, sealBytes(plain, boxKey(shared, fresh.publicKey, publicKey), about)])
}

/** @throws Error when the box is for another key, about something else, or was changed */
export function openBox(privateKey: Uint8Array, box: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(box)
  const fresh = bytes.subarray(0, keyBytes)
  const shared = diffieHellman({ privateKey: privateOf(privateKey), publicKey: publicOf(fresh) })
  return openBytes(bytes.subarray(keyBytes), boxKey(shared, fresh, publicKeyOf(privateKey)), about)
}
