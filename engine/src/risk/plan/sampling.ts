import { type LatticePlace, latticePlace } from '../random/lattice.ts'

/**
 * How trials are drawn. `plain`: each by itself; `pairs`: the second of two mirrors the first; `quasi`: pairs whose
 * leading draws come from lattice points, so that they lie more evenly than chance would have it.
 */
export const samplings = ['plain', 'pairs', 'quasi'] as const
/** One of those. */
export type Sampling = (typeof samplings)[number]

/** The lattice of a run. */
export interface QuasiPlan {
  /** A copy of the lattice has 2^bits pairs; every copy is shifted anew, and their spread tells the error. */
  readonly bits: number
  /**
   * Along which the shocks of the factors come from the lattice: orthonormal, by (year - 1) x number of factors + factor,
   * the one that moves the area most first.
   */
  readonly directions: readonly Float64Array[]
}

/** Most directions, years of the chain and events that have a place in the lattice. */
export const mostPlaces = { directions: 6, years: 10, events: 8 } as const

/** Which place of the lattice each leading draw has. */
export interface QuasiPlaces {
  readonly directions: readonly LatticePlace[]
  readonly estimateCommon: LatticePlace
  readonly delayCommon: LatticePlace
  /** The state at the start and the steps into the first years. */
  readonly chain: readonly LatticePlace[]
  /** Whether each of the first events happens. */
  readonly events: readonly LatticePlace[]
}

/** The places under a seed; the same for every case. */
export function quasiPlaces(seed: number): QuasiPlaces {
  const from = (first: number, count: number): LatticePlace[] =>
    Array.from({ length: count }, (_, place) => latticePlace(seed, first + place))
  const { directions, years, events } = mostPlaces
  return {
    directions: from(0, directions),
    estimateCommon: latticePlace(seed, directions),
    delayCommon: latticePlace(seed, directions + 1),
    chain: from(directions + 2, years),
    events: from(directions + 2 + years, events),
  }
}

/** Trials that hang together: one, a pair, or a copy of the lattice. The errors of a run are told from these. */
export function bundleOf({ sampling, quasi }: { sampling: Sampling; quasi: QuasiPlan | null }): number {
  if (quasi) return 2 * 2 ** quasi.bits
  return sampling === 'plain' ? 1 : 2
}

/** The fewest copies of the lattice: their spread then tells a standard error to about a sixth. */
const FEWEST_COPIES = 16
/** Points of the smallest copy, as a power of two. */
const FEWEST_BITS = 5

/** The fewest trials that a lattice is of use for. */
export const fewestQuasiTrials: number = 2 * FEWEST_COPIES * 2 ** FEWEST_BITS

/** The size of a copy for this many trials, as a power of two: there are then 16 to 31 copies. */
export const latticeBits = (trials: number): number =>
  Math.max(FEWEST_BITS, Math.floor(Math.log2(trials / 2 / FEWEST_COPIES)))

/** The trials that are run when so many are asked: whole bundles, at most `most`. */
export function wholeTrials(asked: number, sampling: Sampling, most: number): number {
  const bundle = bundleOf({
    sampling,
    quasi: sampling === 'quasi' ? { bits: latticeBits(Math.min(asked, most)), directions: [] } : null,
  })
  return Math.min(bundle * Math.ceil(asked / bundle), bundle * Math.floor(most / bundle))
}
