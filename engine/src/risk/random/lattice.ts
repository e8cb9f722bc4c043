import { mix, type StreamSalt, streamSalt } from './stream.ts'

/**
 * Generating vector of a rank-1 lattice that serves for 2^5 to 2^14 points: each place found after those before it, among
 * 300 odd numbers drawn for it, as the one whose squared worst-case error (criterion P2, weight of place d one half x
 * 0.9^d) is at no size far above the least. Method: D. Nuyens and R. Cools, Fast algorithms for component-by-component
 * construction of rank-1 lattice rules (2006), and R. Cools, F. Kuo and D. Nuyens, Constructing embedded lattice rules
 * for multivariate integration (2006).
 */
const multipliers: readonly number[] = [
  1, 8913, 5593, 10511, 16171, 5959, 9625, 3861, 9613, 4557, 9221, 687, 14687, 9793, 11243, 7775, 15287,
  12673, 15523, 163, 9179, 10783, 2783, 11249, 9251, 13135,
]

/** How many places the lattice has. */
export const LATTICE_PLACES: number = multipliers.length

/** One coordinate of the points: by what its number is multiplied, and the salt of its shifts. */
export interface LatticePlace {
  readonly multiplier: number
  readonly salt: StreamSalt
}

/** The coordinate of a place (from 0) under a seed. */
export const latticePlace = (seed: number, place: number): LatticePlace => ({
  multiplier: multipliers[place]!,
  salt: streamSalt(seed, 'lattice', String(place)),
})

/** The word of a coordinate in a pair, when a copy has 2^bits points: contract of the stream, 9. */
export function pointWord({ multiplier, salt }: LatticePlace, bits: number, pair: number): number {
  const shift = mix(mix(((pair >>> bits) + salt.a) | 0) ^ salt.b)
  const number = pair & ((1 << bits) - 1)
  return ((Math.imul(number, multiplier) << (32 - bits)) + shift) | 0
}
