import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Expected, faultOf } from './id-token.ts'
import { type ProviderKey, verifiedClaims } from './json-web.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
const seconds = now.epochMilliseconds / 1000
const expected: Expected = { issuer: 'https://idp.example', clientId: 'versneller', nonce: 'n1', now }
const good = {
  iss: 'https://idp.example',
  aud: 'versneller',
  exp: seconds + 60,
  iat: seconds,
  nonce: 'n1',
  sub: 'piet',
}

describe('an identity token', () => {
  it('counts when it says all that is expected', () => {
    expect(faultOf(good, expected)).toBeUndefined()
    expect(
      faultOf({ ...good, aud: ['versneller'], azp: 'versneller', acr: 'hoog' }, { ...expected, acr: 'hoog' }),
    ).toBeUndefined()
  })

  it.each([
    ['iss', { iss: 'https://idp.example/' }],
    ['iss', { iss: undefined }],
    ['aud', { aud: 'another' }],
    ['aud', { aud: ['versneller', 'another'] }],
    ['azp', { azp: 'another' }],
    ['exp', { exp: seconds - 61 }],
    ['exp', { exp: undefined }],
    ['iat', { iat: seconds + 120 }],
    ['iat', { iat: seconds - 601 }],
    ['nonce', { nonce: 'n2' }],
    ['nonce', { nonce: undefined }],
    ['sub', { sub: '' }],
    ['sub', { sub: 7 }],
  ])('does not count with another %s: %j', (fault, changed) => {
    expect(faultOf({ ...good, ...changed }, expected)).toBe(fault)
  })

  it('does not count below the asked level of assurance', () => {
    expect(faultOf({ ...good, acr: 'laag' }, { ...expected, acr: 'hoog' })).toBe('acr')
    expect(faultOf(good, { ...expected, acr: 'hoog' })).toBe('acr')
  })
})

describe('the signature of a token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk: ProviderKey = { ...publicKey.export({ format: 'jwk' }), kid: 'k1' }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = (header: object, claims: object = good) => {
    const body = `${encode(header)}.${encode(claims)}`
    return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`
  }

  it('is accepted of a key of the provider', () => {
    expect(verifiedClaims(signed({ alg: 'RS256', kid: 'k1' }), [jwk])).toEqual(good)
  })

  it.each([
    ['no signature', { alg: 'none', kid: 'k1' }],
    ['a shared secret', { alg: 'HS256', kid: 'k1' }],
    ['an unknown key', { alg: 'RS256', kid: 'k2' }],
    ['another algorithm', { alg: 'ES256', kid: 'k1' }],
    ['an unknown demand', { alg: 'RS256', kid: 'k1', crit: ['b64'] }],
  ])('is refused with %s', (_, header) => {
    expect(() => verifiedClaims(signed(header), [jwk])).toThrow()
  })

  it('is refused when the claims were changed, or a part was added', () => {
    const [head, , signature] = signed({ alg: 'RS256', kid: 'k1' }).split('.')
    expect(() => verifiedClaims(`${head}.${encode({ ...good, sub: 'jan' })}.${signature}`, [jwk])).toThrow()
    expect(() => verifiedClaims(`${signed({ alg: 'RS256', kid: 'k1' })}.x`, [jwk])).toThrow()
  })
})
