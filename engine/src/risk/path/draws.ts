import type { RiskPlan } from '../plan/plan.ts'
import {
  drawWords,
  normalsOf,
  type Purpose,
  type StreamSalt,
  streamSalt,
  wordsForNormals,
} from '../random/stream.ts'
import { latticeDraws } from './lattice-draws.ts'
import { type PairDraws, roomForDraws } from './pair-draws.ts'

/** Draws everything random of the pairs of one plan, by the contract of the stream. */
export interface Drawer {
  readonly draws: PairDraws
  readonly draw: (pair: number) => void
}

/** Prepares the streams of a plan. The draws are overwritten by every call. */
export function drawerOf(plan: RiskPlan): Drawer {
  const { seed, scope, quasi } = plan
  const { years, factors } = plan.market
  const own = (purpose: Purpose, id = ''): StreamSalt => streamSalt(seed, purpose, scope + id)
  const salts = {
    factors: factors.map(({ id }) => streamSalt(seed, 'factor', id)),
    estimates: plan.estimates.map(({ id }) => own('estimate', id)),
    delays: plan.phases.map(({ id }) => own('delay', id)),
    events: plan.events.map(({ id }) => own('event', id)),
    chain: streamSalt(seed, 'downturn'),
    jumps: streamSalt(seed, 'jump'),
    estimateCommon: own('estimate-common'),
    delayCommon: own('delay-common'),
  }
  const draws = roomForDraws(plan)
  const steer = quasi && latticeDraws(plan, quasi, draws)
  const words = new Int32Array(Math.max(3, wordsForNormals(years)))
  const normals = (out: Float64Array, salt: StreamSalt, pair: number): void => {
    const count = wordsForNormals(out.length)
    drawWords(words, count, salt, pair)
    normalsOf(words, out, out.length)
  }
  const one = new Float64Array(1)
  const eachOne = (out: Float64Array, from: readonly StreamSalt[], pair: number): void => {
    for (let place = 0; place < from.length; place += 1) {
      normals(one, from[place]!, pair)
      out[place] = one[0]!
    }
  }
  const draw = (pair: number): void => {
    for (let k = 0; k < factors.length; k += 1) normals(draws.shocks[k]!, salts.factors[k]!, pair)
    drawWords(draws.chain, years + 1, salts.chain, pair)
    drawWords(draws.jumps, years, salts.jumps, pair)
    normals(draws.estimateCommon, salts.estimateCommon, pair)
    eachOne(draws.estimates, salts.estimates, pair)
    normals(draws.delayCommon, salts.delayCommon, pair)
    eachOne(draws.delays, salts.delays, pair)
    for (let place = 0; place < salts.events.length; place += 1) {
      drawWords(words, 3, salts.events[place]!, pair)
      draws.events.set(words.subarray(0, 3), 3 * place)
    }
    steer?.(pair)
  }
  return { draws, draw }
}
