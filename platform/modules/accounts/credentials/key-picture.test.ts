import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { keyPicture } from './key-picture.ts'

const address = 'otpauth://totp/Versneller:iemand%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Versneller'

describe('the picture of a key', () => {
  it('has a dark square exactly where the code has one, and nothing in the light zone around it', () => {
    const { path, side } = keyPicture(address)
    const squares = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`)
    const { data, size } = encode(address, { ecc: 'M', border: 0 })
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])))
    expect(side).toBe(size + 8)
    expect(squares.sort()).toEqual(dark.sort())
    expect(path.replaceAll(/M\d+ \d+h1v1h-1z/g, '')).toBe('')
  })

  it('differs for another key', () => {
    expect(keyPicture(address.replace('JBSW', 'KBSW')).path === keyPicture(address).path).toBe(false)
  })
})
