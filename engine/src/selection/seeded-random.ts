/** Repeatable chance: the same seed gives the same numbers on every machine. */
export interface SeededRandom {
  /** A number from 0 up to 1. */
  next(): number
  /** A draw from the normal distribution with mean 0 and spread 1. */
  normal(): number
}

/** Source: Chris Doty-Humphrey, PractRand, sfc32: 128 bits of state, exact in 32-bit integers. */
export function seededRandom(seed: number): SeededRandom {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1]
  const word = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  // The first words still show how alike two seeds are.
  for (let round = 0; round < 16; round++) word()
  const next = () => word() / 2 ** 32
  return {
    next,
    // Marsaglia's polar method would keep a spare; Box and Muller with one half is simpler and as repeatable.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
