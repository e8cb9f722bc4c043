import { randomBytes } from 'node:crypto'
import * as OTPAuth from 'otpauth'
import { describe, expect, it } from 'vitest'
import { acceptedStep, appAddress, asBase32, codeAt, stepOf } from './one-time-code.ts'

describe('a one-time code', () => {
  it('has the values of RFC 6238 appendix B', () => {
    const secret = Buffer.from('12345678901234567890')
    const codes = [59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000].map(seconds =>
      codeAt(secret, stepOf(Temporal.Instant.fromEpochMilliseconds(seconds * 1000))),
    )
    expect(codes).toEqual(['287082', '081804', '050471', '005924', '279037', '353130'])
  })

  it('is the code that an independent authenticator shows for the same address', () => {
    const secret = randomBytes(20)
    const app = OTPAuth.URI.parse(appAddress(secret, 'planeconoom@example.org', 'Versneller')) as OTPAuth.TOTP
    const instant = Temporal.Instant.from('2026-11-24T09:00:10Z')
    expect(app.generate({ timestamp: instant.epochMilliseconds })).toBe(codeAt(secret, stepOf(instant)))
    expect(app.label).toBe('planeconoom@example.org')
    expect(app.secret.base32).toBe(asBase32(secret))
  })

  it('is accepted one step early or late, with spaces, and not two steps late', () => {
    const secret = randomBytes(20)
    const now = Temporal.Instant.from('2026-11-24T09:00:10Z')
    const step = stepOf(now)
    const spaced = codeAt(secret, step).replace(/(...)(...)/, '$1 $2')
    expect(acceptedStep(secret, spaced, now, 0)).toBe(step)
    expect(acceptedStep(secret, codeAt(secret, step - 1), now, 0)).toBe(step - 1)
    expect(acceptedStep(secret, codeAt(secret, step + 1), now, 0)).toBe(step + 1)
    expect(acceptedStep(secret, codeAt(secret, step - 2), now, 0)).toBeUndefined()
  })

  it('is not accepted a second time, nor is an earlier one', () => {
    const secret = randomBytes(20)
    const now = Temporal.Instant.from('2026-11-24T09:00:10Z')
    const step = stepOf(now)
    expect(acceptedStep(secret, codeAt(secret, step), now, step)).toBeUndefined()
    expect(acceptedStep(secret, codeAt(secret, step - 1), now, step)).toBeUndefined()
  })

  it('is refused when it is too short, too long or empty', () => {
    const secret = randomBytes(20)
    const now = Temporal.Instant.from('2026-11-24T09:00:10Z')
    for (const code of ['', '12345', '1234567', 'abcdef'])
      expect(acceptedStep(secret, code, now, 0)).toBeUndefined()
  })
})
