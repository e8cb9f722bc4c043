import type { PlanWriter } from '../../src/risk/kernel/kernel-plan.ts'
import { LATTICE_PLACES, latticePlace } from '../../src/risk/random/lattice.ts'
import type { BenchModel } from './model.ts'

/** The leading draws of the model that come from a lattice. */
export interface BenchLattice {
  /** Moves the normals of the factors along the leading directions. */
  steer(normals: number): void
  /** Puts the word of a downturn or an event in a row. */
  word(kind: 'downturn' | 'event', number: number, row: number): void
  /** Puts the normal of an overrun in a row, as far as there are places. */
  overrun(number: number, row: number): void
}

const DIRECTIONS = 6
const first = { downturn: 6, event: 9, overrun: 17 } as const

/** Writes a lattice whose copies have 2^bits pairs. */
export function benchLattice(model: BenchModel, plan: PlanWriter, seed: number, bits: number): BenchLattice {
  const draw = (kind: 'point' | 'normalPoint', place: number, row: number): void => {
    const { salt, multiplier } = latticePlace(seed, place)
    plan.draw(kind, salt.a, salt.b, multiplier, bits, row)
  }
  return {
    steer: normals => {
      directionsOf(model).forEach((direction, place) => {
        const target = plan.sharedRow(1)
        draw('normalPoint', place, target)
        plan.draw('steer', normals, direction.length, plan.weights(direction), target)
      })
    },
    word: (kind, number, row) => draw('point', first[kind] + number, row),
    overrun: (number, row) => {
      const place = first.overrun + number
      if (place < LATTICE_PLACES) draw('normalPoint', place, row)
    },
  }
}

/** How the total and the worth of each party change with every normal about the middle; square on each other. */
function directionsOf(model: BenchModel): number[][] {
  const parties = Array.from({ length: model.parties }, (_, party) => party)
  const slopes = [slopeOf(model, () => 1), ...parties.map(party => slopeOf(model, shares => shares[party]!))]
  const found: number[][] = []
  for (const slope of slopes.slice(0, DIRECTIONS)) {
    let own = slope
    for (const known of found) {
      const along = known.reduce((sum, part, at) => sum + part * own[at]!, 0)
      own = own.map((value, at) => value - along * known[at]!)
    }
    const size = Math.hypot(...own)
    if (size > 0.05 * Math.hypot(...slope)) found.push(own.map(value => value / size))
  }
  return found
}

/** By quarter and factor; the effect on log-prices of a shock fades with phi. */
function slopeOf(model: BenchModel, part: (shares: readonly number[]) => number): number[] {
  const { factors, periods, cholesky, trend, discount, lines } = model
  const count = factors.length
  const slope = Array.from({ length: periods * count }, () => 0)
  factors.forEach(({ phi }, f) => {
    let effect = 0
    for (let t = periods - 1; t >= 0; t -= 1) {
      const price = trend[f]![t]! * discount[t]!
      for (const line of lines) if (line.factor === f) effect += line.amounts[t]! * part(line.shares) * price
      for (let j = 0; j <= f; j += 1) slope[t * count + j]! += effect * cholesky[f]![j]!
      effect *= phi
    }
  })
  return slope
}
