import { describe, expect, it } from 'vitest'
import { newRecoveryCodes, recoveryCodeDigest } from './recovery-codes.ts'
import { seal, unseal } from './sealed-secret.ts'
import { newToken, tokenDigest } from './token.ts'

describe('recovery codes', () => {
  it('are ten different codes in three groups of four', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    expect(codes.filter(code => !/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(code))).toEqual([])
  })

  it('are the same with and without hyphens and capitals, and differ per person and site', () => {
    const digest = recoveryCodeDigest('abcd-efgh-jkmn', 'site', 'person-1')
    expect(recoveryCodeDigest('ABCD efgh jkmn', 'site', 'person-1')).toBe(digest)
    expect(recoveryCodeDigest('abcd-efgh-jkmn', 'site', 'person-2')).not.toBe(digest)
    expect(recoveryCodeDigest('abcd-efgh-jkmn', 'other', 'person-1')).not.toBe(digest)
  })
})

describe('a sealed secret', () => {
  it('opens for its owner on its site only', () => {
    const sealed = seal(Buffer.from('geheim'), 'site', 'person-1')
    expect(unseal(sealed, 'site', 'person-1').toString()).toBe('geheim')
    expect(() => unseal(sealed, 'site', 'person-2')).toThrow()
    expect(() => unseal(sealed, 'other', 'person-1')).toThrow()
  })

  it('does not open when one byte was changed', () => {
    const bytes = Buffer.from(seal(Buffer.from('geheim'), 'site', 'person-1'), 'base64url')
    bytes[bytes.length - 1]! ^= 1
    expect(() => unseal(bytes.toString('base64url'), 'site', 'person-1')).toThrow()
  })
})

describe('a token', () => {
  it('has 256 bits and is stored as something else', () => {
    const token = newToken()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(tokenDigest(token)).not.toBe(token)
    expect(tokenDigest(token)).toBe(tokenDigest(token))
  })
})
