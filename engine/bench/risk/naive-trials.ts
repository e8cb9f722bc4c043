import type { BenchModel } from './model.ts'
import type { Outcomes } from './outcomes.ts'

function normal(): number {
  let u = 0
  while (u === 0) u = Math.random()
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * Math.random())
}

const lognormal = (sd: number): number => (sd === 0 ? 1 : Math.exp(sd * normal() - sd ** 2 / 2))

/** The model as one writes it down at first: objects and loops over trials, lines and quarters. */
export function naiveTrials(model: BenchModel, trials: number): Outcomes {
  const outcomes: Outcomes = { total: [], firstParty: [], funding: [] }
  for (let trial = 0; trial < trials; trial += 1) {
    const prices = pricePaths(model)
    const delay = drawDelays(model)
    const cash: number[] = Array.from({ length: model.periods }, () => 0)
    const worth: number[] = Array.from({ length: model.parties }, () => 0)
    for (const line of model.lines) {
      const overrun = lognormal(line.overrun)
      line.amounts.forEach((amount, planned) => {
        if (amount === 0) return
        const t = line.isSale ? delay(planned) : planned
        const flow = amount * prices[t]![line.factor]! * overrun
        cash[t]! += flow
        line.shares.forEach((share, party) => {
          worth[party]! += flow * share * model.discount[t]!
        })
      })
    }
    for (const event of model.events) {
      if (Math.random() >= event.probability) continue
      const impact = event.impact * lognormal(event.sd)
      for (let t = event.start; t < event.start + event.length; t += 1) {
        const flow = impact / event.length
        cash[t]! += flow
        event.shares.forEach((share, party) => {
          worth[party]! += flow * share * model.discount[t]!
        })
      }
    }
    let position = 0
    let least = 0
    for (const flow of cash) {
      position = position * model.growth + flow
      least = Math.min(least, position)
    }
    outcomes.total.push(worth.reduce((sum, value) => sum + value, 0))
    outcomes.firstParty.push(worth[0]!)
    outcomes.funding.push(least)
  }
  return outcomes
}

function pricePaths({ factors, cholesky, trend, periods }: BenchModel): number[][] {
  const paths: number[][] = []
  let state = factors.map(() => 0)
  for (let t = 0; t < periods; t += 1) {
    const normals = factors.map(() => normal())
    state = state.map((x, f) => {
      const shock = cholesky[f]!.reduce((sum, value, j) => sum + value * normals[j]!, 0)
      return factors[f]!.phi * x + shock
    })
    paths.push(state.map((x, f) => trend[f]![t]! * Math.exp(x)))
  }
  return paths
}

function drawDelays({ periods }: BenchModel): (planned: number) => number {
  const downturns: { start: number; length: number }[] = []
  let now = 0
  for (let n = 0; n < 3; n += 1) {
    const start = now + 1 + Math.floor(-40 * Math.log(1 - Math.random()))
    const length = 4 + Math.floor(Math.random() * 8)
    downturns.push({ start, length })
    now = start + length
  }
  return planned => {
    let t = planned
    for (const { start, length } of downturns) if (t >= start) t += length
    return Math.min(t, periods - 1)
  }
}
