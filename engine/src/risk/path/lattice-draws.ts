import { normalQuantile } from '../../formulas/risk/normal.ts'
import type { RiskPlan } from '../plan/plan.ts'
import { type QuasiPlan, quasiPlaces } from '../plan/sampling.ts'
import { type LatticePlace, pointWord } from '../random/lattice.ts'
import { uniformOf } from '../random/stream.ts'
import type { PairDraws } from './pair-draws.ts'

/** Puts the points of a lattice in the place of the leading draws of a pair, once those are drawn. */
export function latticeDraws({ seed, market }: RiskPlan, quasi: QuasiPlan, draws: PairDraws) {
  const places = quasiPlaces(seed)
  const factors = market.factors.length
  const word = (place: LatticePlace, pair: number): number => pointWord(place, quasi.bits, pair)
  const normal = (place: LatticePlace, pair: number): number => normalQuantile(uniformOf(word(place, pair)))
  const strewn = (words: Int32Array, at: number, place: LatticePlace, pair: number): void => {
    if (at < words.length) words[at] = word(place, pair) + (words[at]! >>> quasi.bits)
  }
  const steer = (direction: Float64Array, target: number): void => {
    let known = 0
    for (let at = 0; at < direction.length; at += 1)
      known += direction[at]! * draws.shocks[at % factors]![Math.floor(at / factors)]!
    for (let at = 0; at < direction.length; at += 1)
      draws.shocks[at % factors]![Math.floor(at / factors)]! += (target - known) * direction[at]!
  }
  return (pair: number): void => {
    quasi.directions.forEach((direction, place) => {
      steer(direction, normal(places.directions[place]!, pair))
    })
    draws.estimateCommon[0] = normal(places.estimateCommon, pair)
    draws.delayCommon[0] = normal(places.delayCommon, pair)
    places.chain.forEach((place, n) => {
      strewn(draws.chain, n, place, pair)
    })
    places.events.forEach((place, event) => {
      strewn(draws.events, 3 * event, place, pair)
    })
  }
}
