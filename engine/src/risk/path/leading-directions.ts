import { presentValue } from '../../ledger/present-value.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { mostPlaces } from '../plan/sampling.ts'
import type { Drawer } from './draws.ts'
import { lowestPosition } from './funding-path.ts'
import { roomForDraws } from './pair-draws.ts'
import { simulatorOf } from './trial.ts'

/** A third of a standard deviation to either side: far enough for clauses that begin at a bound. */
const STEP = 1 / 3

/** A direction that keeps less of a slope than this has nothing of its own. */
const OWN_SHARE = 0.05

/**
 * The directions of the shocks that move the results most, straight about the middle of everything else: no downturn, no
 * jump, no event. First that of the area, then of the lowest funding position, then those of the parties, each only what
 * the former leave of it. Orthonormal, by (year - 1) x number of factors + factor. Method: J. Imai and K. S. Tan, A
 * general dimension reduction technique for derivative pricing (2006).
 */
export function leadingDirections(plan: RiskPlan): Float64Array[] {
  const slopes = slopesOf(plan)
  const found: Float64Array[] = []
  for (const slope of slopes) {
    const whole = sizeOf(slope)
    for (const known of found) take(slope, known)
    const own = sizeOf(slope)
    if (whole === 0 || own < OWN_SHARE * whole || found.length === mostPlaces.directions) continue
    found.push(slope.map(value => value / own))
  }
  return found
}

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0)

const sizeOf = (slope: Float64Array): number => Math.sqrt(dot(slope, slope))

/** Takes what lies along a unit direction out of a slope. */
function take(slope: Float64Array, unit: Float64Array): void {
  const along = dot(slope, unit)
  slope.forEach((value, at) => {
    slope[at] = value - along * unit[at]!
  })
}

/** How every result changes with every shock. */
function slopesOf(plan: RiskPlan): Float64Array[] {
  const { factors, years } = plan.market
  const drawer = middleDrawer(plan)
  const { path, run } = simulatorOf(plan, drawer)
  const results = (): number[] => [
    presentValue(path.areaCash, plan.commonFactors),
    lowestPosition(plan, path),
    ...plan.parties.map(({ ownFactors }, party) => presentValue(path.partyCash[party]!, ownFactors)),
  ]
  const slopes = Array.from(
    { length: 2 + plan.parties.length },
    () => new Float64Array(factors.length * years),
  )
  for (let at = 0; at < factors.length * years; at += 1) {
    const shocks = drawer.draws.shocks[at % factors.length]!
    const resultsAt = (shock: number): number[] => {
      shocks[Math.floor(at / factors.length)] = shock
      run(0)
      return results()
    }
    const [above, below] = [resultsAt(STEP), resultsAt(-STEP)]
    shocks[Math.floor(at / factors.length)] = 0
    above.forEach((value, result) => {
      slopes[result]![at] = (value - below[result]!) / (2 * STEP)
    })
  }
  return slopes
}

/** Draws in which nothing happens: every normal in the middle, every word the highest. */
function middleDrawer(plan: RiskPlan): Drawer {
  const draws = roomForDraws(plan)
  draws.chain.fill(-1)
  draws.jumps.fill(-1)
  draws.events.fill(-1)
  return { draws, draw: () => undefined }
}
