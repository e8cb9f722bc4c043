import { describe, expect, it } from 'vitest'
import { isPredictable } from './predictable.ts'

const owner = { name: 'Planeconoom, gemeente', email: 'planeconoom@example.org' }

describe('a predictable password', () => {
  it.each([
    'aaaaaaaaaaaa',
    '121212121212',
    'planeconoom1',
    'Planeconoom2026!',
    'planeconoom@example.org',
    'Versneller!1',
    'wachtwoord123',
    'PasswordPassword',
  ])('is %s', password => {
    expect(isPredictable(password, owner)).toBe(true)
  })

  it.each(['paard batterij nietje', 'de planeconoom telt schapen', 'xK3-9qLm-22aP'])(
    'is not %s',
    password => {
      expect(isPredictable(password, owner)).toBe(false)
    },
  )
})
