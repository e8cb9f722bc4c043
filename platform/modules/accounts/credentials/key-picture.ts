import { encode } from 'uqr'

/** A QR code as one path of squares, with the side of the whole in squares. */
export interface KeyPicture {
  path: string
  side: number
}

/** Light squares around the code that a camera needs to find it (ISO/IEC 18004). */
const quietZone = 4

/** The address for an authenticator app as a QR code: a path to draw in dark on light. */
export function keyPicture(address: string): KeyPicture {
  const { data, size } = encode(address, { ecc: 'M', border: quietZone })
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join(''))
  return { path: rows.join(''), side: size }
}
