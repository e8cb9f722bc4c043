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

/** What is drawn for one pair of trials. The second trial of the pair reads the mirror image. */
export interface PairDraws {
  /** Per factor the independent standard normals of year 1, 2, .. */
  readonly shocks: readonly Float64Array[]
  /** Word 0 for the start of the chain, word n for year n. */
  readonly chain: Int32Array
  /** Word n - 1 for year n. */
  readonly jumps: Int32Array
  readonly estimateCommon: Float64Array
  readonly estimates: Float64Array
  readonly delayCommon: Float64Array
  readonly delays: Float64Array
  /** Three words an event: whether, when, how much. */
  readonly events: Int32Array
}

/** Draws everything random of the pairs of one plan, by the contract of the stream. */
export interface Drawer {
  readonly draws: PairDraws
  readonly draw: (pair: number) => void
}

/** Room for the draws of a pair, all of them zero. */
export function roomForDraws({ market: { years, factors }, estimates, phases, events }: RiskPlan): PairDraws {
  return {
    shocks: factors.map(() => new Float64Array(years)),
    chain: new Int32Array(years + 1),
    jumps: new Int32Array(years),
    estimateCommon: new Float64Array(1),
    estimates: new Float64Array(estimates.length),
    delayCommon: new Float64Array(1),
    delays: new Float64Array(phases.length),
    events: new Int32Array(3 * events.length),
  }
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
