import { describe, expect, it } from 'vitest'
import { proposedFactor } from './proposed-factor.ts'
import { recoveryCodeDigest } from './recovery-codes.ts'
import { seal, unseal } from './sealed-secret.ts'
import { newToken, tokenDigest } from './token.ts'

describe('recovery codes', () => {
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

describe('a proposed second step', () => {
  const first = proposedFactor('site', 'session-1', undefined)

  it('has ten different recovery codes in three groups of four', () => {
    expect(new Set(first.recoveryCodes).size).toBe(10)
    expect(first.recoveryCodes.filter(code => !/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(code))).toEqual(
      [],
    )
    expect(first.secret).toHaveLength(20)
  })

  it('is the same each time it is shown and another in every session, site and replacement', () => {
    expect(proposedFactor('site', 'session-1', undefined)).toEqual(first)
    const since = Temporal.Instant.from('2026-11-24T09:00:00Z')
    const others = [
      proposedFactor('site', 'session-2', undefined),
      proposedFactor('other', 'session-1', undefined),
      proposedFactor('site', 'session-1', since),
    ]
    expect(new Set([first, ...others].map(factor => factor.secret.toString('hex'))).size).toBe(4)
  })
})
