import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.ts'

describe('a password hash', () => {
  it('is argon2id with the cost of the house and a salt of its own', async () => {
    const [first, second] = await Promise.all([
      hashPassword('vier woorden achter elkaar'),
      hashPassword('vier woorden achter elkaar'),
    ])
    expect(first.slice(0, 31)).toBe('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(first).not.toBe(second)
  })

  it('knows the password it was made of, in either Unicode notation, and no other', async () => {
    const stored = await hashPassword('café aan de gracht')
    expect(await verifyPassword('café aan de gracht'.normalize('NFD'), stored)).toBe(true)
    expect(await verifyPassword('cafe aan de gracht', stored)).toBe(false)
    expect(await verifyPassword('', stored)).toBe(false)
  })

  it('takes as long to refuse nobody as to refuse somebody', async () => {
    const stored = await hashPassword('een goed wachtwoord')
    const median = async (of: string | undefined): Promise<number> => {
      const times: number[] = []
      for (let turn = 0; turn < 9; turn++) {
        const start = performance.now()
        expect(await verifyPassword('een fout wachtwoord', of)).toBe(false)
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[4]!
    }
    await median(undefined)
    const [known, unknown] = [await median(stored), await median(undefined)]
    expect(Math.abs(known - unknown) / known).toBeLessThan(0.5)
  })

  it('refuses a stored value that was made in another way', async () => {
    await expect(verifyPassword('x', '$2b$10$abcdefghijklmnopqrstuv')).rejects.toThrow('not argon2id')
  })
})
